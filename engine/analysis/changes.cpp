#include "engine/analysis/changes.hpp"

#include <algorithm>
#include <map>
#include <set>
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

using Old = std::map<std::string, const coding::Coding*>;

// The same coding before, or the one whose decision it inherited; taken out of
// `old` where it is the same.
const coding::Coding* earlier(const coding::Coding& coding, Old& old) {
  if (const auto same = old.extract(coding.id)) return same.mapped();
  for (const std::string& id : coding.judged)
    if (const auto found = old.find(id); found != old.end()) return found->second;
  return nullptr;
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
    case CodingChange::What::no_longer_suggested:
      return "no_longer_suggested";
  }
  return "";
}

std::vector<CodingChange> changes(const coding::StudyView& before, const coding::StudyView& after) {
  using What = CodingChange::What;
  Old old;
  for (const coding::Coding& coding : before.codings) old[coding.id] = &coding;
  std::set<std::string> inherited;  // that a decision was handed on from
  for (const coding::Coding& coding : after.codings)
    inherited.insert(coding.judged.begin(), coding.judged.end());
  std::vector<CodingChange> changes;
  for (const coding::Coding& coding : after.codings) {
    const coding::Coding* const was = earlier(coding, old);
    if (was == nullptr)
      changes.push_back({What::appeared, coding, {}});
    else if (!same_evidence(*was, coding) || was->is_suggestion != coding.is_suggestion)
      changes.push_back({was->is_suggestion && !coding.is_suggestion ? What::no_longer_suggested
                                                                     : What::other_evidence,
                         coding, was->rules});
  }
  for (const auto& [id, coding] : old) changes.push_back({What::gone, *coding, {}});
  std::erase_if(changes, [&](const CodingChange& each) {
    return each.what == What::gone && inherited.contains(each.coding.id);
  });
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
