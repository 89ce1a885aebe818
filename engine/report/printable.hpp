// Text for a terminal: nothing in it may steer one, and no line may be longer
// than the room there is. Widths are columns (engine/text/width.hpp).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace engine::report {

// Control characters become their pictures (␛ for escape), those without one
// and the marks that turn the direction of writing become �, line feeds, tabs
// and carriage returns become spaces. Ill-formed UTF-8 becomes � too.
std::string printable(std::string_view text);
// True for characters that must not reach a terminal as they are.
bool steers_a_terminal(char32_t code_point);

// Broken at spaces into lines of at most `width` columns; a word that is
// longer than a line is broken at a soft hyphen (which then shows) or after one
// of . - / _ | where it has one, and anywhere else where not. At least one
// line. `text` must be printable.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

// The same, all lines but the first indented by two columns.
std::vector<std::string> wrap_hanging(std::string_view text, std::size_t width);

// The lines of a text, without their line feeds.
std::vector<std::string_view> lines_of(std::string_view text);

// What `wrap` needs to break at spaces only, or at soft hyphens too.
std::size_t longest_word(std::string_view text);
std::size_t longest_syllable(std::string_view text);

std::string pad_right(std::string_view text, std::size_t width);
std::string pad_left(std::string_view text, std::size_t width);

}  // namespace engine::report
