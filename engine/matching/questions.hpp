// The questions a codebook asks of a word, numbered.
//
// A question holds for a word when one of its atoms does. Words that satisfy the
// same atoms are of one class and answer all questions alike, so that an automaton
// asks a class and never a word.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "engine/codebook/pattern.hpp"
#include "engine/matching/atoms.hpp"

namespace engine::matching {

using QuestionId = std::uint32_t;

class Questions {
 public:
  // Equal questions get one number. `atoms` sorted and unique.
  QuestionId add(std::vector<AtomId> atoms);
  QuestionId add(const codebook::Word& word) { return add(atoms_of(word)); }
  // Sorted and unique.
  std::vector<AtomId> atoms_of(const codebook::Word& word);
  // After the last `add`.
  void seal();

  [[nodiscard]] std::size_t size() const { return ids_.size(); }
  [[nodiscard]] AtomIndex& index() { return index_; }
  [[nodiscard]] const AtomIndex& index() const { return index_; }
  // The questions an atom answers with yes.
  [[nodiscard]] std::span<const QuestionId> answered_by(AtomId atom) const;

 private:
  AtomIndex index_;
  std::map<std::vector<AtomId>, QuestionId> ids_;
  std::vector<std::vector<QuestionId>> by_atom_;
};

}  // namespace engine::matching
