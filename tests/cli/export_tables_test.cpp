// export --to csv, xlsx, html: the numbers of the reports, and what leaves with them.
#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <vector>

#include "engine/foreign/xml.hpp"
#include "tests/cli/program.hpp"
#include "tests/support/temp_dir.hpp"
#include "tests/support/workbook.hpp"

namespace {

using cli::Exit;
using nlohmann::json;
using support::Answer;
using support::duiding;
using support::TempDir;

// Two interviews, in two sectors.
struct ExportedStudy {
  TempDir dir;
  std::string study = dir.path("studie.duiding");

  ExportedStudy() {
    const std::string book = dir.write("moed.yaml", std::string{support::kCodebook} + R"(
  rust:
    label: {nl: Rust, en: Rest}
    brief: {nl: Zoekt rust, en: Seeks rest}
    rules:
    - id: rust.want
      tier: precise
      patterns: |
        toen heb ik
      hit: |
        toen heb ik gerust
      miss: |
        ik rust
)");
    REQUIRE(duiding({"code", study, "--codebook", book, dir.write("een.txt", support::kInterview),
                     dir.write("twee.txt", support::kOtherInterview), "--role", "P*=participant"})
                .exit == Exit::ok);
    REQUIRE(duiding({"attribute", study, "een", "sector=bouw"}).exit == Exit::ok);
    REQUIRE(duiding({"attribute", study, "twee", "sector=zorg"}).exit == Exit::ok);
  }

  [[nodiscard]] Answer exported(const std::string& to, const std::string& out,
                                std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"export", study, "--to", to, "--out", dir.path(out)});
    return duiding(more);
  }
  [[nodiscard]] std::string report(std::vector<std::string> words, const char* format) const {
    words.insert(words.begin(), "report");
    words.insert(words.end(), {study, "--format", format});
    const Answer answer = duiding(words);
    REQUIRE(answer.exit == Exit::ok);
    return answer.out;
  }
  [[nodiscard]] unsigned mode(const std::string& name) const {
    struct stat status{};
    REQUIRE(stat(dir.path(name).c_str(), &status) == 0);
    return status.st_mode & 0777U;
  }
};

struct Reported {
  const char* table;
  std::vector<std::string> report;
};
const std::vector<Reported> kReported{
    {"frequencies", {"frequencies"}},
    {"frequencies_by_subcode", {"frequencies", "--by", "subcode"}},
    {"frequencies_by_transcript", {"frequencies", "--by", "transcript"}},
    {"frequencies_by_speaker", {"frequencies", "--by", "speaker"}},
    {"frequencies_by_role", {"frequencies", "--by", "role"}},
    {"cooccurrence", {"cooccurrence"}},
    {"cooccurrence_by_subcode", {"cooccurrence", "--by", "subcode"}},
    {"rules", {"rules"}},
};

// Cells of the rows of a page's tables: words, and the exact value of a number.
struct PageCell {
  std::string words, value;
};
class PageRows : public engine::foreign::XmlHandler {
 public:
  std::vector<std::vector<PageCell>> rows;
  void begin(const engine::foreign::XmlElement& element) override {
    if (element.name() == "tr") rows.emplace_back();
    if (element.name() == "td" || element.name() == "th") rows.back().emplace_back();
    if (element.name() == "data") rows.back().back().value = element.attribute("value");
  }
  void end(std::string_view) override {}
  void text(std::string_view text) override {
    if (!rows.empty() && !rows.back().empty()) rows.back().back().words += text;
  }
};

// Whether some row below the heading `section` has these words and these numbers, the
// second of which (words) may be said once for all rows instead.
bool has_row(const PageRows& page, const std::string& section,
             const std::vector<std::string>& words, std::vector<double> numbers) {
  std::vector<double> shorter = numbers;
  if (shorter.size() > 1) shorter.erase(shorter.begin() + 1);
  std::string open, first;
  for (const auto& row : page.rows) {
    if (row.size() == 1) open = row.front().words.substr(0, row.front().words.find('\n'));
    if (row.empty() || row.size() == 1 || open != section) continue;
    if (!row.front().words.empty()) first = row.front().words;  // said once for rows of one group
    std::vector<std::string> own{words.size() == 1 ? row.front().words : first};
    if (words.size() == 2) own.push_back(row[1].words);
    std::vector<double> found;
    for (const PageCell& cell : row)
      if (!cell.value.empty()) found.push_back(std::stod(cell.value));
    if (own == words && (found == numbers || found == shorter)) return true;
  }
  return false;
}

