#include "tests/precoding/random_project.hpp"

#include <fmt/format.h>

#include <array>
#include <iterator>

namespace precoding_test {
namespace {

constexpr std::array kWords = {"hij",  "zij",   "zeurt", "klaagt",  "niet",    "altijd", "zei",
                               "werk", "thuis", "weer",  "éénmaal", "vandaag", "ze",     "ze"};

const char* word(std::mt19937& random) { return kWords[random() % kWords.size()]; }

}  // namespace

RandomProject::RandomProject(unsigned seed) : random_{seed} {
  for (unsigned i = 0; i < 3; ++i) rules_[fmt::format("c{}", i)] = upto(1000);
  for (unsigned i = 0; i < 2; ++i) texts_[fmt::format("gesprek-{}", i)] = text(5 + upto(10));
}

std::string RandomProject::change() {
  const auto random_code = [this] {
    return std::next(rules_.begin(), upto(static_cast<unsigned>(rules_.size())))->first;
  };
  switch (upto(7)) {
    case 0:
    case 1:
      rules_[random_code()] = upto(1000);
      return "";
    case 2:
      rules_[fmt::format("c{}", upto(6))] = upto(1000);
      return "";
    case 3:
      if (rules_.size() > 1) rules_.erase(random_code());
      if (!rules_.contains(renamed_)) renamed_.clear();
      return "";
    case 4:
      renamed_ = renamed_.empty() ? random_code() : "";
      return "";
    case 5:
      ++list_;
      return "";
    default:
      const std::string name = fmt::format("gesprek-{}", upto(4));
      texts_[name] = text(5 + upto(10));
      return name;
  }
}

std::string RandomProject::text(unsigned turns) {
  constexpr std::array kSpeakers = {"I", "R", "Jan"};
  std::string text;
  for (; turns > 0; --turns) {
    text += fmt::format("{}:", kSpeakers[upto(3)]);
    for (unsigned sentences = 1 + upto(3); sentences > 0; --sentences) {
      for (unsigned words = 1 + upto(7); words > 0; --words)
        text += fmt::format(" {}", word(random_));
      text += upto(4) == 0 ? "?" : ".";
    }
    text += upto(5) == 0 ? " [lacht]\n" : "\n";
  }
  return text;
}

std::string RandomProject::pattern(std::mt19937& random) const {
  std::string line = word(random);
  for (auto more = random() % 3; more > 0; --more)
    line += (random() % 3 == 0 ? " {0,2} " : " ") + std::string{word(random)};
  if (random() % 4 == 0) line += fmt::format(" ; not before 3: {}", word(random));
  if (random() % 6 == 0) line += fmt::format(" ; needs sentence: {}", word(random));
  return line;
}

std::string RandomProject::rule(const std::string& code, unsigned seed) const {
  std::mt19937 random{seed};
  constexpr std::array kUnits = {"match", "sentence", "turn"};
  constexpr std::array kScopes = {"sentence", "turn", "turn+previous"};
  constexpr std::array kContexts = {"citaat", "weg", "verplaats"};
  std::string text;
  std::string contexts;
  for (const char* context : kContexts)
    if (random() % 3 == 0) contexts += (contexts.empty() ? "" : ", ") + std::string{context};
  for (auto number = random() % 3; number < 3; ++number) {
    text +=
        fmt::format("    - id: {}.{}\n      unit: {}\n      tier: {}\n      contexts: [{}]\n", code,
                    number, kUnits[random() % 3], random() % 2 == 0 ? "precise" : "hint", contexts);
    if (random() % 3 == 0)
      text += fmt::format("      requires_any: {{scope: {}, lists: [onderwerp], else: {}}}\n",
                          kScopes[random() % 3], random() % 2 == 0 ? "hint" : "drop");
    text += "      patterns: |\n";
    for (auto lines = 1 + random() % 3; lines > 0; --lines)
      text += "        " + pattern(random) + "\n";
    text += "      hit: iets\n      miss: niets\n";
  }
  return text;
}

Codebook RandomProject::codebook() const {
  std::string text = fmt::format(
      "codebook: {{id: toeval, version: 1, language: nl}}\n"
      "roles: {{respondent: [jan]}}\n"
      "lists:\n  onderwerp: |\n    ({}|thuis)\n"
      "contexts:\n"
      "  citaat:\n    effect: voice=reported\n    looks: forward\n    reach: 4\n"
      "    patterns: |\n      zei\n"
      "  weg:\n    effect: drop\n    looks: both\n    reach: 2\n    patterns: |\n      niet\n"
      "  verplaats:\n    effect: \"recode: doel\"\n    looks: backward\n    reach: 3\n"
      "    patterns: |\n      altijd\n"
      "codes:\n  doel:\n    label: Doel\n    contexts: []\n    rules:\n",
      list_ % 2 == 0 ? "werk" : "vandaag");
  text +=
      "    - id: doel.0\n      unit: match\n      patterns: |\n        weer\n      hit: weer\n"
      "      miss: niets\n";
  for (const auto& [code, seed] : rules_) {
    text += fmt::format("  {}:\n", code);
    if (code == renamed_) text += "    replaced_by: doel\n";
    if (seed % 5 == 0) text += "    applies_to: [interviewer]\n";
    text += "    rules:\n" + rule(code, seed);
  }
  return load(text);
}

}  // namespace precoding_test
