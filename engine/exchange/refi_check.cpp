// What was written, read back.
#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "engine/coding/coding.hpp"
#include "engine/exchange/refi.hpp"
#include "engine/exchange/refi_write.hpp"
#include "engine/foreign/xml_writer.hpp"

namespace engine::exchange {
namespace {

using base::message;

// One coding as both sides know it.
using Key = std::tuple<std::uint32_t, text::CodePointSpan, std::string, std::string>;

std::vector<Key> keys_of(const Project& project) {
  std::vector<Key> keys;
  keys.reserve(project.codings.size());
  for (const ProjectCoding& coding : project.codings)
    keys.emplace_back(coding.text, coding.span, project.codes[coding.code].id,
                      foreign::as_xml_holds(project.coders[coding.coder]));
  std::ranges::sort(keys);
  return keys;
}

std::size_t notes_in(const Project& project) {
  std::size_t count = project.notes.size();
  for (const ProjectCode& code : project.codes) count += code.notes.size();
  for (const ProjectText& text : project.texts) count += text.notes.size() + text.segments.size();
  for (const ProjectCoding& coding : project.codings) count += coding.notes.size();
  return count;
}

}  // namespace

std::optional<base::Message> difference(const Project& written, std::string_view bytes) {
  auto read = read_qdpx(bytes, "");
  if (!read) return read.error().front().problem;
  if (read->texts.size() != written.texts.size())
    return message("{} van de {} teksten zijn terug te lezen", "{} of {} texts can be read back",
                   read->texts.size(), written.texts.size());
  for (std::size_t i = 0; i < written.texts.size(); ++i)
    if (read->texts[i].text.bytes() != written.texts[i].text.bytes() ||
        read->texts[i].name != name_of_text(foreign::as_xml_holds(written.texts[i].name)))
      return message("de tekst van '{}' leest anders terug", "the text of '{}' reads otherwise",
                     written.texts[i].name);
  if (read->codes.size() != written.codes.size())
    return message("{} van de {} codes zijn terug te lezen", "{} of {} codes can be read back",
                   read->codes.size(), written.codes.size());
  // a machine may not keep its name where it is somebody else's
  if (read->machine) read->coders[*read->machine] = coding::kMachine;
  const std::vector<Key> expected = keys_of(written), found = keys_of(*read);
  const auto differs = std::ranges::mismatch(expected, found);
  if (differs.in1 != expected.end()) {
    const auto& [text, span, code, coder] = *differs.in1;
    return message("de codering {0} door {1} van {2}, {3}–{4}, leest anders terug",
                   "the coding {0} by {1} of {2}, {3}–{4}, reads otherwise", code, coder,
                   written.texts[text].name, span.begin().value, span.end().value);
  }
  if (differs.in2 != found.end())
    return message("er zijn meer coderingen terug te lezen dan geschreven zijn ({} en {})",
                   "more codings can be read back than were written ({} and {})", found.size(),
                   expected.size());
  if (notes_in(*read) != notes_in(written))
    return message("{} van de {} notities zijn terug te lezen", "{} of {} notes can be read back",
                   notes_in(*read), notes_in(written));
  return std::nullopt;
}

}  // namespace engine::exchange