// The numbers of the first row that begins with `words` from row `from` on.
std::vector<double> numbers_of(const PageRows& page, const std::string& words) {
  for (const auto& row : page.rows) {
    if (row.empty() || row.front().words != words) continue;
    std::vector<double> numbers;
    for (const PageCell& cell : row)
      if (!cell.value.empty()) numbers.push_back(std::stod(cell.value));
    if (!numbers.empty()) return numbers;
  }
  FAIL("no row " << words);
  return {};
}

// The fenced blocks of a page of the docs in one language.
std::vector<std::string> blocks_of(const char* page, const std::string& language) {
  std::ifstream file{std::filesystem::path{DUIDING_SOURCE_DIR} / page};
  std::vector<std::string> blocks;
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("```")) {
      inside = line == "```" + language;
      if (inside) blocks.emplace_back();
    } else if (inside) {
      blocks.back() += line + '\n';
    }
  }
  return blocks;
}

}  // namespace

TEST_CASE_METHOD(ExportedStudy, "tables of a folder are the reports, byte for byte",
                 "[cli][export]") {
  const Answer answer = exported("csv", "tabellen");
  CAPTURE(answer.err);
  REQUIRE(answer.exit == Exit::ok);
  for (const Reported& each : kReported) {
    CAPTURE(each.table);
    CHECK(dir.read("tabellen/" + std::string{each.table} + ".csv") == report(each.report, "csv"));
  }
  const std::string dictionary = dir.read("tabellen/dictionary.csv");
  for (const auto& entry : std::filesystem::directory_iterator{dir.path("tabellen")}) {
    const std::string name = entry.path().stem().string();
    if (name != "README" && name != "dictionary")
      CHECK(dictionary.find("\n" + name + ",") != std::string::npos);
    CHECK(mode("tabellen/" + entry.path().filename().string()) == 0600);
  }
  CHECK(mode("tabellen") == 0700);
  CHECK(dir.read("tabellen/README.txt").find("dictionary.csv") != std::string::npos);
  CHECK(dir.read("tabellen/frequencies_by_attribute.csv").find("sector") != std::string::npos);
}

TEST_CASE_METHOD(ExportedStudy, "numbers of a workbook are those of the reports", "[cli][export]") {
  REQUIRE(exported("xlsx", "studie.xlsx").exit == Exit::ok);
  CHECK(mode("studie.xlsx") == 0600);
  const auto sheets = support::read_workbook(dir.read("studie.xlsx"));
  constexpr std::size_t kHeader = 2;
  for (const Reported& each : kReported) {
    CAPTURE(each.table);
    REQUIRE(sheets.contains(each.table));
    const support::SheetRows& sheet = sheets.at(each.table);
    const json rows = json::parse(report(each.report, "json"));
    REQUIRE(sheet.size() == rows.size() + kHeader + 1);
    for (std::size_t row = 0; row < rows.size(); ++row)
      for (std::size_t at = 0; at < sheet[kHeader].size(); ++at) {
        const json& value = rows[row].at(sheet[kHeader][at].text);
        const auto& cells = sheet[kHeader + 1 + row];
        const std::string found = at < cells.size() ? cells[at].text : "";
        if (value.is_null())
          CHECK(found.empty());
        else if (value.is_number())
          CHECK(std::stod(found) == Approx(value.get<double>()).epsilon(1e-14));
        else
          CHECK(found == value.get<std::string>());
      }
  }
}

