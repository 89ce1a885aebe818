#include "tests/analysis/plain_tally.hpp"

#include <tuple>

namespace plain {
namespace {

bool earlier(const coding::Coding& a, const coding::Coding& b) {
  const auto evidence = [](const coding::Coding& c) {
    return c.rules.empty() ? c.segment.span : c.rules.front().span;
  };
  return std::tuple{evidence(a), a.voice} < std::tuple{evidence(b), b.voice};
}

Coding joined(const std::string& code, const coding::Coding& outer,
              const std::vector<const coding::Coding*>& parts) {
  const coding::Coding* voice_from = nullptr;
  for (const coding::Coding* part : parts)
    if (part->voice == codebook::Voice::own && voice_from == nullptr) voice_from = part;
  if (voice_from == nullptr)
    for (const coding::Coding* part : parts)
      if (voice_from == nullptr || earlier(*part, *voice_from)) voice_from = part;
  Coding result{code, outer.transcript, outer.speaker, outer.segment.span, voice_from->voice, {}};
  for (const coding::Coding* part : parts) {
    if (part->voice != result.voice) continue;
    if (part->tier == codebook::Tier::precise) result.tier = codebook::Tier::precise;
    if (part->tier == codebook::Tier::hint && !result.tier) result.tier = codebook::Tier::hint;
  }
  return result;
}

}  // namespace

std::vector<Coding> codings_of(const coding::StudyView& view, const std::string& code,
                               analysis::Level level, analysis::Layer layer) {
  std::vector<const coding::Coding*> all;
  for (const coding::Coding& one : view.codings)
    if (counted_as(one.code, level) == code && analysis::in_layer(one, layer)) all.push_back(&one);

  std::vector<Coding> result;
  if (level == analysis::Level::subcode) {
    for (const coding::Coding* one : all)
      result.push_back(
          {one->code, one->transcript, one->speaker, one->segment.span, one->voice, one->tier});
    return result;
  }
  std::vector<const coding::Coding*> kept;
  for (const coding::Coding* one : all) {
    bool inside_another = false;
    for (const coding::Coding* other : all)
      if (other->transcript == one->transcript && other->segment.span != one->segment.span &&
          other->segment.span.contains(one->segment.span))
        inside_another = true;
    for (const coding::Coding* other : kept)
      if (other->transcript == one->transcript && other->segment.span == one->segment.span)
        inside_another = true;
    if (!inside_another) kept.push_back(one);
  }
  std::vector<std::vector<const coding::Coding*>> parts(kept.size());
  for (const coding::Coding* one : all)
    for (std::size_t at = 0; at < kept.size(); ++at)
      if (kept[at]->transcript == one->transcript &&
          kept[at]->segment.span.contains(one->segment.span)) {
        parts[at].push_back(one);
        break;
      }
  for (std::size_t at = 0; at < kept.size(); ++at)
    result.push_back(joined(code, *kept[at], parts[at]));
  return result;
}

std::vector<Coding> selected(const coding::StudyView& view, const std::string& code,
                             analysis::Level level, const analysis::Selection& selection) {
  std::vector<Coding> result;
  for (const Coding& one : codings_of(view, code, level, selection.layer))
    if (selection.has(one.voice) && selection.has(one.tier)) result.push_back(one);
  return result;
}

}  // namespace plain
