// What stands around a match: conditions, contexts and topic words, looked for
// only in sentences that hold a match, and at most once in each.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/matching/compiled.hpp"
#include "engine/matching/layout.hpp"
#include "engine/matching/runner.hpp"
#include "engine/matching/span_set.hpp"
#include "engine/matching/word_classes.hpp"

namespace engine::matching {

class Surroundings {
 public:
  Surroundings(const Compiled& compiled, const Layout& layout, const TurnClasses& turn,
               const WordClasses& classes);

  // Forgets what was found; `layout` and `turn` now hold another turn.
  void next_turn() { ++turn_number_; }

  // The first of `conditions` that does not hold for `span`.
  std::optional<std::uint32_t> failing(const std::vector<ConditionPlan>& conditions, Stretch span);
  bool holds(const ContextPlan& context, Stretch span);
  // In the sentences of `span`, in the turn.
  bool in_sentences(SearchId search, Stretch span);
  bool in_turn(SearchId search);

 private:
  struct Found {
    std::uint64_t turn_number = 0;  // void in all other turns
    bool complete = false;          // all sentences were searched, not just one
    std::uint32_t sentence = 0;
    SpanSet spans;
  };

  bool holds(const ConditionPlan& condition, Stretch span);
  bool reaches(const codebook::Context& context, const ContextPlan& plan, Stretch span,
               bool forward);
  // At least all spans in the sentences of `span`.
  const SpanSet& near(SearchId search, Stretch span);
  const SpanSet& complete(SearchId search);
  void look_in(SearchId search, std::uint32_t sentence, SpanSet& into);
  void look_for(AutomatonId id, const std::vector<ConditionPlan>& conditions,
                std::uint32_t sentence, SpanSet& into);
  void drop_failing(const std::vector<ConditionPlan>& conditions, std::uint32_t first);
  [[nodiscard]] Stretch sentences_around(Stretch span) const;

  const Compiled& compiled_;
  const Layout& layout_;
  const TurnClasses& turn_;
  const WordClasses& classes_;
  Runner runner_;
  std::vector<Found> found_;         // by search
  std::vector<std::uint32_t> ends_;  // of the modifiers at hand
  std::uint64_t turn_number_ = 0;
};

// The tokens at which a match of an automaton may begin that has its anchor at
// `anchor`, and that have not been tried. `untried` is the least of those.
Stretch starts_around(const Requirements& requirements, std::uint32_t anchor, Stretch within,
                      std::uint32_t& untried);

}  // namespace engine::matching
