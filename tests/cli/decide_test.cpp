// decide, memos, assign, and what becomes of decisions in lists and reports.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/program.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

using cli::Exit;
using nlohmann::json;
using support::Answer;
using support::duiding;
using support::TempDir;
using Lines = std::vector<std::string>;

struct CodedStudy {
  TempDir dir;
  std::string study = dir.path("s.duiding");
  std::string book = dir.write("moed.yaml", support::kCodebook);

  CodedStudy() {
    REQUIRE(duiding({"code", study, "--codebook", book, dir.write("een.txt", support::kInterview),
                     dir.write("twee.txt", support::kOtherInterview)})
                .exit == Exit::ok);
  }
  [[nodiscard]] std::vector<json> rows(Lines args) const {
    args.insert(args.end(), {"--format", "jsonl"});
    const Answer answer = duiding(args);
    CAPTURE(answer.err);
    REQUIRE(answer.exit == Exit::ok);
    std::vector<json> rows;
    std::istringstream in{answer.out};
    for (std::string line; std::getline(in, line);) rows.push_back(json::parse(line));
    return rows;
  }
  [[nodiscard]] std::vector<json> codings(Lines args = {}) const {
    args.insert(args.begin(), {"codings", study});
    return rows(args);
  }
  [[nodiscard]] std::string id(std::size_t at) const { return codings()[at]["id"]; }
  [[nodiscard]] Answer decide(Lines args) const {
    args.insert(args.begin(), {"decide", study, "--coder", "ana"});
    return duiding(args);
  }
  [[nodiscard]] std::size_t count(const std::string& layer, const std::string& code) const {
    for (const json& row : rows({"report", "frequencies", study, "--by", "subcode", "--layer",
                                 layer, "--voice", "all"}))
      if (row["code"] == code) return row["codings"];
    FAIL("no row for " + code);
    return 0;
  }
};

constexpr const char* kGiveUp = "ontmoediging.opgeven";
constexpr const char* kNoChance = "ontmoediging.kansloos";

}  // namespace

TEST_CASE_METHOD(CodedStudy, "a decision stands in the coding's own columns", "[cli][decide]") {
  const std::string first = id(0), second = id(1);
  REQUIRE(decide({"--accept", first}).exit == Exit::ok);
  REQUIRE(decide({"--reject", second, "--reason", "voice"}).exit == Exit::ok);
  const auto all = codings();
  CHECK(all[0]["status"] == "accepted");
  CHECK(all[0]["coder"] == "machine");
  CHECK(all[0]["decided_by"] == "ana");
  CHECK(all[0]["was"].is_null());
  CHECK(all[0]["reason"].is_null());
  CHECK(all[1]["status"] == "rejected");
  CHECK(all[1]["reason"] == "voice");
  CHECK(codings({"--status", "rejected"}).size() == 1);
  CHECK(codings({"--layer", "reviewed"}).size() == 1);
  CHECK(codings({"--layer", "final"}).size() == 4);
  CHECK(codings({"--decided-by", "ana"}).size() == 2);
}

TEST_CASE_METHOD(CodedStudy, "what a file says not to undo is not undone", "[cli][decide]") {
  REQUIRE(decide({"--accept", id(0)}).exit == Exit::ok);
  for (const char* line : {R"({"undo": false})", R"({"undo": null})", R"({"redo": 0})"}) {
    const std::string file = dir.write("besluiten.jsonl", line);
    CHECK(decide({"--from", file}).exit == Exit::failed);
  }
  CHECK(codings()[0]["status"] == "accepted");
}

TEST_CASE_METHOD(CodedStudy, "the words beside a coding are in the reader's language",
                 "[cli][decide]") {
  REQUIRE(decide({"--accept", id(0)}).exit == Exit::ok);
  CHECK_THAT(duiding({"codings", study}, engine::base::Language::nl).out,
             Catch::Contains("door ana"));
  CHECK_THAT(duiding({"codings", study}).out, Catch::Contains("by ana"));
}

