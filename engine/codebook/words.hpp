// Written words to the atoms that tokens are compared with.
//
// A word goes through the same tokeniser and fold as transcripts do, so that
// one that could never match is found when the codebook is loaded.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/message.hpp"
#include "engine/codebook/pattern.hpp"
#include "engine/text/tokens.hpp"

namespace engine::codebook {

// A wildcard with fewer fixed letters covers hundreds of words; whoever means
// that doubles the star.
inline constexpr std::size_t kMinFixedLetters = 4;
inline constexpr std::size_t kMaxWordLength = 100;  // code points
inline constexpr std::size_t kMaxCompoundParts = 4;

struct Trouble {
  base::Message problem;
  base::Message hint;
};

template <class T>
using OrTrouble = std::variant<T, Trouble>;

// Keeps a tokeniser at hand: make one for a whole codebook.
class WordReader {
 public:
  // One word without hyphen, stars allowed: `zeur*`, `m.b.t.`, `'s`.
  OrTrouble<Atom> word(std::string_view written);
  // `=Polen`: the token's own bytes.
  OrTrouble<Atom> exact(std::string_view written);

 private:
  text::Tokeniser tokeniser_;
  text::TurnTokens tokens_;
};

// `/re2/` as written between the slashes: what can be told without RE2.
OrTrouble<Atom> raw_word(std::string_view regex);

// Look-around and back-references, which RE2 does not have, and letters that
// no folded word holds.
std::variant<std::monostate, Trouble> check_regex(std::string_view regex);

// (wij|schaamte)-cultuur: the parts as separate words (joined or spaced) or
// closed up, at each hyphen.
Node make_compound(const std::vector<std::vector<Atom>>& parts);

}  // namespace engine::codebook
