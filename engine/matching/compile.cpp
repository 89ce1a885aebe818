#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "engine/codebook/tree.hpp"
#include "engine/matching/compiled.hpp"
#include "engine/matching/regex_line.hpp"
#include "engine/matching/requirements.hpp"

namespace engine::matching {
namespace {

using codebook::Codebook;
using codebook::Context;
using codebook::Node;
using codebook::Pattern;
using codebook::Rule;

// Lower comes first, and so wins.
int precedence(const Context& context) {
  switch (context.effect) {
    case Context::Effect::drop:
      return -2;
    case Context::Effect::recode:
      return -1;
    case Context::Effect::voice:
      break;
  }
  return static_cast<int>(context.voice);
}

class Compiler {
 public:
  Compiler(Compiled& out, const Codebook& codebook) : out_{out}, codebook_{codebook} {}

  base::Diagnostics run(const std::optional<std::vector<std::uint32_t>>& codes) {
    out_.rules.resize(codebook_.rules.size());
    for (std::uint32_t r = 0; r < codebook_.rules.size(); ++r) {
      const std::uint32_t code = codebook_.rules[r].code;
      if (!codes || std::find(codes->begin(), codes->end(), code) != codes->end()) add_rule(r);
    }
    out_.regexes.seal(out_.questions);
    out_.questions.seal();
    for (Starts* const starts : {&out_.in_sentence, &out_.in_turn})
      starts->by_anchor.resize(out_.questions.size());
    give_signatures();
    list_starts();
    filter_texts();
    return std::move(problems_);
  }

 private:
  void add_rule(std::uint32_t number) {
    const Rule& rule = codebook_.rules[number];
    if (!rule.id.empty()) where_ = base::message("regel {}: ", "rule {}: ", rule.id);
    RulePlan plan;
    for (std::uint32_t p = 0; p < rule.patterns.size(); ++p) {
      line_ = rule.patterns[p].line;
      const auto [first, end] = add_automata(rule.patterns[p].node, Owner{number, p});
      std::fill(across_.begin() + first, across_.begin() + end, rule.across_sentences);
      plan.conditions.push_back(plans_of(rule.patterns[p].conditions));
    }
    for (const codebook::RegexLine& regex : rule.regexes) {
      line_ = regex.line;
      add_regex(regex.regex, {number, static_cast<std::uint32_t>(plan.conditions.size()),
                              rule.across_sentences});
      plan.conditions.push_back(plans_of(regex.conditions));
    }
    for (const std::uint32_t context : rule.contexts) add_context(context, plan);
    std::ranges::stable_sort(plan.contexts, [this](const ContextPlan& a, const ContextPlan& b) {
      return precedence(codebook_.contexts[a.context]) < precedence(codebook_.contexts[b.context]);
    });
    if (rule.requires_any) {
      line_ = rule.line;
      plan.topic = topic_of(*rule.requires_any);
    }
    out_.rules[number] = std::move(plan);
  }

  void add_regex(const std::string& regex, RegexFilter::Line line) {
    std::string error = regex_error(regex);
    if (error.empty() && !out_.regexes.add(regex, line)) error = "pattern too large";
    if (!error.empty()) tell(regex_problem(regex, error));
  }

  void add_context(std::uint32_t number, RulePlan& plan) {
    const Context& context = codebook_.contexts[number];
    if (context.effect == Context::Effect::voice && context.voice == codebook::Voice::own) return;
    auto known = contexts_.find(number);
    if (known == contexts_.end()) {
      const base::Message outside =
          std::exchange(where_, base::message("context {}: ", "context {}: ", context.id));
      ContextPlan made{number, add_search(context.patterns), std::nullopt};
      if (!context.stops_at.empty()) made.stops = add_search(context.stops_at);
      known = contexts_.emplace(number, made).first;
      where_ = outside;
    }
    plan.contexts.push_back(known->second);
  }

  TopicPlan topic_of(const codebook::RequiresAny& wanted) {
    TopicPlan topic{wanted.scope, wanted.drop, search_for(wanted.pattern), 0};
    if (wanted.scope == codebook::RequiresAny::Scope::turn_and_previous) {
      auto& all = out_.remembered;
      const auto at = std::ranges::find(all, topic.search);
      topic.remembered = static_cast<std::uint32_t>(at - all.begin());
      if (at == all.end()) all.push_back(topic.search);
    }
    return topic;
  }

