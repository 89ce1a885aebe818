// Every command that the tutorial and the how-to pages show is run, in order,
// in a folder as the pages suppose it: `interviews/`, `codebooks/`, and for the
// how-to pages a study that is coded already.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/cli/program.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

namespace fs = std::filesystem;

const fs::path kSource = DUIDING_SOURCE_DIR;

struct Example {
  std::vector<std::string> commands;  // lines that begin with "duiding ", without it
  std::vector<std::pair<std::string, std::string>> files;
};

// Commands stand in ``` blocks without a language; a block "```csv NAME" is a
// file that the page supposes.
Example example_of(const fs::path& page) {
  Example example;
  std::ifstream file{page};
  bool fenced = false, commands = false;
  std::string* content = nullptr;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("```")) {
      fenced = !fenced;
      commands = fenced && line == "```";
      content = nullptr;
      if (const std::size_t name = line.find(' '); fenced && name != std::string::npos)
        content = &example.files.emplace_back(line.substr(name + 1), "").second;
    } else if (commands && line.starts_with("duiding ")) {
      example.commands.push_back(line.substr(8));
    } else if (content != nullptr) {
      *content += line + '\n';
    }
  }
  return example;
}

// As a shell would: double quotes, interviews/*.txt, and no `> file`.
std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false, any = false;
  const auto end_word = [&] {
    if (any && word == "interviews/*.txt")
      for (const auto& entry : fs::directory_iterator{"interviews"})
        words.push_back(entry.path().string());
    else if (any)
      words.push_back(word);
    word.clear();
    any = false;
  };
  for (const char c : line.substr(0, line.find(" > "))) {
    if (c == '"') {
      quoted = !quoted;
      any = true;
    } else if (c == ' ' && !quoted) {
      end_word();
    } else {
      word += c;
      any = true;
    }
  }
  end_word();
  return words;
}

class InFolder {
 public:
  explicit InFolder(const fs::path& folder) : before_{fs::current_path()} {
    fs::current_path(folder);
  }
  ~InFolder() { fs::current_path(before_); }
  InFolder(const InFolder&) = delete;
  InFolder& operator=(const InFolder&) = delete;

 private:
  fs::path before_;
};

void furnish() {
  fs::create_directory("interviews");
  for (const auto& entry : fs::directory_iterator{kSource / "corpus"})
    if (entry.path().extension() == ".txt") {
      const std::string name = entry.path().filename().string();
      fs::copy_file(
          entry.path(),
          fs::path{"interviews"} / (name.starts_with("interview-07") ? "interview-07.txt" : name));
    }
  fs::copy(kSource / "codebooks", "codebooks");
  fs::copy_file("codebooks/discriminatie.yaml", "mijn-codeboek.yaml");
  // The gold names transcripts as they are called here.
  std::ifstream judged{kSource / "corpus" / "gold.jsonl"};
  std::ofstream gold{"gold.jsonl"};
  for (std::string line; std::getline(judged, line);) {
    const std::size_t name = line.find("interview-07-uwv-amsterdam");
    if (name != std::string::npos) line.replace(name, 26, "interview-07");
    gold << line << '\n';
  }
  std::ofstream{"kenmerken.csv"} << "transcript,sector\ninterview-07,uwv\n";
}

void run_page(const fs::path& page) {
  const Example example = example_of(page);
  REQUIRE_FALSE(example.commands.empty());
  for (const auto& [name, content] : example.files) std::ofstream{name} << content;
  for (const std::string& command : example.commands) {
    const support::Answer answer = support::duiding(words_of(command));
    INFO(page.filename().string() << ": duiding " << command << "\n" << answer.err);
    CHECK(answer.exit == cli::Exit::ok);
  }
}

}  // namespace

TEST_CASE("every command of the tutorial works, in order", "[cli][docs]") {
  for (const char* page : {"first-study.md", "first-study.nl.md"}) {
    const support::TempDir folder;
    const InFolder inside{folder.path(".")};
    furnish();
    run_page(kSource / "docs" / "tutorial" / page);
  }
}

TEST_CASE("every command of the how-to pages works on a coded study", "[cli][docs]") {
  for (const auto& page : fs::directory_iterator{kSource / "docs" / "how-to"}) {
    const support::TempDir folder;
    const InFolder inside{folder.path(".")};
    furnish();
    REQUIRE(support::duiding(words_of("code studie.duiding --codebook codebooks/discriminatie.yaml "
                                      "interviews/*.txt"))
                .exit == cli::Exit::ok);
    run_page(page.path());
  }
}
