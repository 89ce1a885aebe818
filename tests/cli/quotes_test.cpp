// duiding quotes and roster: what is shown, what waits, and who lets it out.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/cli/program.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

using cli::Exit;
using support::duiding;
using Json = nlohmann::json;

constexpr const char* kTold =
    "Rol Fatima: werkzoekende\n"
    "Rol Bram: werkzoekende\n"
    "\n"
    "Interviewer: En toen?\n"
    "Fatima: Ik heb het opgegeven nadat Geertje Nijland belde.\n"
    "Fatima: Toen heb ik het opgegeven in het magazijn.\n"
    "Bram: Ik was kampioen en toch heb ik het opgegeven.\n"
    "Bram: Bij de Regenboog heb ik het opgegeven.\n";

// A coded study in a folder of its own.
struct Told {
  support::TempDir folder;
  std::string study = folder.path("studie.duiding");

  Told() {
    const std::string told = folder.write("interview-tilburg.txt", kTold);
    const std::string codebook = folder.write("moed.yaml", support::kCodebook);
    REQUIRE(duiding({"code", study, "--codebook", codebook, told}).exit == Exit::ok);
  }

  [[nodiscard]] std::vector<Json> rows(std::vector<std::string> command) const {
    command.insert(command.end(), {"--format", "jsonl"});
    const support::Answer answer = duiding(command);
    REQUIRE(answer.exit == Exit::ok);
    std::istringstream lines{answer.out};
    std::vector<Json> all;
    for (std::string line; std::getline(lines, line);) all.push_back(Json::parse(line));
    return all;
  }
  [[nodiscard]] std::vector<Json> quotes() const {
    return rows({"quotes", study, "--code", "ontmoediging"});
  }
};

bool has(const std::vector<Json>& rows, const std::string& text) {
  return std::any_of(rows.begin(), rows.end(),
                     [&](const Json& row) { return row["text"] == text; });
}

TEST_CASE("only what nobody needs to look at is printed", "[cli][quotes]") {
  const Told told;
  const auto quotes = told.quotes();
  CHECK(quotes.size() == 3);
  CHECK(has(quotes, "Ik heb het opgegeven nadat [persoon 1] belde."));
  CHECK(has(quotes, "Toen heb ik het opgegeven in het magazijn."));
  const auto held = told.rows({"quotes", "held", told.study});
  REQUIRE(held.size() == 1);
  CHECK(held[0]["original"] == "Ik was kampioen en toch heb ik het opgegeven.");
  CHECK(held[0]["reasons"][0]["rule"] == "unique-fact");
}

TEST_CASE("a person releases or refuses, and that is kept", "[cli][quotes]") {
  const Told told;
  REQUIRE(told.quotes().size() == 3);
  const std::string id = told.rows({"quotes", "held", told.study})[0]["quote"];
  CHECK(duiding({"quotes", "release", told.study, "00000000", "--coder", "Anna"}).exit ==
        Exit::failed);
  CHECK(duiding({"quotes", "release", told.study, id}).exit == Exit::failed);  // by whom?
  REQUIRE(duiding({"quotes", "release", told.study, id, "--coder", "Anna"}).exit == Exit::ok);
  CHECK(told.quotes().size() == 4);
  CHECK(told.rows({"quotes", "held", told.study}).empty());
  REQUIRE(duiding({"quotes", "refuse", told.study, id, "--coder", "Anna"}).exit == Exit::ok);
  CHECK(told.quotes().size() == 3);
}

TEST_CASE("the log says who let out which quote, without a word of it", "[cli][quotes][log]") {
  const Told told;
  REQUIRE(duiding({"roster", told.study, "--add", "Regenboog"}).exit == Exit::ok);
  REQUIRE_FALSE(told.quotes().empty());
  const std::string id = told.rows({"quotes", "held", told.study})[0]["quote"];
  REQUIRE(duiding({"quotes", "mask", told.study, id, "kampioen", "--coder", "Anna"}).exit ==
          Exit::ok);
  REQUIRE(duiding({"quotes", "release", told.study, id, "--coder", "Anna"}).exit == Exit::ok);

  std::vector<std::string> actions;
  for (const Json& entry : told.rows({"log", told.study})) {
    actions.push_back(entry["action"]);
    const std::string line = entry.dump();
    CAPTURE(line);
    for (const char* const word : {"kampioen", "Regenboog", "Geertje", "[persoon"})
      CHECK(line.find(word) == std::string::npos);
    if (entry["action"] != "release") continue;
    CHECK(entry["coder"] == "Anna");
    CHECK(entry["detail"].get<std::string>().find("quote=" + id) != std::string::npos);
  }
  for (const char* const action : {"roster", "draw", "mask", "release"}) {
    CAPTURE(action);
    CHECK(std::ranges::find(actions, action) != actions.end());
  }
  CHECK(duiding({"log", told.study, "--verify"}).exit == Exit::ok);
}

