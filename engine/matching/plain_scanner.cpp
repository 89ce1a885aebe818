// The semantics, written to be read: everything is tried everywhere, nothing
// is prepared. The fast scanner must give the same.
#include <algorithm>
#include <map>
#include <utility>

#include "engine/matching/matcher.hpp"
#include "engine/matching/plain_spans.hpp"
#include "engine/matching/regex_line.hpp"
#include "engine/matching/verdict.hpp"

namespace engine::matching {
namespace {

using codebook::Codebook;
using codebook::Condition;
using codebook::Context;
using codebook::RequiresAny;
using codebook::Rule;

bool within(Stretch inner, Stretch outer) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

bool any_within(const std::vector<Stretch>& spans, Stretch where) {
  return std::ranges::any_of(spans, [&](Stretch span) { return within(span, where); });
}

bool same_fate(const Verdict& a, const Verdict& b) {
  return a.survives == b.survives && (!a.survives || (a.voice == b.voice && a.code == b.code));
}

// `a` makes `b` superfluous: it lies within it, or is equal and of an earlier pattern.
bool replaces(const Judged& a, const Judged& b) {
  if (a.rule != b.rule || !same_fate(a.verdict, b.verdict)) return false;
  return a.span == b.span ? a.pattern < b.pattern : within(a.span, b.span);
}

// `a` is told where the suppressed `b` lies.
bool hides(const Judged& a, const Judged& b) {
  return a.verdict.survives && !b.verdict.survives && a.span.begin < b.span.end &&
         b.span.begin < a.span.end;
}

// Those that no other one makes superfluous.
template <class Beats>
std::vector<Judged> drop(const std::vector<Judged>& all, Beats&& beats) {
  std::vector<Judged> kept;
  for (const Judged& match : all)
    if (std::none_of(all.begin(), all.end(),
                     [&](const Judged& other) { return beats(other, match); }))
      kept.push_back(match);
  return kept;
}

}  // namespace

struct PlainScanner::State {
  explicit State(const Codebook& the_codebook) : codebook{the_codebook} {
    for (const Rule& rule : codebook.rules)
      for (const codebook::RegexLine& line : rule.regexes)
        regexes[&line] = std::make_unique<re2::RE2>(whole_words(line.regex), regex_options());
  }

  void turn(const text::TurnTokens& tokens, TurnFindings& out) {
    finder.read(tokens);
    found.clear();
    std::vector<Judged> told;
    for (std::uint32_t r = 0; r < codebook.rules.size(); ++r) {
      const std::vector<Judged> minimal = drop(judge_all(r), replaces);
      const std::vector<Judged> worth_telling = drop(minimal, hides);
      told.insert(told.end(), worth_telling.begin(), worth_telling.end());
    }
    out.clear();
    write(codebook, finder.layout(), told, out);
    for (const Rule& rule : codebook.rules)
      if (rule.requires_any) topic_before[&rule] = in_turn(rule.requires_any->pattern);
  }

  std::vector<Judged> judge_all(std::uint32_t r) {
    const Rule& rule = codebook.rules[r];
    std::vector<Judged> judged;
    std::uint32_t number = 0;
    const auto judge_spans = [&](const std::vector<Stretch>& spans,
                                 const std::vector<Condition>& conditions) {
      for (const Stretch span : spans)
        judged.push_back({r, span, number, judge(rule, conditions, span)});
      ++number;
    };
    for (const codebook::Pattern& pattern : rule.patterns)
      judge_spans(
          matches(rule, [&](const Frame& frame) { return finder.find(pattern.node, frame); }),
          pattern.conditions);
    for (const codebook::RegexLine& line : rule.regexes)
      judge_spans(matches(rule, [&](const Frame& frame) { return find(line, frame); }),
                  line.conditions);
    return judged;
  }

