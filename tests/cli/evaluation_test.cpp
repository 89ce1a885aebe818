// The shipped codebook against the judged example corpus: what it finds, misses
// and raises in vain, sentence by sentence. A rule that changes shows here as a
// line that came or went (scripts/renew-golden, after reading it).
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/program.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

namespace fs = std::filesystem;
using support::duiding;

const fs::path kSource = DUIDING_SOURCE_DIR;

std::vector<std::string> corpus() {
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator{kSource / "corpus"})
    if (entry.path().extension() == ".txt" && entry.path().filename() != "README.md")
      files.push_back(entry.path().string());
  std::ranges::sort(files);
  return files;
}

std::string differences(const std::string& study, const std::string& gold, const char* which,
                        const char* mark) {
  const auto answer =
      duiding({"evaluate", study, "--gold", gold, "--show", which, "--format", "jsonl"});
  REQUIRE(answer.exit == cli::Exit::ok);
  std::string out;
  std::istringstream lines{answer.out};
  for (std::string line; std::getline(lines, line);) {
    const auto row = nlohmann::json::parse(line);
    out += fmt::format("{} {} {} {}: {}\n", mark, row["transcript"].get<std::string>(),
                       row["begin_cp"].get<int>(), row["code"].get<std::string>(),
                       row["text"].get<std::string>());
  }
  return out;
}

}  // namespace

TEST_CASE("the discrimination codebook finds in the corpus what it found", "[golden][evaluation]") {
  const support::TempDir folder;
  const std::string study = folder.path("s.duiding");
  const std::string gold = (kSource / "corpus" / "gold.jsonl").string();
  std::vector<std::string> code{"code", study, "--codebook",
                                (kSource / "codebooks" / "discriminatie.yaml").string()};
  for (std::string& file : corpus()) code.push_back(std::move(file));
  REQUIRE(duiding(code).exit == cli::Exit::ok);

  std::string report;
  for (const char* tier : {"precise", "all"}) {
    const auto table = duiding({"evaluate", study, "--gold", gold, "--tier", tier});
    REQUIRE(table.exit == cli::Exit::ok);
    report += table.out + '\n';
  }
  report += differences(study, gold, "misses", "missed");
  report += differences(study, gold, "false-alarms", "raised");
  support::check_golden("evaluation/discriminatie.txt", report);
}
