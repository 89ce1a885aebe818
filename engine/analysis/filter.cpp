#include "engine/analysis/filter.hpp"

#include <algorithm>

#include "engine/analysis/tally.hpp"

namespace engine::analysis {
namespace {

template <class Value>
bool allows(const std::vector<Value>& allowed, const Value& value) {
  return allowed.empty() || std::ranges::find(allowed, value) != allowed.end();
}

bool allows_any(const std::vector<std::string>& allowed, const std::vector<std::string>& names) {
  return allowed.empty() || std::ranges::find_first_of(allowed, names) != allowed.end();
}

}  // namespace

bool Filter::matches(const coding::StudyView& view, const coding::Coding& coding) const {
  const bool code_fits = codes.empty() || std::ranges::any_of(codes, [&](const std::string& code) {
                           return code == coding.code || is_above(code, coding.code);
                         });
  return code_fits && allows(transcripts, view.transcripts[coding.transcript].name) &&
         allows_any(coders, coding.coders) && allows_any(deciders, coding.decided_by) &&
         allows(statuses, coding.status) &&
         (tiers.empty() || (coding.tier && allows(tiers, *coding.tier))) &&
         allows(voices, coding.voice) && (!layer || in_layer(coding, *layer));
}

std::vector<const coding::Coding*> select(const coding::StudyView& view, const Filter& filter) {
  std::vector<const coding::Coding*> selected;
  for (const coding::Coding& coding : view.codings)
    if (filter.matches(view, coding)) selected.push_back(&coding);
  return selected;
}

}  // namespace engine::analysis
