// What a reader takes from a file, before anyone has looked for speakers.
//
// A format either has running text, in which speakers are known by their
// labels (Word, PDF, plain text), or it names the speaker of each utterance
// itself (subtitles with voices, speech recognition, TEI).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/base/message.hpp"
#include "engine/text/stored_text.hpp"
#include "engine/transcript/transcript.hpp"

namespace engine::transcript {

// Text with labels in it, and where its stretches stand in the source.
struct RunningText {
  text::StoredText text;
  std::vector<SourcePlace> places;
};

// One statement of one speaker, or one cue of subtitles.
struct Utterance {
  std::string speaker;  // "" where the format does not say
  std::string text;     // UTF-8; paragraphs are separated by a blank line
  std::optional<std::uint32_t> begin_ms;
  std::optional<std::uint32_t> end_ms;
};

// How utterances of one speaker that follow one another become one turn.
enum class Joining : std::uint8_t {
  space,      // cues of subtitles, cut anywhere
  paragraph,  // statements that are whole in themselves
};

struct Utterances {
  std::vector<Utterance> all;
  Joining joining = Joining::space;
  // The texts may begin with labels (`Andrew Knight: Okay.`), as in the
  // subtitles that meeting programs write.
  bool may_hold_labels = false;
};

struct Source {
  std::string encoding;
  std::variant<RunningText, Utterances> content;
  std::vector<std::pair<std::string, std::string>> header;
  std::vector<std::pair<std::string, std::string>> roles;  // label and role
  std::vector<base::Message> remarks;
};

}  // namespace engine::transcript
