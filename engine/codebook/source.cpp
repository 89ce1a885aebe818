#include "engine/codebook/source.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"

namespace engine::codebook {
namespace {

using base::message;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string with_line_feeds(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] != '\r')
      text += bytes[i];
    else if (i + 1 == bytes.size() || bytes[i + 1] != '\n')
      text += '\n';
  }
  return text;
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n') || byte == 0x7F;
}

}  // namespace

base::Result<Source> Source::read(std::string_view bytes, const std::string& path) {
  const auto whole_file = [&](base::Message what, base::Message hint) {
    return base::Diagnostic{
        path, 0, 0, std::move(what), std::move(hint), "", base::Severity::error};
  };
  if (bytes.size() > kMaxFileSize)
    return whole_file(message("het codeboek is groter dan {} MiB",
                              "the codebook is larger than {} MiB", kMaxFileSize >> 20U),
                      message("splits het in meer codeboeken", "split it into several codebooks"));
  if (bytes.substr(0, kByteOrderMark.size()) == kByteOrderMark)
    bytes.remove_prefix(kByteOrderMark.size());
  const auto invalid = base::find_invalid_utf8(bytes);
  Source source{with_line_feeds(bytes.substr(0, invalid.value_or(bytes.size()))), path};
  if (invalid)
    return source.problem(
        source.place(source.text_.size()),
        message("vanaf hier is het bestand geen UTF-8", "from here on the file is not UTF-8"),
        message("bewaar het als UTF-8", "save it as UTF-8"));
  const auto control = std::ranges::find_if(source.text_, is_control);
  if (control != source.text_.end())
    return source.problem(source.place(static_cast<std::size_t>(control - source.text_.begin())),
                          message("een onzichtbaar stuurteken (U+{:04X})",
                                  "an invisible control character (U+{:04X})",
                                  static_cast<unsigned>(static_cast<unsigned char>(*control))),
                          message("haal het weg", "remove it"));
  if (source.text_.find_first_not_of(" \t\n") == std::string::npos)
    return whole_file(
        message("het bestand is leeg", "the file is empty"),
        message("duiding codebook new maakt een begin", "duiding codebook new makes a start"));
  return source;
}

Source::Source(std::string text, std::string path)
    : text_{std::move(text)}, path_{std::move(path)} {
  line_starts_.push_back(0);
  for (std::size_t i = 0; i < text_.size(); ++i)
    if (text_[i] == '\n') line_starts_.push_back(i + 1);
}

Place Source::place(std::size_t byte) const {
  byte = std::min(byte, text_.size());
  const auto after = std::ranges::upper_bound(line_starts_, byte);
  return place(static_cast<std::uint32_t>(after - line_starts_.begin()), byte - *(after - 1));
}

Place Source::place(std::uint32_t number, std::size_t byte) const {
  const std::string_view before = line(number).substr(0, byte);
  return {number, static_cast<std::uint32_t>(base::count_code_points(before)) + 1};
}

std::string_view Source::line(std::uint32_t number) const {
  if (number == 0 || number > line_starts_.size()) return {};
  const std::size_t begin = line_starts_[number - 1];
  const std::size_t end = number < line_starts_.size() ? line_starts_[number] - 1 : text_.size();
  return std::string_view{text_}.substr(begin, end - begin);
}

base::Diagnostic Source::problem(Place place, base::Message what, base::Message hint) const {
  return {path_,
          place.line,
          place.column,
          std::move(what),
          std::move(hint),
          std::string{line(place.line)},
          base::Severity::error};
}

}  // namespace engine::codebook
