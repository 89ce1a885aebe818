// UTF-8 that was read as windows-1252 on its way here and written as UTF-8
// once more: `Ã©` where `é` was meant, `â€™` where ’ was.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace engine::text {

struct Mojibake {
  std::size_t doubled = 0;  // characters that were encoded twice
  std::size_t honest = 0;   // other characters beyond ASCII
};

// What a beginning of the text shows. Only what becomes a letter of Latin
// script, a sign of Western text or an emoji counts as doubled: “Spaß” is
// honest.
Mojibake count_mojibake(std::string_view utf8);

// `utf8` with each doubled character as it was meant.
std::string mended_mojibake(std::string_view utf8);

}  // namespace engine::text