TEST_CASE("a person can mask more, and the release is asked again", "[cli][quotes]") {
  const Told told;
  REQUIRE(told.quotes().size() == 3);
  const std::string id = told.rows({"quotes", "held", told.study})[0]["quote"];
  REQUIRE(duiding({"quotes", "release", told.study, id, "--coder", "Anna"}).exit == Exit::ok);
  REQUIRE(duiding({"quotes", "mask", told.study, id, "kampioen", "--coder", "Anna"}).exit ==
          Exit::ok);
  CHECK(duiding({"quotes", "mask", told.study, id, "fiets", "--coder", "Anna"}).exit ==
        Exit::failed);
  const auto held = told.rows({"quotes", "held", told.study});
  REQUIRE(held.size() == 1);
  CHECK(held[0]["masked"] == "Ik was [naam 1] en toch heb ik het opgegeven.");
}

TEST_CASE("a name on the roster is masked in quotes drawn before", "[cli][quotes][roster]") {
  const Told told;
  CHECK(has(told.quotes(), "Toen heb ik het opgegeven in het magazijn."));
  REQUIRE(duiding({"roster", told.study, "--add", "Magazijn"}).exit == Exit::ok);
  CHECK(has(told.quotes(), "Toen heb ik het opgegeven in het [naam 1]."));
  REQUIRE(duiding({"roster", told.study, "--remove", "Magazijn"}).exit == Exit::ok);
  CHECK(duiding({"roster", told.study, "--remove", "Magazijn"}).exit == Exit::failed);
}

TEST_CASE("names are proposed from the transcripts, with counts", "[cli][roster]") {
  const Told told;
  const auto names = told.rows({"roster", told.study, "--propose"});
  const auto of = [&](const std::string& name) {
    return std::find_if(names.begin(), names.end(),
                        [&](const Json& row) { return row["name"] == name; });
  };
  REQUIRE(of("Geertje Nijland") != names.end());
  CHECK((*of("Geertje Nijland"))["count"] == 1);
  REQUIRE(of("Fatima") != names.end());
  CHECK((*of("Fatima"))["count"] == 1);
  const std::string list = told.folder.write("namen.csv", "naam;rol\nGeertje Nijland;collega\n");
  REQUIRE(duiding({"roster", told.study, "--from", list}).exit == Exit::ok);
  CHECK(told.rows({"roster", told.study})[0]["name"] == "Geertje Nijland");
  const std::string empty = told.folder.write("leeg.txt", "# niets\n");
  CHECK(duiding({"roster", told.study, "--from", empty}).exit == Exit::failed);
}

TEST_CASE("a hand-out has the code and the quotes, and tells of nobody", "[cli][quotes]") {
  const Told told;
  const std::string to = GENERATE("html", "markdown", "csv", "jsonl");
  const support::Answer answer =
      duiding({"quotes", "export", told.study, "--code", "ontmoediging", "--to", to, "--coder",
               "Anna", "--out", told.folder.path("les")});
  CAPTURE(to, answer.err);
  REQUIRE(answer.exit == Exit::ok);
  const std::string page = told.folder.read("les");
  CHECK(page.find("Discouragement") != std::string::npos);
  CHECK(page.find("[persoon 1]") != std::string::npos);
  CHECK(page.find("released by Anna") != std::string::npos);
  for (const char* trace : {"interview", "tilburg", "Fatima", "Bram", "Geertje", "kampioen"})
    CHECK(page.find(trace) == std::string::npos);
  CHECK(page.find("anonym") == std::string::npos);
  const Json log = Json::parse(duiding({"log", told.study, "--format", "json"}).out);
  CHECK(log.back()["action"] == "export");
  CHECK(log.back()["coder"] == "Anna");
}

