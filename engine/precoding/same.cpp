#include "engine/precoding/same.hpp"

#include <algorithm>

namespace engine::precoding {
namespace {

bool is_same(const FileOutcome& outcome) { return outcome.what == FileOutcome::What::same; }

void describe(FileOutcome& outcome, const std::vector<coding::SpeakerView>& speakers) {
  for (const coding::SpeakerView& speaker : speakers) {
    outcome.turns += speaker.turns;
    outcome.sentences += speaker.sentences;
    outcome.words += speaker.words;
    outcome.speakers.push_back(
        {speaker.label, speaker.role, speaker.turns, speaker.sentences, speaker.words});
  }
}

}  // namespace

void describe_same(std::vector<FileOutcome>& outcomes, const store::Study& study) {
  if (std::ranges::any_of(outcomes, is_same)) describe_same(outcomes, study.transcript_views());
}

void describe_same(std::vector<FileOutcome>& outcomes,
                   const std::vector<coding::TranscriptView>& known) {
  for (FileOutcome& outcome : outcomes) {
    if (!is_same(outcome)) continue;
    const auto here = std::ranges::find_if(outcomes, [&](const FileOutcome& other) {
      return !is_same(other) && other.name == outcome.same_as;
    });
    const auto there = std::ranges::find(known, outcome.same_as, &coding::TranscriptView::name);
    if (here != outcomes.end()) {
      outcome.turns = here->turns;
      outcome.sentences = here->sentences;
      outcome.words = here->words;
      outcome.speakers = here->speakers;
    } else if (there != known.end()) {
      describe(outcome, there->speakers);
    }
  }
}

}  // namespace engine::precoding