TEST_CASE_METHOD(CodedStudy, "reports count the layer they are asked for", "[cli][decide]") {
  REQUIRE(count("suggested", kGiveUp) == 3);
  REQUIRE(count("suggested", kNoChance) == 2);
  CHECK(count("reviewed", kGiveUp) == 0);
  CHECK(count("final", kGiveUp) == 3);
  const auto all = codings();
  std::string give_up;
  for (const json& row : all)
    if (row["code"] == kGiveUp) give_up = row["id"];
  REQUIRE(decide({"--recode", give_up + "=" + kNoChance}).exit == Exit::ok);
  CHECK(count("suggested", kGiveUp) == 3);
  CHECK(count("suggested", kNoChance) == 2);
  CHECK(count("reviewed", kGiveUp) == 0);
  CHECK(count("reviewed", kNoChance) == 1);
  CHECK(count("final", kGiveUp) == 2);
  CHECK(count("final", kNoChance) == 3);
  REQUIRE(decide({"--add", "twee:26:33=" + std::string{kGiveUp}}).exit == Exit::ok);
  CHECK(count("suggested", kGiveUp) == 3);
  CHECK(count("reviewed", kGiveUp) == 1);
  const Answer report = duiding({"report", "frequencies", study, "--layer", "reviewed"});
  CHECK_THAT(report.out, Catch::Contains("layer reviewed, 1 of 4 decided"));
}

TEST_CASE_METHOD(CodedStudy, "rules are credited with what was made of their suggestions",
                 "[cli][decide]") {
  REQUIRE(decide({"--accept", id(0), "--reject", id(1)}).exit == Exit::ok);
  int accepted = 0, rejected = 0;
  for (const json& row : rows({"report", "rules", study, "--voice", "all"})) {
    accepted += row["accepted"].get<int>();
    rejected += row["rejected"].get<int>();
    if (row["accepted"].get<int>() + row["rejected"].get<int>() > 0)
      CHECK(row["acceptance_low"].is_number());
  }
  CHECK(accepted == 1);
  CHECK(rejected == 1);
}

TEST_CASE_METHOD(CodedStudy, "a changed coding keeps its id and the machine's words in `was`",
                 "[cli][decide]") {
  const json before = codings()[0];
  const std::string id = before["id"];
  const std::uint32_t begin = before["begin_cp"], end = before["end_cp"];
  REQUIRE(
      decide({"--move", id + ":" + std::to_string(begin) + ":" + std::to_string(end - 2)}).exit ==
      Exit::ok);
  const json after = codings()[0];
  CHECK(after["id"] == id);
  CHECK(after["status"] == "changed");
  CHECK(after["end_cp"] == end - 2);
  CHECK(after["was"] == json{{"code", before["code"]}, {"begin_cp", begin}, {"end_cp", end}});
  CHECK(after["text"] == before["text"].get<std::string>().substr(0, end - begin - 2));
}

TEST_CASE_METHOD(CodedStudy, "an added coding has a person and no tier", "[cli][decide]") {
  const Answer answer = decide(
      {"--add", "twee:26:33=" + std::string{kNoChance}, "--memo", "let op", "--format", "json"});
  REQUIRE(answer.exit == Exit::ok);
  const json recorded = json::parse(answer.out)[0];
  const auto added = codings({"--coder", "ana"});
  REQUIRE(added.size() == 1);
  CHECK(added[0]["id"] == recorded["id"]);
  CHECK(added[0]["status"] == "added");
  CHECK(added[0]["tier"].is_null());
  CHECK(added[0]["run"].is_null());
  CHECK(added[0]["rules"] == json::array());
  CHECK(added[0]["memos"] == json{{{"coder", "ana"}, {"memo", "let op"}}});
  CHECK(rows({"memos", study, "--no-times"}).size() == 1);
}