TEST_CASE("a hand-out is its owner's, and never takes the place of a file", "[cli][quotes]") {
  const Told told;
  const auto hand_out = [&] {
    return duiding({"quotes", "export", told.study, "--code", "ontmoediging", "--coder", "Anna",
                    "--out", told.folder.path("les")})
        .exit;
  };
  REQUIRE(told.folder.write("les.unfinished", "van mij") != "");
  SECTION("nothing is there") {
    REQUIRE(hand_out() == Exit::ok);
    CHECK((std::filesystem::status(told.folder.path("les")).permissions() &
           std::filesystem::perms::all) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  }
  SECTION("a file is there") {
    REQUIRE(told.folder.write("les", "van mij") != "");
    const std::string before = told.folder.read("studie.duiding");
    CHECK(hand_out() == Exit::failed);
    CHECK(told.folder.read("les") == "van mij");
    CHECK(told.folder.read("studie.duiding") == before);
  }
  CHECK(told.folder.read("les.unfinished") == "van mij");
}

TEST_CASE("an export without a quote that may be read says no", "[cli][quotes]") {
  const Told told;
  for (const Json& quote : told.quotes())
    REQUIRE(duiding({"quotes", "refuse", told.study, quote["quote"], "--coder", "Anna"}).exit ==
            Exit::ok);
  CHECK(duiding({"quotes", "export", told.study, "--code", "ontmoediging", "--coder", "Anna",
                 "--out", told.folder.path("les")})
            .exit == Exit::negative);
  CHECK_FALSE(told.folder.has("les"));
}

TEST_CASE("where nothing can be read because all is held, the answer is no", "[cli][quotes]") {
  const support::TempDir folder;
  const std::string told =
      folder.write("a.txt", "Rol R: respondent\n\nR: Als burgemeester heb ik het opgegeven.\n");
  const std::string codebook = folder.write("moed.yaml", support::kCodebook);
  const std::string study = folder.path("s.duiding");
  REQUIRE(duiding({"code", study, "--codebook", codebook, told}).exit == Exit::ok);
  CHECK(duiding({"quotes", study, "--code", "ontmoediging"}).exit == Exit::negative);
}

TEST_CASE("nobody lets out a quote without a name, or in the machine's", "[cli][quotes]") {
  const Told told;
  const std::string id = told.quotes()[0]["quote"];
  for (const std::string coder : {"", "machine", "a\nb"})
    for (const std::vector<std::string>& args :
         {std::vector<std::string>{"quotes", "release", told.study, id},
          {"quotes", "export", told.study, "--code", "ontmoediging", "--out",
           told.folder.path("les")}}) {
      std::vector<std::string> asked = args;
      asked.insert(asked.end(), {"--coder", coder});
      const auto answer = duiding(asked);
      CAPTURE(coder, answer.err);
      CHECK(answer.exit == Exit::failed);
      CHECK(answer.err.find("SQLite") == std::string::npos);
    }
  CHECK_FALSE(told.folder.has("les"));
}

TEST_CASE("why a quote is held is the same data in every language", "[cli][quotes]") {
  const Told told;
  REQUIRE(told.quotes().size() == 3);
  const std::vector<std::string> asked{"quotes", "held", told.study, "--format", "json"};
  CHECK(duiding(asked, engine::base::Language::nl).out ==
        duiding(asked, engine::base::Language::en).out);
}

TEST_CASE("a code that the study does not have is named", "[cli][quotes]") {
  const Told told;
  CHECK(duiding({"quotes", told.study, "--code", "ontmoedigin"}).exit == Exit::failed);
  CHECK(duiding({"quotes", told.study}).exit == Exit::failed);
}

TEST_CASE("the neighbouring sentences come along when asked", "[cli][quotes]") {
  const support::TempDir folder;
  const std::string told = folder.write(
      "a.txt",
      "Rol R: respondent\n\nR: Het was koud. Ik heb het opgegeven. Daarna ging ik weg. En nu?\n");
  const std::string codebook = folder.write("moed.yaml", support::kCodebook);
  const std::string study = folder.path("s.duiding");
  REQUIRE(duiding({"code", study, "--codebook", codebook, told}).exit == Exit::ok);
  const auto answer =
      duiding({"quotes", study, "--code", "ontmoediging", "--context", "--format", "jsonl"});
  CHECK(Json::parse(answer.out)["text"] ==
        "Het was koud. Ik heb het opgegeven. Daarna ging ik weg.");
}

}  // namespace
