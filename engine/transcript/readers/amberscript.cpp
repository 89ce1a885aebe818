// Amberscript's JSON: segments of words, and a list of speakers with names.
#include <map>
#include <utility>

#include "engine/transcript/readers/all.hpp"
#include "engine/transcript/readers/speech_json.hpp"

namespace engine::transcript::readers {
namespace {

using foreign::Json;

bool fits(const Look& look) {
  return json_with(look, {"segments", "words", "speakers"}) &&
         (json_with(look, {"spkid"}) || json_with(look, {"recordId"}));
}

base::Result<Source> read(const Input& input) {
  auto file = read_json(input, {});
  if (!file) return file.error();
  std::map<std::string, std::string> names;
  if (const Json& speakers = member(file->content, "speakers"); speakers.is_array())
    for (const Json& speaker : speakers)
      names.emplace(string_member(speaker, "spkid"), string_member(speaker, "name"));

  Utterances utterances;
  if (const Json& segments = member(file->content, "segments"); segments.is_array()) {
    for (const Json& segment : segments) {
      std::string speaker = string_member(segment, "speaker");
      if (const auto name = names.find(speaker); name != names.end() && !name->second.empty())
        speaker = name->second;
      Utterance utterance{.speaker = std::move(speaker), .text = "", .begin_ms = {}, .end_ms = {}};
      if (const Json& words = member(segment, "words"); words.is_array()) {
        for (const Json& word : words) {
          if (!utterance.begin_ms) utterance.begin_ms = ms_member(word, "start");
          if (const auto end = ms_member(word, "end")) utterance.end_ms = end;
          const std::string text = string_member(word, "text");
          const bool mark = text.size() == 1 &&
                            std::string_view{".,;:?!"}.find(text.front()) != std::string_view::npos;
          utterance.text += (mark || utterance.text.empty() ? "" : " ") + text;
        }
      }
      utterances.all.push_back(std::move(utterance));
    }
  }
  if (utterances.all.empty()) return nothing_said(input.path, "Amberscript");
  file->source.content = std::move(utterances);
  return std::move(file->source);
}

}  // namespace

const Reader kAmberscript{.name = "amberscript", .fits = fits, .read = read};

}  // namespace engine::transcript::readers
