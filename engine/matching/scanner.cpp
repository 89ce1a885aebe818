#include <algorithm>
#include <bit>
#include <tuple>

#include "engine/matching/compiled.hpp"
#include "engine/matching/layout.hpp"
#include "engine/matching/regex_scanner.hpp"
#include "engine/matching/runner.hpp"
#include "engine/matching/settle.hpp"
#include "engine/matching/surroundings.hpp"
#include "engine/matching/verdict.hpp"
#include "engine/matching/word_classes.hpp"

namespace engine::matching {
namespace {

// A match as an automaton or an expression finds it.
struct Hit {
  std::uint32_t rule = 0;
  Stretch span;
  std::uint32_t pattern = 0;

  [[nodiscard]] auto key() const { return std::tie(rule, span.begin, span.end, pattern); }
};

}  // namespace

struct Scanner::State {
  explicit State(std::shared_ptr<const Compiled> the_compiled)
      : compiled{std::move(the_compiled)},
        classes{*compiled},
        runner{layout, words, classes},
        surroundings{*compiled, layout, words, classes},
        regexes{compiled->regexes, layout, words, classes},
        untried(compiled->automata.size()),
        tried_in(compiled->automata.size()),
        topic_before(compiled->remembered.size()) {}

  void turn(const text::TurnTokens& tokens, TurnFindings& out) {
    classes.make_room();
    layout.build(tokens);
    classes.read(layout, words);
    surroundings.next_turn();
    judged.clear();
    scan_sentences();
    scan_turn();
    regexes.scan([this](const RegexFilter::Line& line,
                        Stretch span) { hits.push_back({line.rule, span, line.pattern}); },
                 [this] { judge_hits(); });
    out.clear();
    if (!judged.empty()) {
      settler.keep_minimal(judged, 0);
      settler.drop_overlapped(judged);
      write(*compiled->codebook, layout, judged, out);
    }
    for (std::size_t i = 0; i < topic_before.size(); ++i)
      topic_before[i] = surroundings.in_turn(compiled->remembered[i]);
  }

  // A sentence without end is matched in windows that overlap by half. A
  // window takes the matches that begin in its first half; those that begin
  // in the second half lie in the next window too, and are that one's.
  void scan_sentences() {
    const bool everywhere = !compiled->in_sentence.everywhere.empty();
    for (std::uint32_t s = 0; s < layout.sentences().size(); ++s) {
      const TurnClasses::Sentence& summary = words.sentences[s];
      if (summary.first_start == summary.end_start && !everywhere) continue;
      const Stretch sentence = layout.sentences()[s];
      if (sentence.size() <= kWindow) {
        scan_sentence(sentence, sentence, sentence, summary);
        continue;
      }
      Stretch window{sentence.begin, sentence.begin + kWindow};
      for (; window.end < sentence.end;
           window = {window.begin + kWindow / 2, window.end + kWindow / 2})
        scan_sentence(sentence, {window.begin, window.begin + kWindow / 2}, window, summary);
      window.end = sentence.end;
      scan_sentence(sentence, window, window, summary);
    }
  }

  // All matches that begin in `begins` and lie within `window`.
  void scan_sentence(const Stretch& sentence, Stretch begins, Stretch window,
                     const TurnClasses::Sentence& summary) {
    ++part;
    const std::uint64_t signature = window == sentence ? summary.signature : signature_of(window);
    const auto anchors = std::span{words.starts}.subspan(summary.first_start,
                                                         summary.end_start - summary.first_start);
    for (auto at = std::ranges::lower_bound(anchors, window.begin);
         at != anchors.end() && *at < window.end; ++at)
      for (const Start& start : classes.starts_in_sentence(words.id(*at)))
        if ((signature & start.required) == start.required)
          run_around(start.automaton, *at, begins, window.end, &sentence);
    for (const Start& start : compiled->in_sentence.everywhere)
      if ((signature & start.required) == start.required)
        run(start.automaton, begins, window.end, &sentence);
    judge_hits();
  }

  // Matches that may cross sentences, in parts of the turn.
  void scan_turn() {
    const Starts& starts = compiled->in_turn;
    if ((words.flags & kStartsInTurn) == 0 && starts.everywhere.empty()) return;
    const std::uint32_t step = std::max(kWindow, starts.longest);
    for (std::uint32_t begin = 0; begin < layout.size(); begin += step) {
      const Stretch begins{begin, std::min(begin + step, layout.size())};
      const Stretch reached{begin, std::min(begins.end + starts.longest, layout.size())};
      ++part;
      const std::uint64_t signature = signature_of(reached);
      for (std::uint32_t at = reached.begin; at < reached.end; ++at) {
        if ((words.words[at] & kStartsInTurn) == 0) continue;
        for (const Start& start : classes.starts_in_turn(words.id(at)))
          if ((signature & start.required) == start.required)
            run_around(start.automaton, at, begins, reached.end, nullptr);
      }
      for (const Start& start : starts.everywhere)
        if ((signature & start.required) == start.required)
          run(start.automaton, begins, reached.end, nullptr);
      judge_hits();
    }
  }

