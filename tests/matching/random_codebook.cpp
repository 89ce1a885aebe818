#include "random_codebook.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace matching_test {
namespace {

using namespace engine;
using codebook::Atom;
using codebook::Node;

constexpr auto kWords = std::to_array<std::string_view>(
    {"wij", "zij", "niet", "maar", "zei", "Zei", "één", "een", "EEN", "zeuren", "gezeur",
     "zeurpiet", "cultuurverschil", "aanstellerijtjesgedoe", "arbeidsongeschiktheid", "x"});
constexpr auto kLiterals =
    std::to_array<std::string_view>({"wij", "zij", "niet", "maar", "zei", "een", "x", "afwezig"});
constexpr auto kGlobs = std::to_array<std::string_view>(
    {"ze*", "zeur*", "*zeur", "*eur*", "w*j", "*", "aan*gedoe", "*schil", "*s*s*"});
constexpr auto kRaw = std::to_array<std::string_view>({"(w|z)ij", "\\w{3}", ".*eur.*"});
constexpr auto kRegexes =
    std::to_array<std::string_view>({"wij (\\w+ ){0,3}zij", "\\w+eur\\w*", "niet|niet wij", "^wij",
                                     "een$", "(zei|een) (wij|zij)", "x+"});

class Generator {
 public:
  explicit Generator(std::mt19937& random) : random_{random} {}

  std::uint32_t below(std::uint32_t n) {
    return std::uniform_int_distribution<std::uint32_t>{0, n - 1}(random_);
  }
  bool once_in(std::uint32_t n) { return below(n) == 0; }
  template <class Array>
  std::string one_of(const Array& array) {
    return std::string{array[below(static_cast<std::uint32_t>(array.size()))]};
  }

  Atom atom() {
    switch (below(12)) {
      case 0:
      case 1:
        return {Atom::Kind::glob, false, one_of(kGlobs)};
      case 2:
        return {Atom::Kind::exact, false, one_of(kWords)};
      case 3:
        return {Atom::Kind::literal, true, once_in(2) ? "één" : "een"};
      case 4:
        return {Atom::Kind::glob, true, once_in(2) ? "*én" : "e*n"};
      case 5:
        if (once_in(3)) return {Atom::Kind::regex, false, one_of(kRaw)};
        [[fallthrough]];
      default:
        return {Atom::Kind::literal, false, one_of(kLiterals)};
    }
  }

  Node word() {
    codebook::Word word;
    const std::uint32_t count = 1 + below(3);
    for (std::uint32_t i = 0; i < count; ++i) word.atoms.push_back(atom());
    std::sort(word.atoms.begin(), word.atoms.end());
    word.atoms.erase(std::unique(word.atoms.begin(), word.atoms.end()), word.atoms.end());
    word.negated = once_in(8);
    return Node{std::move(word)};
  }

  Node gap() {
    const auto min = static_cast<std::uint16_t>(below(3));
    // Now and then so long that a set of states needs several numbers.
    const std::uint32_t longest = once_in(12) ? 90 : 5;
    return Node{codebook::Gap{min, static_cast<std::uint16_t>(min + below(longest))}};
  }

  Node assertion() {
    using Kind = codebook::Assert::Kind;
    constexpr auto marks =
        std::to_array({text::Mark::comma, text::Mark::question, text::Mark::slash});
    codebook::Assert made;
    made.kind = std::to_array({Kind::sentence_start, Kind::sentence_end, Kind::turn_start,
                               Kind::turn_end, Kind::mark, Kind::mark, Kind::joined})[below(7)];
    if (made.kind == Kind::mark) made.mark = marks[below(3)];
    return Node{made};
  }

  Node node(std::uint32_t depth) {
    const std::uint32_t kind = below(depth == 0 ? 6 : 12);
    if (kind < 4) return word();
    if (kind == 4) return gap();
    if (kind == 5) return assertion();
    if (kind < 10) {
      codebook::Sequence sequence;
      const std::uint32_t count = below(4) + (once_in(5) ? 0 : 1);
      for (std::uint32_t i = 0; i < count; ++i) sequence.items.push_back(node(depth - 1));
      return Node{std::move(sequence)};
    }
    codebook::Choice choice;
    const std::uint32_t count = 1 + below(3);
    for (std::uint32_t i = 0; i < count; ++i) choice.alternatives.push_back(node(depth - 1));
    if (once_in(3)) choice.alternatives.push_back(Node{codebook::Sequence{}});
    return Node{std::move(choice)};
  }