TEST_CASE_METHOD(CodedStudy, "a file is done whole or not at all, every problem with its line",
                 "[cli][decide]") {
  const std::string good = dir.write(
      "goed.jsonl", "{\"accept\": \"" + id(0) + "\"}\n\n{\"action\": \"reject\", \"id\": \"" +
                        id(1) + "\", \"reason\": \"topic\"}\n{\"undo\": true}\n{\"redo\": true}\n" +
                        "{\"recode\": \"" + id(2) + "\", \"code\": \"" + kNoChance +
                        "\", \"memo\": \"toch\"}\n{\"memo\": \"mooi\", \"on\": \"een\"}\n");
  const std::string bad =
      dir.write("fout.jsonl", "{\"accept\": \"" + id(0) + "\"}\n{\"accept\": \"nergens\"}\n" +
                                  "{\"recode\": \"" + id(1) + "=onbekend\"}\n");
  const std::string worse = dir.write("erger.jsonl",
                                      "{\"accept\": 7}\n[]\n{\"aksept\": \"x\"}\n{\"accept\":\n"
                                      "{\"accept\": \"x\", \"reject\": \"y\"}\n");
  const Answer refused = decide({"--from", bad});
  CHECK(refused.exit == Exit::failed);
  CHECK_THAT(refused.err, Catch::Contains("fout.jsonl:2") && Catch::Contains("fout.jsonl:3"));
  CHECK(codings({"--status", "accepted"}).empty());
  const Answer unread = decide({"--from", worse});
  CHECK(unread.exit == Exit::failed);
  for (const char* place : {":1", ":2", ":3", ":4", ":5"})
    CHECK_THAT(unread.err, Catch::Contains("erger.jsonl" + std::string{place}));
  CHECK(decide({"--from", good}).exit == Exit::ok);
  const auto all = codings();
  CHECK(all[0]["status"] == "accepted");
  CHECK(all[1]["status"] == "rejected");
  CHECK(all[2]["memos"].size() == 1);
}

TEST_CASE_METHOD(CodedStudy, "what makes no sense is refused with a word", "[cli][decide]") {
  for (const Lines& args :
       {Lines{}, Lines{"--memo", "x"}, Lines{"--on", "een"}, Lines{"--reason", "x", "--undo"},
        Lines{"--undo"}, Lines{"--add", "een:5=x"}, Lines{"--move", "x"}, Lines{"--recode", "x"},
        Lines{"--from", "nergens.jsonl"}}) {
    const Answer answer = decide(args);
    CHECK(answer.exit == Exit::failed);
    CHECK_FALSE(answer.err.empty());
  }
  CHECK(duiding({"decide", study, "--coder", "machine", "--accept", id(0)}).exit == Exit::failed);
}

TEST_CASE_METHOD(CodedStudy, "from one version of a codebook to the next", "[cli][decide]") {
  // Version 1 finds "opgegeven" twice in own voice; ana judges.
  std::string precise, chance;
  for (const json& row : codings({"--voice", "own"}))
    (row["code"] == kGiveUp ? precise : chance) = row["id"];
  REQUIRE(decide({"--accept", precise, "--reject", chance}).exit == Exit::ok);

  // Version 2 finds the one by other words, and the other no longer.
  std::string second = support::kCodebook;
  second.replace(second.find("1.0.0"), 5, "2.0.0");
  second.replace(second.find("geen {0,2} @kans\n"), 17, "nergens\n");
  second.replace(second.find("opgegeven ; not before 2: roken\n"), 32,
                 "het opgegeven ; not before 2: roken\n");
  const std::string newer = dir.write("moed-2.yaml", second);
  const json diff = json::parse(
      duiding({"codebook", "diff", book, newer, "--study", study, "--format", "json"}).out);
  bool told = false;
  for (const json& row : diff)
    if (row["id"] == precise) {
      CHECK(row["change"] == "other_evidence");
      CHECK(row["status"] == "accepted");
      told = true;
    }
  CHECK(told);
  const Answer coded = duiding({"code", study, "--codebook", newer});
  CHECK_THAT(coded.err, Catch::Contains("other evidence"));
  bool kept = false;
  for (const json& row : codings()) {
    CHECK(row["id"] != chance);  // rejected stays away
    if (row["id"] != precise) continue;
    CHECK(row["status"] == "accepted");
    CHECK(row["flags"] == json{"other_evidence"});
    kept = true;
  }
  CHECK(kept);

  // Version 3 finds neither: accepted stays.
  std::string third = second;
  third.replace(third.find("2.0.0"), 5, "3.0.0");
  third.replace(third.find("het opgegeven ; not"), 19, "nergens ; not");
  REQUIRE(duiding({"code", study, "--codebook", dir.write("moed-3.yaml", third)}).exit == Exit::ok);
  const auto left = codings();
  REQUIRE(left.size() == 1);
  CHECK(left[0]["id"] == precise);
  CHECK(left[0]["flags"] == json{"no_longer_suggested"});
  CHECK(codings({"--layer", "reviewed"}).size() == 1);
  CHECK(codings({"--layer", "suggested"}).empty());

  // Version 1 again: everything is as it was.
  REQUIRE(duiding({"code", study, "--codebook", book}).exit == Exit::ok);
  CHECK(codings({"--status", "accepted"})[0]["flags"] == json::array());
  CHECK(codings({"--status", "rejected"})[0]["id"] == chance);
}

