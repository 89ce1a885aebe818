// The last gate: the exact bytes of an export.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/privacy/roster.hpp"
#include "engine/privacy/verifier.hpp"

namespace engine::privacy {

struct ExportedQuote {
  std::size_t begin = 0, end = 0;  // in the bytes
  std::string masked;              // what was released
  std::string escaped;             // how the format writes it
  bool judged = false;             // a person released exactly this
};

// Why these bytes must not leave: what stands at a quote's place is not what was
// released, the verifier doubts a quote that nobody judged, or the bytes around
// the quotes are not those of the same document with empty quotes (`empty`,
// whose quotes stand at `empty_quotes`). "" when there is nothing against them.
std::string_view doubt_export(std::string_view bytes, const std::vector<ExportedQuote>& quotes,
                              std::string_view empty,
                              const std::vector<std::pair<std::size_t, std::size_t>>& empty_quotes,
                              Vocabulary& vocabulary, const Roster& roster);

}  // namespace engine::privacy
