// Transcripts of every format through the whole program: what is coded in them,
// where it is shown to stand, and what hostile files may cost.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/cli/program.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

namespace fs = std::filesystem;
using cli::Exit;
using nlohmann::json;
using support::duiding;
using support::TempDir;

const std::string kFormats = DUIDING_SOURCE_DIR "/tests/transcript/data/formats/";
const std::string kCodebook = DUIDING_SOURCE_DIR "/codebooks/discriminatie.yaml";

std::vector<json> lines(const std::string& text) {
  std::vector<json> out;
  std::istringstream in{text};
  for (std::string line; std::getline(in, line);) out.push_back(json::parse(line));
  return out;
}

struct Cost {
  int status = 0;
  double seconds = 0;
  long kib = 0;  // of memory, at most
};

Cost run_shell(const std::string& command) {
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
    _exit(127);
  }
  Cost cost;
  rusage used{};
  REQUIRE(wait4(child, &cost.status, 0, &used) == child);
  cost.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  cost.kib = used.ru_maxrss;
  return cost;
}

bool has_pdftotext() { return std::system("command -v pdftotext >/dev/null 2>&1") == 0; }

}  // namespace

TEST_CASE("one interview is coded the same whatever format it came in", "[cli][formats]") {
  const TempDir dir;
  const std::string book = dir.write("b.yaml", R"(
codebook: {id: proef, version: 1.0.0, language: nl}
codes:
  te-oud:
    label: {nl: Te oud, en: Too old}
    brief: {nl: Leeftijd als reden, en: Age as a reason}
    colour: "#2E86C1"
    rules:
    - id: oud.te
      tier: precise
      patterns: |
        te oud
      hit: |
        ik was te oud
  erbij:
    label: {nl: Hoort erbij, en: Part of it}
    brief: {nl: Het hoort erbij, en: It is part of it}
    colour: "#2E86C1"
    rules:
    - id: erbij.hoort
      tier: precise
      unit: match
      patterns: |
        hoort (erbij|er)
      hit: |
        dat hoort erbij
)");
  struct Row {
    const char* file;
    bool own_layout;  // lines, times or labels of its own: other positions
  };
  const std::vector<Row> rows{
      {"gesprek.txt", false},  {"gesprek.docx", false},     {"gesprek-strict.docx", false},
      {"gesprek.odt", false},  {"gesprek.fodt", false},     {"gesprek.rtf", false},
      {"gesprek.html", false}, {"gesprek.srt", false},      {"zoom.vtt", false},
      {"teams.vtt", false},    {"whisper.json", false},     {"amberscript.json", false},
      {"gesprek.otr", true},   {"gesprek.tei.xml", false},  {"gesprek.eaf", false},
      {"gesprek.exb", false},  {"gesprek.TextGrid", false}, {"gesprek.cha", true},
      {"gesprek.stm", false},  {"gesprek.csv", false},      {"gesprek.xlsx", false},
      {"gesprek.pdf", true},
  };
  std::vector<json> expected;
  for (const Row& row : rows) {
    CAPTURE(row.file);
    if (std::string{row.file}.ends_with(".pdf") && !has_pdftotext()) continue;
    const std::string study = dir.path(std::string{row.file} + ".duiding");
    REQUIRE(duiding({"code", study, "--codebook", book, kFormats + row.file}).exit == Exit::ok);
    std::vector<json> found;
    for (json coding : lines(duiding({"codings", study, "--format", "jsonl"}).out)) {
      json kept;
      for (const char* key : {"code", "text", "role", "turn", "unit", "status"})
        kept[key] = coding[key];
      if (!row.own_layout)
        for (const char* key : {"begin_cp", "end_cp", "speaker"}) kept[key] = coding[key];
      std::string text = kept["text"];
      std::ranges::replace(text, '\n', ' ');
      kept["text"] = text;
      found.push_back(kept);
    }
    if (expected.empty()) expected = found;
    REQUIRE(found.size() == 3);
    for (std::size_t i = 0; i < found.size(); ++i)
      for (const auto& [key, value] : found[i].items()) CHECK(value == expected[i][key]);
  }
}

TEST_CASE("a page, a paragraph and a time are shown with a coding and in the margin",
          "[cli][formats]") {
  const TempDir dir;
  const std::string study = dir.path("s.duiding");
  REQUIRE(duiding({"code", study, "--codebook", kCodebook, kFormats + "bladzijden.docx",
                   kFormats + "gesprek.srt"})
              .exit == Exit::ok);
  CHECK_THAT(duiding({"show", study, "bladzijden"}).out, Catch::Contains("page 2 · paragraph 3"));
  CHECK_THAT(duiding({"show", study, "gesprek"}).out, Catch::Contains("00:00:15"));
  for (const json& coding :
       lines(duiding({"codings", study, "--transcript", "gesprek", "--format", "jsonl"}).out))
    CHECK(coding["begin_ms"].is_number());
}

