// JSON that is not read: its maker is named, and what to ask of it instead.
#include <algorithm>
#include <array>

#include "engine/transcript/readers/all.hpp"
#include "engine/transcript/readers/speech_json.hpp"

namespace engine::transcript::readers {
namespace {

using base::message;

// Known by names that stand together in the outermost object, or in the
// first object of a list.
struct Maker {
  const char* name;
  std::array<const char*, 2> members;
};

constexpr std::array kMakers{
    Maker{"Kaldi (BBC)", {"action", "retval"}},
    Maker{"Kaldi-NL / DAAN", {"words", "wordTimes"}},
    Maker{"Speechmatics", {"job", "words"}},
    Maker{"Speechmatics", {"job", "results"}},
    Maker{"Amazon Transcribe", {"jobName", "results"}},
    Maker{"Microsoft Azure Speech", {"combinedRecognizedPhrases", "recognizedPhrases"}},
    Maker{"Deepgram", {"metadata", "results"}},
    Maker{"AssemblyAI", {"audio_url", "words"}},
    Maker{"Rev", {"monologues", "monologues"}},
    Maker{"Google Speech-to-Text", {"results", "results"}},
    Maker{"Vosk", {"result", "text"}},
    Maker{"Label Studio", {"annotations", "data"}},
};

bool fits(const Look& look) { return begins_as_json(look); }

base::Result<Source> read(const Input& input) {
  const auto file = read_json(input, {});
  if (!file) return file.error();
  const foreign::Json& all = file->content;
  const foreign::Json& object = all.is_array() && !all.empty() ? all.front() : all;
  const auto maker = std::ranges::find_if(kMakers, [&object](const Maker& each) {
    return std::ranges::all_of(each.members, [&object](const char* name) {
      return object.is_object() && object.contains(name);
    });
  });
  const bool known = maker != kMakers.end();
  const char* const name = known ? maker->name : "";
  return base::Diagnostic{
      .file = input.path,
      .problem = known ? message("dit is JSON van {}, en die wordt niet gelezen",
                                 "this is JSON of {}, which is not read", name)
                       : message("dit is JSON van een onbekend programma",
                                 "this is JSON of an unknown program"),
      .hint = message("exporteer het transcript als SRT, VTT, Word of platte tekst; van de JSON "
                      "worden Whisper, Amberscript en oTranscribe gelezen",
                      "export the transcript as SRT, VTT, Word or plain text; of JSON, that of "
                      "Whisper, Amberscript and oTranscribe is read")};
}

}  // namespace

const Reader kOtherJson{.name = "", .fits = fits, .read = read};

}  // namespace engine::transcript::readers
