#include "engine/base/uuid.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <cstddef>

#include "engine/base/failure.hpp"

namespace engine::base {

Uuid uuid5(const Uuid& name_space, std::string_view name) {
  std::string input{name_space.begin(), name_space.end()};
  input += name;
  std::array<std::uint8_t, EVP_MAX_MD_SIZE> digest{};
  if (EVP_Digest(input.data(), input.size(), digest.data(), nullptr, EVP_sha1(), nullptr) != 1)
    throw Failure{message("de bibliotheek OpenSSL kan geen SHA-1 berekenen",
                          "the OpenSSL library cannot compute SHA-1")};
  Uuid uuid{};
  std::copy_n(digest.begin(), uuid.size(), uuid.begin());
  uuid[6] = static_cast<std::uint8_t>((uuid[6] & 0x0FU) | 0x50U);  // version 5
  uuid[8] = static_cast<std::uint8_t>((uuid[8] & 0x3FU) | 0x80U);  // variant of the RFC
  return uuid;
}

std::string to_text(const Uuid& uuid) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < uuid.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += kDigits[uuid[i] >> 4U];
    text += kDigits[uuid[i] & 0x0FU];
  }
  return text;
}

}  // namespace engine::base
