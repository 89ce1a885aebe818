#include "engine/privacy/checksums.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "engine/text/ascii.hpp"

namespace engine::privacy {
namespace {

bool all_digits(std::string_view text) { return std::ranges::all_of(text, text::is_digit); }

}  // namespace

bool is_iban(std::string_view characters) {
  if (characters.size() < 15 || characters.size() > 34) return false;
  std::uint32_t rest = 0;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const char c = characters[(i + 4) % characters.size()];
    if (text::is_digit(c)) {
      rest = (rest * 10 + static_cast<std::uint32_t>(c - '0')) % 97;
    } else if (text::is_lower(c)) {
      rest = (rest * 100 + static_cast<std::uint32_t>(c - 'a') + 10) % 97;
    } else {
      return false;
    }
  }
  return rest == 1 && text::is_lower(characters[0]) && text::is_lower(characters[1]);
}

bool is_citizen_number(std::string_view characters) {
  if (characters.size() != 9 || !all_digits(characters)) return false;
  constexpr std::array<int, 9> kWeights{9, 8, 7, 6, 5, 4, 3, 2, -1};
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += kWeights[i] * (characters[i] - '0');
  return sum != 0 && sum % 11 == 0;
}

bool is_postcode(std::string_view characters) {
  return characters.size() == 6 && all_digits(characters.substr(0, 4)) && characters[0] != '0' &&
         text::is_lower(characters[4]) && text::is_lower(characters[5]);
}

bool is_phone(std::string_view characters) {
  return all_digits(characters) && ((characters.size() == 10 && characters.starts_with('0')) ||
                                    (characters.size() == 11 && characters.starts_with("31")) ||
                                    (characters.size() == 13 && characters.starts_with("0031")));
}

bool is_plate(std::string_view source) {
  std::size_t letters = 0, digits = 0, changes = 0;
  char last = 0;
  for (const char c : source) {
    if (!text::is_letter(c) && !text::is_digit(c)) continue;
    const char kind = text::is_letter(c) ? 'a' : '0';
    changes += last != 0 && kind != last;
    (kind == 'a' ? letters : digits) += 1;
    last = kind;
  }
  return letters + digits == 6 && letters > 0 && digits > 0 && changes <= 2;
}

bool is_date(std::string_view source) {
  std::size_t groups = 0;
  char mark = 0;
  bool in_digits = false;
  for (const char c : source) {
    if (text::is_digit(c)) {
      groups += in_digits ? 0U : 1U;
      in_digits = true;
      continue;
    }
    in_digits = false;
    if (c == ' ') continue;
    if (c != '-' && c != '/' && c != '.') return false;
    if (mark != 0 && c != mark) return false;
    mark = c;
  }
  return groups == 3 && mark != 0 && source.size() <= 14;
}

}  // namespace engine::privacy
