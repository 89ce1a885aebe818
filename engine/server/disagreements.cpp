// What coders differ on without contradicting one another: each coded, or did not, by
// himself. As `duiding agreement --show disagreements` lists it, without what was settled.
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "engine/base/joined.hpp"
#include "engine/coding/unknown.hpp"
#include "engine/consensus/unsettled.hpp"
#include "engine/review/history.hpp"
#include "engine/server/handlers.hpp"
#include "engine/server/json.hpp"

namespace engine::server {
namespace {

using base::message;

constexpr std::size_t kMost = 200;  // that a page can show

base::Diagnostic unknown_coder(const std::string& name, const review::Coders& coders) {
  const std::string there = base::joined(coders.names());
  return {.problem = coding::unknown_coder(name),
          .hint = there.empty()
                      ? message("nog niemand heeft hier gecodeerd", "nobody coded here yet")
                      : message("deze zijn er: {}", "these are there: {}", there)};
}

// "ana,ben", or all who coded.
base::Result<std::vector<std::string>> names_of(const review::Coders& coders,
                                                const std::string& asked) {
  if (asked.empty()) return coders.names();
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin <= asked.size();) {
    const std::size_t end = std::min(asked.find(',', begin), asked.size());
    const std::string name = asked.substr(begin, end - begin);
    if (std::ranges::find(coders.names(), name) == coders.names().end())
      return unknown_coder(name, coders);
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    begin = end + 1;
  }
  return names;
}

Json sides_json(const consensus::Comparison& comparison, const analysis::Disagreement& each) {
  Json sides = Json::array();
  for (const analysis::Disagreement::Side& side : each.sides) {
    const analysis::CoderView& coder = comparison.coders[side.coder];
    Json spans = Json::array(), others = Json::array(), codings = Json::array();
    for (const analysis::Unit& span : side.spans)
      spans.push_back({{"begin_cp", span.begin}, {"end_cp", span.end}});
    for (const std::uint32_t code : side.other_codes) others.push_back(comparison.work.codes[code]);
    for (const std::uint32_t coding : side.codings)
      codings.push_back(coder.view.codings[coding].id);
    sides.push_back({{"coder", coder.coder},
                     {"spans", std::move(spans)},
                     {"other_codes", std::move(others)},
                     {"codings", std::move(codings)}});
  }
  return sides;
}

// Those of the whole study that the sides speak of.
std::vector<const coding::Coding*> codings_of(
    const coding::StudyView& view, const consensus::Comparison& comparison,
    const std::vector<analysis::Disagreement>& disagreements) {
  std::map<std::string_view, const coding::Coding*> known;
  for (const coding::Coding& coding : view.codings) known.emplace(coding.id, &coding);
  std::vector<const coding::Coding*> codings;
  for (const analysis::Disagreement& each : disagreements)
    for (const analysis::Disagreement::Side& side : each.sides)
      for (const std::uint32_t coding : side.codings) {
        const auto found = known.find(comparison.coders[side.coder].view.codings[coding].id);
        if (found != known.end()) codings.push_back(found->second);
      }
  std::ranges::sort(codings);  // as in the view
  codings.erase(std::ranges::unique(codings).begin(), codings.end());
  return codings;
}

}  // namespace

Answer disagreements(Room& room, const Ask& ask) {
  const review::Coders coders{room.study()};
  const auto names = names_of(coders, ask.parameter("coders"));
  if (!names) return refusal(400, room.language(), names.error());
  const coding::StudyView& view = room.view();
  const review::History history{room.study().events()};
  Json rows = Json::array(), assisted = Json::array();
  std::vector<const coding::Coding*> codings;
  std::size_t all = 0;
  if (names->size() >= 2) {
    const auto level =
        ask.parameter("by") == "subcode" ? analysis::Level::subcode : analysis::Level::code;
    const std::string code = ask.parameter("code");
    const consensus::Comparison comparison =
        consensus::compare(room.study(), coders, *names, level,
                           code.empty() ? std::vector<std::string>{} : std::vector{code});
    auto left =
        consensus::unsettled(analysis::disagreements(comparison.work), comparison, view, history);
    all = left.size();
    left.resize(std::min(all, kMost));
    codings = codings_of(view, comparison, left);
    const auto texts = consensus::texts_of(room.study(), comparison, left);
    for (std::size_t i = 0; i < left.size(); ++i)
      rows.push_back({{"transcript", comparison.work.transcripts[left[i].transcript].name},
                      {"code", comparison.work.codes[left[i].code]},
                      {"kind", analysis::name(left[i].kind)},
                      {"weight", left[i].weight},
                      {"begin_cp", left[i].passage.begin().value},
                      {"end_cp", left[i].passage.end().value},
                      {"text", texts[i]},
                      {"sides", sides_json(comparison, left[i])}});
    for (const std::string& each : comparison.assisted) assisted.push_back(each);
  }
  std::string text = "{";
  append_member(text, "coders", dump(Json(coders.names())));
  append_member(text, "compared", dump(Json(*names)));
  append_member(text, "assisted", dump(assisted));
  append_member(text, "found", dump(all));
  append_member(text, "disagreements", dump(rows));
  append_member(text, "codings", codings_json(view, codings, history));
  append_member(text, "head", dump(room.head()));
  return json_text(text + "}");
}

}  // namespace engine::server
