#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <catch2/catch.hpp>

#include <random>

#include "engine/base/failure.hpp"
#include "engine/store/connection.hpp"
#include "engine/store/migrations.hpp"
#include "engine/store/transcript_table.hpp"
#include "tests/store/as_nobody.hpp"
#include "tests/store/small_study.hpp"

using namespace store_test;
namespace fs = std::filesystem;
using engine::base::Failure;
using store::Study;

namespace {

constexpr const char* kHowToMake = "a study is a file made by 'duiding init' or 'duiding code'";

// What happens, in English, as "message | hint"; "opened" when nothing does.
std::string told(const std::function<void()>& work) {
  try {
    work();
    return "opened";
  } catch (const Failure& failure) {
    return failure.message().en + " | " + failure.hint().en;
  }
}

std::string open_told(const fs::path& path, Study::Mode mode) {
  return told([&] { Study::open(path, mode); });
}

void raw(const fs::path& path, const std::string& sql) {
  SQLite::Database database{path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
  database.exec(sql);
}

// A study as a program killed while writing leaves it: beside it a journal
// that says how to undo what it began.
void leave_half_written(const fs::path& study, const fs::path& copy) {
  SQLite::Database database{study.string(), SQLite::OPEN_READWRITE};
  database.exec("PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE");
  database.exec(
      "UPDATE study SET title = 'half written';"
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
      "INSERT INTO transcript_header SELECT (SELECT min(id) FROM transcript), i + 9, 'k', "
      "hex(randomblob(50)) FROM n");
  fs::copy_file(study, copy);
  fs::copy_file(study.string() + "-journal", copy.string() + "-journal");
  database.exec("ROLLBACK");
}

}  // namespace

TEST_CASE("what is no study is told apart, left as it was, and named", "[store][open]") {
  support::TempDir folder;
  const fs::path path = folder.path("x.duiding");
  std::string expected;

  SECTION("missing") { expected = "there is no study {} | {}"; }
  SECTION("a folder") {
    fs::create_directory(path);
    expected = "{} is a folder, not a study | {}";
  }
  SECTION("a device") {
    fs::create_symlink("/dev/null", path);
    expected = "{} is not a regular file | {}";
  }
  SECTION("empty") {
    std::ofstream{path};
    expected = "{} is empty: not a study | {}";
  }
  SECTION("text") {
    std::ofstream{path} << "Interviewer: Hoe ging het?\n";
    expected = "{} is not a study | {}";
  }
  SECTION("another program's database") {
    raw(path, "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
    expected = "{} is another program's database, not a study | {}";
  }
  const std::string before = fs::is_regular_file(path) ? folder.read("x.duiding") : "";
  for (const auto mode : {Study::Mode::read, Study::Mode::write})
    CHECK(open_told(path, mode) == fmt::format(fmt::runtime(expected), path.string(), kHowToMake));
  if (!before.empty()) CHECK(folder.read("x.duiding") == before);
}

TEST_CASE("another program's half-written database is not recovered by us", "[store][open]") {
  SmallStudy small;
  small.import("een", "R: Een.");
  raw(small.path, "PRAGMA application_id = 7");
  const fs::path copy = small.folder.path("kopie.duiding");
  leave_half_written(small.path, copy);
  const std::string before = small.folder.read("kopie.duiding");
  CHECK(
      open_told(copy, Study::Mode::read) ==
      fmt::format("{} is another program's database, not a study | {}", copy.string(), kHowToMake));
  CHECK(small.folder.read("kopie.duiding") == before);
  CHECK(small.folder.has("kopie.duiding-journal"));
}

TEST_CASE("a study of a newer program is not opened", "[store][open]") {
  SmallStudy small;
  raw(small.path, "PRAGMA user_version = 99");
  CHECK(open_told(small.path, Study::Mode::read) ==
        fmt::format("{} was made by a newer duiding (schema 99; this one knows {}) | install the "
                    "newer version",
                    small.path.string(), store::migrations().back().number));
}

TEST_CASE("a study that was cut off says so", "[store][open]") {
  SmallStudy small;
  const auto whole = fs::file_size(small.path);
  fs::resize_file(small.path, whole / 2);
  CHECK(open_told(small.path, Study::Mode::write) ==
        fmt::format("{} is cut off: {} of {} bytes are left | go back to a backup copy",
                    small.path.string(), whole / 2, whole));
}

TEST_CASE("damage anywhere in the file is a failure or a finding, never more",
          "[store][open][property]") {
  const auto seed = GENERATE(range(0U, 60U));
  CAPTURE(seed);
  std::mt19937 random{seed};
  SmallStudy small;
  const auto id = small.import("een", "R: Dit is zin een. Dit is zin twee.\nI: Ja.");
  small.run(id, {"a"}, {evidence("a1", "a", span(3, 6), span(3, 18))});
  std::string bytes = small.folder.read("proef.duiding");
  for (auto flips = 1 + random() % 40; flips > 0; --flips)
    bytes[100 + random() % (bytes.size() - 100)] = static_cast<char>(random());
  const fs::path damaged = small.folder.write("beschadigd.duiding", bytes);
  try {
    const auto study = Study::open(damaged, Study::Mode::write);
    static_cast<void>(study.verify());
    static_cast<void>(study.view());
    for (const auto& row : study.transcripts()) static_cast<void>(study.load_transcript(row.id));
  } catch (const Failure& failure) {
    CHECK_FALSE(failure.message().nl.empty());
  }
}

TEST_CASE("a study that another program writes is waited for, then named", "[store][open]") {
  SmallStudy small;
  SQLite::Database other{small.path.string(), SQLite::OPEN_READWRITE};
  const std::string expected = fmt::format(
      "{} is being written by another program | wait until it is done or close it, "
      "then try again",
      small.path.string());
  constexpr int kShort = 20;  // ms

  other.exec("BEGIN IMMEDIATE");
  store::Connection writing{small.path, Study::Mode::write, kShort};
  CHECK(told([&] { writing.write([] {}); }) == expected);
  CHECK(open_told(small.path, Study::Mode::read) == "opened");
  other.exec("ROLLBACK");
  CHECK(told([&] { writing.write([] {}); }) == "opened");

  other.exec("BEGIN EXCLUSIVE");
  CHECK(told([&] { store::Connection{small.path, Study::Mode::read, kShort}; }) == expected);
}

TEST_CASE("a full disk undoes the write", "[store][open]") {
  SmallStudy small;
  const std::string before = small.folder.read("proef.duiding");
  store::Connection connection{small.path, Study::Mode::write};
  SQLite::Database& database = connection.database();
  const int pages = database.execAndGet("PRAGMA page_count").getInt();
  database.exec(fmt::format("PRAGMA max_page_count = {}", pages + 10));
  CHECK(told([&] {
          connection.write([&] {
            store::TranscriptTable table{database};
            const std::string text = "R: " + std::string(300'000, 'a');
            table.add(interview(text), "een", digest(text), "test", "2026-11-22T12:00:00.000Z", {});
            table.append_text(1, text);
          });
        }) == fmt::format("the disk is full: {} cannot be written | free some space and try "
                          "again; nothing in the study was changed",
                          small.path.string()));
  CHECK(small.folder.read("proef.duiding") == before);
}

TEST_CASE("a new study is only for its owner, and never replaces a file", "[store][open]") {
  SmallStudy small;
  struct stat status{};
  REQUIRE(stat(small.path.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600U);
  CHECK(told([&] { Study::create(small.path, "Nog een"); }) ==
        fmt::format("{} exists already | choose another name, or move the file away first",
                    small.path.string()));
  CHECK(small.study.title() == "Proef");

  const std::string nowhere = small.folder.path("nergens/x.duiding");
  CHECK(told([&] { Study::create(nowhere, "X"); }) ==
        fmt::format("{} cannot be made: No such file or directory | check that the folder exists "
                    "and that you may write in it",
                    nowhere));
  // No stray files beside it.
  CHECK(std::distance(fs::directory_iterator{small.folder.path("")}, {}) == 1);
}

TEST_CASE("a killed program's half-written study is undone when it is opened next",
          "[store][open]") {
  SmallStudy small;
  small.import("een", "R: Een.");
  const fs::path copy = small.folder.path("kopie.duiding");
  leave_half_written(small.path, copy);
  const auto mode = GENERATE(Study::Mode::read, Study::Mode::write);
  const auto study = Study::open(copy, mode);
  CHECK(study.title() == "Proef");
  CHECK(study.verify().empty());
}

TEST_CASE("a study in another journal mode is brought back to one file", "[store][open]") {
  SmallStudy small;
  raw(small.path, "PRAGMA journal_mode = WAL");
  CHECK(Study::open(small.path, Study::Mode::write).title() == "Proef");
  CHECK(small.sql("PRAGMA journal_mode") == "delete");
}

TEST_CASE("a study can be read where nothing may be written", "[store][open]") {
  SmallStudy small;
  const auto id = small.import("een", "R: Dit is zin een.");
  small.run(id, {"a"}, {evidence("a1", "a", span(3, 6), span(3, 18))});
  fs::permissions(small.folder.path(""), fs::perms{0555});
  fs::permissions(small.path, fs::perms{0444});

  CHECK(as_nobody([&] {
          const auto study = Study::open(small.path, Study::Mode::read);
          return std::to_string(study.view().codings.size()) + " coding";
        }) == "1 coding");
  CHECK(as_nobody([&] { return open_told(small.path, Study::Mode::write); }) ==
        fmt::format("{} is read-only: it cannot be written to | check the permissions of the file "
                    "and its folder, or work on a copy",
                    small.path.string()));
}

TEST_CASE("a study that may not be read says so", "[store][open]") {
  SmallStudy small;
  fs::permissions(small.folder.path(""), fs::perms{0755});
  fs::permissions(small.path, fs::perms{0000});
  CHECK(as_nobody([&] { return open_told(small.path, Study::Mode::read); }) ==
        fmt::format("{} may not be read: Permission denied | check the permissions of the file "
                    "and its folder",
                    small.path.string()));
}

TEST_CASE("a file that may be written in a folder that may not is read-only", "[store][open]") {
  SmallStudy small;
  fs::permissions(small.folder.path(""), fs::perms{0555});
  fs::permissions(small.path, fs::perms{0666});
  const std::string outcome = as_nobody([&] {
    return told([&] {
      auto study = Study::open(small.path, Study::Mode::write);
      study.write([](store::Writer& writer) { writer.add_open_code({"nieuw", "", "", "", ""}); });
    });
  });
  CHECK(outcome == fmt::format("{} is read-only: it cannot be written to | check the permissions "
                               "of the file and its folder, or work on a copy",
                               small.path.string()));
}

TEST_CASE("a half-written study where nothing may be written asks for recovery", "[store][open]") {
  SmallStudy small;
  small.import("een", "R: Een.");
  fs::create_directory(small.folder.path("vast"));
  const fs::path copy = small.folder.path("vast/kopie.duiding");
  leave_half_written(small.path, copy);
  for (const char* suffix : {"", "-journal"})
    fs::permissions(copy.string() + suffix, fs::perms{0444});
  fs::permissions(copy.parent_path(), fs::perms{0555});
  fs::permissions(small.folder.path(""), fs::perms{0755});
  const std::string outcome = as_nobody([&] { return open_told(copy, Study::Mode::read); });
  CHECK(outcome ==
        fmt::format("{0} was left behind by a program that broke off, and must be recovered "
                    "first | open the study once in a place where you may write, with the file "
                    "{0}-journal beside it",
                    copy.string()));
}
