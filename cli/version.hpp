// What a methods section has to name: the program and the rules by which text
// became words.
#pragma once

#include <string>

namespace cli {

std::string version_text();
// "0.1.0"
std::string program_version();

}  // namespace cli
