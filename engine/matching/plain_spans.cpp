#include "engine/matching/plain_spans.hpp"

#include <algorithm>

#include "engine/matching/atoms.hpp"
#include "engine/matching/matcher.hpp"
#include "engine/matching/regex_line.hpp"

namespace engine::matching {

std::vector<Stretch> windows_of(Stretch sentence) {
  std::vector<Stretch> windows;
  for (std::uint32_t begin = sentence.begin;; begin += kWindow / 2) {
    windows.push_back({begin, std::min(begin + kWindow, sentence.end)});
    if (windows.back().end == sentence.end) return windows;
  }
}

void PlainSpans::read(const text::TurnTokens& turn) {
  layout_.build(turn);
  words_.clear();
  for (std::uint32_t at = 0; at < layout_.size(); ++at)
    words_.push_back(text::fold(layout_.text(at)));
}

std::vector<Stretch> PlainSpans::find(const codebook::Node& node, const Frame& frame) {
  std::vector<Stretch> spans;
  for (std::uint32_t begin = frame.tokens.begin; begin < frame.tokens.end; ++begin)
    for (const std::uint32_t end : ends(node, begin, frame))
      if (begin < end) spans.push_back({begin, end});
  return spans;
}

std::set<std::uint32_t> PlainSpans::ends(const codebook::Node& node, std::uint32_t at,
                                         const Frame& frame) {
  std::set<std::uint32_t> result;
  if (const auto* const word = std::get_if<codebook::Word>(&node.value)) {
    if (at == frame.tokens.end) return result;
    const bool any = std::ranges::any_of(
        word->atoms, [&](const codebook::Atom& atom) { return holds(atom, at); });
    if (any != word->negated) result.insert(at + 1);
  } else if (const auto* const gap = std::get_if<codebook::Gap>(&node.value)) {
    for (std::uint32_t n = gap->min; n <= gap->max && at + n <= frame.tokens.end; ++n)
      result.insert(at + n);
  } else if (const auto* const sequence = std::get_if<codebook::Sequence>(&node.value)) {
    result.insert(at);
    for (const codebook::Node& item : sequence->items) {
      std::set<std::uint32_t> after;
      for (const std::uint32_t border : result) after.merge(ends(item, border, frame));
      result = std::move(after);
    }
  } else if (const auto* const choice = std::get_if<codebook::Choice>(&node.value)) {
    for (const codebook::Node& each : choice->alternatives) result.merge(ends(each, at, frame));
  } else {
    const Facts facts =
        frame.sentence ? layout_.facts_in(*frame.sentence, at) : layout_.facts_in_turn(at);
    if ((facts & fact(std::get<codebook::Assert>(node.value))) != 0) result.insert(at);
  }
  return result;
}

bool PlainSpans::holds(const codebook::Atom& atom, std::uint32_t token) {
  const std::string& word = atom.accents ? words_[token].with_accents : words_[token].plain;
  switch (atom.kind) {
    case codebook::Atom::Kind::literal:
      return word == atom.text;
    case codebook::Atom::Kind::glob:
      return glob_matches(atom.text, word);
    case codebook::Atom::Kind::exact:
      return layout_.text(token) == atom.text;
    case codebook::Atom::Kind::regex:
      return re2::RE2::FullMatch(words_[token].plain, regex(atom.text));
  }
  return false;
}

const re2::RE2& PlainSpans::regex(const std::string& expression) {
  auto& made = regexes_[expression];
  if (!made) made = std::make_unique<re2::RE2>(expression, regex_options());
  return *made;
}

}  // namespace engine::matching