  codebook::Condition condition() {
    using Where = codebook::Condition::Where;
    codebook::Condition made;
    made.wanted = once_in(4);
    made.where = std::to_array(
        {Where::inside, Where::before, Where::after, Where::sentence, Where::turn})[below(5)];
    made.reach = static_cast<std::uint16_t>(below(5));
    made.pattern = node(1);
    return made;
  }

  std::vector<codebook::Condition> conditions() {
    std::vector<codebook::Condition> all;
    while (once_in(4)) all.push_back(condition());
    return all;
  }

  std::vector<codebook::Pattern> patterns(std::uint32_t count) {
    std::vector<codebook::Pattern> all;
    for (std::uint32_t i = 0; i < count; ++i) all.push_back({node(3), conditions(), "", 0});
    return all;
  }

  codebook::Context context(std::uint32_t codes) {
    using Looks = codebook::Context::Looks;
    using Effect = codebook::Context::Effect;
    codebook::Context made;
    made.effect = std::to_array(
        {Effect::voice, Effect::voice, Effect::voice, Effect::recode, Effect::drop})[below(5)];
    made.voice = static_cast<codebook::Voice>(below(6));
    made.recode_to = below(codes);
    made.looks = std::to_array({Looks::forward, Looks::backward, Looks::both, Looks::inside,
                                Looks::sentence, Looks::turn})[below(6)];
    made.reach = static_cast<std::uint16_t>(below(5));
    made.patterns = patterns(1 + below(2));
    if (once_in(3)) made.stops_at = patterns(1);
    return made;
  }

  codebook::Rule rule(std::uint32_t codes, std::uint32_t contexts) {
    codebook::Rule made;
    made.code = below(codes);
    made.tier = static_cast<codebook::Tier>(below(2));
    made.unit = static_cast<codebook::Unit>(below(3));
    made.across_sentences = once_in(4);
    made.patterns = patterns(below(4));
    for (std::uint32_t i = once_in(4) ? 1 + below(3) : 0; i > 0; --i)
      made.regexes.push_back({one_of(kRegexes), conditions(), "", 0});
    if (once_in(3)) {
      made.requires_any.emplace();
      made.requires_any->scope = static_cast<codebook::RequiresAny::Scope>(below(3));
      made.requires_any->pattern = node(1);
      made.requires_any->drop = once_in(2);
    }
    for (std::uint32_t i = below(4); i > 0 && contexts > 0; --i)
      made.contexts.push_back(below(contexts));
    return made;
  }

  codebook::Codebook book() {
    codebook::Codebook made;
    made.codes.resize(1 + below(3));
    const auto codes = static_cast<std::uint32_t>(made.codes.size());
    const std::uint32_t contexts = below(4);
    for (std::uint32_t i = 0; i < contexts; ++i) made.contexts.push_back(context(codes));
    for (std::uint32_t i = 1 + below(4); i > 0; --i) made.rules.push_back(rule(codes, contexts));
    return made;
  }

  void turn(RandomTurn& out) {
    out.text.clear();
    out.tokens.clear();
    auto& tokens = out.tokens.tokens;
    const std::uint32_t sentences = below(4);
    for (std::uint32_t s = 0; s < sentences; ++s) {
      out.text += s == 0 ? "" : " ";
      text::Sentence sentence;
      sentence.begin = size(out.text);
      sentence.first_token = size(tokens);
      const std::uint32_t length = 1 + (once_in(15) ? 70 + below(120) : below(14));
      for (std::uint32_t i = 0; i < length; ++i) {
        text::Token token;
        token.joined = i > 0 && once_in(8);
        if (i > 0) out.text += token.joined ? "-" : " ";
        token.begin = size(out.text);
        out.text += one_of(kWords);
        token.end = size(out.text);
        if (once_in(8)) token.kind = static_cast<text::TokenKind>(1 + below(3));
        token.marks_before = marks();
        tokens.push_back(token);
      }
      sentence.end = size(out.text);
      sentence.end_token = size(tokens);
      sentence.marks_after = marks();
      out.tokens.sentences.push_back(sentence);
    }
    out.tokens.text = out.text;
  }

 private:
  template <class Container>
  static std::uint32_t size(const Container& container) {
    return static_cast<std::uint32_t>(container.size());
  }
  std::uint8_t marks() { return once_in(5) ? static_cast<std::uint8_t>(below(16)) : 0; }

  std::mt19937& random_;
};

}  // namespace

codebook::Codebook random_codebook(std::mt19937& random) { return Generator{random}.book(); }

void make_turn(std::mt19937& random, RandomTurn& out) { Generator{random}.turn(out); }

}  // namespace matching_test
