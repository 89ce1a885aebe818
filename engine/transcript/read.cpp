#include "engine/transcript/read.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/text/fold.hpp"
#include "engine/text/tokens.hpp"
#include "engine/transcript/label_words.hpp"
#include "engine/transcript/readers/plain_text.hpp"
#include "engine/transcript/readers/reader.hpp"
#include "engine/transcript/source_file.hpp"

namespace engine::transcript {
namespace {

// In the order in which they are asked; the last fits everything.
const std::array kReaders{&readers::kPlainText};

base::Diagnostic unknown_format(const std::string& format, const std::string& path) {
  std::string known;
  for (const std::string& name : formats()) known += (known.empty() ? "" : ", ") + name;
  return {.file = path,
          .problem = base::message("onbekend formaat '{}'", "unknown format '{}'", format),
          .hint = base::message("kies uit: {}", "choose from: {}", known)};
}

// The file's name as valid UTF-8, without folder and extension.
std::string name_of(const std::string& path) {
  std::string stem = std::filesystem::path{path}.stem().string();
  while (const auto bad = base::find_invalid_utf8(stem)) stem.replace(*bad, 1, "\uFFFD");
  return stem;
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

base::Result<Transcript> read(SourceBytes source, const std::string& path,
                              const ReadOptions& options) {
  const readers::Reader* reader = nullptr;
  for (const readers::Reader* candidate : kReaders) {
    const bool fits =
        options.format.empty() ? candidate->fits(source.bytes) : candidate->name == options.format;
    if (reader == nullptr && fits) reader = candidate;
  }
  if (reader == nullptr) return unknown_format(options.format, path);
  auto transcript = reader->read(std::move(source.owner), source.bytes, path);
  if (!transcript) return transcript.error();
  if (!has_word(*transcript))
    return base::Diagnostic{
        .file = path,
        .problem = base::message("er staat geen woord in", "there is not a word in it")};
  transcript->name = name_of(path);
  transcript->format = reader->name;
  give_roles(*transcript, options);
  return transcript;
}

}  // namespace

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
  names.reserve(kReaders.size());
  for (const readers::Reader* reader : kReaders) names.emplace_back(reader->name);
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
