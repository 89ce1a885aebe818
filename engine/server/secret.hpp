// Words that nobody can guess.
#pragma once

#include <string>
#include <string_view>

namespace engine::server {

// 256 bits from the system, as 64 hexadecimal digits. Throws base::Failure where
// the system gives none.
std::string new_secret();

// Takes the same time wherever the two begin to differ.
bool is_same_secret(std::string_view a, std::string_view b);

}  // namespace engine::server
