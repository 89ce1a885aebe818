#include "engine/server/guard.hpp"

#include <catch2/catch.hpp>

#include "engine/server/allowance.hpp"
#include "engine/server/once.hpp"
#include "engine/server/secret.hpp"

namespace {

using namespace engine::server;
using engine::base::Language;
using std::chrono::seconds;

const Allowance::Time kNow{seconds{1000}};

Approach coming_to(const std::string& path) {
  Approach approach;
  approach.method = "GET";
  approach.path = path;
  approach.host = "127.0.0.1:8377";
  return approach;
}

// Who came in through the entrance.
struct Visitor {
  Guard guard{8377, Language::en};
  Approach approach;

  Visitor() {
    approach = coming_to(Guard::kEntrance);
    approach.token = guard.entrance().substr(guard.entrance().find('=') + 1);
    const auto entered = guard.refuse(approach, kNow);
    REQUIRE(entered);
    REQUIRE(entered->status == 200);
    const std::string cookie = entered->headers.front().second;
    approach.cookie = cookie.substr(0, cookie.find(';'));
    approach.token = "";
    approach.path = "/api/session";
  }
  int status() {
    const auto refused = guard.refuse(approach, kNow);
    return refused ? refused->status : 200;
  }
  void act() {
    approach.method = "POST";
    approach.path = "/api/decide";
    approach.origin = "http://127.0.0.1:8377";
    approach.content_type = "application/json";
    approach.content_length = "2";
  }
};

TEST_CASE("who opens the entrance comes in, and nobody else", "[server][guard]") {
  Visitor visitor;
  CHECK(visitor.status() == 200);
  visitor.approach.host = "localhost:8377";
  CHECK(visitor.status() == 200);
  SECTION("without a cookie") { visitor.approach.cookie = ""; }
  SECTION("with the cookie of another port") { visitor.approach.cookie.replace(8, 4, "8378"); }
  SECTION("with another value") { visitor.approach.cookie.back() ^= 1; }
  SECTION("with a value that is too short") { visitor.approach.cookie.pop_back(); }
  SECTION("with a token where a cookie belongs") {
    visitor.approach.cookie = "duiding-8377=" + visitor.guard.entrance().substr(40);
  }
  CHECK(visitor.status() == 403);
}

TEST_CASE("a cookie counts among others", "[server][guard]") {
  Visitor visitor;
  visitor.approach.cookie = "a=b; duiding-8377=wrong; " + visitor.approach.cookie + "; c=d";
  CHECK(visitor.status() == 200);
}

TEST_CASE("a wrong token opens nothing", "[server][guard]") {
  Guard guard{8377, Language::en};
  Approach approach = coming_to(Guard::kEntrance);
  for (const char* token : {"", "0", "x"}) {
    approach.token = token;
    CHECK(guard.refuse(approach, kNow)->status == 403);
    CHECK(guard.refuse(approach, kNow)->headers.empty());
  }
}

TEST_CASE("the session cookie is for this site and no script", "[server][guard]") {
  Guard guard{8377, Language::en};
  const std::string entrance = guard.entrance();
  Approach approach = coming_to(Guard::kEntrance);
  approach.token = entrance.substr(entrance.find('=') + 1);
  CHECK(approach.token.size() == 64);
  const std::string cookie = guard.refuse(approach, kNow)->headers.front().second;
  CHECK_THAT(cookie, Catch::EndsWith("; Path=/; HttpOnly; SameSite=Strict"));
  CHECK_THAT(cookie, !Catch::Contains(approach.token));
}

TEST_CASE("another name for this machine gets nothing", "[server][guard]") {
  Visitor visitor;
  visitor.approach.host =
      GENERATE("evil.example:8377", "127.0.0.1", "127.0.0.1:80", "", "localhost:8377.evil.example",
               "evil.example", "[::1]:8377", "127.0.0.1:8377 evil");
  CHECK(visitor.status() == 403);
}

TEST_CASE("another site may not ask or act", "[server][guard]") {
  Visitor visitor;
  const bool acts = GENERATE(false, true);
  if (acts) visitor.act();
  REQUIRE(visitor.status() == 200);
  SECTION("by its origin") {
    visitor.approach.origin = GENERATE("http://evil.example", "null", "http://127.0.0.1:8378",
                                       "https://127.0.0.1:8377", "http://localhost:8377");
    CHECK(visitor.status() == 403);
  }
  SECTION("by what the browser says of it") {
    visitor.approach.fetch_site = GENERATE("cross-site", "same-site");
    CHECK(visitor.status() == 403);
  }
}

TEST_CASE("an act without an origin is refused", "[server][guard]") {
  Visitor visitor;
  visitor.act();
  visitor.approach.origin = "";
  CHECK(visitor.status() == 403);
}

TEST_CASE("a body is JSON of a stated and modest length", "[server][guard]") {
  Visitor visitor;
  visitor.act();
  Approach& approach = visitor.approach;
  SECTION("as it should be") {
    approach.content_type = "application/json; charset=utf-8";
    CHECK(visitor.status() == 200);
  }
  SECTION("of another type") {
    approach.content_type = GENERATE("", "text/plain", "multipart/form-data; boundary=x",
                                     "application/x-www-form-urlencoded", "application/jsonp");
    CHECK(visitor.status() == 415);
  }
  SECTION("too long") {
    approach.content_length = std::to_string(Guard::kMostBytes + 1);
    CHECK(visitor.status() == 413);
  }
  SECTION("of no length") {
    approach.content_length = GENERATE("", "-1", "2, 2", "0x10", "99999999999999999999999");
    CHECK(visitor.status() == 411);
  }
  SECTION("in chunks") {
    approach.transfer_encoding = "chunked";
    CHECK(visitor.status() == 411);
  }
  SECTION("compressed") {
    approach.content_encoding = "gzip";
    CHECK(visitor.status() == 411);
  }
}

TEST_CASE("methods but GET and POST are refused", "[server][guard]") {
  Visitor visitor;
  visitor.approach.method = GENERATE("PUT", "DELETE", "OPTIONS", "PATCH", "HEAD", "TRACE", "get");
  CHECK(visitor.status() == 405);
}

TEST_CASE("strangers cannot wear out who is inside", "[server][guard]") {
  Visitor visitor;
  Approach stranger = coming_to("/");
  int refused = 0;
  for (int i = 0; i < 200; ++i)
    if (visitor.guard.refuse(stranger, kNow)->status == 429) ++refused;
  CHECK(refused > 150);
  CHECK(visitor.status() == 200);
  CHECK(visitor.guard.refuse(stranger, kNow + seconds{60})->status == 403);
}

TEST_CASE("strangers cannot keep out who brings the token", "[server][guard]") {
  Visitor visitor;
  Approach stranger = coming_to("/");
  for (int i = 0; i < 200; ++i) static_cast<void>(visitor.guard.refuse(stranger, kNow));
  Approach guest = coming_to(Guard::kEntrance);
  guest.token = "wrong";
  CHECK(visitor.guard.refuse(guest, kNow)->status == 429);
  guest.token = visitor.guard.entrance().substr(visitor.guard.entrance().find('=') + 1);
  CHECK(visitor.guard.refuse(guest, kNow)->status == 200);
}

TEST_CASE("an allowance gives so many at once and so many a second", "[server]") {
  Allowance allowance{3, 2};
  for (int i = 0; i < 3; ++i) CHECK(allowance.take(kNow));
  CHECK_FALSE(allowance.take(kNow));
  CHECK(allowance.take(kNow + seconds{1}));
  CHECK(allowance.take(kNow + seconds{1}));
  CHECK_FALSE(allowance.take(kNow + seconds{1}));
  for (int i = 0; i < 3; ++i) CHECK(allowance.take(kNow + seconds{100}));
  CHECK_FALSE(allowance.take(kNow + seconds{100}));
}

TEST_CASE("secrets differ and are told apart", "[server]") {
  const std::string one = new_secret(), other = new_secret();
  CHECK(one.size() == 64);
  CHECK(one != other);
  CHECK(is_same_secret(one, one));
  CHECK_FALSE(is_same_secret(one, other));
  CHECK_FALSE(is_same_secret(one, one.substr(1)));
  CHECK_FALSE(is_same_secret(one, ""));
}

TEST_CASE("an act is done once for its key", "[server][once]") {
  Once once;
  int done = 0;
  const auto act = [&] {
    ++done;
    return Answer{200, kJson, std::to_string(done), {}};
  };
  CHECK(once.answer("k", "a", Language::en, act).body == "1");
  CHECK(once.answer("k", "a", Language::en, act).body == "1");
  CHECK(once.answer("k", "b", Language::en, act).status == 422);
  CHECK(once.answer("", "a", Language::en, act).status == 400);
  CHECK(once.answer(std::string(101, 'k'), "a", Language::en, act).status == 400);
  CHECK(once.answer("l", "a", Language::en, act).body == "2");
}

TEST_CASE("what failed on this side may be tried again", "[server][once]") {
  Once once;
  int tried = 0;
  const auto act = [&] { return Answer{++tried == 1 ? 503 : 200, kJson, "", {}}; };
  CHECK(once.answer("k", "a", Language::en, act).status == 503);
  CHECK(once.answer("k", "a", Language::en, act).status == 200);
}

TEST_CASE("old keys are forgotten", "[server][once]") {
  Once once;
  int done = 0;
  const auto act = [&] {
    ++done;
    return Answer{};
  };
  for (std::size_t i = 0; i <= Once::kMost; ++i)
    once.answer("k" + std::to_string(i), "a", Language::en, act);
  once.answer("k1", "a", Language::en, act);
  CHECK(done == Once::kMost + 1);
  once.answer("k0", "a", Language::en, act);
  CHECK(done == Once::kMost + 2);
}

}  // namespace
