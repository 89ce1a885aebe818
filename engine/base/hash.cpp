#include "engine/base/hash.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <cassert>
#include <utility>

#include "engine/base/failure.hpp"

namespace engine::base {
namespace {

// libcrypto fails only when it is out of memory or has no SHA-256 at all (a
// build restricted to other algorithms); neither is the caller's doing.
void require(int result) {
  if (result == 1) return;
  throw Failure{message("de bibliotheek OpenSSL kan geen SHA-256 berekenen",
                        "the OpenSSL library cannot compute SHA-256")};
}

}  // namespace

struct Hasher::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();

  State() {
    // A hash asks nothing of the machine's OpenSSL configuration; reading it
    // would cost every command a millisecond.
    static const bool kBare = OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr) == 1;
    require(kBare && context != nullptr ? 1 : 0);
    start();
  }
  ~State() { EVP_MD_CTX_free(context); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  void start() { require(EVP_DigestInit_ex(context, EVP_sha256(), nullptr)); }
};

Hasher::Hasher() : state_{std::make_unique<State>()} {}
Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

Hasher& Hasher::bytes(std::string_view piece) {
  require(EVP_DigestUpdate(state_->context, piece.data(), piece.size()));
  return *this;
}

Hasher& Hasher::field(std::string_view piece) {
  field(std::uint64_t{piece.size()});
  return bytes(piece);
}

// Little-endian whatever the machine, so that ids agree between machines.
Hasher& Hasher::field(std::uint64_t number) {
  std::array<char, 8> little_endian{};
  for (char& byte : little_endian) {
    byte = static_cast<char>(number & 0xFFU);
    number >>= 8U;
  }
  return bytes({little_endian.data(), little_endian.size()});
}

Digest Hasher::finish() {
  Digest digest{};
  require(EVP_DigestFinal_ex(state_->context, digest.data(), nullptr));
  state_->start();
  return digest;
}

Digest sha256(std::string_view bytes) { return Hasher{}.bytes(bytes).finish(); }

std::string to_hex(const Digest& digest, std::size_t bytes) {
  assert(bytes <= digest.size());
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * bytes);
  for (std::size_t i = 0; i < bytes; ++i) {
    hex += kDigits[digest[i] >> 4U];
    hex += kDigits[digest[i] & 0x0FU];
  }
  return hex;
}

}  // namespace engine::base