  std::vector<ConditionPlan> plans_of(const std::vector<codebook::Condition>& conditions) {
    std::vector<ConditionPlan> plans;
    plans.reserve(conditions.size());
    for (const codebook::Condition& each : conditions)
      plans.push_back({each.where, each.wanted, each.reach, search_for(each.pattern)});
    return plans;
  }

  SearchId add_search(const std::vector<Pattern>& patterns) {
    Search search;
    for (const Pattern& pattern : patterns) {
      line_ = pattern.line;
      const auto [first, end] = add_automata(pattern.node, {});
      search.parts.push_back({first, end, plans_of(pattern.conditions)});
    }
    out_.searches.push_back(std::move(search));
    return static_cast<SearchId>(out_.searches.size() - 1);
  }

  // Conditions and topics: the same tree is searched for once.
  SearchId search_for(const Node& node) {
    std::string key;
    codebook::append_canonical(key, node);
    if (const auto known = searches_.find(key); known != searches_.end()) return known->second;
    const auto [first, end] = add_automata(node, {});
    out_.searches.push_back({{{first, end, {}}}});
    return searches_.emplace(std::move(key), static_cast<SearchId>(out_.searches.size() - 1))
        .first->second;
  }

  std::pair<AutomatonId, AutomatonId> add_automata(const Node& node, std::optional<Owner> owner) {
    const auto first = static_cast<AutomatonId>(out_.automata.size());
    check_atoms(node);
    for (const Node* const each : alternatives(node)) {
      std::optional<Automaton> automaton = Automaton::build(*each, out_.questions);
      if (!automaton) {
        too_large();
        continue;
      }
      bytes_ += automaton->bytes();
      if (bytes_ > kMaxAutomatonBytes) {
        if (bytes_ - automaton->bytes() <= kMaxAutomatonBytes) all_too_large();
        continue;
      }
      out_.automata.push_back(std::move(*automaton));
      out_.owners.push_back(owner.value_or(Owner{}));
      is_rule_.push_back(owner.has_value());
      across_.push_back(false);
    }
    return {first, static_cast<AutomatonId>(out_.automata.size())};
  }

  void check_atoms(const Node& node) {
    if (const auto* const word = std::get_if<codebook::Word>(&node.value)) {
      for (const codebook::Atom& atom : word->atoms) {
        if (atom.kind != codebook::Atom::Kind::regex) continue;
        const std::string error =
            out_.questions.index().regex_problem(out_.questions.index().add(atom));
        if (!error.empty()) tell(regex_problem(atom.text, error));
      }
    } else if (const auto* const sequence = std::get_if<codebook::Sequence>(&node.value)) {
      for (const Node& item : sequence->items) check_atoms(item);
    } else if (const auto* const choice = std::get_if<codebook::Choice>(&node.value)) {
      for (const Node& each : choice->alternatives) check_atoms(each);
    }
  }

  void tell(base::Diagnostic problem) {
    problem.file = codebook_.path;
    problem.line = line_;
    problem.problem = base::message("{0}{2}", "{1}{3}", where_.nl, where_.en, problem.problem.nl,
                                    problem.problem.en);
    problems_.push_back(std::move(problem));
  }

  void too_large() {
    base::Diagnostic problem;
    problem.problem = base::message("het patroon is te groot: meer dan {} plaatsen",
                                    "the pattern is too large: more than {} places", kMaxStates);
    problem.hint =
        base::message("verdeel het over meer regels, of maak de lijsten in de groepen korter",
                      "use several lines, or shorten the lists in its groups");
    tell(std::move(problem));
  }

  void all_too_large() {
    base::Diagnostic problem;
    problem.problem =
        base::message("de patronen zijn samen te groot", "the patterns together are too large");
    problem.hint = base::message("verdeel het codeboek over meer bestanden",
                                 "divide the codebook over several files");
    tell(std::move(problem));
  }

