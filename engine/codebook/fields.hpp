// Typed values from a codebook's YAML tree; every problem is collected.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/codebook/pattern.hpp"
#include "engine/codebook/source.hpp"
#include "engine/codebook/yaml_tree.hpp"

namespace engine::codebook {

// One line of a literal block, or one value of a list.
struct TextLine {
  std::string text;
  LinePlace place;
  [[nodiscard]] Place at() const { return {place.line, place.column}; }
};

class Fields {
 public:
  explicit Fields(const Source& source) : source_{source} {}

  void error(Place place, base::Message what, base::Message hint);
  void warn(Place place, base::Message what, base::Message hint);
  void add(const base::Diagnostics& problems);

  // Reports every key that is not among `known`. False where `node` is no map.
  bool is_map(const YamlNode& node, const base::Message& what,
              std::initializer_list<std::string_view> known);
  // A map whose keys are names people choose.
  bool is_named_map(const YamlNode& node, const base::Message& what);
  static const YamlNode* find(const YamlNode& map, std::string_view key);

  // Each gives an empty value and reports where the value is of another kind;
  // an absent value (nullptr) is empty without a word.
  std::string text(const YamlNode* node);
  // A text for both languages, or {nl: …, en: …}; one stands in for the other.
  base::Message both_languages(const YamlNode* node);
  std::vector<TextLine> names(const YamlNode* node);  // [a, b] or a single a
  std::uint16_t number(const YamlNode* node, std::uint16_t least, std::uint16_t most,
                       std::uint16_t otherwise);
  // Literal block only: YAML would change a pattern written in any other way.
  std::vector<TextLine> notation(const YamlNode* node);
  // Literal block (a line each, comment lines left out), list or single text.
  std::vector<TextLine> sentences(const YamlNode* node);

  // The value named `text`, or the first one with an error that lists them all.
  template <class Enum>
  struct Named {
    std::string_view name;
    Enum value;
  };
  template <class Enum>
  Enum choice(const YamlNode* node, Enum otherwise, std::initializer_list<Named<Enum>> possible) {
    if (node == nullptr) return otherwise;
    const std::string asked = text(node);
    std::vector<std::string_view> all;
    for (const Named<Enum>& each : possible) {
      if (each.name == asked) return each.value;
      all.push_back(each.name);
    }
    if (!asked.empty()) wrong_choice(*node, asked, all);
    return otherwise;
  }

  // No more problems are taken: time to stop looking for them.
  [[nodiscard]] bool is_full() const { return errors_.size() > base::kMostProblems; }

  // Errors and warnings in file order.
  [[nodiscard]] base::Diagnostics take_errors();
  [[nodiscard]] base::Diagnostics take_warnings();
  [[nodiscard]] const Source& source() const { return source_; }

 private:
  void wrong_choice(const YamlNode& node, std::string_view asked,
                    const std::vector<std::string_view>& possible);
  void wrong_kind(const YamlNode& node, base::Message wanted);
  std::vector<TextLine> block_lines(const YamlNode& node);
  TextLine line_of(const YamlNode& node);
  void warn_lost_tail(const YamlNode& node);

  const Source& source_;
  base::Diagnostics errors_;
  base::Diagnostics warnings_;
};

}  // namespace engine::codebook
