// The reference page says what the program does: every example loads, every
// key and bound that the loader knows stands on the page.
#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

#include "engine/codebook/loader.hpp"
#include "tests/codebook/support.hpp"

using namespace test;

namespace {

std::string page() {
  std::ifstream file{DUIDING_SOURCE_DIR "/docs/reference/codebook.md"};
  REQUIRE(file);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> fenced(const std::string& text, const std::string& kind) {
  std::vector<std::string> result;
  const std::string open = "```" + kind + "\n";
  for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at + 1)) {
    const std::size_t begin = at + open.size();
    result.push_back(text.substr(begin, text.find("```", begin) - begin));
  }
  return result;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in{text};
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// A piece of a codebook with the rest around it.
std::string completed(const std::string& example) {
  if (example.find("codebook:") == 0) return example;
  const std::string head = "codebook: {id: a, version: 1, language: nl}\n";
  if (example.find("- id:") == 0) {
    std::string rules;
    for (const std::string& line : lines_of(example)) rules += "    " + line + "\n";
    return head + "lists:\n  groep: |\n    nieuwkomer*\ncodes:\n  x:\n    rules:\n" + rules;
  }
  return head + example + (example.find("codes:") == std::string::npos ? "codes: {x: {}}\n" : "");
}

Vocabulary vocabulary() {
  Vocabulary result;
  result.lists["groep"] = word("nieuwkomers");
  result.verbs["aanstellen"] = {"aan", {"stel"}, "stellen", "aangesteld"};
  return result;
}

// 8388608 → "8,388,608"
std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

}  // namespace

TEST_CASE("every YAML example of the reference loads", "[codebook][docs]") {
  const std::vector<std::string> examples = fenced(page(), "yaml");
  CHECK(examples.size() >= 5);
  for (const std::string& example : examples) {
    CAPTURE(example);
    const Codebook book = must_load(completed(example));
    if (example.find("codebook:") == 0)
      for (const auto& warning : book.warnings) FAIL(to_text(warning, engine::base::Language::en));
  }
}

TEST_CASE("every pattern of the reference can be read", "[codebook][docs]") {
  std::size_t count = 0;
  for (const std::string& block : fenced(page(), "patterns"))
    for (const std::string& line : lines_of(block)) {
      tree(line, vocabulary());
      ++count;
    }
  CHECK(count > 8);
}

TEST_CASE("every notation in the reference's table can be read", "[codebook][docs]") {
  const std::string text = page();
  const std::size_t begin = text.find("| Write | Finds |");
  std::size_t count = 0;
  for (const std::string& row : lines_of(text.substr(begin, text.find("\n\n", begin) - begin))) {
    if (row.rfind("| `", 0) != 0) continue;
    std::string notation = row.substr(2, row.find(" | ", 2) - 2);
    for (std::size_t at; (at = notation.find("\\|")) != std::string::npos;) notation.erase(at, 1);
    for (std::size_t at = 0; (at = notation.find('`', at)) != std::string::npos;) {
      const std::size_t end = notation.find('`', at + 1);
      const std::string piece = notation.substr(at + 1, end - at - 1);
      const bool is_end = piece.front() == '>';
      const bool is_start = piece.front() == '<';
      tree((is_start ? "" : "a ") + piece + (is_end ? "" : " b"), vocabulary());
      at = end + 1;
      ++count;
    }
  }
  CHECK(count > 25);
}

TEST_CASE("the reference names every key", "[codebook][docs]") {
  const std::string text = page();
  const std::string head = "codebook: {id: a, version: 1, language: nl}\n";
  const std::string yaml = GENERATE_COPY(
      std::string{"zzzzzz: 1\n"}, "codebook: {zzzzzz: 1}\n", head + "verbs: {v: {zzzzzz: 1}}\n",
      head + "contexts: {c: {zzzzzz: 1}}\n", head + "codes: {x: {zzzzzz: 1}}\n",
      head + "codes: {x: {rules: [{zzzzzz: 1}]}}\n", head + "codes: {x: {examples: {zzzzzz: 1}}}\n",
      head + "codes: {x: {rules: [{requires_any: {zzzzzz: 1}}]}}\n");
  CAPTURE(yaml);
  std::size_t keys = 0;
  for (const std::string& problem : problems_of(yaml)) {
    const std::string list = "possible: ";
    if (problem.find("'zzzzzz' is not a key") == std::string::npos) continue;
    std::istringstream names{problem.substr(problem.find(list) + list.size())};
    for (std::string name; std::getline(names >> std::ws, name, ',');) {
      CAPTURE(name);
      const bool named = text.find("`" + name + "`") != std::string::npos ||
                         text.find("{" + name + ",") != std::string::npos ||
                         text.find(", " + name + ",") != std::string::npos ||
                         text.find(", " + name + "}") != std::string::npos;
      CHECK(named);
      ++keys;
    }
  }
  CHECK(keys >= 3);
}

TEST_CASE("the reference gives each bound as it is", "[codebook][docs]") {
  std::string text = page();
  text = text.substr(text.find("## Bounds"), text.find("## Warnings") - text.find("## Bounds"));
  const std::pair<const char*, std::size_t> bound =
      GENERATE(values<std::pair<const char*, std::size_t>>(
          {{"file", kMaxFileSize},
           {"levels of YAML inside one another", kMaxYamlDepth},
           {"keys and values", kMaxYamlNodes},
           {"brackets", kMaxYamlBrackets},
           {"lines of patterns", kMaxLines},
           {"codes", kMaxCodes},
           {"rules", kMaxRules},
           {"contexts", kMaxContexts},
           {"lists that use lists", kMaxListChain},
           {"one pattern line", kMaxLineLength},
           {"groups inside one another", kMaxGroupDepth},
           {"one word", kMaxWordLength},
           {"one pattern, written out", kMaxTreeSize},
           {"all patterns, written out", kMaxTotalSize},
           {"forms of one word", kMaxCompoundWords}}));
  CAPTURE(bound.first);
  const std::size_t row = text.find(std::string{"| "} + bound.first);
  REQUIRE(row != std::string::npos);
  CHECK(text.substr(row, text.find('\n', row) - row).find(grouped(bound.second)) !=
        std::string::npos);
}
