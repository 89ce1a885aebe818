// A file that a command makes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cli {

// What holds words of an interview is its owner's alone, as the study is.
enum class Readers : std::uint8_t { owner, anyone };

// Whole or not at all; never in the place of another. Throws base::Failure.
void write_new(const std::string& path, std::string_view content, Readers readers);
// Throws base::Failure as write_new does where the file is there already: for a
// command that is to find out before it does anything else.
void refuse_existing(const std::string& path);

}  // namespace cli
