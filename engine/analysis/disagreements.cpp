#include "engine/analysis/disagreements.hpp"

#include <algorithm>
#include <tuple>

namespace engine::analysis {
namespace {

struct CodersMark {
  std::uint32_t coder = 0;
  const Mark* mark = nullptr;
};

std::uint32_t begin_of(const CodersMark& each) { return each.mark->place.span.begin().value; }
std::uint32_t end_of(const CodersMark& each) { return each.mark->place.span.end().value; }

// Marks of one transcript, by position, of coders who were to code it.
std::vector<CodersMark> marks_in(const Compared& compared, std::uint32_t transcript) {
  std::vector<CodersMark> marks;
  for (std::uint32_t coder = 0; coder < compared.coders.size(); ++coder)
    if (compared.coders[coder].assigned[transcript])
      for (const Mark& mark : compared.coders[coder].marks)
        if (mark.transcript == transcript) marks.push_back({coder, &mark});
  std::ranges::sort(marks, [](const CodersMark& a, const CodersMark& b) {
    return std::tuple{begin_of(a), end_of(a), a.mark->code, a.coder} <
           std::tuple{begin_of(b), end_of(b), b.mark->code, b.coder};
  });
  return marks;
}

std::vector<Unit> spans_of(const std::vector<CodersMark>& passage, std::uint32_t coder) {
  std::vector<Unit> units;
  for (const CodersMark& each : passage)
    if (each.coder == coder) units.push_back({begin_of(each), end_of(each), 0});
  merge_overlaps(units);
  return units;
}

std::vector<std::uint32_t> codings_of(const std::vector<CodersMark>& passage, std::uint32_t coder) {
  std::vector<std::uint32_t> codings;
  for (const CodersMark& each : passage)
    if (each.coder == coder) codings.push_back(each.mark->coding);
  return codings;
}

std::vector<std::uint32_t> other_codes(const std::vector<CodersMark>& all,
                                       const Disagreement& passage, std::uint32_t coder) {
  std::vector<std::uint32_t> codes;
  for (const CodersMark& each : all)
    if (each.coder == coder && each.mark->code != passage.code &&
        each.mark->place.span.overlaps(passage.passage))
      codes.push_back(each.mark->code);
  std::ranges::sort(codes);
  const auto twice = std::ranges::unique(codes);
  codes.erase(twice.begin(), twice.end());
  return codes;
}

std::uint64_t weight_of(const std::vector<Disagreement::Side>& sides) {
  std::uint64_t weight = 0;
  for (std::size_t a = 0; a < sides.size(); ++a)
    for (std::size_t b = a + 1; b < sides.size(); ++b)
      weight += covered(sides[a].spans) + covered(sides[b].spans) -
                2 * shared(sides[a].spans, sides[b].spans);
  return weight;
}

Disagreement::Kind kind_of(const std::vector<Disagreement::Side>& sides) {
  auto kind = Disagreement::Kind::border;
  for (const Disagreement::Side& side : sides) {
    if (!side.spans.empty()) continue;
    if (!side.other_codes.empty()) return Disagreement::Kind::code;
    kind = Disagreement::Kind::presence;
  }
  return kind;
}

// One passage: marks of one code that hang together.
void add_if_disputed(const Compared& compared, std::uint32_t transcript,
                     const std::vector<CodersMark>& all, const std::vector<CodersMark>& passage,
                     std::vector<Disagreement>& out) {
  Disagreement found;
  found.transcript = transcript;
  found.code = passage.front().mark->code;
  found.turn = passage.front().mark->place.turn;
  std::uint32_t end = 0;
  for (const CodersMark& each : passage) end = std::max(end, end_of(each));
  found.passage = text::CodePointSpan::of(begin_of(passage.front()), end);
  for (std::uint32_t coder = 0; coder < compared.coders.size(); ++coder) {
    if (!compared.coders[coder].assigned[transcript]) continue;
    Disagreement::Side side{coder, spans_of(passage, coder), {}, codings_of(passage, coder)};
    if (side.spans.empty()) side.other_codes = other_codes(all, found, coder);
    found.sides.push_back(std::move(side));
  }
  found.weight = weight_of(found.sides);
  if (found.weight == 0) return;
  found.kind = kind_of(found.sides);
  out.push_back(std::move(found));
}

}  // namespace

std::string_view name(Disagreement::Kind kind) {
  switch (kind) {
    case Disagreement::Kind::code:
      return "code";
    case Disagreement::Kind::presence:
      return "presence";
    case Disagreement::Kind::border:
      return "border";
  }
  return "";
}

std::vector<Disagreement> disagreements(const Compared& compared) {
  std::vector<Disagreement> result;
  for (std::uint32_t t = 0; t < compared.transcripts.size(); ++t) {
    if (compared.coders_of(t) < 2) continue;
    const std::vector<CodersMark> all = marks_in(compared, t);
    for (std::uint32_t code = 0; code < compared.codes.size(); ++code) {
      std::vector<CodersMark> passage;
      std::uint32_t end = 0;
      for (const CodersMark& each : all) {
        if (each.mark->code != code) continue;
        if (!passage.empty() && begin_of(each) >= end) {
          add_if_disputed(compared, t, all, passage, result);
          passage.clear();
        }
        end = passage.empty() ? end_of(each) : std::max(end, end_of(each));
        passage.push_back(each);
      }
      if (!passage.empty()) add_if_disputed(compared, t, all, passage, result);
    }
  }
  std::ranges::sort(result, [](const Disagreement& a, const Disagreement& b) {
    return std::tuple{b.weight, a.transcript, a.passage.begin(), a.code} <
           std::tuple{a.weight, b.transcript, b.passage.begin(), b.code};
  });
  return result;
}

}  // namespace engine::analysis
