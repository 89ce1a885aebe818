// Text of people in a page.
#pragma once

#include <string>
#include <string_view>

namespace engine::report {

// For element content and for attribute values between double quotes: no
// markup, no control characters and no marks that turn the direction of
// writing; line feeds become spaces. The answer is valid UTF-8.
std::string escape_html(std::string_view text);

}  // namespace engine::report
