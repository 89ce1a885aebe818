// A codebook made ready for scanning: everything that does not depend on the
// text, shared between threads and never changed.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/codebook/codebook.hpp"
#include "engine/matching/automaton.hpp"
#include "engine/matching/matcher.hpp"
#include "engine/matching/questions.hpp"
#include "engine/matching/regex_filter.hpp"
#include "engine/matching/text_filter.hpp"

namespace engine::matching {

using AutomatonId = std::uint32_t;
using SearchId = std::uint32_t;

// All automata of a codebook together.
inline constexpr std::size_t kMaxAutomatonBytes = std::size_t{64} << 20;

struct ConditionPlan {
  codebook::Condition::Where where = codebook::Condition::Where::inside;
  bool wanted = false;
  std::uint32_t reach = 0;
  SearchId search = 0;
};

// Something to be looked for beside a match: a condition's pattern, the
// modifiers of a context, the lists of requires_any. Equal ones are shared.
struct Search {
  struct Part {
    AutomatonId first = 0, end = 0;
    std::vector<ConditionPlan> conditions;
  };
  std::vector<Part> parts;
};

struct ContextPlan {
  std::uint32_t context = 0;  // index into Codebook::contexts
  SearchId modifiers = 0;
  std::optional<SearchId> stops;
};

struct TopicPlan {
  codebook::RequiresAny::Scope scope = codebook::RequiresAny::Scope::sentence;
  bool drop = false;
  SearchId search = 0;
  // Where the turn before counts: which of Compiled::remembered this is.
  std::uint32_t remembered = 0;
};

struct RulePlan {
  std::vector<ContextPlan> contexts;  // those that win first
  std::optional<TopicPlan> topic;
  std::vector<std::vector<ConditionPlan>> conditions;  // by pattern number
};

// Whose match an automaton finds.
struct Owner {
  std::uint32_t rule = 0;
  std::uint32_t pattern = 0;
};

// Automata to start where a word answers their anchor with yes.
struct Start {
  std::uint64_t required = 0;  // signature that the words around must have
  AutomatonId automaton = 0;
};
struct Starts {
  std::vector<std::vector<Start>> by_anchor;  // by question
  std::vector<Start> everywhere;              // those without an anchor
  std::uint32_t longest = 0;                  // match of any of them
};

struct Compiled {
  std::shared_ptr<const codebook::Codebook> codebook;
  Questions questions;
  // A bit for each question that is required of a sentence; rare ones share.
  std::vector<std::uint64_t> signature_of;  // by question; 0: not required anywhere
  std::vector<Automaton> automata;
  std::vector<std::uint64_t> required;  // by automaton: signature of all it requires
  std::vector<Owner> owners;            // by automaton; searches own none
  std::vector<RulePlan> rules;          // by rule; empty for those not asked for
  std::vector<Search> searches;
  std::vector<SearchId> remembered;  // searches that a following turn may ask about
  Starts in_sentence, in_turn;
  RegexFilter regexes;
  TextFilter texts;
};

}  // namespace engine::matching
