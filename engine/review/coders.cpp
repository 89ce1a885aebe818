#include "engine/review/coders.hpp"

#include <algorithm>

#include "engine/review/carrying.hpp"
#include "engine/review/history.hpp"

namespace engine::review {

using coding::Act;
using coding::Event;

Coders::Coders(const store::Study& study, std::optional<Moment> moment)
    : study_{study}, moment_{std::move(moment)} {
  std::map<std::string, std::uint32_t> by_digest;
  std::set<std::string> current, names;
  for (const store::TranscriptRow& row : study.transcripts()) {
    by_digest.emplace(row.digest, static_cast<std::uint32_t>(by_digest.size()));
    current.insert(row.digest);
  }
  const Carrying carrying{study.replacements(), current};
  const History history{events_until(study, moment_)};
  for (const Event& event : history.events()) {
    if (!history.stands(event)) continue;
    const bool assigns = event.act == Act::assign || event.act == Act::unassign;
    if (!assigns && (!coding::is_decision(event.act) || !event.settles.empty())) continue;
    names.insert(event.coder);
    const auto now = carrying.transcript(event.transcript);
    if (!now) continue;
    const Place place{event.coder, by_digest.at(*now)};
    if (assigns) {
      with_assignments_.insert(event.coder);
      if (event.act == Act::assign)
        assigned_.insert(place);
      else
        assigned_.erase(place);
      continue;
    }
    decided_.insert(place);
    if (!event.blind) saw_.insert(place);
  }
  names_.assign(names.begin(), names.end());
}

bool Coders::is_assigned(const std::string& coder, std::uint32_t transcript) const {
  return (with_assignments_.contains(coder) ? assigned_ : decided_).contains({coder, transcript});
}

std::vector<std::string> Coders::assigned_to(std::uint32_t transcript) const {
  std::vector<std::string> coders;
  for (const Place& place : assigned_)
    if (place.second == transcript) coders.push_back(place.first);
  return coders;
}

bool Coders::saw_suggestions(const std::string& coder, std::uint32_t transcript) const {
  return saw_.contains({coder, transcript});
}

coding::StudyView Coders::view(const std::string& coder) const {
  return review::view(study_, {.moment = moment_, .coder = coder, .transcript = std::nullopt});
}

}  // namespace engine::review
