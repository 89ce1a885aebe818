// A study served to a client of a test's own.
#pragma once

#include <httplib.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "engine/review/decide.hpp"
#include "engine/server/server.hpp"
#include "tests/review/support.hpp"

namespace server_test {

namespace server = engine::server;
namespace store = engine::store;
using Json = nlohmann::json;

// Two codes, in a transcript "een" and a transcript "twee".
struct Served {
  explicit Served(engine::base::Language language = engine::base::Language::en) {
    made.code(
        {precoding_test::codebook({{"opgeven", {"opgegeven"}, ""}, {"kans", {"geen kans"}, ""}})},
        made.files({{"een", "R: Ik heb het opgegeven. Er is geen kans.\n"},
                    {"twee", "I: Opgegeven?\nR: Ja, opgegeven. Geen kans.\n"}}));
    serving = std::make_unique<server::Server>(server::Room{path(), "ana", language, "0"}, 0);
    thread = std::thread{[this] { serving->serve(); }};
    client = std::make_unique<httplib::Client>("127.0.0.1", serving->port());
    client->set_keep_alive(true);
    enter();
  }
  ~Served() {
    client.reset();
    serving->stop();
    thread.join();
  }
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;

  [[nodiscard]] std::string path() const { return made.folder.path("s.duiding"); }
  [[nodiscard]] std::string host() const { return "127.0.0.1:" + std::to_string(serving->port()); }

  void enter() {
    const std::string entrance = serving->entrance();
    const auto entered = client->Get(entrance.substr(entrance.find("/enter")));
    REQUIRE(entered);
    REQUIRE(entered->status == 200);
    cookie = entered->get_header_value("Set-Cookie");
    cookie.resize(cookie.find(';'));
  }

  // A GET of somebody inside.
  httplib::Result get(const std::string& target, httplib::Headers more = {}) {
    more.emplace("Cookie", cookie);
    return client->Get(target, more);
  }
  Json json(const std::string& target) {
    const auto answer = get(target);
    REQUIRE(answer);
    INFO(answer->body);
    REQUIRE(answer->status == 200);
    return Json::parse(answer->body);
  }
  // A POST of somebody inside.
  httplib::Result post(const std::string& target, const std::string& body,
                       const std::string& key = "") {
    const std::string origin = "http://" + host();
    return client->Post(target,
                        {{"Cookie", cookie},
                         {"Origin", origin},
                         {"Idempotency-Key", key.empty() ? std::to_string(++keys) : key}},
                        body, "application/json");
  }
  httplib::Result decide(const std::string& transcript, const Json& decision,
                         const std::string& key = "") {
    return post("/api/decide", Json{{"transcript", transcript}, {"decisions", {decision}}}.dump(),
                key);
  }

  precoding_test::TestStudy made;
  std::unique_ptr<server::Server> serving;
  std::thread thread;
  std::unique_ptr<httplib::Client> client;
  std::string cookie;
  int keys = 0;
};

}  // namespace server_test
