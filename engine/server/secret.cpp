#include "engine/server/secret.hpp"

#include <sys/random.h>

#include "engine/base/failure.hpp"
#include "engine/base/hash.hpp"

namespace engine::server {

std::string new_secret() {
  base::Digest bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
    throw base::Failure{base::message("het systeem geeft geen toevalsgetallen",
                                      "the system gives no random numbers")};
  return base::to_hex(bytes);
}

bool is_same_secret(std::string_view a, std::string_view b) {
  // Digests are of one length, and how far two of them agree tells nothing.
  const base::Digest one = base::sha256(a), other = base::sha256(b);
  unsigned differences = 0;
  for (std::size_t i = 0; i < one.size(); ++i)
    differences |= static_cast<unsigned>(one.at(i) ^ other.at(i));
  return differences == 0;
}

}  // namespace engine::server
