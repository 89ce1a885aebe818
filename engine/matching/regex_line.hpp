// `regex:` lines: RE2 over a sentence as words.
//
// The text is the folded visible words (without accents), joined by one space;
// parts of a hyphenated word are words of their own. A match begins and ends
// at word borders; of each line the leftmost matches are taken that do not
// overlap (an alternative that stands first wins, as in Perl). `\w` means any
// character of a word, not only ASCII's, and `\W` a space.
#pragma once

#include <re2/re2.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/diagnostic.hpp"
#include "engine/matching/layout.hpp"

namespace engine::matching {

// Bounds for every expression: quiet, and at most this much memory each.
inline constexpr std::int64_t kRegexMemory = 2 << 20;
re2::RE2::Options regex_options();

// What RE2 said, in both languages, with what to do instead.
base::Diagnostic regex_problem(std::string_view regex, const std::string& error);

// Visible tokens [stretch.begin, stretch.end) as text.
class WordText {
 public:
  void build(const Layout& layout, Stretch stretch);
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] Stretch stretch() const { return stretch_; }
  // Bytes of the words of `part`, with the space before and the one after.
  [[nodiscard]] std::pair<std::size_t, std::size_t> bytes_of(Stretch part) const;
  // The tokens whose borders these are; empty where they are no word borders.
  [[nodiscard]] Stretch tokens_at(std::size_t begin, std::size_t end) const;

 private:
  std::string text_;
  std::vector<std::uint32_t> begins_;  // of each word; one more, past the last space
  Stretch stretch_;
  std::string room_;
};

// The expression as RE2 gets it: word classes translated, word borders asked for.
std::string whole_words(std::string_view regex);

// What RE2 says of the expression as written; "" where it can be used.
std::string regex_error(std::string_view regex);

// Appends the matches of `regex` (from `whole_words`) that lie in `part`, in order.
void find_matches(const re2::RE2& regex, const WordText& words, Stretch part,
                  std::vector<Stretch>& out);

}  // namespace engine::matching
