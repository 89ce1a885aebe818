// A slow and plain reading of the definitions, against which the fast counts
// are held.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/analysis/layers.hpp"
#include "engine/analysis/tally.hpp"
#include "tests/support/random_study.hpp"

namespace plain {

namespace analysis = engine::analysis;
namespace coding = engine::coding;
namespace codebook = engine::codebook;
namespace text = engine::text;

struct Coding {
  std::string code;
  std::uint32_t transcript = 0, speaker = 0;
  text::CodePointSpan span;
  codebook::Voice voice = codebook::Voice::own;
  std::optional<codebook::Tier> tier;
  bool operator==(const Coding&) const = default;
};

inline std::string counted_as(const std::string& code, analysis::Level level) {
  return level == analysis::Level::code ? code.substr(0, code.find('.')) : code;
}

// True where one of the codes counted as `code` was run on the transcript and
// applies to the speaker.
inline bool reaches(const coding::StudyView& view, const std::string& code, analysis::Level level,
                    std::uint32_t transcript, std::uint32_t speaker) {
  for (const coding::CodeView& member : view.codes) {
    if (counted_as(member.id, level) != code) continue;
    bool run = false;
    for (const std::uint32_t at : member.run_on) run = run || at == transcript;
    if (run && view.applies(member, view.transcripts[transcript].speakers[speaker])) return true;
  }
  return false;
}

// Every coding of `code` in the layer, joined at code level, by position.
std::vector<Coding> codings_of(const coding::StudyView& view, const std::string& code,
                               analysis::Level level, analysis::Layer layer);

// The same, in the selected voices and tiers only.
std::vector<Coding> selected(const coding::StudyView& view, const std::string& code,
                             analysis::Level level, const analysis::Selection& selection);

}  // namespace plain
