#include "engine/privacy/folding.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"
#include "engine/text/ascii.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/fold.hpp"

namespace engine::privacy {
namespace {

void append_typed(std::string& out, char32_t c) {
  switch (c) {
    case U'ı':
      out += 'i';
      return;
    case U'ł':
      out += 'l';
      return;
    case U'ø':
      out += 'o';
      return;
    case U'đ':
      out += 'd';
      return;
    case U'æ':
      out += "ae";
      return;
    case U'œ':
      out += "oe";
      return;
    default:
      base::append_utf8(out, c);
  }
}

}  // namespace

Folded fold_word(std::string_view utf8) {
  Folded folded;
  if (text::is_ascii(utf8)) {
    folded.plain.resize(utf8.size());
    std::ranges::transform(utf8, folded.plain.begin(), text::to_lower);
    folded.with_accents = folded.plain;
  } else {
    text::FoldedWord both = text::fold(utf8);
    folded.with_accents = std::move(both.with_accents);
    for (std::size_t at = 0; at < both.plain.size();) {
      const base::Decoded decoded = base::decode_utf8(both.plain, at);
      append_typed(folded.plain, decoded.code_point);
      at = decoded.next;
    }
  }
  for (std::size_t at = 0; at < folded.plain.size();) {
    const base::Decoded decoded = base::decode_utf8(folded.plain, at);
    folded.letters_and_digits += text::is_alphanumeric(decoded.code_point) ? 1U : 0U;
    at = decoded.next;
  }
  return folded;
}

std::string squeeze(std::string_view plain) {
  std::string out;
  for (std::size_t at = 0; at < plain.size();) {
    const base::Decoded decoded = base::decode_utf8(plain, at);
    if (text::is_alphanumeric(decoded.code_point)) base::append_utf8(out, decoded.code_point);
    at = decoded.next;
  }
  return out;
}

}  // namespace engine::privacy
