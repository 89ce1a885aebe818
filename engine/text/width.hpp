// How many columns of a terminal a text takes.
//
// As wcwidth(3) has it, without its locale: 2 for East Asian wide and
// full-width characters and for emoji, 0 for combining marks, joiners and
// other characters without a shape of their own, 1 for all others. Control
// characters count 1: show something in their place.
#pragma once

#include <cstddef>
#include <string_view>

namespace engine::text {

std::size_t display_width(char32_t code_point);
// `utf8` must be valid.
std::size_t display_width(std::string_view utf8);

}  // namespace engine::text
