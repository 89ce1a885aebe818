// Which atoms hold for a word, without trying each atom on each word.
//
// Literals are looked up; globs are found through up to four letters of their
// beginning, end or middle; only raw regular expressions are tried one by one.
// This runs once for each distinct word of a study.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/codebook/pattern.hpp"

namespace re2 {
class RE2;
}

namespace engine::matching {

using AtomId = std::uint32_t;

// '*' stands for any characters, also none; all else for itself.
bool glob_matches(std::string_view glob, std::string_view word);

// The key that atoms without accents compare with. `room` is used where the
// word has to be changed; the view ends with its next use.
std::string_view fold_plain(std::string_view word, std::string& room);

// Globs by a few letters that any word they fit must hold.
class GramIndex {
 public:
  void add(std::string_view gram, AtomId atom);
  void seal();
  [[nodiscard]] bool empty() const { return grams_.empty(); }
  [[nodiscard]] std::size_t longest() const { return longest_; }
  // Calls `found(atom)` for every atom added under exactly this gram.
  template <class Found>
  void find(std::string_view gram, Found&& found) const;

 private:
  static std::uint64_t pack(std::string_view gram);
  static std::size_t slot(std::uint64_t packed);

  std::vector<std::pair<std::uint64_t, AtomId>> grams_;
  std::vector<bool> seen_;  // by slot: most lookups end here
  std::size_t longest_ = 0;
};

struct AtomHash {
  std::size_t operator()(const codebook::Atom& atom) const {
    return std::hash<std::string>{}(atom.text) ^ static_cast<std::size_t>(atom.kind);
  }
};

class AtomIndex {
 public:
  AtomIndex();
  ~AtomIndex();
  AtomIndex(AtomIndex&&) noexcept;
  AtomIndex& operator=(AtomIndex&&) noexcept;

  // Equal atoms get one id.
  AtomId add(const codebook::Atom& atom);
  // What RE2 says of an expression it cannot use; "" where it can.
  [[nodiscard]] std::string regex_problem(AtomId id) const;
  [[nodiscard]] std::size_t size() const { return atoms_.size(); }
  [[nodiscard]] const codebook::Atom& atom(AtomId id) const { return *atoms_[id]; }
  // After the last `add`.
  void seal();

  // All atoms that hold for a token of these bytes, ascending.
  void classify(std::string_view surface, std::vector<AtomId>& out) const;

 private:
  // What is compared with one of the two folded keys.
  struct Key {
    std::unordered_map<std::string_view, AtomId> literals;
    GramIndex beginnings, ends, middles;
    std::vector<AtomId> globs_without_letters;
  };
  struct Raw {
    AtomId atom;
    std::unique_ptr<re2::RE2> regex;
  };
  void add_glob(Key& key, std::string_view glob, AtomId id);
  void classify_key(const Key& key, std::string_view word, std::vector<AtomId>& out) const;

  // Owns the atoms; its nodes stay where they are.
  std::unordered_map<codebook::Atom, AtomId, AtomHash> ids_;
  std::vector<const codebook::Atom*> atoms_;
  Key plain_, accented_;
  std::unordered_map<std::string_view, AtomId> exact_;
  std::vector<Raw> raw_;
};

}  // namespace engine::matching
