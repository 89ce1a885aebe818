// What several coders of one study coded, laid side by side.
//
// A coder who was not to code a transcript is missing there; one who was, and
// coded nothing, said "no" everywhere.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/analysis/tally.hpp"
#include "engine/coding/coding.hpp"

namespace engine::analysis {

struct Mark {
  std::uint32_t transcript = 0;
  std::uint32_t code = 0;
  coding::Place place;
  std::uint32_t coding = 0;  // index into the codings of the coder's view
};

// What one coder did.
struct CoderWork {
  std::string coder;
  std::vector<bool> assigned;  // by transcript
  std::vector<Mark> marks;     // none where the coder was not to code
};

struct ComparedTranscript {
  std::string name;
  std::uint32_t length = 0;             // code points
  std::vector<std::uint32_t> speakers;  // of each sentence
};

struct Compared {
  std::vector<ComparedTranscript> transcripts;
  std::vector<std::string> codes;
  // code → transcript → speaker: whether the code applies to them.
  std::vector<std::vector<std::vector<bool>>> applies;
  std::vector<CoderWork> coders;  // two at least

  [[nodiscard]] std::uint32_t coders_of(std::uint32_t transcript) const;
};

// What one coder made of the study: its view with that coder's work alone.
struct CoderView {
  std::string coder;
  std::vector<bool> assigned;  // by transcript
  coding::StudyView view;
  Layer layer = Layer::reviewed;  // where the work is; the machine's is in `suggested`
};

// Views of one study; `transcripts` as in them. Own voice and all tiers count.
// With `codes`, only those and what is under them.
Compared compared(const std::vector<CoderView>& coders, std::vector<ComparedTranscript> transcripts,
                  Level level, const std::vector<std::string>& codes = {});

}  // namespace engine::analysis
