// Reads pattern lines; what `parse_pattern` and the loader share.
//
// The first problem of a line ends the reading of that line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "engine/codebook/codebook.hpp"
#include "engine/codebook/pattern.hpp"
#include "engine/codebook/tree.hpp"
#include "engine/codebook/words.hpp"

namespace engine::codebook {

inline constexpr std::size_t kMaxGroupDepth = 16;         // groups in groups
inline constexpr std::size_t kMaxLineLength = 64 * 1024;  // bytes of one pattern line
inline constexpr std::size_t kMaxTreeSize = 50'000;       // nodes and words of one pattern
inline constexpr std::size_t kMaxCompoundWords = 10'000;  // closed forms of one compound
inline constexpr std::uint16_t kVerbGap = 8;              // between a verb and its particle

class LineReader {
 public:
  // What a line is for. Contexts may consist of a mark alone (`'?'`); a line
  // of a list has no conditions and may be any sequence that takes a word.
  enum class Use : std::uint8_t { rule, context, list };
  struct How {
    Use use = Use::rule;
    Crossing crossing = Crossing::nothing;
    std::uint16_t within = 10;  // what "..." means
  };

  // `vocabulary` must outlive the reader; it may grow meanwhile.
  explicit LineReader(const Vocabulary& vocabulary) : vocabulary_{vocabulary} {}

  base::Result<Pattern> pattern(std::string_view line, How how, const LinePlace& place);
  // `expression ; not inside: …`: all but the RE2 part is read as in patterns.
  base::Result<RegexLine> regex(std::string_view line, How how, const LinePlace& place);

  // Names that the lines read so far have used.
  struct Used {
    std::set<std::string, std::less<>> lists;
    std::set<std::string, std::less<>> verbs;
  };
  [[nodiscard]] const Used& used() const { return used_; }

 private:
  const Vocabulary& vocabulary_;
  WordReader words_;
  Used used_;
};

// Where a comment begins: a '#' at the start or after a space, outside /…/.
std::size_t comment_start(std::string_view line);

// 0 to 6 modal particles of a language, or nullptr where none are listed.
const Node* particles(std::string_view language);

}  // namespace engine::codebook
