#include <algorithm>
#include <cstdint>
#include <limits>

#include "engine/base/utf8.hpp"
#include "engine/codebook/pattern.hpp"
#include "engine/codebook/reader.hpp"
#include "engine/codebook/tree.hpp"

namespace engine::codebook {
namespace {

constexpr std::uint64_t kUncounted = std::numeric_limits<std::uint64_t>::max();

std::string in_notation(const Atom& atom) {
  switch (atom.kind) {
    case Atom::Kind::literal:
      return atom.text;
    case Atom::Kind::exact:
      return "=" + atom.text;
    case Atom::Kind::glob: {
      const auto stars =
          static_cast<std::size_t>(std::count(atom.text.begin(), atom.text.end(), '*'));
      if (base::count_code_points(atom.text) - stars >= kMinFixedLetters) return atom.text;
      std::string doubled;
      for (const char c : atom.text) doubled += c == '*' ? "**" : std::string{c};
      return doubled;
    }
    case Atom::Kind::regex:
      break;
  }
  std::string raw = "/";
  for (const char c : atom.text) raw += c == '/' ? "\\/" : std::string{c};
  return raw + "/";
}

std::string_view mark_notation(text::Mark mark) {
  switch (mark) {
    case text::Mark::comma:
      return "','";
    case text::Mark::question:
      return "'?'";
    case text::Mark::exclamation:
      return "'!'";
    case text::Mark::slash:
      return "'/'";
    case text::Mark::stop:
      return "'.'";
    case text::Mark::colon:
      return "':'";
    case text::Mark::quote:
      return "'\"'";
    case text::Mark::dash:
      return "'-'";
  }
  return "";
}

std::string_view assert_notation(const Assert& assertion) {
  switch (assertion.kind) {
    case Assert::Kind::sentence_start:
      return "<";
    case Assert::Kind::sentence_end:
      return ">";
    case Assert::Kind::turn_start:
      return "<<";
    case Assert::Kind::turn_end:
      return ">>";
    case Assert::Kind::joined:
      return "-";
    case Assert::Kind::mark:
      break;
  }
  return mark_notation(assertion.mark);
}

std::string alternatives(const std::vector<Atom>& atoms) {
  std::string result;
  for (const Atom& atom : atoms) result += (result.empty() ? "" : "|") + in_notation(atom);
  return result;
}

std::string word_notation(const Word& word) {
  const std::string inner = alternatives(word.atoms);
  return (word.negated ? "!" : "") + (word.atoms.size() == 1 ? inner : "(" + inner + ")");
}

bool is_particles(const Node& node) {
  const Node* const dutch = particles("nl");
  return dutch != nullptr && node == *dutch;
}

std::string choice_notation(const Node& node, const Choice& choice) {
  if (is_particles(node)) return "_";
  const bool optional = has_empty_alternative(choice);
  const std::size_t count = choice.alternatives.size() - (optional ? 1 : 0);
  if (const Word* const word = std::get_if<Word>(&choice.alternatives.front().value);
      optional && count == 1 && word != nullptr)
    return word_notation(*word) + "?";
  std::string inner;
  for (std::size_t i = 0; i < count; ++i) {
    const Word* const word = plain_word(choice.alternatives[i]);
    inner += (i == 0 ? "" : "|") +
             (word != nullptr ? alternatives(word->atoms) : to_notation(choice.alternatives[i]));
  }
  return "(" + inner + (optional ? ")?" : ")");
}

// `=Noord`, joined, `=Afrikaans` is written =Noord-Afrikaans.
std::string sequence_notation(const Sequence& sequence) {
  std::string result;
  bool joined = false;
  for (const Node& item : sequence.items) {
    const auto* const assertion = std::get_if<Assert>(&item.value);
    if (assertion != nullptr && assertion->kind == Assert::Kind::joined) {
      result += '-';
      joined = true;
      continue;
    }
    const std::string written = to_notation(item);
    if (!result.empty() && !joined) result += ' ';
    result += joined && written.front() == '=' ? written.substr(1) : written;
    joined = false;
  }
  return result;
}

bool stays_together(const Node& node) {
  const auto* const choice = std::get_if<Choice>(&node.value);
  return choice == nullptr || has_empty_alternative(*choice);
}

// Number of lines; kUncounted where it does not fit.
std::uint64_t count_lines(const Node& node) {
  std::uint64_t result = 1;
  if (const auto* const sequence = std::get_if<Sequence>(&node.value)) {
    for (const Node& item : sequence->items) {
      const std::uint64_t lines = count_lines(item);
      result = result > kUncounted / lines ? kUncounted : result * lines;
    }
  } else if (!stays_together(node)) {
    result = 0;
    for (const Node& each : std::get<Choice>(node.value).alternatives) {
      const std::uint64_t lines = count_lines(each);
      result = result > kUncounted - lines ? kUncounted : result + lines;
    }
  }
  return result;
}

// The alternative with this number; the last item of a sequence changes first.
Node alternative(const Node& node, std::uint64_t number) {
  if (const auto* const sequence = std::get_if<Sequence>(&node.value)) {
    std::vector<Node> items(sequence->items.size());
    for (std::size_t i = items.size(); i-- > 0;) {
      const std::uint64_t lines = count_lines(sequence->items[i]);
      items[i] = alternative(sequence->items[i], number % lines);
      number /= lines;
    }
    return make_sequence(std::move(items));
  }
  if (stays_together(node)) return node;
  for (const Node& each : std::get<Choice>(node.value).alternatives) {
    const std::uint64_t lines = count_lines(each);
    if (number < lines) return alternative(each, number);
    number -= lines;
  }
  return node;
}

}  // namespace

std::string to_notation(const Node& node) {
  if (const auto* const word = std::get_if<Word>(&node.value)) return word_notation(*word);
  if (const auto* const gap = std::get_if<Gap>(&node.value))
    return fmt::format("{{{},{}}}", gap->min, gap->max);
  if (const auto* const choice = std::get_if<Choice>(&node.value))
    return choice_notation(node, *choice);
  if (const auto* const sequence = std::get_if<Sequence>(&node.value))
    return sequence_notation(*sequence);
  return std::string{assert_notation(std::get<Assert>(node.value))};
}

std::vector<std::string> expand(const Node& node, std::size_t limit) {
  std::vector<std::string> lines;
  const std::uint64_t total = count_lines(node);
  for (std::uint64_t i = 0; i < total && lines.size() < limit; ++i)
    lines.push_back(to_notation(alternative(node, i)));
  if (total == kUncounted)
    lines.emplace_back("…");
  else if (total > limit)
    lines.push_back(fmt::format("… (+{})", total - limit));
  return lines;
}

}  // namespace engine::codebook
