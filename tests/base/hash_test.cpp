#include <catch2/catch.hpp>
#include <string>

#include "engine/base/hash.hpp"

namespace engine::base {
namespace {

TEST_CASE("SHA-256 gives the digests of its standard", "[base][hash]") {
  CHECK(to_hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(to_hex(sha256("abc")) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(to_hex(sha256(std::string(1'000'000, 'a'))) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  CHECK(to_hex(sha256("abc"), 4) == "ba7816bf");
}

TEST_CASE("bytes in pieces hash as bytes in one", "[base][hash]") {
  CHECK(Hasher{}.bytes("a").bytes("").bytes("bc").finish() == sha256("abc"));
}

TEST_CASE("fields keep their borders", "[base][hash]") {
  const Digest one = Hasher{}.field("ab").field("c").finish();
  const Digest other = Hasher{}.field("a").field("bc").finish();
  CHECK(one != other);
  CHECK(one == Hasher{}.field("ab").field("c").finish());
  CHECK(Hasher{}.field(1).finish() == sha256(std::string("\1\0\0\0\0\0\0\0", 8)));
}

TEST_CASE("a hasher starts afresh after each digest", "[base][hash]") {
  Hasher hasher;
  hasher.bytes("iets anders").finish();
  CHECK(hasher.bytes("abc").finish() == sha256("abc"));
}

}  // namespace
}  // namespace engine::base
