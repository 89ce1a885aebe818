// A YAML file as a tree that knows where everything stands.
//
// yaml-cpp's own tree hides aliases, accepts duplicate keys and forgets how a
// value was written; this one is built from its events. Refused: tags (`!niet`
// would vanish silently), anchors and aliases, duplicate keys, keys that are no
// single word, several documents, and more than the limits below.
// Measured (yaml-cpp 0.7): its marks count bytes, after the BOM; literal blocks and
// quoted values carry the tag "!", plain ones "?".
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/codebook/source.hpp"

namespace engine::codebook {

inline constexpr std::size_t kMaxYamlDepth = 32;
inline constexpr std::size_t kMaxYamlNodes = 500'000;
// yaml-cpp reads all of a line of brackets before it reports the first one,
// so that nesting must be bounded before it starts.
inline constexpr std::size_t kMaxYamlBrackets = 100'000;

struct YamlNode {
  enum class Kind : std::uint8_t { empty, text, list, map };
  enum class Style : std::uint8_t { plain, quoted, literal, folded };
  struct Entry;

  Kind kind = Kind::empty;
  Style style = Style::plain;  // of a text
  Place place;
  std::string text;
  std::vector<YamlNode> items;  // of a list
  std::vector<Entry> entries;   // of a map, in file order
  bool operator==(const YamlNode&) const;
};

struct YamlNode::Entry {
  std::string key;
  Place place;  // of the key
  YamlNode value;
  bool operator==(const Entry&) const = default;
};

// One error ends YAML itself; several are reported where the file can be read on.
base::Result<YamlNode> read_yaml(const Source& source);
// The same, all of it by yaml-cpp: slower.
base::Result<YamlNode> read_yaml_whole(const Source& source);

}  // namespace engine::codebook
