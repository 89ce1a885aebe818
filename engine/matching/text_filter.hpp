// Tells from a turn's bytes alone that no rule can match in it, so that nobody has
// to look for its words.
//
// Every match holds a word that a certain atom holds for. That word has the atom's
// letters, or characters that fold to them: a regular expression finds both. What it
// lets through is not a match yet; what it stops can be none.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/codebook/pattern.hpp"

namespace re2 {
class RE2;
}

namespace engine::matching {

class TextFilter {
 public:
  TextFilter();
  ~TextFilter();
  TextFilter(TextFilter&&) noexcept;
  TextFilter& operator=(TextFilter&&) noexcept;

  // There are matches of which this is the atom that holds for one of their words.
  void add(const codebook::Atom& atom);
  // A match may hold any word.
  void let_all_through() { all_ = true; }
  // After the last `add`. Without atoms nothing gets through.
  void seal();

  [[nodiscard]] bool lets_through(std::string_view turn) const;

 private:
  bool all_ = false;
  std::string alternatives_;
  std::unique_ptr<const re2::RE2> regex_;  // null: nothing gets through, or all
};

}  // namespace engine::matching
