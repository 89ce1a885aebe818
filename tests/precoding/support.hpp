// Codebooks in a line, studies in a folder, and what is in a study as text.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/codebook/codebook.hpp"
#include "engine/precoding/precoding.hpp"
#include "engine/store/study.hpp"
#include "tests/support/temp_dir.hpp"

namespace precoding_test {

namespace precoding = engine::precoding;
namespace store = engine::store;
using Codebook = std::shared_ptr<const engine::codebook::Codebook>;

// Fails the test, with all problems, where it does not load.
Codebook load(const std::string& yaml);

// A code with one rule of these pattern lines; its rule is called "r.ID".
struct TestCode {
  std::string id;
  std::vector<std::string> patterns;
  std::string more;            // lines of the code, indented by four
  std::string rule_more = {};  // lines of the rule, indented by six
};
std::string yaml(const std::vector<TestCode>& codes, const std::string& id = "proef",
                 const std::string& top = "");
Codebook codebook(const std::vector<TestCode>& codes, const std::string& id = "proef");

struct TestStudy {
  TestStudy() : study{store::Study::create(folder.path("s.duiding"), "Proef")} {}

  // Writes files (name without extension, text) and returns their paths.
  std::vector<std::filesystem::path> files(
      const std::vector<std::pair<std::string, std::string>>& texts) const;
  // Fails the test where a codebook does not compile.
  precoding::CodeOutcome code(const std::vector<Codebook>& codebooks,
                              const std::vector<std::filesystem::path>& files = {},
                              unsigned jobs = 1);
  std::vector<precoding::FileOutcome> import(const std::vector<std::filesystem::path>& files,
                                             std::optional<std::string> replace = {});
  // "transcript begin-end code voice tier: rules" of each current suggestion.
  [[nodiscard]] std::vector<std::string> suggestions() const;

  support::TempDir folder;
  store::Study study;
};

// Every row of every table, without times and what each file has for itself (the
// log): equal for equal studies.
std::string dump(const std::filesystem::path& study);

// "code +appeared -gone ~other" of each change.
std::vector<std::string> told(const std::vector<precoding::CodeChange>& changes);

}  // namespace precoding_test
