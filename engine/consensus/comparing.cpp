#include "engine/consensus/comparing.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace engine::consensus {
namespace {

std::vector<analysis::ComparedTranscript> transcripts_of(const store::Study& study,
                                                         const coding::StudyView& view) {
  std::vector<analysis::ComparedTranscript> transcripts;
  for (const coding::TranscriptView& each : view.transcripts) {
    analysis::ComparedTranscript transcript{each.name, 0, {}};
    for (const store::TurnRow& turn : study.turn_rows(each.id)) {
      transcript.speakers.insert(transcript.speakers.end(), turn.sentences, turn.speaker);
      transcript.length = std::max(transcript.length, turn.span.end().value);
    }
    transcripts.push_back(std::move(transcript));
  }
  return transcripts;
}

}  // namespace

Comparison compare(const store::Study& study, const review::Coders& coders,
                   const std::vector<std::string>& names, analysis::Level level,
                   const std::vector<std::string>& codes) {
  Comparison out;
  for (const std::string& name : names) {
    analysis::CoderView view{name, {}, coders.view(name), analysis::Layer::reviewed};
    const bool machine = name == coding::kMachine;
    if (machine) view.layer = analysis::Layer::suggested;
    for (std::uint32_t t = 0; t < view.view.transcripts.size(); ++t)
      view.assigned.push_back(machine || coders.is_assigned(name, t));
    out.machine |= machine;
    out.coders.push_back(std::move(view));
  }
  auto transcripts = transcripts_of(study, out.coders.front().view);
  out.work = analysis::compared(out.coders, std::move(transcripts), level, codes);
  for (const analysis::CoderView& each : out.coders)
    for (std::uint32_t t = 0; t < each.assigned.size(); ++t)
      if (each.coder != coding::kMachine && each.assigned[t] && out.work.coders_of(t) > 1 &&
          coders.saw_suggestions(each.coder, t)) {
        out.assisted.push_back(each.coder);
        break;
      }
  return out;
}

std::vector<std::string> texts_of(const store::Study& study, const Comparison& comparison,
                                  const std::vector<analysis::Disagreement>& disagreements) {
  const auto& transcripts = comparison.coders.front().view.transcripts;
  std::vector<std::string> texts(disagreements.size());
  for (std::uint32_t t = 0; t < transcripts.size(); ++t) {
    if (std::ranges::find(disagreements, t, &analysis::Disagreement::transcript) ==
        disagreements.end())
      continue;
    const auto text = study.load_text(transcripts[t].id);
    for (std::size_t i = 0; i < disagreements.size(); ++i)
      if (disagreements[i].transcript == t)
        texts[i] = std::string{text.at(disagreements[i].passage)};
  }
  return texts;
}

}  // namespace engine::consensus
