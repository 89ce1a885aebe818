// What a number is called. It is masked whatever these say.
#pragma once

#include <string_view>

namespace engine::privacy {

// Without spaces and marks, small letters.
bool is_iban(std::string_view characters);            // ISO 13616, mod 97
bool is_citizen_number(std::string_view characters);  // BSN: nine digits, the 11 test
bool is_postcode(std::string_view characters);
bool is_phone(std::string_view characters);

// As written.
bool is_plate(std::string_view source);  // 83-TZN-4
bool is_date(std::string_view source);   // 2-1-2022, 2/1/22, 2022-01-02

}  // namespace engine::privacy
