#include "engine/matching/questions.hpp"

#include <algorithm>

namespace engine::matching {

QuestionId Questions::add(std::vector<AtomId> atoms) {
  return ids_.emplace(std::move(atoms), static_cast<QuestionId>(ids_.size())).first->second;
}

std::vector<AtomId> Questions::atoms_of(const codebook::Word& word) {
  std::vector<AtomId> atoms;
  atoms.reserve(word.atoms.size());
  for (const codebook::Atom& atom : word.atoms) atoms.push_back(index_.add(atom));
  std::ranges::sort(atoms);
  const auto doubled = std::ranges::unique(atoms);
  atoms.erase(doubled.begin(), doubled.end());
  return atoms;
}

void Questions::seal() {
  index_.seal();
  by_atom_.assign(index_.size(), {});
  for (const auto& [atoms, question] : ids_)
    for (const AtomId atom : atoms) by_atom_[atom].push_back(question);
}

std::span<const QuestionId> Questions::answered_by(AtomId atom) const { return by_atom_[atom]; }

}  // namespace engine::matching
