// What became of one match, and how the matches of a turn become its findings.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/matching/layout.hpp"
#include "engine/matching/matcher.hpp"

namespace engine::matching {

struct Verdict {
  bool survives = true;
  // Where it does not:
  Suppression::Cause cause = Suppression::Cause::condition;
  std::uint32_t detail = 0;
  // Where it does:
  std::uint32_t code = 0;
  codebook::Voice voice = codebook::Voice::own;
  codebook::Tier tier = codebook::Tier::precise;
  bool topic_missing = false;
  std::optional<std::uint32_t> context;
};

struct Judged {
  std::uint32_t rule = 0;
  Stretch span;
  std::uint32_t pattern = 0;
  Verdict verdict;
};

// Findings and suppressions in order, no more than kMaxFindingsPerTurn of each
// a rule. `judged` holds what is to be told, in any order.
void write(const codebook::Codebook& codebook, const Layout& layout, std::vector<Judged>& judged,
           TurnFindings& out);

}  // namespace engine::matching
