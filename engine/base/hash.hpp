// SHA-256 (FIPS 180-4), for recognising equal content and for ids that are the
// same in every study. From OpenSSL's libcrypto.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace engine::base {

using Digest = std::array<std::uint8_t, 32>;

// Feeds any number of pieces. `field` writes a length before the bytes, so
// that ("ab", "c") and ("a", "bc") differ; `bytes` does not.
class Hasher {
 public:
  Hasher();
  ~Hasher();
  Hasher(Hasher&&) noexcept;
  Hasher& operator=(Hasher&&) noexcept;

  Hasher& bytes(std::string_view piece);
  Hasher& field(std::string_view piece);
  Hasher& field(std::uint64_t number);
  // Ends the hash and makes the hasher ready for the next one.
  Digest finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

Digest sha256(std::string_view bytes);

// Lower-case hexadecimal of the first `bytes` bytes (at most 32).
std::string to_hex(const Digest& digest, std::size_t bytes = 32);

}  // namespace engine::base
