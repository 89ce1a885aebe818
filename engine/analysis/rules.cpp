#include "engine/analysis/rules.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace engine::analysis {
namespace {

using coding::Status;

struct RuleCount {
  RuleRow row;
  std::map<std::uint32_t, std::uint64_t> shared;  // other rule → suggestions both found
};

// The rules that gave evidence to one coding, each once.
struct Finders {
  std::set<std::uint32_t> selected, others;  // by the voice of their evidence
};

void count_coding(const coding::Coding& coding, const Finders& finders,
                  std::vector<RuleCount>& counts) {
  for (const std::uint32_t rule : finders.others)
    if (!finders.selected.contains(rule)) ++counts[rule].row.other_voices;
  for (const std::uint32_t rule : finders.selected) {
    RuleCount& count = counts[rule];
    ++count.row.suggestions;
    count.row.accepted += coding.status == Status::accepted ? 1 : 0;
    count.row.rejected += coding.status == Status::rejected ? 1 : 0;
    count.row.also_found += finders.selected.size() > 1 ? 1 : 0;
    for (const std::uint32_t other : finders.selected)
      if (other != rule) ++count.shared[other];
  }
}

void conclude(RuleCount& count, const std::vector<std::string>& ids) {
  RuleRow& row = count.row;
  const std::uint64_t decided = row.accepted + row.rejected;
  row.acceptance_interval = wilson(row.accepted, decided);
  row.acceptance =
      decided > 0 ? Measure::of(static_cast<double>(row.accepted) / static_cast<double>(decided))
                  : Measure::undefined(base::message("er is nog niets aanvaard of verworpen",
                                                     "nothing has been accepted or rejected yet"));
  row.overlap =
      row.suggestions > 0
          ? Measure::of(static_cast<double>(row.also_found) / static_cast<double>(row.suggestions))
          : Measure::undefined(
                base::message("de regel deed geen suggesties", "the rule made no suggestions"));
  std::uint64_t most = 0;
  for (const auto& [other, shared] : count.shared)
    if (shared > most || (shared == most && ids[other] < row.overlap_rule)) {
      most = shared;
      row.overlap_rule = ids[other];
    }
}

}  // namespace

std::vector<RuleRow> rules(const coding::StudyView& view, const Selection& selection) {
  std::vector<RuleCount> counts;
  std::vector<std::string> ids;
  std::map<std::string_view, std::uint32_t> index_of;
  for (const coding::RuleView& rule : view.rules) {
    index_of.emplace(rule.id, static_cast<std::uint32_t>(counts.size()));
    ids.push_back(rule.id);
    RuleCount& count = counts.emplace_back();
    count.row.rule = rule.id;
    count.row.code = rule.code;
    count.row.tier = rule.tier;
    count.row.suppressed = rule.suppressed;
  }

  for (const coding::Coding& coding : view.codings) {
    if (!in_layer(coding, Layer::suggested)) continue;
    Finders finders;
    for (const coding::RuleEvidence& evidence : coding.rules) {
      const auto rule = index_of.find(evidence.rule);
      if (rule == index_of.end()) continue;
      ++counts[rule->second].row.matches;
      (selection.has(evidence.voice) ? finders.selected : finders.others).insert(rule->second);
    }
    count_coding(coding, finders, counts);
  }

  std::vector<RuleRow> rows;
  for (RuleCount& count : counts) {
    conclude(count, ids);
    rows.push_back(std::move(count.row));
  }
  return rows;
}

}  // namespace engine::analysis
