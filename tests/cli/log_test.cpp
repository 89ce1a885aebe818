// log, and transcripts --delete.
#include <sqlite3.h>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>

#include "tests/cli/program.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

using cli::Exit;
using nlohmann::json;
using support::Answer;
using support::duiding;
using support::TempDir;
using Lines = std::vector<std::string>;

struct LoggedStudy {
  TempDir dir;
  std::string study = dir.path("s.duiding");

  LoggedStudy() {
    const std::string book = dir.write("moed.yaml", support::kCodebook);
    ok({"init", study, "--title", "Proef"});
    ok({"import", study, dir.write("een.txt", support::kInterview),
        dir.write("twee.txt", support::kOtherInterview)});
    ok({"role", study, "P1=respondent"});
    ok({"attribute", study, "een", "sector=zorg"});
    ok({"code", study, "--codebook", book});
    const std::string id =
        json::parse(duiding({"codings", study, "--format", "json"}).out)[0]["id"];
    ok({"decide", study, "--coder", "ana", "--reject", id, "--reason", "heel persoonlijk"});
    ok({"decide", study, "--coder", "ana", "--memo", "mijn geheime gedachte", "--on", "een"});
    ok({"assign", study, "een", "--coder", "ben"});
    ok({"import", study,
        dir.write("nieuw.txt", std::string{support::kOtherInterview} + "P2: Nee.\n"), "--replace",
        "twee"});
    ok({"code", study, "--codebook", book});
  }
  static void ok(const Lines& args) {
    const Answer answer = duiding(args);
    CAPTURE(args, answer.err);
    REQUIRE(answer.exit == Exit::ok);
  }
  [[nodiscard]] Lines actions() const {
    Lines actions;
    for (const json& row : json::parse(duiding({"log", study, "--format", "json"}).out))
      actions.push_back(row["action"]);
    return actions;
  }
};

// Another program at work.
class Vandal {
 public:
  explicit Vandal(const std::string& path) {
    REQUIRE(sqlite3_open(path.c_str(), &database_) == SQLITE_OK);
  }
  ~Vandal() { sqlite3_close(database_); }
  Vandal(const Vandal&) = delete;
  Vandal& operator=(const Vandal&) = delete;

  // False where the schema forbids it.
  bool run(const std::string& sql) {
    return sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK &&
           sqlite3_changes(database_) > 0;
  }
  Lines ask(const std::string& sql) {
    Lines values;
    sqlite3_stmt* statement = nullptr;
    REQUIRE(sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW)
      values.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)));
    sqlite3_finalize(statement);
    return values;
  }

 private:
  sqlite3* database_ = nullptr;
};

}  // namespace

TEST_CASE_METHOD(LoggedStudy, "every command that changes a study is in its log", "[cli][log]") {
  CHECK(actions() == Lines{"init", "import", "import", "role", "attribute", "code", "reject",
                           "memo", "assign", "replace", "code"});
  const json log = json::parse(duiding({"log", study, "--format", "json"}).out);
  CHECK(log[3]["texts"] == json{{"after", "respondent"}, {"before", "participant"}});
  CHECK(log[4]["texts"] == json{{"after", "zorg"}, {"before", ""}, {"key", "sector"}});
  CHECK(log[6]["texts"] == json{{"reason", "heel persoonlijk"}});
  CHECK(log[6]["coder"] == "ana");
  CHECK_FALSE(log[0].contains("words"));
  CHECK(duiding({"log", study, "--head"}).out == log[10]["id"].get<std::string>() + "\n");
}

TEST_CASE_METHOD(LoggedStudy, "what changes nothing is not in the log", "[cli][log]") {
  const std::size_t before = actions().size();
  ok({"code", study, "--codebook", dir.path("moed.yaml")});
  ok({"role", study, "P1=respondent"});
  ok({"attribute", study, "een", "sector=zorg"});
  CHECK(actions().size() <= before + 2);
}

TEST_CASE_METHOD(LoggedStudy, "an untouched study verifies", "[cli][log]") {
  const Answer answer = duiding({"log", study, "--verify"});
  CAPTURE(answer.out);
  CHECK(answer.exit == Exit::ok);
  CHECK(answer.out.empty());
}

TEST_CASE_METHOD(LoggedStudy, "no text stands in the chain's entries", "[cli][log]") {
  Vandal reader{study};
  for (const std::string& detail : reader.ask("SELECT detail FROM log_entry"))
    for (const char* word : {"persoonlijk", "geheime", "zorg", "een.txt", "opgegeven"})
      CHECK(detail.find(word) == std::string::npos);
}

