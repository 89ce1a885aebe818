#include "engine/matching/text_filter.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include <array>
#include <cstdint>

#include "engine/text/ascii.hpp"
#include "engine/text/fold.hpp"

namespace engine::matching {
namespace {

// Of the characters past ASCII, é and its kind (U+00C0 to U+00FF) stand for the letters
// they fold to, and dashes, quotation marks and dots (U+2010 to U+2027) for none. Any
// other, a combining mark or a ligature, may stand for anything.
constexpr std::string_view kAnyOther =
    R"([\xc2\xc4-\xe1\xe3-\xf4]|\xe2(?:[\x81-\xbf]|\x80[^\x90-\xa7]))";
constexpr unsigned kFirstAccented = 0x80, kLastAccented = 0xBF;  // the byte after C3

constexpr std::int64_t kMemory = std::int64_t{32} << 20;

bool is_letter_or_digit(char c) { return text::is_letter(c) || text::is_digit(c); }

// By the second byte: what a character folds to, where that is one letter.
struct Accented {
  std::array<char, kLastAccented + 1> letter{};
  std::string longer;  // those that fold to more than one, such as ß
};

const Accented& accented() {
  static const Accented all = [] {
    Accented made;
    for (unsigned byte = kFirstAccented; byte <= kLastAccented; ++byte) {
      const std::string plain = text::fold(std::string{'\xC3', static_cast<char>(byte)}).plain;
      if (plain.size() == 1)
        made.letter[byte] = plain.front();
      else if (is_letter_or_digit(plain.front()))
        made.longer += fmt::format("\\x{:02x}", byte);
    }
    return made;
  }();
  return all;
}

// The character itself, its capital, and those that fold to it.
std::string class_of(char c) {
  std::string others;
  for (unsigned byte = kFirstAccented; byte <= kLastAccented; ++byte)
    if (accented().letter[byte] == c) others += fmt::format("\\x{:02x}", byte);
  const std::string own = text::is_lower(c)
                              ? fmt::format("[{}{}]", c, static_cast<char>(c - 'a' + 'A'))
                              : std::string{c};
  return others.empty() ? own : fmt::format("(?:{}|\\xc3[{}])", own, others);
}

// The longest run of letters and digits.
std::string_view core_of(std::string_view atom) {
  std::string_view longest;
  for (std::size_t at = 0; at < atom.size();) {
    std::size_t end = at;
    while (end < atom.size() && is_letter_or_digit(atom[end])) ++end;
    if (end - at > longest.size()) longest = atom.substr(at, end - at);
    at = end + 1;
  }
  return longest;
}

}  // namespace

TextFilter::TextFilter() = default;
TextFilter::~TextFilter() = default;
TextFilter::TextFilter(TextFilter&&) noexcept = default;
TextFilter& TextFilter::operator=(TextFilter&&) noexcept = default;

void TextFilter::add(const codebook::Atom& atom) {
  const std::string_view core = core_of(atom.text);
  if (core.empty() || atom.kind == codebook::Atom::Kind::regex) {
    let_all_through();
    return;
  }
  const auto begin = static_cast<std::size_t>(core.data() - atom.text.data());
  const std::size_t end = begin + core.size();
  const bool goes_on_before = begin > 0 && atom.text[begin - 1] == '*';
  const bool goes_on_after = end < atom.text.size() && atom.text[end] == '*';
  if (!alternatives_.empty()) alternatives_ += '|';
  // no letter stands beside a word: all else may, rather than ask what words end with
  if (!goes_on_before) alternatives_ += "(?:^|[^a-zA-Z])";
  for (const char c : core) alternatives_ += class_of(text::to_lower(c));
  if (!goes_on_after) alternatives_ += "(?:$|[^a-zA-Z])";
}

void TextFilter::seal() {
  if (all_ || alternatives_.empty()) return;
  re2::RE2::Options options{re2::RE2::Latin1};
  options.set_log_errors(false);
  options.set_never_capture(true);
  options.set_max_mem(kMemory);
  auto regex = std::make_unique<const re2::RE2>(
      fmt::format("{}|\\xc3[{}]|{}", kAnyOther, accented().longer, alternatives_), options);
  if (regex->ok())
    regex_ = std::move(regex);
  else
    all_ = true;  // too many words to be worth it
  alternatives_.clear();
}

bool TextFilter::lets_through(std::string_view turn) const {
  return all_ || (regex_ && re2::RE2::PartialMatch(turn, *regex_));
}

}  // namespace engine::matching
