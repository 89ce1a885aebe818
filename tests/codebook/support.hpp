// Short ways to trees and patterns for the tests of the codebook.
#pragma once

#include <string>
#include <vector>

#include "engine/codebook/codebook.hpp"
#include "engine/codebook/tree.hpp"

namespace test {

using namespace engine::codebook;

inline Atom literal(std::string text) { return {Atom::Kind::literal, false, std::move(text)}; }
inline Atom accented(std::string text) { return {Atom::Kind::literal, true, std::move(text)}; }
inline Atom glob(std::string text) { return {Atom::Kind::glob, false, std::move(text)}; }
inline Atom exact(std::string text) { return {Atom::Kind::exact, false, std::move(text)}; }
inline Atom regex(std::string text) { return {Atom::Kind::regex, false, std::move(text)}; }

inline Node word(std::string text) { return make_word({literal(std::move(text))}); }
inline Node words(const std::vector<std::string>& texts) {
  std::vector<Atom> atoms;
  for (const std::string& each : texts) atoms.push_back(literal(each));
  return make_word(std::move(atoms));
}
inline Node gap(std::uint16_t min, std::uint16_t max) { return Node{Gap{min, max}}; }
inline Node anchor(Assert::Kind kind) { return Node{Assert{kind, {}}}; }
inline Node mark(engine::text::Mark mark) { return Node{Assert{Assert::Kind::mark, mark}}; }

// The tree of a line that must be readable.
Node tree(const std::string& line, const Vocabulary& vocabulary = {});
Pattern pattern(const std::string& line, const Vocabulary& vocabulary = {});
// "column: problem | hint" of the first problem of a line, in English.
std::string problem_of(const std::string& line, const Vocabulary& vocabulary = {});

// A codebook around one rule with these patterns.
std::string codebook_with(const std::string& patterns);
// Every problem as "line:column: problem | hint", in English.
std::vector<std::string> problems_of(const std::string& yaml);
// Loads or fails the test, with all problems.
Codebook must_load(const std::string& yaml);

}  // namespace test