TEST_CASE("a dry run says of each file what an import would", "[cli][formats]") {
  const TempDir dir;
  const std::string study = dir.path("s.duiding");
  REQUIRE(duiding({"init", study}).exit == Exit::ok);
  const std::string before = dir.read("s.duiding");
  const auto answer =
      duiding({"import", "--dry-run", study, kFormats + "wijzigingen.docx",
               kFormats + "gesprek.csv", kFormats + "scan.pdf", "--format", "jsonl"});
  CHECK(answer.exit == Exit::failed);
  CHECK(dir.read("s.duiding") == before);
  const auto rows = lines(answer.out);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0]["format"] == "docx");
  CHECK(rows[0]["encoding"] == "UTF-8");
  CHECK(rows[0]["turns"] == 2);
  CHECK(rows[0]["words"].get<int>() > 5);
  CHECK(rows[0]["speakers"][1]["role"] == "respondent");
  CHECK(rows[0]["remarks"].size() == 2);
  CHECK(rows[1]["format"] == "csv");
  CHECK(rows[1]["encoding"] == "windows-1252");
  CHECK(rows[2]["outcome"] == "failed");
  CHECK(rows[2]["words"].is_null());
  CHECK(rows[2]["remarks"].size() == 1);

  // the same facts afterwards
  REQUIRE(duiding({"import", study, kFormats + "wijzigingen.docx"}).exit == Exit::ok);
  const json after = json::parse(duiding({"transcripts", study, "--format", "json"}).out)[0];
  for (const char* key : {"format", "encoding", "turns", "words", "remarks"})
    CHECK(after[key] == rows[0][key]);
}

TEST_CASE("--column names the columns of a table, and is checked", "[cli][formats]") {
  const TempDir dir;
  const std::string study = dir.path("s.duiding");
  const std::string table = dir.write("enquete.csv", "nr;antwoord\nR1;Ze vonden mij te oud.\n");
  REQUIRE(duiding({"init", study}).exit == Exit::ok);
  CHECK(duiding({"import", study, table}).exit == Exit::failed);
  CHECK(duiding({"import", study, table, "--column", "text=antwoord", "--column", "speaker=nr"})
            .exit == Exit::ok);
  for (const char* wrong : {"text", "text=", "=x", "kleur=x"}) {
    const auto answer = duiding({"import", study, table, "--column", wrong});
    CHECK(answer.exit == Exit::failed);
    CHECK_THAT(answer.err, Catch::Contains("is not FIELD=HEADING"));
  }
  CHECK_THAT(duiding({"import", study, table, "--column", "text=a", "--column", "text=b"}).err,
             Catch::Contains("--column text is given twice"));
}

TEST_CASE("a hostile file costs little and changes nothing", "[cli][formats][hostile]") {
  const TempDir dir;
  const std::string study = dir.path("s.duiding");
  REQUIRE(duiding({"init", study}).exit == Exit::ok);
  const std::string before = dir.read("s.duiding");
  // under an address sanitizer the program needs far more memory than this
  const std::string program = "'" DUIDING_BINARY_DIR "/cli/duiding'";
  std::string limit = "ulimit -v 600000; ";
  if (std::system((limit + program + " --version >/dev/null 2>&1").c_str()) != 0) limit.clear();
  std::string deep = "<?xml version=\"1.0\"?><TEI>", pages = "<html><body>",
              json_deep = "{\"segments\":", crowded = "<?xml version=\"1.0\"?><TEI><u";
  for (int i = 0; i < 100'000; ++i) {
    deep += "<u>";
    pages += "<div>";
    json_deep += "[";
    crowded += " a" + std::to_string(i) + "='b'";
  }
  const std::string laughs =
      "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b "
      "\"&a;&a;&a;&a;\">]><TEI>&b;</TEI>";
  const std::vector<std::string> files{kFormats + "bom.docx",
                                       kFormats + "bewering.docx",
                                       kFormats + "uitweg.docx",
                                       kFormats + "genest.docx",
                                       kFormats + "entiteit.docx",
                                       kFormats + "buiten.docx",
                                       kFormats + "wachtwoord.docx",
                                       kFormats + "wachtwoord.odt",
                                       kFormats + "wachtwoord.pdf",
                                       kFormats + "versleuteld.docx",
                                       kFormats + "kring-van-lagen.eaf",
                                       dir.write("diep.xml", deep),
                                       dir.write("diep.html", pages),
                                       dir.write("diep.json", json_deep),
                                       dir.write("lach.xml", laughs),
                                       dir.write("vol.xml", crowded + "/></TEI>"),
                                       dir.write("komma.csv", std::string(8'000'000, ',')),
                                       dir.write("half.qdpx", "PK\x03\x04project.qde")};
  for (const std::string& file : files) {
    CAPTURE(file);
    const Cost cost = run_shell(limit + program + " import '" + study + "' '" + file +
                                "' --language en >/dev/null 2>'" + dir.path("err") + "'");
    CHECK(WIFEXITED(cost.status));
    CHECK(WEXITSTATUS(cost.status) == 2);
    CHECK(cost.seconds < 20);  // 0.3 on a machine of its own
    if (!limit.empty()) CHECK(cost.kib < 300 * 1024);
    CHECK(dir.read("err").size() > 40);
    CHECK(dir.read("s.duiding") == before);
  }
}