TEST_CASE_METHOD(ExportedStudy, "numbers of a page are those of the reports", "[cli][export]") {
  REQUIRE(exported("html", "studie.html").exit == Exit::ok);
  CHECK(mode("studie.html") == 0600);
  PageRows page;
  REQUIRE(engine::foreign::parse_html(dir.read("studie.html"), "page", page));
  for (const auto& words : {std::vector<std::string>{"frequencies"},
                            std::vector<std::string>{"frequencies", "--by", "subcode"}})
    for (const json& row : json::parse(report(words, "json"))) {
      const std::vector<double> numbers = numbers_of(page, row.at("code"));
      std::vector<double> expected{row["codings"], row["per_1000_words"], row["other_voices"]};
      if (numbers.size() == 4) expected.insert(expected.begin() + 1, row["words"].get<double>());
      CHECK(numbers == expected);
    }
  for (const char* by : {"transcript", "speaker", "role"}) {
    CAPTURE(by);
    for (const json& row : json::parse(report({"frequencies", "--by", by}, "json"))) {
      std::vector<std::string> words;
      if (by == std::string{"speaker"}) words.push_back(row["transcript"]);
      words.push_back(row[by].is_null() ? "" : row[by].get<std::string>());
      std::vector<double> expected;
      for (const char* key : {"codings", "words", "per_1000_words", "other_voices"})
        if (!row[key].is_null()) expected.push_back(row[key]);
      CHECK(has_row(page, row.at("code"), words, expected));
    }
  }
  for (const json& row : json::parse(report({"cooccurrence"}, "json"))) {
    if (row["n12"] == 0) continue;
    const std::vector<double> numbers =
        numbers_of(page, row["code1"].get<std::string>() + " × " + row["code2"].get<std::string>());
    const std::vector<double> expected{row["n1"], row["n2"], row["n12"], row["n"]};
    CHECK(std::vector<double>(numbers.begin(), numbers.begin() + 4) == expected);
    CHECK(numbers[4] == row["c_coefficient"].get<double>());
  }
  const std::string bytes = dir.read("studie.html");
  CHECK(bytes.find("toen heb ik het opgegeven") == std::string::npos);
  CHECK(bytes.find("Toen heb ik het opgegeven, want ik had geen enkele kans.") !=
        std::string::npos);
}

TEST_CASE_METHOD(ExportedStudy, "without times the same study gives the same bytes",
                 "[cli][export]") {
  const std::string to = GENERATE("csv", "xlsx", "html");
  REQUIRE(exported(to, "een", {"--no-times"}).exit == Exit::ok);
  REQUIRE(exported(to, "twee", {"--no-times"}).exit == Exit::ok);
  if (to == "csv") {
    for (const auto& entry : std::filesystem::directory_iterator{dir.path("een")}) {
      const std::string name = entry.path().filename().string();
      CHECK(dir.read("een/" + name) == dir.read("twee/" + name));
    }
    CHECK(dir.read("een/README.txt").find(" run: 20") == std::string::npos);
  } else {
    CHECK(dir.read("een") == dir.read("twee"));
  }
}

TEST_CASE_METHOD(ExportedStudy, "what is there already stays, and what does not fit is refused",
                 "[cli][export]") {
  REQUIRE_FALSE(dir.write("bezet", "van mij").empty());
  for (const char* to : {"csv", "xlsx", "html"}) {
    CHECK(exported(to, "bezet").exit == Exit::failed);
    CHECK(dir.read("bezet") == "van mij");
    CHECK(exported(to, "nieuw", {"--coder", "machine"}).err.find("of all coders") !=
          std::string::npos);
    CHECK_FALSE(dir.has("nieuw"));
  }
  CHECK(exported("csv", "nieuw", {"--masked"}).exit == Exit::failed);
  CHECK(exported("xlsx", "nieuw", {"--sample", "3"}).err.find("--to html") != std::string::npos);
  CHECK(exported("html", "nieuw", {"--sample", "0"}).exit == Exit::failed);
  CHECK_FALSE(dir.has("nieuw"));
}