TEST_CASE_METHOD(LoggedStudy, "a change to any column of any table is found", "[cli][log]") {
  const std::string pristine = dir.read("s.duiding");
  const auto columns = Vandal{study}.ask(
      "SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_info(t.name) c "
      "WHERE t.type = 'table' ORDER BY 1");
  REQUIRE(columns.size() > 150);
  std::size_t changed = 0;
  for (const std::string& column : columns) {
    const std::string table = column.substr(0, column.find('.'));
    const std::string name = column.substr(column.find('.') + 1);
    const std::string copy = dir.write("v.duiding", pristine);
    Vandal vandal{copy};
    static_cast<void>(vandal.run("PRAGMA foreign_keys = OFF"));
    // Whatever the type and the checks allow, in the first row.
    bool done = false;
    for (const char* value :
         {"v || 'x'", "v + 1", "v - 1", "substr(v, 2) || '0'", "1 - v", "'hint'", "'turn'",
          "'reported'", "'question'", "'topic'", "'x'", "1", "'header'", "'0123456789abcdef'"}) {
      std::string set = value;
      if (const std::size_t at = set.find('v'); at != std::string::npos && set[0] != '\'')
        set.replace(at, 1, '"' + name + '"');
      const std::string key =
          vandal.ask("SELECT count(*) FROM pragma_table_info('" + table + "') WHERE pk > 0")[0];
      const bool rowid = vandal.run("UPDATE \"" + table + "\" SET \"" + name + "\" = " + set +
                                    " WHERE rowid = (SELECT rowid FROM \"" + table + "\" WHERE \"" +
                                    name + "\" IS NOT (" + set + ") LIMIT 1)");
      done = rowid || vandal.run("UPDATE \"" + table + "\" SET \"" + name + "\" = " + set +
                                 " WHERE \"" + name + "\" IS NOT (" + set + ")");
      if (done) break;
    }
    CAPTURE(column);
    if (!done) continue;  // an empty table
    ++changed;
    CHECK(duiding({"log", copy, "--verify"}).exit != Exit::ok);
  }
  CHECK(changed > 130);
}

TEST_CASE_METHOD(LoggedStudy, "a row taken away from any table is found", "[cli][log]") {
  const std::string pristine = dir.read("s.duiding");
  for (const std::string& table :
       Vandal{study}.ask("SELECT name FROM sqlite_schema WHERE type = 'table'")) {
    for (const char* order : {"", " DESC"}) {
      const std::string copy = dir.write("v.duiding", pristine);
      Vandal vandal{copy};
      static_cast<void>(vandal.run("PRAGMA foreign_keys = OFF"));
      if (!vandal.run("DELETE FROM \"" + table + "\" WHERE rowid = (SELECT rowid FROM \"" + table +
                      "\" ORDER BY rowid" + order + " LIMIT 1)") &&
          !vandal.run("DELETE FROM \"" + table + '"'))
        continue;
      CAPTURE(table, order);
      CHECK(duiding({"log", copy, "--verify"}).exit != Exit::ok);
    }
  }
}

TEST_CASE_METHOD(LoggedStudy,
                 "a deleted transcript leaves no word in the file, and the chain holds",
                 "[cli][log]") {
  const Lines gone = {"Mijn vrouw",       "Er is voor mij", "mijn geheime gedachte",
                      "heel persoonlijk", "sector",         "zorg"};
  for (const std::string& words : gone)
    REQUIRE(dir.read("s.duiding").find(words) != std::string::npos);
  const auto before = actions();
  ok({"transcripts", study, "--delete", "een"});
  const std::string bytes = dir.read("s.duiding");
  for (const std::string& words : gone) {
    CAPTURE(words);
    CHECK(bytes.find(words) == std::string::npos);
  }
  CHECK(bytes.find("Ik heb het roken") == std::string::npos);
  const Answer verified = duiding({"log", study, "--verify"});
  CAPTURE(verified.out);
  CHECK(verified.exit == Exit::ok);
  auto after = before;
  after.push_back("delete");
  CHECK(actions() == after);
  CHECK(duiding({"transcripts", study, "--delete", "een"}).exit == Exit::failed);
  CHECK(duiding({"codings", study, "--transcript", "een"}).exit == Exit::failed);
  // It may come back, as a new transcript without a past.
  ok({"import", study, dir.path("een.txt")});
  CHECK(duiding({"log", study, "--verify"}).exit == Exit::ok);
}

TEST_CASE_METHOD(LoggedStudy, "the older texts of a deleted transcript go with it", "[cli][log]") {
  ok({"transcripts", study, "--delete", "twee"});
  CHECK(dir.read("s.duiding").find("geen enkele kans") == std::string::npos);
  CHECK(duiding({"log", study, "--verify"}).exit == Exit::ok);
}
