// One interview: its text, who speaks when, and what its header says.
//
// A speaker is known by (transcript, label): sixteen interviews with a
// "Respondent" have sixteen speakers. A role is a lower-case word. A turn's
// span covers what is said, without label and time; continuation lines belong
// to it, with the line feeds between them. Turns are in order and disjoint.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/message.hpp"
#include "engine/text/stored_text.hpp"

namespace engine::transcript {

inline constexpr const char* kUnknownRole = "unknown";

enum class RoleSource : std::uint8_t { none, label, header, person };  // weakest first

struct Speaker {
  std::string label;  // "" for text before the first label or without any
  std::string role = kUnknownRole;
  RoleSource role_source = RoleSource::none;
};

struct SpeakerTurn {
  std::uint32_t speaker = 0;  // index into Transcript::speakers
  text::ByteSpan span;
  std::optional<std::uint32_t> begin_ms;  // time in the recording
};

// Where a stretch of the text stands in the file it came from; it goes on until
// the next one begins.
struct SourcePlace {
  text::ByteOffset begin{0};
  std::optional<std::uint32_t> begin_ms{};  // time in the recording
  std::uint32_t page = 0;                   // from 1; 0 where the format has no pages
  std::uint32_t paragraph = 0;              // from 1, empty ones not counted; 0 likewise
  bool operator==(const SourcePlace&) const = default;
};

struct Transcript {
  std::string name;    // the file's name without folder and extension
  std::string format;  // "text", "docx": the name of the reader
  std::string encoding;
  text::StoredText text;
  std::vector<Speaker> speakers;
  std::vector<SpeakerTurn> turns;
  std::vector<SourcePlace> places;  // in order; none where the text itself is the source
  // Header lines in order, roles left out: ("Titel", "Interview 1"), …
  std::vector<std::pair<std::string, std::string>> header;
  // What a person should know: encoding guessed, lines left out, …
  std::vector<base::Message> remarks;
};

}  // namespace engine::transcript
