// Runs automata over the classes of a turn.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "engine/matching/automaton.hpp"
#include "engine/matching/layout.hpp"
#include "engine/matching/word_classes.hpp"

namespace engine::matching {

class Runner {
 public:
  Runner(const Layout& layout, const TurnClasses& turn, const WordClasses& classes)
      : layout_{layout}, turn_{turn}, classes_{classes} {}

  // Calls `found(end)` for each match that begins with token `first` and ends
  // at border `limit` or before, in rising order. `sentence` is the one the
  // match keeps to; nullptr lets it cross sentences.
  template <class Found>
  void run(const Automaton& automaton, std::uint32_t first, std::uint32_t limit,
           const Stretch* sentence, Found&& found) {
    if (automaton.is_single_word()) {
      if (classes_.answers(turn_.id(first), automaton.asked()[0].question)) found(first + 1);
    } else if (automaton.words() == 1) {
      run_small(automaton, first, limit, sentence, found);
    } else {
      run_large(automaton, first, limit, sentence, found);
    }
  }

 private:
  [[nodiscard]] Facts facts(std::uint32_t border, const Stretch* sentence) const {
    return sentence != nullptr ? layout_.facts_in(*sentence, border)
                               : layout_.facts_in_turn(border);
  }

  template <class Found>
  void run_small(const Automaton& automaton, std::uint32_t first, std::uint32_t limit,
                 const Stretch* sentence, Found&& found) const {
    const std::uint64_t accept = std::uint64_t{1} << automaton.accept();
    const std::uint64_t* const follow = automaton.follow(0);
    std::uint64_t live = *automaton.first();
    for (std::uint32_t at = first;; ++at) {
      if (automaton.has_assertions()) live = pass_assertions(automaton, live, at, sentence);
      if ((live & accept) != 0 && at > first) found(at);
      if (at == limit) return;
      live &= takers(automaton, turn_.id(at), 0);
      if (live == 0) return;
      std::uint64_t next = 0;
      for (std::uint64_t left = live; left != 0; left &= left - 1)
        next |= follow[std::countr_zero(left)];
      live = next;
    }
  }

  // The states, among the 64 of this number, that take a token of the class.
  [[nodiscard]] std::uint64_t takers(const Automaton& automaton, ClassId id,
                                     std::uint32_t number) const {
    std::uint64_t result = automaton.any()[number];
    const auto& asked = automaton.asked();
    for (std::size_t i = 0; i < asked.size(); ++i)
      if (classes_.answers(id, asked[i].question) != asked[i].negated)
        result |= automaton.asking(i)[number];
    return result;
  }

  // Assertions lead to higher states only, so that one pass in rising order
  // meets them all.
  [[nodiscard]] std::uint64_t pass_assertions(const Automaton& automaton, std::uint64_t live,
                                              std::uint32_t border, const Stretch* sentence) const {
    const std::uint64_t assertions = *automaton.assertions();
    for (std::uint64_t left = live & assertions; left != 0;) {
      const auto state = static_cast<std::uint32_t>(std::countr_zero(left));
      left &= left - 1;
      if ((facts(border, sentence) & automaton.facts(state)) == 0) continue;
      live |= *automaton.follow(state);
      left |= *automaton.follow(state) & assertions;
    }
    return live;
  }

  // The same over several numbers.
  template <class Found>
  void run_large(const Automaton& automaton, std::uint32_t first, std::uint32_t limit,
                 const Stretch* sentence, Found&& found) {
    const std::uint32_t words = automaton.words();
    live_.assign(automaton.first(), automaton.first() + words);
    for (std::uint32_t at = first;; ++at) {
      for (std::uint32_t w = 0; automaton.has_assertions() && w < words; ++w)
        pass_assertions_large(automaton, w, at, sentence);
      const bool accepts = (live_[automaton.accept() / 64] >> (automaton.accept() % 64) & 1U) != 0;
      if (accepts && at > first) found(at);
      if (at == limit) return;
      next_.assign(words, 0);
      bool any = false;
      for (std::uint32_t w = 0; w < words; ++w) {
        if (live_[w] == 0) continue;
        for (std::uint64_t left = live_[w] & takers(automaton, turn_.id(at), w); left != 0;
             left &= left - 1) {
          any = true;
          add(automaton.follow(w * 64 + static_cast<std::uint32_t>(std::countr_zero(left))), next_);
        }
      }
      if (!any) return;
      live_.swap(next_);
    }
  }

  void pass_assertions_large(const Automaton& automaton, std::uint32_t number, std::uint32_t border,
                             const Stretch* sentence) {
    const std::uint64_t assertions = automaton.assertions()[number];
    for (std::uint64_t left = live_[number] & assertions; left != 0;) {
      const auto bit = static_cast<std::uint32_t>(std::countr_zero(left));
      left &= left - 1;
      const std::uint32_t state = number * 64 + bit;
      if ((facts(border, sentence) & automaton.facts(state)) == 0) continue;
      add(automaton.follow(state), live_);
      left |= automaton.follow(state)[number] & assertions;
    }
  }

  static void add(const std::uint64_t* row, std::vector<std::uint64_t>& to) {
    for (std::size_t w = 0; w < to.size(); ++w) to[w] |= row[w];
  }

  const Layout& layout_;
  const TurnClasses& turn_;
  const WordClasses& classes_;
  std::vector<std::uint64_t> live_, next_;  // of run_large
};

}  // namespace engine::matching
