#include "engine/transcript/read.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/text/binary.hpp"
#include "engine/text/encodings.hpp"
#include "engine/text/fold.hpp"
#include "engine/text/tokens.hpp"
#include "engine/transcript/label_words.hpp"
#include "engine/transcript/labelled_text.hpp"
#include "engine/transcript/readers/reader.hpp"
#include "engine/transcript/source_file.hpp"
#include "engine/transcript/utterances.hpp"

namespace engine::transcript {
namespace {

base::Diagnostic unknown_format(const std::string& format, const std::string& path) {
  std::string known;
  for (const std::string& name : formats()) known += (known.empty() ? "" : ", ") + name;
  return {.file = path,
          .problem = base::message("onbekend formaat '{}'", "unknown format '{}'", format),
          .hint = base::message("kies uit: {}", "choose from: {}", known)};
}

base::Diagnostic too_large(const readers::Reader& reader, const std::string& path) {
  return {.file = path,
          .problem = base::message("te groot: meer dan {} MiB", "too large: more than {} MiB",
                                   reader.most_bytes >> 20U),
          .hint = base::message("verdeel het transcript over meer bestanden, of lever het als "
                                "platte tekst",
                                "divide the transcript over several files, or give it as plain "
                                "text")};
}

// The file's name as valid UTF-8, without folder and extension.
std::string name_of(const std::string& path) {
  return text::repaired_utf8(std::filesystem::path{path}.stem().string()).text;
}

// True where some turn has a token that is no event. Looks at a piece at a
// time, since one turn may be 50 MB.
bool has_word(const Transcript& transcript) {
  constexpr std::size_t kPieceBytes = 4096;
  text::Tokeniser tokeniser;
  text::TurnTokens tokens;
  for (const SpeakerTurn& turn : transcript.turns) {
    std::string_view rest = transcript.text.at(turn.span);
    while (!rest.empty()) {
      const std::string_view piece = base::utf8_prefix(rest, kPieceBytes);
      tokeniser.tokenise(piece, tokens);
      if (tokens.words() > 0) return true;
      rest.remove_prefix(piece.size());
    }
  }
  return false;
}

// What plain text is refused for comes in through the escapes of other formats too.
bool holds_nul(const Transcript& transcript) {
  const auto holds = [](std::string_view text) { return text.find('\0') != std::string::npos; };
  return holds(transcript.text.bytes()) ||
         std::ranges::any_of(transcript.speakers, holds, &Speaker::label) ||
         std::ranges::any_of(transcript.header, [&](const auto& line) {
           return holds(line.first) || holds(line.second);
         });
}

// Header roles stand already; labels give the others theirs, and the person
// who asked for other roles has the last word.
void give_roles(Transcript& transcript, const ReadOptions& options) {
  const bool all_initials = std::ranges::all_of(transcript.speakers, [](const Speaker& speaker) {
    return speaker.label.empty() || is_initials(speaker.label);
  });
  for (Speaker& speaker : transcript.speakers) {
    if (speaker.role_source == RoleSource::none) {
      const LabelRole said = role_in_label(speaker.label);
      if (!said.role.empty() && (!said.initial || all_initials)) {
        speaker.role = said.role;
        speaker.role_source = RoleSource::label;
      }
    }
    // the longest pattern that fits is the most particular one
    std::size_t longest = 0;
    for (const auto& [pattern, role] : options.roles) {
      if (!label_matches(pattern, speaker.label)) continue;
      const std::size_t particular = pattern.size() * 2 + (pattern.ends_with('*') ? 0 : 1);
      if (particular < longest) continue;
      longest = particular;
      speaker.role = text::fold(role).with_accents;
      speaker.role_source = RoleSource::person;
    }
  }
}

const readers::Reader* reader_for(std::string_view bytes, const std::string& path,
                                  const ReadOptions& options) {
  const readers::Look look{bytes, path, !options.columns.empty()};
  for (const readers::Reader* candidate : readers::all_readers())
    if (options.format.empty() ? candidate->fits(look) : candidate->name == options.format)
      return candidate;
  return nullptr;
}

// Each time that a turn has is a place of its own, with the page and paragraph
// that the turn stands in.
void add_times(Transcript& transcript) {
  std::vector<SourcePlace> all;
  std::size_t next = 0;
  const std::vector<SourcePlace>& places = transcript.places;
  for (const SpeakerTurn& turn : transcript.turns) {
    if (!turn.begin_ms) continue;
    while (next < places.size() && places[next].begin <= turn.span.begin())
      all.push_back(places[next++]);
    if (all.empty() || all.back().begin < turn.span.begin())
      all.push_back({.begin = turn.span.begin(),
                     .begin_ms = {},
                     .page = all.empty() ? 0 : all.back().page,
                     .paragraph = all.empty() ? 0 : all.back().paragraph});
    all.back().begin_ms = turn.begin_ms;
  }
  if (all.empty()) return;
  all.insert(all.end(), places.begin() + static_cast<std::ptrdiff_t>(next), places.end());
  transcript.places = std::move(all);
}

Transcript with_turns(Source source) {
  Transcript transcript;
  transcript.encoding = std::move(source.encoding);
  transcript.header = std::move(source.header);
  transcript.remarks = std::move(source.remarks);
  if (auto* const running = std::get_if<RunningText>(&source.content)) {
    transcript.text = std::move(running->text);
    transcript.places = std::move(running->places);
    give_turns_of_labels(transcript);
  } else {
    give_turns(std::get<Utterances>(std::move(source.content)), transcript);
  }
  give_source_roles(source.roles, transcript);
  add_times(transcript);
  return transcript;
}

base::Result<Transcript> read(SourceBytes source, const std::string& path,
                              const ReadOptions& options) {
  const readers::Reader* const reader = reader_for(source.bytes, path, options);
  if (reader == nullptr) return unknown_format(options.format, path);
  if (source.bytes.size() > reader->most_bytes) return too_large(*reader, path);
  auto read = reader->read({std::move(source.owner), source.bytes, path, options.columns});
  if (!read) return read.error();
  return finish_reading(std::move(*read), {name_of(path), std::string{reader->name}, path},
                        options);
}

}  // namespace

base::Result<Transcript> finish_reading(Source source, const Origin& origin,
                                        const ReadOptions& options) {
  Transcript transcript = with_turns(std::move(source));
  if (holds_nul(transcript)) {
    const auto binary = text::binary_content({.nul = 1}, transcript.text.bytes().size());
    return base::Diagnostic{.file = origin.path, .problem = binary->what, .hint = binary->hint};
  }
  if (!has_word(transcript))
    return base::Diagnostic{
        .file = origin.path,
        .problem = base::message("er staat geen woord in", "there is not a word in it"),
        .hint = base::message("kijk of dit het goede bestand is",
                              "see whether this is the right file")};
  transcript.name = origin.name;
  transcript.format = origin.format;
  give_roles(transcript, options);
  return transcript;
}

base::Result<Transcript> read_file(const std::filesystem::path& path, const ReadOptions& options) {
  auto source = read_source(path);
  if (!source) return source.error();
  return read(std::move(*source), path.string(), options);
}

base::Result<Transcript> read_bytes(std::string bytes, const std::string& path,
                                    const ReadOptions& options) {
  const auto content = std::make_shared<const std::string>(std::move(bytes));
  return read({.owner = content, .bytes = *content}, path, options);
}

std::vector<std::string> formats() {
  std::vector<std::string> names;
  for (const readers::Reader* reader : readers::all_readers())
    if (!reader->name.empty()) names.emplace_back(reader->name);
  return names;
}

std::string role_of_label(std::string_view label) { return std::string{role_in_label(label).role}; }

bool label_matches(std::string_view pattern, std::string_view label) {
  const bool prefix = pattern.ends_with('*');
  if (prefix) pattern.remove_suffix(1);
  const std::string wanted = folded_label(pattern);
  const std::string given = folded_label(label);
  return prefix ? given.starts_with(wanted) : given == wanted;
}

}  // namespace engine::transcript
