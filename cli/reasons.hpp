// Why a passage got a code, or did not: every match of a codebook's rules in
// one turn, kept or taken away, with the pattern that found it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/message.hpp"
#include "engine/codebook/codebook.hpp"
#include "engine/coding/coding.hpp"
#include "engine/matching/matcher.hpp"
#include "engine/text/span.hpp"
#include "engine/text/stored_text.hpp"

namespace cli {

struct Reason {
  std::string code, rule, pattern;  // the pattern as written
  std::string codebook, codebook_version;
  engine::text::CodePointSpan span;     // the words that matched
  engine::text::CodePointSpan segment;  // the unit that gets coded; the words when suppressed
  std::string words;
  engine::codebook::Tier tier = engine::codebook::Tier::precise;
  engine::codebook::Voice voice = engine::codebook::Voice::own;
  std::string context;  // that decided the voice or the code, or ""
  bool topic_missing = false;

  // What took the match away, and which one, as written in the codebook; nothing
  // where it was kept.
  std::optional<engine::coding::Suppression::Cause> suppressed_by;
  std::string suppressed_detail;
  // The speaker's role keeps the code from counting.
  bool role_excluded = false;
  // The suggestion in the study that it is part of, where there is one.
  std::string coding, status;

  [[nodiscard]] bool fired() const { return !suppressed_by; }
  // In totals: kept, the speaker's own voice, and a role the code applies to.
  [[nodiscard]] bool counts() const {
    return fired() && voice == engine::codebook::Voice::own && !role_excluded;
  }
};

// One turn of a text and, for rules that look back, the turn before it.
struct TurnInText {
  const engine::text::StoredText& text;
  engine::text::ByteSpan turn;
  std::optional<engine::text::ByteSpan> before;
  std::string role;
};

// Ordered by place, rule and code; what was kept before what was taken away.
std::vector<Reason> reasons(const engine::matching::Matcher& matcher, const TurnInText& turn);

}  // namespace cli
