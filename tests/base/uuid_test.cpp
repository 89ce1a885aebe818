#include "engine/base/uuid.hpp"

#include <catch2/catch.hpp>

using namespace engine::base;

TEST_CASE("a UUID of version 5 is what RFC 9562 gives", "[base]") {
  // the name space of domain names; appendix A.4
  const Uuid dns{0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1,
                 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8};
  CHECK(to_text(uuid5(dns, "www.example.com")) == "2ed6657d-e927-568b-95e1-2665a8aea6a2");
}
