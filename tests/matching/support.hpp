// Small codebooks and turns, and both scanners side by side.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/codebook/codebook.hpp"
#include "engine/matching/matcher.hpp"
#include "engine/text/tokens.hpp"

namespace matching_test {

using Lines = std::vector<std::string>;

// A pattern line; the test fails where it is wrong.
engine::codebook::Pattern pattern(std::string_view line);
std::vector<engine::codebook::Pattern> patterns(const Lines& lines);

engine::text::TurnTokens tokens(std::string_view turn);

// One code "c", one rule "r" with these patterns.
engine::codebook::Codebook one_rule(const Lines& lines);
// A context of the first rule.
engine::codebook::Context& add_context(engine::codebook::Codebook& book, const Lines& lines);

// What both scanners find in a transcript of these turns, the last turn's: the
// test fails where they differ.
engine::matching::TurnFindings scan(const engine::codebook::Codebook& book,
                                    const std::vector<std::string>& turns);

// The words of the findings (`zij <reported>` with another voice than own) and
// of the suppressions (`-zij`), in order.
Lines told(const engine::codebook::Codebook& book, const std::vector<std::string>& turns);

}  // namespace matching_test

// For Catch's messages, and for comparing what two scanners find.
namespace engine::matching {
std::ostream& operator<<(std::ostream& out, const Finding& finding);
std::ostream& operator<<(std::ostream& out, const Suppression& suppression);
}  // namespace engine::matching
