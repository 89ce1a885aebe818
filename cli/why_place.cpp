#include "cli/why_place.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "engine/text/tokens.hpp"

namespace cli {
namespace {

namespace text = engine::text;
namespace transcript = engine::transcript;
using engine::base::message;

std::optional<std::uint32_t> number(std::string_view digits) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::uint32_t size32(std::size_t size) { return static_cast<std::uint32_t>(size); }

text::ByteSpan line_around(std::string_view bytes, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : bytes.rfind('\n', at - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return text::ByteSpan::of(size32(begin), size32(std::min(bytes.find('\n', at), bytes.size())));
}

std::optional<text::ByteSpan> sentence_at(const transcript::Transcript& interview,
                                          text::ByteOffset at) {
  text::Tokeniser tokeniser;
  text::TurnTokens tokens;
  for (const transcript::SpeakerTurn& turn : interview.turns) {
    if (at < turn.span.begin() || at >= turn.span.end()) continue;
    tokeniser.tokenise(interview.text.at(turn.span), tokens);
    const std::uint32_t start = turn.span.begin().value;
    for (const text::Sentence& sentence : tokens.sentences)
      if (at.value < start + sentence.end)
        return text::ByteSpan::of(start + sentence.begin, start + sentence.end);
  }
  return std::nullopt;
}

std::uint32_t line_number(std::string_view bytes, std::uint32_t at) {
  return size32(static_cast<std::size_t>(std::ranges::count(bytes.substr(0, at), '\n'))) + 1;
}

std::optional<AskedPlace> place_of_line(const transcript::Transcript& interview, std::uint32_t line,
                                        const Context& io) {
  const std::string_view bytes = interview.text.bytes();
  std::size_t begin = 0;
  for (std::uint32_t at = 1; at < line; ++at) {
    const std::size_t end = bytes.find('\n', begin);
    if (end == std::string_view::npos || end + 1 == bytes.size()) {
      io.tell(message("'{0}' heeft {1} regels; regel {2} is er niet",
                      "'{0}' has {1} lines; there is no line {2}", interview.name, at, line));
      return std::nullopt;
    }
    begin = end + 1;
  }
  return AskedPlace{line_around(bytes, begin), line};
}

std::optional<AskedPlace> place_of_code_point(const transcript::Transcript& interview,
                                              std::uint32_t at, const Context& io) {
  if (at >= interview.text.end().value) {
    io.tell(message("'{0}' heeft {1} tekens; teken {2} is er niet",
                    "'{0}' has {1} code points; there is no code point {2}", interview.name,
                    interview.text.end().value, at));
    return std::nullopt;
  }
  const text::ByteOffset byte = interview.text.to_bytes(text::CodePointOffset{at});
  const std::string_view bytes = interview.text.bytes();
  const text::ByteSpan span = sentence_at(interview, byte).value_or(line_around(bytes, byte.value));
  return AskedPlace{span, line_number(bytes, span.begin().value)};
}

}  // namespace

std::optional<AskedPlace> find_place(const transcript::Transcript& interview, const std::string& at,
                                     const Context& io) {
  constexpr std::string_view kCodePoint = "cp:";
  if (at.starts_with(kCodePoint)) {
    if (const auto position = number(std::string_view{at}.substr(kCodePoint.size())))
      return place_of_code_point(interview, *position, io);
  } else if (const auto line = number(at); line && *line > 0) {
    return place_of_line(interview, *line, io);
  }
  io.tell(message("--at: '{}' is geen regelnummer en geen cp:N",
                  "--at: '{}' is no line number and no cp:N", at),
          message("regels tellen vanaf 1, tekens (cp) vanaf 0",
                  "lines count from 1, code points (cp) from 0"));
  return std::nullopt;
}

}  // namespace cli
