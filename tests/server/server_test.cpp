#include <catch2/catch.hpp>
#include <filesystem>

#include "engine/base/failure.hpp"
#include "tests/server/support.hpp"

namespace {

using namespace server_test;

TEST_CASE("every answer forbids framing, foreign scripts, guessing and keeping", "[server]") {
  Served served;
  const std::string target = GENERATE("/", "/main.js", "/api/session", "/api/nothing", "/nothing");
  const bool inside = GENERATE(true, false);
  const auto answer = inside ? served.get(target) : served.client->Get(target);
  REQUIRE(answer);
  CHECK(answer->get_header_value("Cache-Control") == "no-store");
  CHECK(answer->get_header_value("X-Content-Type-Options") == "nosniff");
  const std::string policy = answer->get_header_value("Content-Security-Policy");
  for (const char* part : {"default-src 'none'", "frame-ancestors 'none'", "script-src 'self'",
                           "base-uri 'none'", "form-action 'none'"})
    CHECK_THAT(policy, Catch::Contains(part));
  CHECK_THAT(policy, !Catch::Contains("unsafe"));
  CHECK_FALSE(answer->has_header("Access-Control-Allow-Origin"));
}

TEST_CASE("nothing is shown to who does not come in through the entrance", "[server]") {
  Served served;
  const std::string target = GENERATE("/", "/main.js", "/api/session", "/api/transcript?name=een",
                                      "/read/een", "/enter", "/enter?token=0000", "/icon.svg");
  const auto answer = served.client->Get(target);
  REQUIRE(answer);
  CHECK(answer->status == 403);
  CHECK_THAT(answer->body, !Catch::Contains("opgegeven") && !Catch::Contains("<script"));
  CHECK_FALSE(answer->has_header("Set-Cookie"));
}

TEST_CASE("another host's name gets nothing, even with the cookie", "[server]") {
  Served served;
  httplib::Headers headers{{"Host", "rebound.example:" + std::to_string(served.serving->port())}};
  CHECK(served.get("/api/transcripts", headers)->status == 403);
  CHECK(served.get("/", headers)->status == 403);
}

TEST_CASE("only the program's own pages can be reached", "[server]") {
  Served served;
  const std::string target = GENERATE(
      "/../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd", "/s.duiding",
      "/pages/main.js", "//etc/passwd", "/main.js/", "/main.js%00", "/index.html", "/.", "/read/",
      "/read", "/\\..\\..\\etc\\passwd", "/api/../main.js", "/file:///etc/passwd");
  CAPTURE(target);
  const auto answer = served.get(target);
  REQUIRE(answer);
  CHECK(answer->status == 404);
  CHECK_THAT(answer->body, !Catch::Contains("root:") && !Catch::Contains("SQLite"));
}

TEST_CASE("every page's file is served", "[server]") {
  Served served;
  const std::filesystem::path folder =
      std::filesystem::path{DUIDING_SOURCE_DIR} / "engine/server/pages";
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    const std::string name = entry.path().filename().string();
    if (name == "index.html") continue;
    CAPTURE(name);
    const auto answer = served.get("/" + name);
    REQUIRE(answer);
    CHECK(answer->status == 200);
    CHECK(answer->body.size() == std::filesystem::file_size(entry.path()));
  }
}

TEST_CASE("a page is one document in the language of the program", "[server]") {
  Served served{engine::base::Language::nl};
  for (const char* target : {"/", "/read/een", "/read/a%2Fb%3Cscript%3E"}) {
    const auto answer = served.get(target);
    CHECK(answer->status == 200);
    CHECK_THAT(answer->body, Catch::Contains("<html lang=\"nl\">"));
    CHECK_THAT(answer->body, !Catch::Contains("<script>"));
  }
}