  std::uint64_t signature_of(Stretch window) const {
    std::uint64_t signature = 0;
    for (std::uint32_t at = window.begin; at < window.end; ++at)
      signature |= classes.signature(words.id(at));
    return signature;
  }

  void run_around(AutomatonId id, std::uint32_t anchor, Stretch begins, std::uint32_t limit,
                  const Stretch* sentence) {
    if (tried_in[id] != part) {
      tried_in[id] = part;
      untried[id] = begins.begin;
    }
    run(id, starts_around(compiled->automata[id].requirements(), anchor, begins, untried[id]),
        limit, sentence);
  }

  void run(AutomatonId id, Stretch begins, std::uint32_t limit, const Stretch* sentence) {
    const Owner owner = compiled->owners[id];
    for (std::uint32_t first = begins.begin; first < begins.end; ++first)
      runner.run(compiled->automata[id], first, limit, sentence, [&](std::uint32_t end) {
        hits.push_back({owner.rule, {first, end}, owner.pattern});
      });
  }

  void judge_hits() {
    if (hits.empty()) return;
    std::ranges::sort(hits, {}, &Hit::key);
    const auto doubled = std::ranges::unique(hits, {}, &Hit::key);
    hits.erase(doubled.begin(), doubled.end());
    const std::size_t from = judged.size();
    for (const Hit& hit : hits) judged.push_back({hit.rule, hit.span, hit.pattern, judge(hit)});
    hits.clear();
    settler.keep_minimal(judged, from);
  }

  Verdict judge(const Hit& hit) {
    const RulePlan& plan = compiled->rules[hit.rule];
    const codebook::Rule& rule = compiled->codebook->rules[hit.rule];
    Verdict verdict;
    verdict.code = rule.code;
    verdict.tier = rule.tier;
    if (const auto failing = surroundings.failing(plan.conditions[hit.pattern], hit.span))
      return suppressed(Suppression::Cause::condition, *failing);
    for (const ContextPlan& context : plan.contexts) {
      const codebook::Context& meaning = compiled->codebook->contexts[context.context];
      // After a recoding the voice is still open; after a voice nothing is.
      const bool recodes = meaning.effect == codebook::Context::Effect::recode;
      if (recodes && verdict.context) continue;
      if (!surroundings.holds(context, hit.span)) continue;
      if (meaning.effect == codebook::Context::Effect::drop)
        return suppressed(Suppression::Cause::context, context.context);
      if (!verdict.context) verdict.context = context.context;
      if (recodes) {
        verdict.code = meaning.recode_to;
      } else {
        verdict.voice = meaning.voice;
        break;
      }
    }
    if (plan.topic && !topic_met(*plan.topic, hit.span)) {
      if (plan.topic->drop) return suppressed(Suppression::Cause::topic, 0);
      verdict.tier = codebook::Tier::hint;
      verdict.topic_missing = true;
    }
    return verdict;
  }

  static Verdict suppressed(Suppression::Cause cause, std::uint32_t detail) {
    Verdict verdict;
    verdict.survives = false;
    verdict.cause = cause;
    verdict.detail = detail;
    return verdict;
  }

  bool topic_met(const TopicPlan& topic, Stretch span) {
    using Scope = codebook::RequiresAny::Scope;
    if (topic.scope == Scope::sentence) return surroundings.in_sentences(topic.search, span);
    if (surroundings.in_turn(topic.search)) return true;
    return topic.scope == Scope::turn_and_previous && topic_before[topic.remembered];
  }

  std::shared_ptr<const Compiled> compiled;
  Layout layout;
  TurnClasses words;
  WordClasses classes;
  Runner runner;
  Surroundings surroundings;
  RegexScanner regexes;
  Settler settler;
  // By automaton: the part of the turn it was last started in, and the least
  // token it has not been started at there.
  std::uint64_t part = 0;
  std::vector<std::uint32_t> untried;
  std::vector<std::uint64_t> tried_in;
  std::vector<bool> topic_before;
  std::vector<Hit> hits;
  std::vector<Judged> judged;
};

Scanner::Scanner(const Matcher& matcher) : state_{std::make_unique<State>(matcher.compiled_)} {}
Scanner::~Scanner() = default;
Scanner::Scanner(Scanner&&) noexcept = default;
Scanner& Scanner::operator=(Scanner&&) noexcept = default;

void Scanner::begin_transcript() {
  state_->topic_before.assign(state_->topic_before.size(), false);
}

void Scanner::turn(const text::TurnTokens& turn, TurnFindings& out) { state_->turn(turn, out); }

}  // namespace engine::matching
