// JSON that Whisper and its family write: openai-whisper, faster-whisper,
// whisper-timestamped, WhisperX (with speakers) and whisper.cpp.
#include <utility>

#include "engine/transcript/readers/all.hpp"
#include "engine/transcript/readers/speech_json.hpp"

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

bool fits(const Look& look) {
  return json_with(look, {"segments", "start", "end", "text"}) ||
         json_with(look, {"transcription", "offsets", "text"});
}

base::Result<Source> read(const Input& input) {
  auto file = read_json(input, {"tokens", "words", "word_segments", "chars"});
  if (!file) return file.error();
  Utterances utterances;
  for (const char* const list : {"segments", "transcription"}) {
    const Json& segments = member(file->content, list);
    if (!segments.is_array()) continue;
    for (const Json& segment : segments) {
      const auto begin = ms_member(segment, "start");
      const auto end = ms_member(segment, "end");
      utterances.all.push_back({.speaker = string_member(segment, "speaker"),
                                .text = string_member(segment, "text"),
                                .begin_ms = begin ? begin : offset(segment, "from"),
                                .end_ms = end ? end : offset(segment, "to")});
    }
  }
  if (utterances.all.empty()) return nothing_said(input.path, "Whisper");
  file->source.content = std::move(utterances);
  return std::move(file->source);
}

}  // namespace

const Reader kWhisper{.name = "whisper", .fits = fits, .read = read};

}  // namespace engine::transcript::readers
