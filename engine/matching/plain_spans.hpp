// Where a tree matches, by walking it from every token.
#pragma once

#include <re2/re2.h>

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "engine/codebook/pattern.hpp"
#include "engine/matching/layout.hpp"
#include "engine/text/fold.hpp"

namespace engine::matching {

// The tokens a match has to lie in, and the sentence whose borders it sees;
// without a sentence it may cross them.
struct Frame {
  Stretch tokens;
  std::optional<Stretch> sentence;
};

// The windows in which a sentence is matched: itself, unless it is long.
std::vector<Stretch> windows_of(Stretch sentence);

class PlainSpans {
 public:
  void read(const text::TurnTokens& turn);
  [[nodiscard]] const Layout& layout() const { return layout_; }
  // All matches in the frame, by begin, then end.
  std::vector<Stretch> find(const codebook::Node& node, const Frame& frame);

 private:
  // The borders at which a match can end that begins at border `at`.
  std::set<std::uint32_t> ends(const codebook::Node& node, std::uint32_t at, const Frame& frame);
  bool holds(const codebook::Atom& atom, std::uint32_t token);
  const re2::RE2& regex(const std::string& expression);

  Layout layout_;
  std::vector<text::FoldedWord> words_;  // of the visible tokens
  std::map<std::string, std::unique_ptr<re2::RE2>> regexes_;
};

}  // namespace engine::matching
