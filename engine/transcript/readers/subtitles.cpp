// SRT and WebVTT. A cue is a line with an arrow, and the lines below it up to
// a blank line; all else (numbers, names of cues, NOTE, STYLE, REGION) is none.
#include <algorithm>
#include <string>
#include <utility>

#include "engine/text/decode.hpp"
#include "engine/transcript/readers/all.hpp"
#include "engine/transcript/readers/cues.hpp"
#include "engine/transcript/readers/left_out.hpp"
#include "engine/transcript/readers/lines.hpp"

namespace engine::transcript::readers {
namespace {

using base::message;

struct Cues {
  std::vector<Utterance> all;
  bool voices = false;
  LeftOut left_out;
};

bool is_cue_number(std::string_view line) {
  line = without_space(line);
  return std::ranges::all_of(line, [](char c) { return c >= '0' && c <= '9'; });
}

// A line that belongs to no cue. In SRT, which knows no other blocks, it is
// text of the cue before it, torn off by an empty line.
void take_stray(std::string_view line, bool before_time, Cues& out) {
  if (out.all.empty() || before_time || is_cue_number(line)) return;
  for (const CueText& part : cue_texts(line, out.all.back().speaker))
    out.all.back().text += "\n" + part.text;
}

// Webex names who speaks in the name of the cue: `12 "Piet Jansen" (2634542080)`.
std::string named_in(std::string_view line) {
  const std::size_t open = line.find('"'), close = line.rfind('"');
  if (open == std::string_view::npos || open == 0 || close <= open + 1 ||
      !is_cue_number(line.substr(0, open)))
    return "";
  return std::string{line.substr(open + 1, close - open - 1)};
}

Cues cues_in(std::string_view text, bool srt) {
  Cues out;
  const std::vector<std::string_view> lines = lines_of(text);
  for (std::size_t i = 0; i < lines.size();) {
    const auto time = cue_time(lines[i]);
    if (!time || (!srt && lines[i].starts_with("NOTE"))) {
      // a block of its own kind, in which an arrow means nothing
      const bool block = !srt && (lines[i].starts_with("NOTE") || lines[i].starts_with("STYLE") ||
                                  lines[i].starts_with("REGION"));
      if (srt) take_stray(lines[i], i + 1 < lines.size() && cue_time(lines[i + 1]), out);
      ++i;
      while (block && i < lines.size() && !is_blank(lines[i])) ++i;
      continue;
    }
    std::string voice = !srt && i > 0 ? named_in(lines[i - 1]) : "";
    std::vector<Utterance> said;
    for (++i; i < lines.size() && !is_blank(lines[i]) && !cue_time(lines[i]); ++i) {
      // the number of the next cue, where no blank line stands before it
      if (is_cue_number(lines[i]) && i + 1 < lines.size() && cue_time(lines[i + 1])) break;
      for (CueText& part : cue_texts(lines[i], voice)) {
        voice = part.voice;
        out.voices = out.voices || !voice.empty();
        if (!said.empty() && said.back().speaker == voice) {
          said.back().text += "\n" + part.text;
        } else {
          said.push_back({.speaker = voice,
                          .text = std::move(part.text),
                          .begin_ms = time->begin_ms,
                          .end_ms = time->end_ms});
        }
      }
    }
    if (said.empty() || !time->begin_ms) ++out.left_out.cues;
    if (time->begin_ms) std::ranges::move(said, std::back_inserter(out.all));
  }
  return out;
}

base::Result<Source> read(const Input& input, bool srt) {
  auto decoded = text::decode(input.owner, input.bytes, input.path);
  if (!decoded) return decoded.error();
  Cues cues = cues_in(decoded->text.bytes(), srt);
  if (cues.all.empty())
    return base::Diagnostic{
        .file = input.path,
        .problem = message("er staat geen ondertitel met een tijd en tekst in",
                           "there is no cue with a time and a text in it"),
        .hint = message("exporteer de ondertitels opnieuw, of lees het als platte tekst met "
                        "--input-format text",
                        "export the subtitles again, or read it as plain text with "
                        "--input-format text")};
  drop_rolling_lines(cues.all);
  Source source;
  source.encoding = std::move(decoded->encoding);
  source.remarks = std::move(decoded->remarks);
  cues.left_out.tell(source.remarks);
  source.content = Utterances{
      .all = std::move(cues.all), .joining = Joining::space, .may_hold_labels = !cues.voices};
  return source;
}

bool is_vtt(const Look& look) {
  return look.head.starts_with("WEBVTT") &&
         (look.head.size() == 6 ||
          std::string_view{" \t\r\n"}.find(look.head[6]) != std::string_view::npos);
}

// A number and a time within the first lines.
bool is_srt(const Look& look) {
  std::size_t count = 0;
  for (std::string_view line : lines_of(look.head)) {
    line = without_space(line);
    const auto time = cue_time(line);
    if (time && time->begin_ms) return true;
    if (!is_cue_number(line) || ++count == 4) return false;
  }
  return false;
}

base::Result<Source> read_vtt(const Input& input) { return read(input, false); }
base::Result<Source> read_srt(const Input& input) { return read(input, true); }

}  // namespace

const Reader kVtt{.name = "vtt", .fits = is_vtt, .read = read_vtt};
const Reader kSrt{.name = "srt", .fits = is_srt, .read = read_srt};

}  // namespace engine::transcript::readers
