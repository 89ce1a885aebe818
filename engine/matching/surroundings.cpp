#include "engine/matching/surroundings.hpp"

#include <algorithm>

namespace engine::matching {

Stretch starts_around(const Requirements& requirements, std::uint32_t anchor, Stretch within,
                      std::uint32_t& untried) {
  const std::uint32_t room = anchor - std::min(anchor, requirements.lead_max);
  Stretch starts;
  starts.begin = std::max({room, within.begin, untried});
  const std::uint32_t last = anchor + 1 - std::min(anchor + 1, requirements.lead_min);
  starts.end = std::max(starts.begin, std::min(last, within.end));
  untried = std::max(untried, starts.end);
  return starts;
}

Surroundings::Surroundings(const Compiled& compiled, const Layout& layout, const TurnClasses& turn,
                           const WordClasses& classes)
    : compiled_{compiled},
      layout_{layout},
      turn_{turn},
      classes_{classes},
      runner_{layout, turn, classes},
      found_(compiled.searches.size()) {}

std::optional<std::uint32_t> Surroundings::failing(const std::vector<ConditionPlan>& conditions,
                                                   Stretch span) {
  for (std::uint32_t i = 0; i < conditions.size(); ++i)
    if (holds(conditions[i], span) != conditions[i].wanted) return i;
  return std::nullopt;
}

bool Surroundings::holds(const ConditionPlan& condition, Stretch span) {
  using Where = codebook::Condition::Where;
  switch (condition.where) {
    case Where::inside:
      return near(condition.search, span).any_within(span);
    case Where::before: {
      const Stretch sentence = layout_.sentences()[layout_.sentence_of(span.begin)];
      const std::uint32_t room = std::min(condition.reach, span.begin - sentence.begin);
      return near(condition.search, span).any_within({span.begin - room, span.begin});
    }
    case Where::after: {
      const Stretch sentence = layout_.sentences()[layout_.sentence_of(span.end - 1)];
      const std::uint32_t room = std::min(condition.reach, sentence.end - span.end);
      return near(condition.search, span).any_within({span.end, span.end + room});
    }
    case Where::sentence:
      return in_sentences(condition.search, span);
    case Where::turn:
      return in_turn(condition.search);
  }
  return false;
}

bool Surroundings::holds(const ContextPlan& plan, Stretch span) {
  using Looks = codebook::Context::Looks;
  const codebook::Context& context = compiled_.codebook->contexts[plan.context];
  switch (context.looks) {
    case Looks::forward:
      return reaches(context, plan, span, true);
    case Looks::backward:
      return reaches(context, plan, span, false);
    case Looks::both:
      return near(plan.modifiers, span).any_within(span) || reaches(context, plan, span, true) ||
             reaches(context, plan, span, false);
    case Looks::inside:
      return near(plan.modifiers, span).any_within(span);
    case Looks::sentence:
      return in_sentences(plan.modifiers, span);
    case Looks::turn:
      return in_turn(plan.modifiers);
  }
  return false;
}

// Of all modifiers on one side the one that comes nearest decides: its gap is
// part of the gap of every other one, so that what cuts it cuts them all.
bool Surroundings::reaches(const codebook::Context& context, const ContextPlan& plan, Stretch span,
                           bool forward) {
  const SpanSet& modifiers = near(plan.modifiers, span);
  Stretch gap;
  if (forward) {
    const Stretch sentence = layout_.sentences()[layout_.sentence_of(span.begin)];
    const auto end = modifiers.end_of_those_before(span.begin);
    if (!end || *end <= sentence.begin) return false;
    gap = {std::min(*end, span.begin), span.begin};
  } else {
    const Stretch sentence = layout_.sentences()[layout_.sentence_of(span.end - 1)];
    const auto begin = modifiers.begin_of_those_after(span.end);
    if (!begin || *begin >= sentence.end) return false;
    gap = {span.end, std::max(*begin, span.end)};
  }
  if (gap.size() > context.reach) return false;
  return !plan.stops || gap.size() == 0 || !near(*plan.stops, span).any_within(gap);
}

bool Surroundings::in_sentences(SearchId search, Stretch span) {
  return near(search, span).any_within(sentences_around(span));
}

bool Surroundings::in_turn(SearchId search) { return !complete(search).empty(); }

// A sentence without end is no place: there it is the windows that hold the
// first and the last word of the match.
Stretch Surroundings::sentences_around(Stretch span) const {
  constexpr std::uint32_t step = kWindow / 2;
  const std::uint32_t first = layout_.sentence_of(span.begin);
  const std::uint32_t last = layout_.sentence_of(span.end - 1);
  Stretch around{layout_.sentences()[first].begin, layout_.sentences()[last].end};
  if (layout_.is_long(first)) {
    const std::uint32_t at = span.begin - around.begin;
    if (at >= kWindow) around.begin += ((at - kWindow) / step + 1) * step;
  }
  if (layout_.is_long(last)) {
    const std::uint32_t at = span.end - 1 - layout_.sentences()[last].begin;
    around.end = std::min(around.end, layout_.sentences()[last].begin + at / step * step + kWindow);
  }
  return around;
}

const SpanSet& Surroundings::near(SearchId search, Stretch span) {
  const std::uint32_t sentence = layout_.sentence_of(span.begin);
  if (sentence != layout_.sentence_of(span.end - 1)) return complete(search);
  Found& found = found_[search];
  if (found.turn_number == turn_number_ && (found.complete || found.sentence == sentence))
    return found.spans;
  found.turn_number = turn_number_;
  found.complete = false;
  found.sentence = sentence;
  found.spans.clear();
  look_in(search, sentence, found.spans);
  found.spans.seal();
  return found.spans;
}

const SpanSet& Surroundings::complete(SearchId search) {
  Found& found = found_[search];
  if (found.turn_number == turn_number_ && found.complete) return found.spans;
  found.turn_number = turn_number_;
  found.complete = true;
  found.spans.clear();
  for (std::uint32_t s = 0; s < layout_.sentences().size(); ++s) look_in(search, s, found.spans);
  found.spans.seal();
  return found.spans;
}

void Surroundings::look_in(SearchId search, std::uint32_t sentence, SpanSet& into) {
  for (const Search::Part& part : compiled_.searches[search].parts)
    for (AutomatonId id = part.first; id < part.end; ++id)
      look_for(id, part.conditions, sentence, into);
}

void Surroundings::look_for(AutomatonId id, const std::vector<ConditionPlan>& conditions,
                            std::uint32_t sentence, SpanSet& into) {
  const std::uint64_t required = compiled_.required[id];
  if ((turn_.sentences[sentence].signature & required) != required) return;
  const Automaton& automaton = compiled_.automata[id];
  const Requirements& requirements = automaton.requirements();
  const Stretch within = layout_.sentences()[sentence];
  const auto run = [&](Stretch starts) {
    for (std::uint32_t first = starts.begin; first < starts.end; ++first) {
      ends_.clear();
      runner_.run(automaton, first, within.end, &within,
                  [this](std::uint32_t end) { ends_.push_back(end); });
      if (!conditions.empty()) drop_failing(conditions, first);
      if (!ends_.empty()) into.add(first, ends_.front(), ends_.back());
    }
  };
  if (!requirements.anchor) return run(within);
  std::uint32_t untried = within.begin;
  for (std::uint32_t at = within.begin; at < within.end; ++at)
    if (classes_.answers(turn_.id(at), *requirements.anchor))
      run(starts_around(requirements, at, within, untried));
}

// Conditions have no conditions, so that `ends_` is set aside only here.
void Surroundings::drop_failing(const std::vector<ConditionPlan>& conditions, std::uint32_t first) {
  std::vector<std::uint32_t> ends;
  ends.swap(ends_);
  std::erase_if(ends,
                [&](std::uint32_t end) { return failing(conditions, {first, end}).has_value(); });
  ends_.swap(ends);
}

}  // namespace engine::matching
