#include <SQLiteCpp/SQLiteCpp.h>

#include <catch2/catch.hpp>

#include <algorithm>

#include "engine/store/study.hpp"
#include "tests/store/small_study.hpp"

using namespace store_test;
using store::Study;

TEST_CASE("verifying names the turn whose speaker was taken away", "[store]") {
  SmallStudy small;
  small.import("een", "R: Een.\nV: Twee.");
  REQUIRE(Study::open(small.path, Study::Mode::read).verify().empty());
  {
    SQLite::Database database{small.path.string(), SQLite::OPEN_READWRITE};
    database.exec("DELETE FROM speaker WHERE label = 'V'");
  }
  const auto problems = Study::open(small.path, Study::Mode::read).verify();
  CHECK(std::ranges::any_of(problems, [](const auto& problem) {
    return problem.en == "een: the speaker of turn 1 is missing";
  }));
}

TEST_CASE("verifying finds a text that was changed", "[store]") {
  const std::string sql =
      GENERATE(as<std::string>{}, "UPDATE transcript_text SET text = replace(text, 'Twee', 'Drie')",
               "DELETE FROM transcript_text",
               "INSERT INTO transcript_text (transcript, begin_cp, text) SELECT id, 40, 'R: Meer.' "
               "FROM transcript");
  CAPTURE(sql);
  SmallStudy small;
  small.import("een", "R: Een.\nV: Twee.");
  {
    SQLite::Database database{small.path.string(), SQLite::OPEN_READWRITE};
    database.exec(sql);
  }
  const auto problems = Study::open(small.path, Study::Mode::read).verify();
  CHECK(std::ranges::any_of(
      problems, [](const auto& problem) { return problem.en.starts_with("een: the text "); }));
}

TEST_CASE("verifying ends where an entry of the log follows itself", "[store]") {
  SmallStudy small;
  small.import("een", "R: Een.");
  SQLite::Database{small.path.string(), SQLite::OPEN_READWRITE}.exec(
      "UPDATE log_entry SET previous = id, detail = ''");
  CHECK_FALSE(Study::open(small.path, Study::Mode::read).verify().empty());
}

TEST_CASE("bytes that are no UTF-8 are read as a replacement, and verify", "[store]") {
  SmallStudy small;
  small.import("een", "R: Een.");
  coding::Event event;
  event.act = coding::Act::memo;
  event.coder = "p\xff";
  event.memo = "\xe9\xe9n \xf0\x9f";
  small.study.write([&](store::Writer& writer) { writer.record(event); });
  const std::vector<coding::Event> events = small.study.events();
  REQUIRE(events.size() == 1);
  CHECK(events[0].coder == "p\uFFFD");
  CHECK(events[0].memo == "\uFFFD\uFFFDn \uFFFD");
  CHECK(small.study.log().back().coder == "p\uFFFD");
  CHECK(small.study.verify().empty());
}
