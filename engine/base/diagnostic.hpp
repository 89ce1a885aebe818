// One problem that a person can mend: where it is, what was found, what to do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/message.hpp"

namespace engine::base {

enum class Severity : std::uint8_t { error, warning };

// `line` and `column` count from 1, columns in code points, as editors do; 0
// means that the problem concerns the whole file (line) or line (column).
// Every member has a default, so that a designated initialiser may leave it out
// (GCC warns of those without).
struct Diagnostic {
  std::string file{};  // NOLINT(readability-redundant-member-init)
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  Message problem{};
  Message hint{};  // what to do; both empty where the problem says it all
  // The offending line, for the caret; may be empty.
  std::string excerpt{};  // NOLINT(readability-redundant-member-init)
  Severity severity = Severity::error;
};

using Diagnostics = std::vector<Diagnostic>;

// Of one file; who has mended these asks again.
inline constexpr std::size_t kMostProblems = 100;

// `file:line:column: problem`, then the line, a caret under the place, and the
// hint, each on a line of its own. Ends with a line feed. Control characters
// of the excerpt are shown as spaces, and a long excerpt is cut around the caret.
std::string to_text(const Diagnostic& diagnostic, Language language);

}  // namespace engine::base