TEST_CASE_METHOD(CodedStudy, "an earlier state is shown in lists and reports", "[cli][decide]") {
  REQUIRE(decide({"--accept", id(0)}).exit == Exit::ok);
  const Answer second = decide({"--reject", id(0), "--format", "json"});
  const std::string event = json::parse(second.out)[0]["event"];
  REQUIRE(decide({"--accept", id(1)}).exit == Exit::ok);
  CHECK(codings({"--status", "accepted", "--as-of", event.substr(0, 10)}).empty());
  CHECK(codings({"--status", "rejected", "--as-of", event}).size() == 1);
  CHECK(duiding({"report", "frequencies", study, "--as-of", event}).exit == Exit::ok);
  for (const char* never : {"ooit", "2026-13-45", "2026-02-30", "2026-11-22T99:99"})
    CHECK(duiding({"codings", study, "--as-of", never}).exit == Exit::failed);
}

TEST_CASE_METHOD(CodedStudy, "an earlier state has the roles, attributes and codebook of then",
                 "[cli][decide]") {
  REQUIRE(duiding({"attribute", study, "een", "sector=zorg"}).exit == Exit::ok);
  const std::string event =
      json::parse(decide({"--accept", id(0), "--format", "json"}).out)[0]["event"];
  const auto table = [&](const std::string& by, const Lines& more) {
    Lines args{"report", "frequencies", study, "--by", by, "--voice", "all"};
    args.insert(args.end(), more.begin(), more.end());
    return rows(args);
  };
  const Lines then{"--as-of", event};
  const auto before = table("subcode", {}), by_role = table("role", {}),
             by_sector = table("attribute:sector", {});
  const auto found = codings();
  REQUIRE_FALSE(found.empty());

  REQUIRE(duiding({"role", study, "R=interviewer"}).exit == Exit::ok);
  REQUIRE(duiding({"role", study, "P1=client"}).exit == Exit::ok);
  REQUIRE(duiding({"role", study, "P1=expert"}).exit == Exit::ok);
  REQUIRE(duiding({"attribute", study, "een", "sector=bouw"}).exit == Exit::ok);
  REQUIRE(duiding({"attribute", study, "twee", "sector=zorg"}).exit == Exit::ok);
  std::string newer = support::kCodebook;
  for (const auto& [from, to] : {std::pair{"1.0.0", "2.0.0"}, {"Opgeven", "Berusten"}})
    newer.replace(newer.find(from), std::string{from}.size(), to);
  REQUIRE(duiding({"code", study, "--codebook", dir.write("moed-2.yaml", newer)}).exit == Exit::ok);

  CHECK(table("subcode", {}) != before);
  CHECK(table("role", {}) != by_role);
  CHECK(table("attribute:sector", {}) != by_sector);
  CHECK(table("subcode", then) == before);
  CHECK(table("role", then) == by_role);
  CHECK(table("attribute:sector", then) == by_sector);
  CHECK(codings(then).size() == found.size());
}