  // In each sentence (each window of a long one), or in the turn; each once.
  template <class Find>
  std::vector<Stretch> matches(const Rule& rule, Find&& find_in) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> all;
    const auto add = [&](const Frame& frame) {
      for (const Stretch span : find_in(frame)) all.emplace(span.begin, span.end);
    };
    if (rule.across_sentences) {
      add({{0, finder.layout().size()}, std::nullopt});
    } else {
      for (const Stretch sentence : finder.layout().sentences())
        for (const Stretch window : windows_of(sentence)) add({window, sentence});
    }
    std::vector<Stretch> spans;
    spans.reserve(all.size());
    for (const auto& [begin, end] : all) spans.push_back({begin, end});
    return spans;
  }

  std::vector<Stretch> find(const codebook::RegexLine& line, const Frame& frame) {
    std::vector<Stretch> spans;
    if (frame.tokens.size() == 0) return spans;
    WordText words;
    words.build(finder.layout(), frame.sentence.value_or(frame.tokens));
    find_matches(*regexes.at(&line), words, frame.tokens, spans);
    return spans;
  }

  Verdict judge(const Rule& rule, const std::vector<Condition>& conditions, Stretch span) {
    Verdict verdict;
    if (const auto number = first_broken(conditions, span)) {
      verdict.survives = false;
      verdict.detail = *number;
      return verdict;
    }
    verdict.code = rule.code;
    verdict.tier = rule.tier;
    std::optional<std::uint32_t> drops, recodes, speaks;
    for (const std::uint32_t number : rule.contexts) {
      const Context& context = codebook.contexts[number];
      if (!holds(context, span)) continue;
      if (context.effect == Context::Effect::drop) {
        if (!drops) drops = number;
      } else if (context.effect == Context::Effect::recode) {
        if (!recodes) recodes = number;
      } else if (context.voice != codebook::Voice::own) {
        if (!speaks || context.voice < codebook.contexts[*speaks].voice) speaks = number;
      }
    }
    if (drops) {
      verdict.survives = false;
      verdict.cause = Suppression::Cause::context;
      verdict.detail = *drops;
      return verdict;
    }
    if (recodes) verdict.code = codebook.contexts[*recodes].recode_to;
    if (speaks) verdict.voice = codebook.contexts[*speaks].voice;
    verdict.context = recodes ? recodes : speaks;
    if (rule.requires_any && !topic_met(rule, span)) {
      verdict.survives = !rule.requires_any->drop;
      verdict.cause = Suppression::Cause::topic;
      verdict.tier = codebook::Tier::hint;
      verdict.topic_missing = true;
    }
    return verdict;
  }

  std::optional<std::uint32_t> first_broken(const std::vector<Condition>& conditions,
                                            Stretch span) {
    for (std::uint32_t i = 0; i < conditions.size(); ++i)
      if (holds(conditions[i], span) != conditions[i].wanted) return i;
    return std::nullopt;
  }

  bool holds(const Condition& condition, Stretch span) {
    switch (condition.where) {
      case Condition::Where::inside:
        return any_within(in_sentences_of(condition.pattern, span), span);
      case Condition::Where::before: {
        const Stretch sentence = sentence_at(span.begin);
        Stretch where{span.begin, span.begin};
        while (where.begin > sentence.begin && where.size() < condition.reach) --where.begin;
        return any_within(in_sentences_of(condition.pattern, span), where);
      }
      case Condition::Where::after: {
        const Stretch sentence = sentence_at(span.end - 1);
        Stretch where{span.end, span.end};
        while (where.end < sentence.end && where.size() < condition.reach) ++where.end;
        return any_within(in_sentences_of(condition.pattern, span), where);
      }
      case Condition::Where::sentence:
        return any_within(in_sentences_of(condition.pattern, span), around(span));
      case Condition::Where::turn:
        return in_turn(condition.pattern);
    }
    return false;
  }

