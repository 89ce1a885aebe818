// All steps in their order, on one text.
#pragma once

#include <string_view>

#include "engine/privacy/privacy.hpp"
#include "engine/privacy/roster.hpp"
#include "engine/privacy/vocabulary.hpp"

namespace engine::privacy {

// Changes with whatever may change a mask; for logs.
std::string_view masking_version();

// Not thread-safe: one a thread. Each text by itself: numbers start afresh, and
// nothing seen in one text changes another.
class Masker {
 public:
  Masker(Lexicon lexicon, Roster roster);

  // `text` must be valid UTF-8, smaller than 4 GiB.
  Masked mask(std::string_view text);

  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }
  [[nodiscard]] Vocabulary& vocabulary() { return vocabulary_; }
  [[nodiscard]] const Roster& roster() const { return roster_; }

 private:
  Vocabulary vocabulary_;
  Roster roster_;
};

}  // namespace engine::privacy
