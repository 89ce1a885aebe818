// All steps in their order, on one text.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/privacy/entities.hpp"
#include "engine/privacy/privacy.hpp"
#include "engine/privacy/roster.hpp"
#include "engine/privacy/vocabulary.hpp"

namespace engine::privacy {

class Reading;

// Changes with whatever may change a mask; for logs.
std::string_view masking_version();

// Not thread-safe: one a thread. Each text by itself: numbers start afresh, and
// nothing seen in one text changes another.
class Masker {
 public:
  Masker(Lexicon lexicon, Roster roster);

  // `text` must be valid UTF-8, smaller than 4 GiB. `elsewhere`: names known
  // from around it, as `names_in` gives them. `heard_once`: of the uncommon words of
  // a study (`is_uncommon`), those of a single interview; null where there is no study.
  // `asked`: folded words that a person wants gone, whatever they are.
  Masked mask(std::string_view text, const NameWords& elsewhere = {},
              const NameWords* heard_once = nullptr, const NameWords& asked = {});

  // Words that are names in this text: of a whole transcript, for its quotes.
  NameWords names_in(std::string_view text);
  // Words in it that are uncommon.
  NameWords uncommon_in(std::string_view text);

  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }
  [[nodiscard]] Vocabulary& vocabulary() { return vocabulary_; }
  [[nodiscard]] const Roster& roster() const { return roster_; }
  // Names that go as well.
  void add_names(const std::vector<std::string>& names) { roster_.add(names); }

 private:
  // All steps but the last.
  Reading read(std::string_view text, const NameWords& elsewhere, const NameWords* heard_once,
               const NameWords& asked);

  Vocabulary vocabulary_;
  Roster roster_;
};

}  // namespace engine::privacy