  bool holds(const Context& context, Stretch span) {
    const Stretch whole_turn{0, finder.layout().size()};
    const std::vector<Stretch> stops = modifiers(context.stops_at, whole_turn);
    const auto reaches = [&](Stretch modifier) {
      const bool inside = within(modifier, span);
      const auto uncut = [&](std::uint32_t from, std::uint32_t to) {
        return from >= to || (to - from <= context.reach && !any_within(stops, {from, to}));
      };
      const bool forward = modifier.begin < span.begin &&
                           within(modifier, sentence_at(span.begin)) &&
                           uncut(modifier.end, span.begin);
      const bool backward = modifier.end > span.end &&
                            within(modifier, sentence_at(span.end - 1)) &&
                            uncut(span.end, modifier.begin);
      switch (context.looks) {
        case Context::Looks::forward:
          return forward;
        case Context::Looks::backward:
          return backward;
        case Context::Looks::both:
          return forward || backward || inside;
        case Context::Looks::inside:
          return inside;
        case Context::Looks::sentence:
          return within(modifier, around(span));
        case Context::Looks::turn:
          return true;
      }
      return false;
    };
    const std::vector<Stretch> all = modifiers(context.patterns, whole_turn);
    return std::ranges::any_of(all, reaches);
  }

  bool topic_met(const Rule& rule, Stretch span) {
    const RequiresAny& wanted = *rule.requires_any;
    if (wanted.scope == RequiresAny::Scope::sentence)
      return any_within(in_sentences_of(wanted.pattern, span), around(span));
    return in_turn(wanted.pattern) ||
           (wanted.scope == RequiresAny::Scope::turn_and_previous && topic_before[&rule]);
  }

  // What surrounds a match never crosses a sentence, and knows no windows.
  const std::vector<Stretch>& in_sentence(const codebook::Node& node, std::uint32_t s) {
    const auto [entry, fresh] = found.try_emplace({&node, s});
    const Stretch sentence = finder.layout().sentences()[s];
    if (fresh) entry->second = finder.find(node, {sentence, sentence});
    return entry->second;
  }

  std::vector<Stretch> in_sentences_of(const codebook::Node& node, Stretch span) {
    std::vector<Stretch> all;
    if (span.size() == 0) return all;
    const std::uint32_t last = finder.layout().sentence_of(span.end - 1);
    for (std::uint32_t s = finder.layout().sentence_of(span.begin); s <= last; ++s)
      for (const Stretch each : in_sentence(node, s)) all.push_back(each);
    return all;
  }

  bool in_turn(const codebook::Node& node) {
    return !in_sentences_of(node, {0, finder.layout().size()}).empty();
  }

  std::vector<Stretch> modifiers(const std::vector<codebook::Pattern>& patterns, Stretch where) {
    std::vector<Stretch> all;
    for (const codebook::Pattern& pattern : patterns)
      for (const Stretch span : in_sentences_of(pattern.node, where))
        if (!first_broken(pattern.conditions, span)) all.push_back(span);
    return all;
  }

  Stretch sentence_at(std::uint32_t token) const {
    return finder.layout().sentences()[finder.layout().sentence_of(token)];
  }

  // The sentences of a match; of a long one, the windows that hold its first
  // or its last word.
  Stretch around(Stretch span) const {
    Stretch around{span.begin, span.end};
    for (const Stretch window : windows_of(sentence_at(span.begin)))
      if (within({span.begin, span.begin + 1}, window))
        around.begin = std::min(around.begin, window.begin);
    for (const Stretch window : windows_of(sentence_at(span.end - 1)))
      if (within({span.end - 1, span.end}, window)) around.end = std::max(around.end, window.end);
    return around;
  }

  const Codebook& codebook;
  PlainSpans finder;
  std::map<const codebook::RegexLine*, std::unique_ptr<re2::RE2>> regexes;
  std::map<std::pair<const codebook::Node*, std::uint32_t>, std::vector<Stretch>> found;
  std::map<const Rule*, bool> topic_before;
};

PlainScanner::PlainScanner(const Codebook& codebook) : state_{std::make_unique<State>(codebook)} {}
PlainScanner::~PlainScanner() = default;
PlainScanner::PlainScanner(PlainScanner&&) noexcept = default;
PlainScanner& PlainScanner::operator=(PlainScanner&&) noexcept = default;

void PlainScanner::begin_transcript() { state_->topic_before.clear(); }

void PlainScanner::turn(const text::TurnTokens& turn, TurnFindings& out) {
  state_->turn(turn, out);
}

}  // namespace engine::matching
