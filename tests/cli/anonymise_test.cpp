// duiding anonymise: both formats, and every list that must not be missing.
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/app.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

using cli::Exit;
using Json = nlohmann::json;

struct Outcome {
  Exit exit;
  std::string out, err;
};

Outcome anonymise(const std::string& input, std::vector<std::string> options) {
  std::istringstream in{input};
  std::ostringstream out, err;
  options.insert(options.begin(), "anonymise");
  const Exit exit = cli::run(options, cli::Context{in, out, err});
  return {exit, out.str(), err.str()};
}

TEST_CASE("each JSON line is a text of its own", "[cli][anonymise]") {
  const Outcome done = anonymise(R"({"id": "a", "text": "Geertje zei dat.", "speaker": "x"})"
                                 "\n\n"
                                 R"({"id": 2, "text": "Toen belde Fatima met kok."})"
                                 "\n",
                                 {"--format", "jsonl"});
  REQUIRE(done.exit == Exit::ok);
  std::istringstream lines{done.out};
  std::string line;
  REQUIRE(std::getline(lines, line));
  const Json first = Json::parse(line);
  CHECK(first["id"] == "a");
  CHECK(first["output"] == "[persoon 1] zei dat.");
  CHECK(first["review"] == false);
  CHECK(first["reasons"].empty());
  CHECK(first.size() == 4);
  REQUIRE(std::getline(lines, line));
  const Json second = Json::parse(line);
  CHECK(second["id"] == 2);
  CHECK(second["output"] == "Toen belde [persoon 1] met kok.");
  CHECK(second["review"] == true);
  CHECK(second["reasons"][0]["rule"] == "name-or-word");
  CHECK(second["reasons"][0]["words"] == "kok");
  CHECK(second["reasons"][0]["begin_cp"] == 22);
}

TEST_CASE("a bad JSON line ends with its place", "[cli][anonymise]") {
  const char* line = GENERATE("niet", "[1]", R"({"id": "a"})", R"({"id": "a", "text": 3})",
                              "{\"id\": \"a\", \"text\": \"\xFF\"}");
  const Outcome done = anonymise(std::string{line} + "\n", {"--format", "jsonl"});
  CHECK(done.exit == Exit::failed);
  CHECK(done.err.find("<stdin>:1") != std::string::npos);
}

TEST_CASE("plain text keeps back the lines that a person must see", "[cli][anonymise]") {
  const Outcome done = anonymise("Geertje belde.\nik ging met kok mee\nDat was het.\n", {});
  CHECK(done.exit == Exit::ok);
  CHECK(done.out == "[persoon 1] belde.\n[achtergehouden]\nDat was het.\n");
  CHECK(done.err.find("lines withheld: 1") != std::string::npos);
}

TEST_CASE("a list that cannot be read stops everything", "[cli][anonymise]") {
  const support::TempDir folder;
  const std::string empty = folder.write("leeg.txt", "# niets\n");
  const char* option = GENERATE("--roster", "--lexicon");
  for (const std::string& path : {std::string{"/no/such/file"}, empty}) {
    const Outcome done = anonymise("Geertje belde.\n", {option, path});
    CHECK(done.exit == Exit::failed);
    CHECK(done.out.empty());
    CHECK(done.err.find(path) != std::string::npos);
  }
  const Outcome done = anonymise("Geertje belde.\n", {"--dictionary", "/no/such/nl.dic"});
  CHECK(done.exit == Exit::failed);
  CHECK(done.out.empty());
}

TEST_CASE("the roster masks ordinary words, the lexicon keeps odd ones", "[cli][anonymise]") {
  const support::TempDir folder;
  const std::string roster = folder.write("namen.txt", "Regenboog\n");
  const std::string words = folder.write("woorden.txt", "qvixvox\n");
  CHECK(anonymise("bij de regenboog heet dat qvixvox\n", {"--roster", roster, "--lexicon", words})
            .out == "bij de [naam 1] heet dat qvixvox\n");
}

TEST_CASE("the log has rules and places, never words", "[cli][anonymise]") {
  const support::TempDir folder;
  REQUIRE(anonymise(R"({"id": "a", "text": "Geertje ging met kok mee."})",
                    {"--format", "jsonl", "--log", folder.path("log")})
              .exit == Exit::ok);
  const std::string line = folder.read("log");
  CHECK(line.find("eertje") == std::string::npos);
  CHECK(line.find("kok") == std::string::npos);
  const Json entry = Json::parse(line);
  CHECK(entry["masks"][0]["begin_cp"] == 0);
  CHECK(entry["masks"][0]["end_cp"] == 7);
  CHECK(entry["holds"][0]["rule"] == "name-or-word");
  CHECK(entry["lexicon"].get<std::string>().size() == 64);
}

TEST_CASE("a log takes the place of no file, and of a failure there is none", "[cli][anonymise]") {
  const support::TempDir folder;
  const std::string interview = folder.write("interview.txt", "Geertje belde.\n");
  const Outcome done = anonymise("", {interview, "--log", interview});
  CHECK(done.exit == Exit::failed);
  CHECK(done.out.empty());
  CHECK(done.err.find(interview) != std::string::npos);
  CHECK(folder.read("interview.txt") == "Geertje belde.\n");
  CHECK(anonymise("niet\n", {"--format", "jsonl", "--log", folder.path("log")}).exit ==
        Exit::failed);
  CHECK_FALSE(std::filesystem::exists(folder.path("log")));
}

TEST_CASE("a JSON line that is a trap ends with its place", "[cli][anonymise]") {
  const std::string deep = R"({"id": "a", "text": "x", "y": )" + std::string(100'000, '[') +
                           std::string(100'000, ']') + "}\n";
  const Outcome done = anonymise("\n" + deep, {"--format", "jsonl"});
  CHECK(done.exit == Exit::failed);
  CHECK(done.err.find("<stdin>:2") != std::string::npos);
}

TEST_CASE("the command never calls its output anonymous", "[cli][anonymise]") {
  std::istringstream in;
  std::ostringstream out;
  for (const auto language : {engine::base::Language::nl, engine::base::Language::en}) {
    cli::Context io{in, out, out};
    io.language = language;
    cli::run({"anonymise", "--help"}, io);
  }
  CHECK(out.str().find("anoniem") == std::string::npos);
  CHECK(out.str().find("anonymous") == std::string::npos);
}

}  // namespace
