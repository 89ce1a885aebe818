#include "tests/codebook/support.hpp"

#include <catch2/catch.hpp>

namespace test {
namespace {

std::string described(const engine::base::Diagnostic& each) {
  return each.problem.en + (each.hint.en.empty() ? "" : " | " + each.hint.en);
}

}  // namespace

Pattern pattern(const std::string& line, const Vocabulary& vocabulary) {
  const auto read = parse_pattern(line, vocabulary, {"test.yaml", 1, 1});
  if (!read) FAIL(line << ": " << described(read.error().front()));
  return *read;
}

Node tree(const std::string& line, const Vocabulary& vocabulary) {
  return pattern(line, vocabulary).node;
}

std::string problem_of(const std::string& line, const Vocabulary& vocabulary) {
  const auto read = parse_pattern(line, vocabulary, {"test.yaml", 1, 1});
  if (read) return "none";
  const auto& first = read.error().front();
  return std::to_string(first.column) + ": " + described(first);
}

std::string codebook_with(const std::string& patterns) {
  std::string indented;
  for (std::size_t at = 0; at < patterns.size();) {
    const std::size_t end = std::min(patterns.find('\n', at), patterns.size());
    indented += "        " + patterns.substr(at, end - at) + "\n";
    at = end + 1;
  }
  return "codebook: {id: proef, version: 1, language: nl}\n"
         "codes:\n"
         "  a:\n"
         "    rules:\n"
         "    - id: a.1\n"
         "      patterns: |\n" +
         indented +
         "      hit: een zin\n"
         "      miss: iets anders\n";
}

std::vector<std::string> problems_of(const std::string& yaml) {
  const auto loaded = load(yaml, "test.yaml");
  std::vector<std::string> result;
  if (loaded) return result;
  for (const auto& each : loaded.error())
    result.push_back(std::to_string(each.line) + ":" + std::to_string(each.column) + ": " +
                     described(each));
  return result;
}

Codebook must_load(const std::string& yaml) {
  auto loaded = load(yaml, "test.yaml");
  if (!loaded) {
    std::string all;
    for (const auto& each : loaded.error()) all += to_text(each, engine::base::Language::en);
    FAIL(all);
  }
  return std::move(*loaded);
}

}  // namespace test
