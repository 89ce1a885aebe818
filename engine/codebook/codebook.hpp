// A codebook: what the codes mean and the rules that suggest them.
//
// Everything here is resolved: lists and verbs are expanded into patterns,
// contexts and `applies_to` inherited, ids checked. A Codebook that exists is
// sound: each index points somewhere, each rule has a pattern and a hit.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/message.hpp"
#include "engine/base/result.hpp"
#include "engine/codebook/pattern.hpp"

namespace engine::codebook {

enum class Tier : std::uint8_t { precise, hint };  // strongest first
enum class Unit : std::uint8_t { match, sentence, turn };
// Whose words these are. The order decides when several contexts hold for one
// match: the first after `own` wins (drop and recode win over all of them).
enum class Voice : std::uint8_t { own, meta, question, reported, negated, hypothetical };

std::string_view name(Tier tier);
std::string_view name(Unit unit);
std::string_view name(Voice voice);
std::optional<Tier> parse_tier(std::string_view name);
std::optional<Unit> parse_unit(std::string_view name);
std::optional<Voice> parse_voice(std::string_view name);

// The stance of the surrounding words (ConText: Harkema et al. 2009).
struct Context {
  enum class Effect : std::uint8_t { voice, drop, recode };
  enum class Looks : std::uint8_t { forward, backward, both, inside, sentence, turn };
  std::string id;
  Effect effect = Effect::voice;
  Voice voice = Voice::own;     // for Effect::voice
  std::uint32_t recode_to = 0;  // index into Codebook::codes, for Effect::recode
  Looks looks = Looks::forward;
  std::uint16_t reach = 10;       // visible tokens between modifier and match
  std::vector<Pattern> patterns;  // any one is a modifier; conditions allowed
  std::vector<Pattern> stops_at;  // any one between modifier and match cuts the scope
};

// A rule that means nothing without a topic word nearby.
struct RequiresAny {
  enum class Scope : std::uint8_t { sentence, turn, turn_and_previous };
  Scope scope = Scope::sentence;
  std::vector<std::string> lists;  // names, for `why`
  Node pattern;                    // any one of the lists
  bool drop = false;               // else: the tier becomes hint
};

// `regex:` one RE2 expression over the sentence as folded words.
struct RegexLine {
  std::string regex;
  std::vector<Condition> conditions;
  std::string source;
  std::uint32_t line = 0;
};

struct RuleTest {
  enum class Expect : std::uint8_t { hit, miss, reported };
  Expect expect = Expect::hit;
  std::string role;  // "interviewer> …"; "" none given
  std::string text;
  std::uint32_t line = 0;
};

struct Rule {
  std::string id;
  std::uint32_t code = 0;  // index into Codebook::codes
  Tier tier = Tier::precise;
  Unit unit = Unit::sentence;
  bool across_sentences = false;  // scope: turn
  std::vector<Pattern> patterns;
  std::vector<RegexLine> regexes;
  std::optional<RequiresAny> requires_any;
  std::vector<std::uint32_t> contexts;  // indices into Codebook::contexts
  std::vector<RuleTest> tests;
  std::uint32_t line = 0;
};

struct Change {
  std::string date, version, what, why, who;
};

struct Example {
  enum class Kind : std::uint8_t { typical, atypical, borderline, counter };
  Kind kind = Kind::typical;
  std::string text;
  std::uint32_t line = 0;
};

struct Code {
  std::string id;  // full: "victim-blaming.overgevoelig"
  std::optional<std::uint32_t> parent;
  base::Message label;  // both filled; one language stands in for a missing other
  base::Message brief, full, when_to_use, when_not_to_use;
  std::string colour;  // "#RRGGBB"; inherited from the parent
  std::string origin;
  std::vector<std::pair<std::string, base::Message>> confusable_with;  // code id, the border
  std::vector<Example> examples;
  std::vector<Change> changes;
  std::string replaced_by;  // full id, or ""
  // nullopt: everyone but interviewer and moderator. Inherited.
  std::optional<std::vector<std::string>> applies_to;
  std::uint32_t line = 0;
};

struct Codebook {
  std::string id, version, language;
  base::Message title;
  std::vector<Code> codes;  // in file order, a parent before its children
  std::vector<Context> contexts;
  std::vector<Rule> rules;
  // roles: {respondent: [arbeidsdeskundige, ad]} as from → to.
  std::map<std::string, std::string, std::less<>> roles;
  Vocabulary vocabulary;
  std::map<std::string, std::uint32_t, std::less<>> list_lines;  // where each list begins
  std::string path;    // as given when it was read; names it in diagnostics
  std::string source;  // the file's bytes, kept in the study
  std::string digest;  // SHA-256 of source, hexadecimal
  base::Diagnostics warnings;

  [[nodiscard]] std::optional<std::uint32_t> find_code(std::string_view full_id) const;
  [[nodiscard]] std::string_view mapped_role(std::string_view role) const;
  // Hash over all that can change what this code's own rules find: patterns,
  // tiers, units, conditions, contexts, recode targets' ids, requires_any.
  // Metadata (labels, definitions, tests) and roles are left out.
  [[nodiscard]] std::string fingerprint(std::uint32_t code) const;
};

// "victim-blaming" of "victim-blaming.overgevoelig".
std::string_view top_code(std::string_view full_id);

// True where a code with these roles counts for a speaker of `role` (already
// mapped). An unknown role is let in by a list of roles; the coding is flagged.
bool applies(const std::optional<std::vector<std::string>>& applies_to, std::string_view role);

// Every problem of the file at once. `path` is only quoted; tests need no file.
base::Result<Codebook> load(std::string source, const std::string& path);
// Throws base::Failure where the file cannot be read.
base::Result<Codebook> load_file(const std::filesystem::path& path);

// A commented codebook to start from; loads without a warning.
std::string starter(base::Language language);

}  // namespace engine::codebook
