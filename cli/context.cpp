#include "cli/context.hpp"

#include <ostream>

#include "engine/base/utf8.hpp"

namespace cli {
namespace {

namespace base = engine::base;

bool steers_a_terminal(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  const bool valid = !base::find_invalid_utf8(text).has_value();
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const base::Decoded decoded =
        valid ? base::decode_utf8(text, at)
              : base::Decoded{byte < 0x80 ? char32_t{byte} : char32_t{0xFFFD}, at + 1};
    if (decoded.code_point == U'\n' || decoded.code_point == U'\t') {
      out += ' ';
    } else {
      base::append_utf8(
          out, steers_a_terminal(decoded.code_point) ? char32_t{0xFFFD} : decoded.code_point);
    }
    at = decoded.next;
  }
  return out;
}

void Context::tell(const base::Message& message, const base::Message& hint) const {
  err << printable(say(message)) << '\n';
  if (!hint.in(language).empty()) err << "  " << printable(say(hint)) << '\n';
}

void print(std::ostream& to, const base::Diagnostics& problems, base::Language language) {
  for (const base::Diagnostic& problem : problems) {
    const std::string text = base::to_text(problem, language);
    // Its own line feeds stand; everything between them is made harmless.
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      to << printable(std::string_view{text}.substr(begin, end - begin)) << '\n';
      begin = end + 1;
    }
  }
}

}  // namespace cli
