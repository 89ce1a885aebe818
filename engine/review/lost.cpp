#include <algorithm>
#include <ranges>

#include "engine/review/carrying.hpp"
#include "engine/review/history.hpp"
#include "engine/review/targets.hpp"
#include "engine/review/view.hpp"

namespace engine::review {

std::vector<Lost> lost_with(const store::Study& study, const std::string& transcript) {
  const auto row = study.find_transcript(transcript);
  if (!row) return {};
  const std::vector<coding::Replacement> replacements = study.replacements();
  const auto backwards = replacements | std::views::reverse;
  const auto newest = std::ranges::find(backwards, row->digest, &coding::Replacement::newer);
  if (newest == backwards.end()) return {};
  const Carrying before{replacements, {newest->older}}, now{replacements, {row->digest}};
  const text::StoredText text = study.load_text(newest->older_row);

  const History history{study.events()};
  std::vector<Lost> lost;
  for (const auto& [id, target] : targets(history)) {
    const auto stood = before.segment(target.transcript, target.segment);
    if (!stood || now.segment(target.transcript, target.segment)) continue;
    for (const coding::Event* vote : target.votes)
      lost.push_back({id, target.code, vote->coder, vote->act,
                      text.contains(*stood) ? std::string{text.at(*stood)} : ""});
  }
  return lost;
}

}  // namespace engine::review
