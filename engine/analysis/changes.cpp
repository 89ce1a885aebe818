#include "engine/analysis/changes.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

namespace engine::analysis {
namespace {

bool same_evidence(const coding::Coding& a, const coding::Coding& b) {
  const auto key = [](const coding::RuleEvidence& each) {
    return std::tie(each.rule, each.span, each.tier, each.voice);
  };
  return a.tier == b.tier && a.voice == b.voice &&
         std::ranges::equal(a.rules, b.rules, {}, key, key);
}

}  // namespace

std::string_view name(CodingChange::What what) {
  switch (what) {
    case CodingChange::What::appeared:
      return "appeared";
    case CodingChange::What::gone:
      return "gone";
    case CodingChange::What::other_evidence:
      return "other_evidence";
  }
  return "";
}

std::vector<CodingChange> changes(const coding::StudyView& before, const coding::StudyView& after) {
  using What = CodingChange::What;
  std::map<std::string, const coding::Coding*> old;
  for (const coding::Coding& coding : before.codings) old[coding.id] = &coding;
  std::vector<CodingChange> changes;
  for (const coding::Coding& coding : after.codings) {
    const auto was = old.extract(coding.id);
    if (!was)
      changes.push_back({What::appeared, coding, {}});
    else if (!same_evidence(*was.mapped(), coding))
      changes.push_back({What::other_evidence, coding, was.mapped()->rules});
  }
  for (const auto& [id, coding] : old) changes.push_back({What::gone, *coding, {}});
  std::ranges::sort(changes, [](const CodingChange& a, const CodingChange& b) {
    const auto key = [](const CodingChange& each) {
      const coding::Coding& coding = each.coding;
      return std::tie(coding.transcript, coding.segment.span, coding.code, coding.id);
    };
    return key(a) < key(b);
  });
  return changes;
}

}  // namespace engine::analysis
