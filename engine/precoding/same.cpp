#include "engine/precoding/same.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace engine::precoding {
namespace {

bool is_same(const FileOutcome& outcome) { return outcome.what == FileOutcome::What::same; }

}  // namespace

void describe_same(std::vector<FileOutcome>& outcomes, const store::Study& study) {
  if (std::ranges::none_of(outcomes, is_same)) return;
  std::map<std::string, std::vector<coding::SpeakerView>> known;
  for (coding::TranscriptView& view : study.transcript_views())
    known[view.name] = std::move(view.speakers);
  for (FileOutcome& outcome : outcomes) {
    if (!is_same(outcome)) continue;
    for (const coding::SpeakerView& speaker : known.at(outcome.same_as)) {
      outcome.turns += speaker.turns;
      outcome.sentences += speaker.sentences;
      outcome.words += speaker.words;
      outcome.speakers.push_back(
          {speaker.label, speaker.role, speaker.turns, speaker.sentences, speaker.words});
    }
  }
}

void describe_same(std::vector<FileOutcome>& outcomes) {
  for (FileOutcome& outcome : outcomes) {
    if (!is_same(outcome)) continue;
    const auto known = std::ranges::find_if(outcomes, [&](const FileOutcome& other) {
      return !is_same(other) && other.name == outcome.same_as;
    });
    outcome.turns = known->turns;
    outcome.sentences = known->sentences;
    outcome.words = known->words;
    outcome.speakers = known->speakers;
  }
}

}  // namespace engine::precoding
