// One value as data: the spelling that CSV and JSON share.
#pragma once

#include <string>
#include <string_view>

#include "engine/report/table.hpp"

namespace engine::report {

// True for text that a spreadsheet runs, from a file as from the keyboard.
bool looks_like_formula(std::string_view text);

// Appends the shortest decimal that reads back as `value`, always with a point
// or an exponent: 1.0, 0.1, 1e+22. `value` must be finite.
void append_number(std::string& out, double value);

// Appends a JSON string with its quotes. Control characters and marks that
// turn the direction of writing are escaped; ill-formed UTF-8 becomes �.
void append_json(std::string& out, std::string_view text);
// The same for nested values, without spaces.
void append_nested(std::string& out, const Json& value);

}  // namespace engine::report
