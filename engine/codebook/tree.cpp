#include "engine/codebook/tree.hpp"

#include <algorithm>
#include <limits>

namespace engine::codebook {

bool Sequence::operator==(const Sequence&) const = default;
bool Choice::operator==(const Choice&) const = default;

namespace {

// A word that one visible token stands for, however often it is said in a row.
// Numbers are never taken for repetitions.
bool can_repeat(const Node& node) {
  const Word* const word = plain_word(node);
  if (word == nullptr || word->atoms.size() != 1) return false;
  const Atom& atom = word->atoms.front();
  const bool whole = atom.kind == Atom::Kind::literal || atom.kind == Atom::Kind::exact;
  return whole && (atom.text.front() < '0' || atom.text.front() > '9');
}

bool is_assert(const Node& node, Assert::Kind kind) {
  const auto* const assertion = std::get_if<Assert>(&node.value);
  return assertion != nullptr && assertion->kind == kind;
}

// Marks and hyphens between two equal words do not keep the second one visible.
bool repeats_last_word(std::vector<Node>& items, const Node& item) {
  using Kind = Assert::Kind;
  if (!can_repeat(item)) return false;
  auto after = items.end();
  while (after != items.begin() &&
         (is_assert(*(after - 1), Kind::mark) || is_assert(*(after - 1), Kind::joined)))
    --after;
  if (after == items.begin() || *(after - 1) != item) return false;
  const auto is_joined = [](const Node& node) { return is_assert(node, Kind::joined); };
  items.erase(std::remove_if(after, items.end(), is_joined), items.end());
  return true;
}

void append_item(std::vector<Node>& items, Node item) {
  if (auto* const inner = std::get_if<Sequence>(&item.value)) {
    for (Node& each : inner->items) append_item(items, std::move(each));
    return;
  }
  if (repeats_last_word(items, item)) return;
  auto* const before = items.empty() ? nullptr : std::get_if<Gap>(&items.back().value);
  const auto* const gap = std::get_if<Gap>(&item.value);
  if (before != nullptr && gap != nullptr && before->max + gap->max <= kMaxGap) {
    before->min = static_cast<std::uint16_t>(before->min + gap->min);
    before->max = static_cast<std::uint16_t>(before->max + gap->max);
    return;
  }
  items.push_back(std::move(item));
}

struct Alternatives {
  std::vector<Atom> words;
  std::vector<Node> others;
  bool empty = false;
};

void append_alternative(Alternatives& into, Node node) {
  if (auto* const choice = std::get_if<Choice>(&node.value)) {
    for (Node& each : choice->alternatives) append_alternative(into, std::move(each));
  } else if (is_empty(node)) {
    into.empty = true;
  } else if (plain_word(node) != nullptr) {
    auto& atoms = std::get<Word>(node.value).atoms;
    into.words.insert(into.words.end(), std::make_move_iterator(atoms.begin()),
                      std::make_move_iterator(atoms.end()));
  } else if (std::ranges::find(into.others, node) == into.others.end()) {
    into.others.push_back(std::move(node));
  }
}

template <class Leaf>
std::uint32_t shortest(const Node& node, const Leaf& leaf) {
  if (const auto* const sequence = std::get_if<Sequence>(&node.value)) {
    std::uint32_t sum = 0;
    for (const Node& item : sequence->items) sum += shortest(item, leaf);
    return sum;
  }
  if (const auto* const choice = std::get_if<Choice>(&node.value)) {
    std::uint32_t least = std::numeric_limits<std::uint32_t>::max();
    for (const Node& each : choice->alternatives) least = std::min(least, shortest(each, leaf));
    return least;
  }
  return leaf(node);
}

bool has_assert(const Node& node) {
  if (std::holds_alternative<Assert>(node.value)) return true;
  const auto* const sequence = std::get_if<Sequence>(&node.value);
  return sequence != nullptr && std::ranges::any_of(sequence->items, has_assert);
}

// Can take no token without asking for anything instead.
bool is_vacuous(const Node& node) {
  if (const auto* const choice = std::get_if<Choice>(&node.value))
    return std::ranges::any_of(choice->alternatives, is_vacuous);
  if (const auto* const sequence = std::get_if<Sequence>(&node.value))
    return std::ranges::all_of(sequence->items, is_vacuous);
  const auto* const gap = std::get_if<Gap>(&node.value);
  return gap != nullptr && gap->min == 0;
}

}  // namespace

Node make_word(std::vector<Atom> atoms, bool negated) {
  std::ranges::sort(atoms);
  const auto doubled = std::ranges::unique(atoms);
  atoms.erase(doubled.begin(), doubled.end());
  return Node{Word{std::move(atoms), negated}};
}

Node make_sequence(std::vector<Node> items) {
  std::vector<Node> flat;
  flat.reserve(items.size());
  for (Node& item : items) append_item(flat, std::move(item));
  if (flat.size() == 1) return std::move(flat.front());
  return Node{Sequence{std::move(flat)}};
}

Node make_choice(std::vector<Node> alternatives) {
  Alternatives all;
  for (Node& each : alternatives) append_alternative(all, std::move(each));
  std::vector<Node> result;
  result.reserve(all.others.size() + 2);
  if (!all.words.empty()) result.push_back(make_word(std::move(all.words)));
  std::ranges::move(all.others, std::back_inserter(result));
  if (all.empty) result.push_back(Node{Sequence{}});
  if (result.size() == 1) return std::move(result.front());
  return Node{Choice{std::move(result)}};
}

Node make_optional(Node node) {
  std::vector<Node> alternatives;
  alternatives.push_back(std::move(node));
  alternatives.push_back(Node{Sequence{}});
  return make_choice(std::move(alternatives));
}

bool is_empty(const Node& node) {
  const auto* const sequence = std::get_if<Sequence>(&node.value);
  return sequence != nullptr && sequence->items.empty();
}

bool has_empty_alternative(const Choice& choice) {
  return !choice.alternatives.empty() && is_empty(choice.alternatives.back());
}

const Word* plain_word(const Node& node) {
  const auto* const word = std::get_if<Word>(&node.value);
  return word != nullptr && !word->negated ? word : nullptr;
}

std::uint32_t min_tokens(const Node& node) {
  return shortest(node, [](const Node& leaf) -> std::uint32_t {
    if (const auto* const gap = std::get_if<Gap>(&leaf.value)) return gap->min;
    return std::holds_alternative<Word>(leaf.value) ? 1 : 0;
  });
}

std::uint32_t min_named_words(const Node& node) {
  return shortest(
      node, [](const Node& leaf) -> std::uint32_t { return plain_word(leaf) != nullptr ? 1 : 0; });
}

bool is_start(const Assert& assertion, Crossing crossing) {
  return assertion.kind == Assert::Kind::turn_start ||
         (assertion.kind == Assert::Kind::sentence_start && crossing == Crossing::nothing);
}

bool is_end(const Assert& assertion, Crossing crossing) {
  return assertion.kind == Assert::Kind::turn_end ||
         (assertion.kind == Assert::Kind::sentence_end && crossing == Crossing::nothing);
}

EdgeFlaw edge_flaw(const Node& node, Edge edge) {
  if (std::holds_alternative<Gap>(node.value)) return EdgeFlaw::gap;
  if (const auto* const choice = std::get_if<Choice>(&node.value)) {
    if (has_empty_alternative(*choice)) return EdgeFlaw::optional;
    for (const Node& each : choice->alternatives)
      if (const EdgeFlaw flaw = edge_flaw(each, edge); flaw != EdgeFlaw::none) return flaw;
    return EdgeFlaw::none;
  }
  const auto* const sequence = std::get_if<Sequence>(&node.value);
  if (sequence == nullptr || sequence->items.empty()) return EdgeFlaw::none;
  const Node& outermost = edge == Edge::front ? sequence->items.front() : sequence->items.back();
  if (has_assert(outermost)) return EdgeFlaw::none;
  if (is_vacuous(outermost) && !std::holds_alternative<Gap>(outermost.value))
    return EdgeFlaw::optional;
  return edge_flaw(outermost, edge);
}

std::size_t size_of(const Node& node) {
  std::size_t size = 1;
  if (const auto* const word = std::get_if<Word>(&node.value)) {
    size += word->atoms.size();
  } else if (const auto* const sequence = std::get_if<Sequence>(&node.value)) {
    for (const Node& item : sequence->items) size += size_of(item);
  } else if (const auto* const choice = std::get_if<Choice>(&node.value)) {
    for (const Node& each : choice->alternatives) size += size_of(each);
  }
  return size;
}

void append_canonical(std::string& out, std::uint64_t number) {
  // Seven bits a byte, the lowest first; the last byte has no eighth bit.
  for (; number >= 0x80; number >>= 7) out += static_cast<char>(0x80 | (number & 0x7F));
  out += static_cast<char>(number);
}

void append_canonical(std::string& out, std::string_view text) {
  append_canonical(out, std::uint64_t{text.size()});
  out += text;
}

void append_canonical(std::string& out, const Node& node) {
  append_canonical(out, std::uint64_t{node.value.index()});
  if (const auto* const word = std::get_if<Word>(&node.value)) {
    append_canonical(out, std::uint64_t{word->negated});
    append_canonical(out, std::uint64_t{word->atoms.size()});
    for (const Atom& atom : word->atoms) {
      append_canonical(out, static_cast<std::uint64_t>(atom.kind) * 2 + (atom.accents ? 1 : 0));
      append_canonical(out, atom.text);
    }
  } else if (const auto* const gap = std::get_if<Gap>(&node.value)) {
    append_canonical(out, std::uint64_t{gap->min});
    append_canonical(out, std::uint64_t{gap->max});
  } else if (const auto* const sequence = std::get_if<Sequence>(&node.value)) {
    append_canonical(out, std::uint64_t{sequence->items.size()});
    for (const Node& item : sequence->items) append_canonical(out, item);
  } else if (const auto* const choice = std::get_if<Choice>(&node.value)) {
    append_canonical(out, std::uint64_t{choice->alternatives.size()});
    for (const Node& each : choice->alternatives) append_canonical(out, each);
  } else {
    const auto& assertion = std::get<Assert>(node.value);
    append_canonical(out, static_cast<std::uint64_t>(assertion.kind));
    if (assertion.kind == Assert::Kind::mark)
      append_canonical(out, static_cast<std::uint64_t>(assertion.mark));
  }
}

}  // namespace engine::codebook
