// From the YAML tree to a resolved Codebook.
//
// Words first (lists, verbs), then contexts, then codes with their rules;
// references that point forward (recode, replaced_by, confusable_with) last.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/codebook/codebook.hpp"
#include "engine/codebook/fields.hpp"
#include "engine/codebook/reader.hpp"

namespace engine::codebook {

// Bounds on what one file may ask for; each is an error with a place.
inline constexpr std::size_t kMaxLines = 100'000;        // patterns, list lines and test lines
inline constexpr std::size_t kMaxTotalSize = 4'000'000;  // nodes and words of all trees
inline constexpr std::size_t kMaxRules = 10'000;
inline constexpr std::size_t kMaxCodes = 5'000;
inline constexpr std::size_t kMaxContexts = 500;
inline constexpr std::size_t kMaxListChain = 32;  // lists that use lists
inline constexpr std::uint16_t kMaxReach = 200;   // words, of contexts

class Loader {
 public:
  Loader(const Source& source, std::string bytes);
  base::Result<Codebook> load(const YamlNode& root);

 private:
  // What a child takes from its parent.
  struct Inherited {
    std::optional<std::uint32_t> parent;
    std::string prefix;
    std::string colour;
    std::vector<std::uint32_t> contexts;
    std::optional<std::vector<std::string>> applies_to;
  };
  struct Reference {  // to a code that may stand further on
    std::uint32_t from = 0;
    std::string code;
    Place place;
  };

  // loader.cpp
  void read_head(const YamlNode* node);
  void read_roles(const YamlNode* node);
  void resolve_references();
  std::vector<Pattern> read_patterns(const YamlNode* node, LineReader::How how);
  bool may_read_more(const LinePlace& place, std::size_t lines);
  bool may_grow(const LinePlace& place, std::size_t size);
  bool is_valid_id(const std::string& id, Place place, std::string_view also);

  // loader_words.cpp
  void read_verbs(const YamlNode* node);
  void read_lists(const YamlNode* node);
  void read_list(const YamlNode::Entry& entry);

  // loader_contexts.cpp
  void read_contexts(const YamlNode* node);
  Context read_context(const YamlNode::Entry& entry);
  void read_effect(const YamlNode* node, Place at, Context& context);
  std::vector<std::uint32_t> context_indices(const YamlNode* node);

  // loader_codes.cpp
  void read_codes(const YamlNode& node, const Inherited& from);
  void read_code(const YamlNode::Entry& entry, const Inherited& from);
  void read_examples(const YamlNode* node, Code& code);
  void read_changes(const YamlNode* node, Code& code);
  void read_borders(const YamlNode* node, std::uint32_t code);
  void read_rules(const YamlNode* node, std::uint32_t code, const Inherited& from);
  void read_rule(const YamlNode& node, std::uint32_t code, const Inherited& from);
  void read_tests(const YamlNode& node, Rule& rule);
  std::optional<RequiresAny> read_requires_any(const YamlNode* node);

  Fields fields_;
  Codebook book_;
  LineReader reader_;
  std::size_t lines_ = 0;
  std::size_t size_ = 0;
  std::set<std::string, std::less<>> used_lists_;  // by requires_any
  std::set<std::uint32_t> used_contexts_;
  std::map<std::string, std::uint32_t, std::less<>> context_names_;
  std::map<std::string, std::uint32_t, std::less<>> rule_lines_;
  std::map<std::string, std::uint32_t, std::less<>> code_indices_;
  std::map<std::string, const YamlNode::Entry*, std::less<>> list_entries_;
  std::map<std::string, Place, std::less<>> list_places_, verb_places_;
  std::vector<Place> context_places_;
  std::set<std::string, std::less<>> lists_begun_;
  std::vector<std::string> list_chain_;
  std::vector<Reference> recodes_, replacements_, borders_;
};

}  // namespace engine::codebook
