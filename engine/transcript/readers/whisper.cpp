// JSON that Whisper and its family write: openai-whisper, faster-whisper (a bare
// list of segments too), whisper-timestamped, WhisperX (with speakers),
// whisper.cpp, and the pipeline of Transformers (`chunks`).
#include <utility>

#include "engine/transcript/readers/all.hpp"
#include "engine/transcript/readers/speech_json.hpp"
#include "engine/transcript/readers/time_code.hpp"

namespace engine::transcript::readers {
namespace {

using foreign::Json;

// whisper.cpp counts in milliseconds: {"offsets": {"from": 0, "to": 2000}}.
std::optional<std::uint32_t> offset(const Json& segment, const char* end) {
  const Json& value = member(member(segment, "offsets"), end);
  if (!value.is_number_unsigned()) return std::nullopt;
  const auto ms = value.get<std::uint64_t>();
  return ms > UINT32_MAX ? std::nullopt : std::optional{static_cast<std::uint32_t>(ms)};
}

// {"timestamp": [0.0, 2.0]}
std::optional<std::uint32_t> stamp(const Json& segment, std::size_t end) {
  const Json& pair = member(segment, "timestamp");
  if (!pair.is_array() || pair.size() != 2 || !pair[end].is_number()) return std::nullopt;
  return ms_of_seconds(pair[end].get<double>());
}

Utterance utterance(const Json& segment) {
  const auto first = [](auto... times) {
    std::optional<std::uint32_t> found;
    ((found = found ? found : times), ...);
    return found;
  };
  return {
      .speaker = string_member(segment, "speaker"),
      .text = string_member(segment, "text"),
      .begin_ms = first(ms_member(segment, "start"), offset(segment, "from"), stamp(segment, 0)),
      .end_ms = first(ms_member(segment, "end"), offset(segment, "to"), stamp(segment, 1))};
}

// The segments: `speakers` are the chunks once more, with who says them.
const Json* segments_of(const Json& content) {
  if (content.is_array()) return &content;
  for (const char* const list : {"segments", "transcription", "speakers", "chunks"})
    if (const Json& found = member(content, list); found.is_array() && !found.empty())
      return &found;
  return &member(content, "segments");
}

bool fits(const Look& look) {
  if (look.head.starts_with('[') && json_with(look, {"start", "end", "text"})) return true;
  return json_with(look, {"chunks", "timestamp", "text"}) ||
         json_with(look, {"segments", "start", "end", "text"}) ||
         json_with(look, {"transcription", "offsets", "text"});
}

base::Result<Source> read(const Input& input) {
  auto file = read_json(input, {"tokens", "words", "word_segments", "chars"});
  if (!file) return file.error();
  Utterances utterances;
  if (const Json* const segments = segments_of(file->content); segments->is_array())
    for (const Json& segment : *segments) utterances.all.push_back(utterance(segment));
  if (utterances.all.empty()) return nothing_said(input.path, "Whisper");
  file->source.content = std::move(utterances);
  return std::move(file->source);
}

}  // namespace

const Reader kWhisper{.name = "whisper", .fits = fits, .read = read};

}  // namespace engine::transcript::readers
