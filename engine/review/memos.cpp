#include "engine/review/memos.hpp"

#include <set>
#include <utility>

#include "engine/review/carrying.hpp"

namespace engine::review {

std::vector<Memo> memos(const store::Study& study, const History& history) {
  std::set<std::string> current;
  for (store::TranscriptRow& row : study.transcripts()) current.insert(std::move(row.digest));
  const Carrying carrying{study.replacements(), std::move(current)};
  std::vector<Memo> memos;
  for (const coding::Event& event : history.events()) {
    if (event.act != coding::Act::memo || !history.stands(event)) continue;
    Memo& memo = memos.emplace_back(
        Memo{event, carrying.transcript(event.transcript).value_or(""), std::nullopt});
    if (event.segment) memo.segment = carrying.segment(event.transcript, *event.segment);
  }
  return memos;
}

}  // namespace engine::review