TEST_CASE_METHOD(ExportedStudy, "two coders who met have their agreement in every format",
                 "[cli][export]") {
  const Answer codings = duiding({"codings", study, "--format", "jsonl"});
  const std::string id = json::parse(codings.out.substr(0, codings.out.find('\n')))["id"];
  for (const char* coder : {"anna", "ben"})
    REQUIRE(duiding({"decide", study, "--coder", coder, "--accept", id}).exit == Exit::ok);
  REQUIRE(exported("csv", "tabellen").exit == Exit::ok);
  const Answer agreement = duiding({"agreement", study, "--format", "csv"});
  CHECK(dir.read("tabellen/agreement.csv") == agreement.out);
  CHECK(dir.has("tabellen/estimate.csv"));
  REQUIRE(exported("xlsx", "studie.xlsx").exit == Exit::ok);
  CHECK(support::read_workbook(dir.read("studie.xlsx")).contains("agreement"));
  REQUIRE(exported("html", "studie.html").exit == Exit::ok);
  CHECK(dir.read("studie.html").find("krippendorff_alpha") != std::string::npos);
}

TEST_CASE_METHOD(ExportedStudy, "a masked page holds what may be read, and names nobody",
                 "[cli][export]") {
  REQUIRE(duiding({"import", study,
                   dir.write("jan-jansen-emmen.txt",
                             "Rol Fatma: ad\n\nFatma: Ik heb het opgegeven bij "
                             "Kwintessa in Emmen.\nFatma: Er is geen kans.\n")})
              .exit == Exit::ok);
  REQUIRE(duiding({"code", study, "--codebook", dir.path("moed.yaml")}).exit == Exit::ok);
  const Answer answer = exported("html", "studie.html", {"--masked"});
  CAPTURE(answer.err);
  REQUIRE(answer.exit == Exit::ok);
  const std::string page = dir.read("studie.html");
  for (const char* name : {"jansen", "Fatma", "Kwintessa", "Emmen", "studie.duiding", "een.txt"})
    CHECK(page.find(name) == std::string::npos);
  CHECK(page.find("T1 · S") != std::string::npos);
  CHECK(page.find("Er is geen kans.") != std::string::npos);
  // Sectors of one transcript each would tell which interview it is.
  CHECK(page.find("bouw") == std::string::npos);
  REQUIRE(exported("html", "open.html").exit == Exit::ok);
  for (const char* name : {"jan-jansen-emmen", "Fatma", "Kwintessa", "bouw"})
    CHECK(dir.read("open.html").find(name) != std::string::npos);
}

TEST_CASE_METHOD(ExportedStudy, "the pieces of R and Python in the docs read what was exported",
                 "[cli][export][docs]") {
  struct Interpreter {
    const char *language, *program, *extension;
  };
  const Interpreter interpreter =
      GENERATE(values<Interpreter>({{"python", "python3", "py"}, {"r", "Rscript --vanilla", "R"}}));
  const std::string program = interpreter.program;
  if (std::system(("command -v " + program.substr(0, program.find(' ')) + " >/dev/null").c_str()) !=
      0) {
    WARN(program << " is not installed: what the docs show for it is not run");
    return;
  }
  REQUIRE(duiding({"code", study, "--codebook", dir.path("moed.yaml"),
                   dir.write("drie.txt", "R: - @ik heb het opgegeven.\n")})
              .exit == Exit::ok);
  REQUIRE(exported("csv", "studie-csv").exit == Exit::ok);
  std::string script;
  for (const std::string& block : blocks_of("docs/how-to/use-r-or-python.md", interpreter.language))
    script += block + "\n";
  const bool python = std::string{"python"} == interpreter.language;
  script += python ? "print('TEXT', [row['text'] for row in table('codings') if row['transcript'] "
                     "== 'drie'][0])\n"
                   : "rows <- read_table('codings')\n"
                     "cat('TEXT', rows$text[rows$transcript == 'drie'][1], '\\n')\n";
  const std::string file = dir.write(std::string{"lees."} + interpreter.extension, script);
  const std::string command = "cd '" + dir.path("") + "' && " + program + " '" + file + "' > '" +
                              dir.path("uit") + "' 2> '" + dir.path("fout") + "'";
  const int status = std::system(command.c_str());
  CAPTURE(dir.read("fout"), dir.read("uit"));
  CHECK(status == 0);
  CHECK(dir.read("uit").find("ontmoediging") != std::string::npos);
  CHECK(dir.read("uit").find("TEXT - @ik heb het opgegeven.") != std::string::npos);
}