  // The questions that sentences must answer get a bit each of the signature,
  // from frequent to rare. Where there are more than 64 the rare ones share, so
  // that a bit says about as much as any other.
  void give_signatures() {
    const auto& questions = out_.questions;
    std::vector<double> frequency(questions.size());
    for (AtomId atom = 0; atom < questions.index().size(); ++atom)
      for (const QuestionId question : questions.answered_by(atom))
        frequency[question] += expected_per_million(questions.index().atom(atom));
    std::vector<QuestionId> required;
    for (const Automaton& automaton : out_.automata)
      for (const QuestionId question : automaton.requirements().questions)
        required.push_back(question);
    std::ranges::sort(required, [&](QuestionId a, QuestionId b) {
      return frequency[a] != frequency[b] ? frequency[a] > frequency[b] : a < b;
    });
    const auto doubled = std::ranges::unique(required);
    required.erase(doubled.begin(), doubled.end());
    double left = 0;
    for (const QuestionId question : required) left += frequency[question];
    out_.signature_of.assign(questions.size(), 0);
    double in_bit = 0;
    std::uint32_t bit = 0;
    for (const QuestionId i : required) {
      const double share = left / (64 - bit);
      if (in_bit > 0 && in_bit + frequency[i] > share && bit < 63) {
        left -= in_bit;
        in_bit = 0;
        ++bit;
      }
      in_bit += frequency[i];
      out_.signature_of[i] = std::uint64_t{1} << bit;
    }
  }

  void list_starts() {
    for (AutomatonId id = 0; id < out_.automata.size(); ++id) {
      const Requirements& requirements = out_.automata[id].requirements();
      std::uint64_t all = 0;
      for (const QuestionId question : requirements.questions) all |= out_.signature_of[question];
      out_.required.push_back(all);
      if (!is_rule_[id]) continue;
      Starts& starts = across_[id] ? out_.in_turn : out_.in_sentence;
      starts.longest = std::max(starts.longest, out_.automata[id].longest());
      auto& list = requirements.anchor ? starts.by_anchor[*requirements.anchor] : starts.everywhere;
      list.push_back({all, id});
    }
  }

  // A match holds its anchor, or what its regular expression asks for.
  void filter_texts() {
    const auto& questions = out_.questions;
    std::vector<bool> wanted(questions.size());
    for (const Starts* const starts : {&out_.in_sentence, &out_.in_turn}) {
      if (!starts->everywhere.empty()) out_.texts.let_all_through();
      for (QuestionId question = 0; question < questions.size(); ++question)
        if (!starts->by_anchor[question].empty()) wanted[question] = true;
    }
    if (!out_.regexes.always().empty()) out_.texts.let_all_through();
    for (const QuestionId question : out_.regexes.questions()) wanted[question] = true;
    for (AtomId atom = 0; atom < questions.index().size(); ++atom)
      if (std::ranges::any_of(questions.answered_by(atom),
                              [&](QuestionId question) { return wanted[question]; }))
        out_.texts.add(questions.index().atom(atom));
    out_.texts.seal();
  }

  Compiled& out_;
  const Codebook& codebook_;
  base::Diagnostics problems_;
  base::Message where_;  // the rule or context at work, before its problems
  std::uint32_t line_ = 0;
  std::size_t bytes_ = 0;
  std::map<std::uint32_t, ContextPlan> contexts_;
  std::map<std::string, SearchId> searches_;  // by canonical tree
  // By automaton: whether a rule owns it, and whether that crosses sentences.
  std::vector<bool> is_rule_, across_;
};

}  // namespace

base::Result<Matcher> Matcher::compile(std::shared_ptr<const Codebook> codebook,
                                       const std::optional<std::vector<std::uint32_t>>& codes) {
  auto compiled = std::make_shared<Compiled>();
  compiled->codebook = std::move(codebook);
  base::Diagnostics problems = Compiler{*compiled, *compiled->codebook}.run(codes);
  if (!problems.empty()) return problems;
  return Matcher{std::move(compiled)};
}

Matcher::Matcher(std::shared_ptr<const Compiled> compiled) : compiled_{std::move(compiled)} {}
Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;

const Codebook& Matcher::codebook() const { return *compiled_->codebook; }
bool Matcher::may_match(std::string_view turn) const { return compiled_->texts.lets_through(turn); }

}  // namespace engine::matching
