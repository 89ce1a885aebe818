#include "engine/matching/automaton.hpp"

#include <algorithm>
#include <cassert>

#include "engine/matching/requirements.hpp"

namespace engine::matching {
namespace {

// States as a list, in rising order.
using States = std::vector<std::uint32_t>;

void append(States& to, const States& from) { to.insert(to.end(), from.begin(), from.end()); }

void set(std::uint64_t* row, std::uint32_t state) {
  row[state / 64] |= std::uint64_t{1} << (state % 64);
}

}  // namespace

class AutomatonBuilder {
 public:
  explicit AutomatonBuilder(Questions& questions) : questions_{questions} {}

  std::optional<Automaton> build(const codebook::Node& node) {
    const Fragment whole = add(node);
    if (states_.size() >= kMaxStates) return std::nullopt;
    Automaton result;
    result.accept_ = static_cast<std::uint32_t>(states_.size());
    result.words_ = result.accept_ / 64 + 1;
    result.longest_ = whole.longest;
    for (const State& state : states_) {
      if (state.kind == State::Kind::asks && find(result.asked_, state.asked) == npos)
        result.asked_.push_back(state.asked);
      if (state.kind == State::Kind::asserts) result.facts_.resize(states_.size());
    }
    result.rows_.resize((Automaton::kAsking + result.asked_.size() + states_.size()) *
                        result.words_);
    const auto row = [&](std::size_t i) { return &result.rows_[i * result.words_]; };
    for (const std::uint32_t state : whole.first) set(row(Automaton::kFirst), state);
    for (std::uint32_t s = 0; s < states_.size(); ++s) {
      const State& state = states_[s];
      switch (state.kind) {
        case State::Kind::any:
          set(row(Automaton::kAny), s);
          break;
        case State::Kind::asserts:
          set(row(Automaton::kAssertions), s);
          result.facts_[s] = state.facts;
          break;
        case State::Kind::asks:
          set(row(Automaton::kAsking + find(result.asked_, state.asked)), s);
          break;
      }
      std::uint64_t* const follow = row(Automaton::kAsking + result.asked_.size() + s);
      for (const std::uint32_t next : state.follow) set(follow, next);
    }
    for (const std::uint32_t last : whole.last)
      set(row(Automaton::kAsking + result.asked_.size() + last), result.accept_);
    result.single_word_ =
        states_.size() == 1 && states_[0].kind == State::Kind::asks && !states_[0].asked.negated;
    result.requirements_ = requirements_of(node, questions_);
    return result;
  }

 private:
  struct State {
    enum class Kind : std::uint8_t { any, asks, asserts };
    Kind kind = Kind::any;
    Automaton::Asked asked{};
    Facts facts = 0;
    States follow;
  };
  struct Fragment {
    States first, last;
    bool nullable = true;
    std::uint32_t longest = 0;
  };

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  static std::size_t find(const std::vector<Automaton::Asked>& all, Automaton::Asked wanted) {
    const auto at = std::ranges::find_if(all, [&](const Automaton::Asked& each) {
      return each.question == wanted.question && each.negated == wanted.negated;
    });
    return at == all.end() ? npos : static_cast<std::size_t>(at - all.begin());
  }

  Fragment add_state(State state, std::uint32_t tokens) {
    const auto number = static_cast<std::uint32_t>(states_.size());
    states_.push_back(std::move(state));
    return {{number}, {number}, false, tokens};
  }

  // Beyond the limit nothing is built: `build` refuses the tree.
  Fragment add(const codebook::Node& node) {
    if (states_.size() >= kMaxStates) return {};
    if (const auto* const word = std::get_if<codebook::Word>(&node.value))
      return add_state({State::Kind::asks, {questions_.add(*word), word->negated}, 0, {}}, 1);
    if (const auto* const gap = std::get_if<codebook::Gap>(&node.value)) return add_gap(*gap);
    if (const auto* const assertion = std::get_if<codebook::Assert>(&node.value))
      return add_state({State::Kind::asserts, {}, fact(*assertion), {}}, 0);
    if (const auto* const choice = std::get_if<codebook::Choice>(&node.value)) {
      Fragment whole;
      whole.nullable = false;
      for (const codebook::Node& each : choice->alternatives) {
        const Fragment alternative = add(each);
        append(whole.first, alternative.first);
        append(whole.last, alternative.last);
        whole.nullable = whole.nullable || alternative.nullable;
        whole.longest = std::max(whole.longest, alternative.longest);
      }
      return whole;
    }
    Fragment whole;
    for (const codebook::Node& item : std::get<codebook::Sequence>(node.value).items)
      whole = joined(std::move(whole), add(item));
    return whole;
  }

  // A chain that is entered at its first token and left after any from the
  // min-th on.
  Fragment add_gap(const codebook::Gap& gap) {
    Fragment whole;
    whole.nullable = gap.min == 0;
    whole.longest = gap.max;
    for (std::uint32_t i = 0; i < gap.max && states_.size() < kMaxStates; ++i) {
      const auto number = static_cast<std::uint32_t>(states_.size());
      if (i == 0) whole.first = {number};
      if (i > 0) states_.back().follow = {number};
      if (i + 1 >= gap.min) whole.last.push_back(number);
      states_.push_back({});
    }
    return whole;
  }

  Fragment joined(Fragment left, const Fragment& right) {
    for (const std::uint32_t state : left.last) append(states_[state].follow, right.first);
    if (left.nullable) append(left.first, right.first);
    if (!right.nullable) left.last.clear();
    append(left.last, right.last);
    left.nullable = left.nullable && right.nullable;
    left.longest += right.longest;
    return left;
  }

  Questions& questions_;
  std::vector<State> states_;
};

std::optional<Automaton> Automaton::build(const codebook::Node& node, Questions& questions) {
  return AutomatonBuilder{questions}.build(node);
}

std::vector<const codebook::Node*> alternatives(const codebook::Node& node) {
  if (const auto* const choice = std::get_if<codebook::Choice>(&node.value)) {
    std::vector<const codebook::Node*> all;
    for (const codebook::Node& each : choice->alternatives) {
      const auto inner = alternatives(each);
      all.insert(all.end(), inner.begin(), inner.end());
    }
    return all;
  }
  const auto* const sequence = std::get_if<codebook::Sequence>(&node.value);
  if (sequence == nullptr) return {&node};
  if (sequence->items.empty()) return {};
  if (sequence->items.size() == 1) return alternatives(sequence->items.front());
  return {&node};
}

}  // namespace engine::matching