TEST_CASE_METHOD(CodedStudy, "who codes what is recorded and shown", "[cli][decide]") {
  REQUIRE(duiding({"assign", study, "een", "--coder", "ana", "--coder", "ben"}).exit == Exit::ok);
  REQUIRE(duiding({"assign", study, "--coder", "chloe"}).exit == Exit::ok);
  REQUIRE(duiding({"assign", study, "twee", "--coder", "chloe", "--withdraw"}).exit == Exit::ok);
  Lines who;
  for (const json& row : rows({"assign", study}))
    who.push_back(row["coder"].get<std::string>() + " " + row["transcript"].get<std::string>());
  CHECK(who == Lines{"ana een", "ben een", "chloe een"});
}

TEST_CASE_METHOD(CodedStudy, "coders are assigned all together or not at all", "[cli][decide]") {
  const Answer refused = duiding({"assign", study, "--coder", "piet", "--coder", "a,b"});
  CHECK(refused.exit == Exit::failed);
  CHECK(refused.err.find("a,b") != std::string::npos);
  CHECK(rows({"assign", study}).empty());
  CHECK(duiding({"assign", study, "nergens", "--coder", "piet"}).exit == Exit::failed);
  CHECK(rows({"assign", study, "--coder", "piet", "--coder", "an"}).size() == 4);
}

TEST_CASE_METHOD(CodedStudy, "memos move along with the text that replaces theirs",
                 "[cli][decide]") {
  REQUIRE(decide({"--memo", "over alles", "--on", "twee"}).exit == Exit::ok);
  REQUIRE(decide({"--memo", "hierover", "--on", "twee:16:20"}).exit == Exit::ok);
  const std::string newer = "I: Goed.\n" + std::string{support::kOtherInterview};
  const std::string path = dir.write("v2.txt", newer);
  REQUIRE(duiding({"import", study, path, "--replace", "twee"}).exit == Exit::ok);
  const auto memos = rows({"memos", study});
  REQUIRE(memos.size() == 2);
  CHECK(memos[0]["transcript"] == "twee");
  CHECK(memos[0]["begin_cp"].is_null());
  CHECK(memos[1]["transcript"] == "twee");
  CHECK(memos[1]["begin_cp"] == 25);
  CHECK(memos[1]["end_cp"] == 29);
}

TEST_CASE_METHOD(CodedStudy, "what is stored is UTF-8", "[cli][decide]") {
  const std::string first = id(0);
  const Lines args =
      GENERATE_COPY(Lines{"decide", "--coder", "p\xff", "--accept", first},
                    Lines{"decide", "--coder", "ana", "--reject", first, "--reason", "\xe9"},
                    Lines{"decide", "--coder", "ana", "--memo", "caf\xe9", "--on", "een"},
                    Lines{"assign", "--coder", "\xed\xa0\x80"}, Lines{"role", "R=\xff"},
                    Lines{"attribute", "een", "sector=\xff"}, Lines{"roster", "--add", "Ren\xe9"});
  Lines with_study = args;
  with_study.insert(with_study.begin() + 1, study);
  const std::string before = dir.read("s.duiding");
  const Answer answer = duiding(with_study);
  CHECK(answer.exit == Exit::failed);
  CHECK(answer.err.find("not UTF-8") != std::string::npos);
  CHECK(answer.err.find("\uFFFD") != std::string::npos);
  CHECK(dir.read("s.duiding") == before);
}

TEST_CASE_METHOD(CodedStudy, "a coder's name is measured in characters", "[cli][decide]") {
  std::string name;
  for (int at = 0; at < 100; ++at) name += "é";
  CHECK(duiding({"assign", study, "--coder", name}).exit == Exit::ok);
  CHECK(duiding({"assign", study, "--coder", name + "é"}).exit == Exit::failed);
}

TEST_CASE("files have the names that they have", "[cli][import]") {
  const TempDir dir;
  const std::string study = dir.path("st\xff.duiding");
  REQUIRE(duiding({"init", study}).exit == Exit::ok);
  CHECK(duiding({"import", study, dir.write("\xe9\xe9n.txt", support::kInterview)}).exit ==
        Exit::ok);
  const Answer listed = duiding({"transcripts", study, "--format", "json"});
  CHECK(json::parse(listed.out)[0]["transcript"] == "\uFFFD\uFFFDn");
}