TEST_CASE("an address that is too long is refused", "[server]") {
  Served served;
  CHECK(served.get("/" + std::string(3000, 'a'))->status == 414);
  const auto longer = served.get("/" + std::string(100'000, 'a'));
  CHECK((!longer || longer->status >= 400));
  CHECK(served.get("/api/pulse")->status == 200);
}

TEST_CASE("a body that is too large is not read", "[server]") {
  Served served;
  const auto answer = served.post("/api/decide", std::string(3 << 20, 'x'));
  CHECK((!answer || answer->status == 413));
  CHECK(served.get("/api/pulse")->status == 200);
}

TEST_CASE("what follows a refused body is not taken for a request", "[server]") {
  Served served;
  const std::string hidden = "GET /api/pulse HTTP/1.1\r\nHost: " + served.host() +
                             "\r\nCookie: " + served.cookie + "\r\n\r\n";
  const auto answer =
      served.client->Post("/api/decide", {{"Cookie", served.cookie}}, hidden, "text/plain");
  REQUIRE(answer);
  CHECK(answer->status == 403);
  CHECK(answer->get_header_value("Connection") == "close");
}

TEST_CASE("what follows the body of a question is not taken for a request", "[server]") {
  Served served;
  const auto answer = served.get("/api/pulse", {{"Content-Length", "0"}});
  REQUIRE(answer);
  CHECK(answer->status == 200);
  CHECK(answer->get_header_value("Connection") == "close");
}

TEST_CASE("a header that is there twice is neither of the two", "[server]") {
  Served served;
  const std::string host = served.host();
  CHECK(served.get("/api/session", {{"Host", host}, {"Host", "evil.example"}})->status == 403);
  const auto act = served.client->Post("/api/decide",
                                       {{"Cookie", served.cookie},
                                        {"Origin", "http://" + host},
                                        {"Origin", "http://evil.example"},
                                        {"Idempotency-Key", "k"}},
                                       "{}", "application/json");
  REQUIRE(act);
  CHECK(act->status == 403);
}

TEST_CASE("a body in chunks or compressed is refused", "[server]") {
  Served served;
  const auto chunked = served.client->Post(
      "/api/decide",
      {{"Cookie", served.cookie}, {"Origin", "http://" + served.host()}, {"Idempotency-Key", "k"}},
      [](std::size_t, httplib::DataSink& sink) {
        sink.write("{}", 2);
        sink.done();
        return true;
      },
      "application/json");
  REQUIRE(chunked);
  CHECK(chunked->status == 411);
  const auto compressed = served.client->Post("/api/decide",
                                              {{"Cookie", served.cookie},
                                               {"Origin", "http://" + served.host()},
                                               {"Content-Encoding", "gzip"},
                                               {"Idempotency-Key", "k"}},
                                              "x", "application/json");
  REQUIRE(compressed);
  CHECK(compressed->status == 411);
}

TEST_CASE("other methods are refused", "[server]") {
  Served served;
  const httplib::Headers inside{{"Cookie", served.cookie}};
  CHECK(served.client->Put("/api/decide", inside, "{}", "application/json")->status == 405);
  CHECK(served.client->Delete("/api/decide", inside)->status == 405);
  CHECK(served.client->Options("/", inside)->status == 405);
  CHECK(served.get("/api/decide")->status == 405);
  CHECK(served.post("/api/session", "{}")->status == 405);
  CHECK(served.post("/api/nothing", "{}")->status == 404);
}

TEST_CASE("a port is not shared", "[server]") {
  Served served;
  const precoding_test::TestStudy other;
  try {
    const server::Server second{
        server::Room{other.folder.path("s.duiding"), "ben", engine::base::Language::en, "0"},
        served.serving->port()};
    FAIL("the port was given twice");
  } catch (const engine::base::Failure& failure) {
    CHECK_THAT(failure.message().en, Catch::EndsWith("is taken, or not allowed"));
    CHECK_THAT(failure.hint().en, Catch::Contains("--port"));
  }
}

TEST_CASE("too many requests are told to wait", "[server]") {
  Served served;
  int refused = 0;
  for (int i = 0; i < 100; ++i)
    if (served.client->Get("/api/pulse")->status == 429) ++refused;
  CHECK(refused > 50);
  CHECK(served.get("/api/pulse")->status == 200);
}

}  // namespace
