// codings and show.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/text/stored_text.hpp"
#include "engine/text/width.hpp"
#include "tests/cli/program.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

using cli::Exit;
using nlohmann::json;
using nlohmann::ordered_json;
using support::Answer;
using support::duiding;
using support::TempDir;

struct ShownStudy {
  TempDir dir;
  std::string study = dir.path("s.duiding");
  std::string book = dir.write("moed.yaml", support::kCodebook);

  ShownStudy() {
    REQUIRE(duiding({"code", study, "--codebook", book, dir.write("een.txt", support::kInterview),
                     dir.write("twee.txt", support::kOtherInterview)})
                .exit == Exit::ok);
  }
  [[nodiscard]] std::vector<ordered_json> codings(std::vector<std::string> args = {}) const {
    args.insert(args.begin(), {"codings", study});
    args.insert(args.end(), {"--format", "jsonl", "--no-times"});
    const Answer answer = duiding(args);
    CAPTURE(answer.err);
    REQUIRE(answer.exit == Exit::ok);
    std::vector<ordered_json> rows;
    std::istringstream in{answer.out};
    for (std::string line; std::getline(in, line);) rows.push_back(ordered_json::parse(line));
    return rows;
  }
};

}  // namespace

TEST_CASE_METHOD(ShownStudy, "a coding's keys stand in the promised order", "[cli][codings]") {
  const std::vector<ordered_json> rows = codings();
  REQUIRE(rows.size() == 5);
  std::vector<std::string> keys;
  for (const auto& [key, value] : rows[0].items()) keys.push_back(key);
  CHECK(keys == std::vector<std::string>{"id",
                                         "transcript",
                                         "begin_cp",
                                         "end_cp",
                                         "text",
                                         "code",
                                         "unit",
                                         "speaker",
                                         "role",
                                         "turn",
                                         "coder",
                                         "status",
                                         "tier",
                                         "voice",
                                         "rules",
                                         "codebook",
                                         "codebook_version",
                                         "run",
                                         "was",
                                         "decided_by",
                                         "reason",
                                         "flags",
                                         "page",
                                         "paragraph",
                                         "begin_ms",
                                         "memos"});
  CHECK(rows[0]["transcript"] == "een");
  CHECK(rows[0]["text"] == "Ik heb het opgegeven.");
  CHECK(rows[0]["code"] == "ontmoediging.opgeven");
  CHECK(rows[0]["unit"] == "sentence");
  CHECK(rows[0]["speaker"] == "R");
  CHECK(rows[0]["role"] == "respondent");
  CHECK(rows[0]["turn"] == 2);
  CHECK(rows[0]["coder"] == "machine");
  CHECK(rows[0]["status"] == "suggested");
  CHECK(rows[0]["codebook"] == "moed");
  CHECK(rows[0]["codebook_version"] == "1.0.0");
  CHECK(rows[0]["run"] == 1);
  CHECK(rows[0]["was"].is_null());
  REQUIRE(rows[0]["rules"].size() == 1);
  CHECK(rows[0]["rules"][0]["rule"] == "ontm.opgeven");
  const engine::text::StoredText text{support::kInterview};
  for (const ordered_json& row : rows)
    if (row["transcript"] == "een")
      CHECK(text.at(engine::text::CodePointSpan::of(row["begin_cp"], row["end_cp"])) ==
            row["text"].get<std::string>());
}

TEST_CASE_METHOD(ShownStudy, "options narrow the codings", "[cli][codings]") {
  CHECK(codings({"--code", "ontmoediging"}).size() == 5);
  CHECK(codings({"--code", "ontmoediging.kansloos"}).size() == 2);
  CHECK(codings({"--code", "ontmoediging.kansloos", "--code", "ontmoediging.opgeven"}).size() == 5);
  CHECK(codings({"--transcript", "twee"}).size() == 2);
  CHECK(codings({"--voice", "reported"}).size() == 1);
  CHECK(codings({"--tier", "hint"}).size() == 2);
  CHECK(codings({"--status", "accepted"}).empty());
  CHECK(codings({"--coder", "machine"}).size() == 5);
}

TEST_CASE_METHOD(ShownStudy, "names that are not there are answered with those that are",
                 "[cli][codings]") {
  const Answer code = duiding({"codings", study, "--code", "ontmoedigin"});
  CHECK(code.exit == Exit::failed);
  CHECK(code.err.find("did you mean 'ontmoediging'?") != std::string::npos);
  const Answer transcript = duiding({"codings", study, "--transcript", "twe"});
  CHECK(transcript.exit == Exit::failed);
  CHECK(transcript.err.find("'twee'") != std::string::npos);
  const Answer status = duiding({"codings", study, "--status", "acepted"});
  CHECK(status.exit == Exit::failed);
  CHECK(status.err.find("did you mean 'accepted'?") != std::string::npos);
}

TEST_CASE_METHOD(ShownStudy, "no codings: why not", "[cli][codings]") {
  const Answer coder = duiding({"codings", study, "--coder", "ana"});
  CHECK(coder.exit == Exit::ok);
  CHECK(coder.out.empty());
  CHECK(coder.err == "no codings by 'ana' in 2 transcripts (coders in this study: machine)\n");
  CHECK(duiding({"codings", study, "--status", "accepted", "--format", "json"}).out == "[]\n");
  CHECK(duiding({"codings", study, "--code", "ontmoediging", "--status", "accepted"}).err ==
        "no codings of 'ontmoediging' in 2 transcripts with this status, tier and voice\n");
}

TEST_CASE_METHOD(ShownStudy, "two studies give the same codings, byte for byte", "[cli][codings]") {
  const std::string other = dir.path("other.duiding");
  REQUIRE(duiding({"code", other, "--codebook", book, "--jobs", "2", dir.path("twee.txt"),
                   dir.path("een.txt")})
              .exit == Exit::ok);
  for (const char* format : {"jsonl", "csv", "json", "table"})
    CHECK(duiding({"codings", study, "--format", format, "--no-times"}).out ==
          duiding({"codings", other, "--format", format, "--no-times"}).out);
}

TEST_CASE_METHOD(ShownStudy, "show has the text with its codings in the margin", "[cli][show]") {
  const Answer page = duiding({"show", study, "een"});
  REQUIRE(page.exit == Exit::ok);
  CHECK(page.out.find("een · turns: 4 · codings: 3") == 0);
  CHECK(page.out.find("5  Ik heb het «opgegeven». Er is voor mij «geen") != std::string::npos);
  CHECK(page.out.find("(reported)") != std::string::npos);
  std::istringstream lines{page.out};
  for (std::string line; std::getline(lines, line);) CHECK(engine::text::display_width(line) <= 80);

  const Answer narrowed = duiding({"show", study, "een", "--tier", "hint"});
  CHECK(narrowed.out.find("een · turns: 4 · codings: 1") == 0);
  CHECK(narrowed.out.find("«opgegeven»") == std::string::npos);
}

TEST_CASE_METHOD(ShownStudy, "show names the transcript that was meant", "[cli][show]") {
  const Answer answer = duiding({"show", study, "eem"});
  CHECK(answer.exit == Exit::failed);
  CHECK(answer.out.empty());
  CHECK(answer.err.find("did you mean 'een'?") != std::string::npos);
}
