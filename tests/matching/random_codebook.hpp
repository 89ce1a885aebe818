// Random codebooks and turns over few words, so that matches abound.
#pragma once

#include <random>
#include <string>

#include "engine/codebook/codebook.hpp"
#include "engine/text/tokens.hpp"

namespace matching_test {

engine::codebook::Codebook random_codebook(std::mt19937& random);

// Text and tokens agree; sentences, marks, joined and transparent tokens are
// drawn, also such as the tokeniser would not make.
struct RandomTurn {
  std::string text;
  engine::text::TurnTokens tokens;  // views `text`
};
void make_turn(std::mt19937& random, RandomTurn& out);

}  // namespace matching_test
