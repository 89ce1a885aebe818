#include "engine/codebook/reading.hpp"

#include <algorithm>

#include "engine/codebook/suggest.hpp"
#include "engine/codebook/tree.hpp"

namespace engine::codebook {

using base::message;

// What stands for words and may follow `!`.
Node Reading::words() {
  switch (peek()) {
    case '/':
      return raw();
    case '@':
      return list();
    case '~':
      return verb();
    case '=':
      return exact();
    default:
      return compound();
  }
}

Node Reading::raw() {
  const std::size_t begin = at_++;
  std::string regex;
  while (peek() != '/' && peek() != '\0') {
    if (peek() == '\\' && peek(1) == '/')
      ++at_;
    else if (peek() == '\\' && peek(1) != '\0')
      regex += line_[at_++];
    regex += line_[at_++];
  }
  if (peek() == '\0') {
    fail(begin, message("'/' zonder tweede '/'", "'/' without a second '/'"),
         message("sluit de expressie met '/'; het leesteken is '/' tussen aanhalingstekens",
                 "close the expression with '/'; the mark is written '/' in single quotes"));
    return {};
  }
  ++at_;
  auto atom = raw_word(regex);
  if (auto* const trouble = std::get_if<Trouble>(&atom)) {
    fail(begin, std::move(*trouble));
    return {};
  }
  return make_word({std::get<Atom>(std::move(atom))});
}

Node Reading::negation() {
  const std::size_t begin = at_++;
  if (is_space(peek()) || peek() == '\0') {
    fail(begin,
         message("na '!' hoort direct een woord of een groep woorden",
                 "a word or a group of words belongs right behind '!'"),
         message("schrijf !niet of !(niet|geen); het leesteken is '!' tussen aanhalingstekens",
                 "write !niet or !(niet|geen); the mark is '!' in single quotes"));
    return {};
  }
  const Node inner = words();
  if (failed()) return {};
  const Word* const word = plain_word(inner);
  if (word == nullptr) {
    fail(begin, message("'!' geldt voor precies één woord", "'!' holds for exactly one word"),
         message("schrijf !woord of !(woord|woord); voor meer woorden is er ; not inside: …",
                 "write !word or !(word|word); for more words there is ; not inside: …"));
    return {};
  }
  return make_word(word->atoms, true);
}

Node Reading::list() {
  const std::size_t begin = at_++;
  const std::string_view asked = name();
  const auto found = vocabulary_.lists.find(asked);
  if (found == vocabulary_.lists.end()) {
    fail(begin,
         asked.empty() ? message("na '@' hoort de naam van een lijst",
                                 "the name of a list belongs behind '@'")
                       : message("er is geen lijst '{}'", "there is no list '{}'", asked),
         did_you_mean("@", asked, names_of(vocabulary_.lists),
                      message("zet de lijst onder lists:", "put the list under lists:")));
    return {};
  }
  used_.lists.emplace(asked);
  return grown(found->second, begin);
}

Node Reading::verb() {
  const std::size_t begin = at_++;
  const std::string_view asked = name();
  const auto found = vocabulary_.verbs.find(asked);
  if (found == vocabulary_.verbs.end()) {
    fail(begin,
         asked.empty() ? message("na '~' hoort een werkwoord", "a verb belongs behind '~'")
                       : message("er is geen werkwoord '{}'", "there is no verb '{}'", asked),
         did_you_mean("~", asked, names_of(vocabulary_.verbs),
                      message("zet het onder verbs: met zijn vormen",
                              "put it under verbs: with its forms")));
    return {};
  }
  const Verb& verb = found->second;
  used_.verbs.emplace(asked);
  const bool with_participle = peek() == '+';
  if (with_participle && verb.participle.empty()) {
    fail(at_,
         message("het werkwoord '{}' heeft geen voltooid deelwoord",
                 "the verb '{}' has no participle", asked),
         message("schrijf participle: bij het werkwoord, of laat de + weg",
                 "write participle: with the verb, or leave the + out"));
    return {};
  }
  if (with_participle) ++at_;
  std::vector<Atom> joined;
  std::vector<Atom> split;
  const auto add = [&](std::vector<Atom>& to, const std::string& written) {
    auto atom = words_.word(written);
    if (auto* const trouble = std::get_if<Trouble>(&atom))
      fail(begin, std::move(*trouble));
    else
      to.push_back(std::get<Atom>(std::move(atom)));
  };
  for (const std::string& form : verb.forms) {
    add(joined, verb.particle + form);
    if (!verb.particle.empty()) add(split, form);
  }
  if (!verb.infinitive.empty()) add(joined, verb.particle + verb.infinitive);
  if (with_participle) add(joined, verb.participle);
  if (failed()) return {};
  if (verb.particle.empty()) return grown(make_word(std::move(joined)), begin);
  std::vector<Atom> particle;
  std::vector<Atom> infinitive;
  add(particle, verb.particle);
  add(infinitive, verb.infinitive);
  if (failed()) return {};
  const Node apart = make_word(std::move(particle));
  return grown(
      make_choice({make_word(std::move(joined)),
                   make_sequence({make_word(std::move(split)), Node{Gap{0, kVerbGap}}, apart}),
                   make_sequence({apart, make_word({Atom{Atom::Kind::literal, false, "te"}}),
                                  make_word(std::move(infinitive))})}),
      begin);
}

// `=Polen`; with a hyphen only the hyphened spelling: `=Noord-Afrikaans`.
Node Reading::exact() {
  ++at_;
  std::vector<Node> items;
  while (!failed()) {
    const std::size_t begin = at_;
    auto atom = words_.exact(written_word());
    if (auto* const trouble = std::get_if<Trouble>(&atom)) {
      fail(begin, std::move(*trouble));
      break;
    }
    items.push_back(make_word({std::get<Atom>(std::move(atom))}));
    if (peek() != '-') break;
    ++at_;
    items.push_back(Node{Assert{Assert::Kind::joined, {}}});
  }
  return failed() ? Node{} : make_sequence(std::move(items));
}

std::string_view Reading::written_word() {
  const std::size_t begin = at_;
  while (peek() != '\0' && !ends_word(peek()) && peek() != '-') ++at_;
  return line_.substr(begin, at_ - begin);
}

Node Reading::group() {
  const std::size_t begin = at_++;
  if (++depth_ > kMaxGroupDepth) {
    fail(begin,
         message("meer dan {} groepen in elkaar", "more than {} groups inside one another",
                 kMaxGroupDepth),
         message("maak van een deel een lijst", "turn a part into a list"));
    return {};
  }
  std::vector<Node> alternatives;
  while (!failed()) {
    const std::size_t from = at_;
    std::vector<Item> items = sequence();
    if (failed()) break;
    if (items.empty()) {
      fail(peek() == '\0' ? begin : from,
           peek() == '\0'
               ? message("'(' zonder ')'", "'(' without ')'")
               : message("een lege mogelijkheid in een groep", "an empty alternative in a group"),
           peek() == '\0' ? message("sluit de groep met ')'", "close the group with ')'")
                          : message("schrijf ? achter de groep als die weg mag blijven: (a|b)?",
                                    "write ? behind the group if it may be absent: (a|b)?"));
      break;
    }
    alternatives.push_back(in_order(std::move(items)));
    if (peek() == '|') {
      ++at_;
      continue;
    }
    if (peek() != ')')
      fail(begin, message("'(' zonder ')'", "'(' without ')'"),
           message("sluit de groep met ')'", "close the group with ')'"));
    ++at_;
    break;
  }
  --depth_;
  return failed() ? Node{} : make_choice(std::move(alternatives));
}

// What can be written as one word with what follows a hyphen.
std::vector<Atom> Reading::closing_words(const Node& group, std::size_t at) {
  const Word* const word = failed() ? nullptr : plain_word(group);
  const auto closes_up = [](const Atom& atom) {
    return atom.kind == Atom::Kind::literal || atom.kind == Atom::Kind::glob;
  };
  if (word != nullptr && std::ranges::all_of(word->atoms, closes_up)) return word->atoms;
  fail(at,
       message("in een groep met een koppelteken staan alleen losse woorden",
               "a group with a hyphen holds single words only"),
       message("schrijf de andere mogelijkheden apart uit",
               "write out the other alternatives apart"));
  return {};
}

std::vector<Atom> Reading::compound_word() {
  const std::size_t begin = at_;
  const std::string_view written = written_word();
  if (written.empty()) {
    const bool hyphen = peek() == '-' || (begin > 0 && line_[begin - 1] == '-');
    fail(begin,
         hyphen ? message("een koppelteken hoort tussen twee woorden",
                          "a hyphen belongs between two words")
                : message("'{}' kan hier niet staan", "'{}' cannot stand here", peek()),
         message("schrijf een woord of een groep, bijvoorbeeld niet-westers* of "
                 "(wij|schaamte)-cultuur",
                 "write a word or a group, for example niet-westers* or (wij|schaamte)-cultuur"));
    return {};
  }
  auto atom = words_.word(written);
  if (auto* const trouble = std::get_if<Trouble>(&atom)) {
    fail(begin, std::move(*trouble));
    return {};
  }
  return {std::get<Atom>(std::move(atom))};
}

void Reading::no_regex_group() {
  for (const std::string_view look : {"(?=", "(?!", "(?<=", "(?<!", "(?:"})
    if (starts_with(look))
      fail(
          at_, message("'{}' bestaat niet in patronen", "'{}' does not exist in patterns", look),
          message("schrijf een voorwaarde achter het patroon: ; not after 3: … of "
                  "; needs before 3: …",
                  "write a condition behind the pattern: ; not after 3: … or ; needs before 3: …"));
}

// A word or a group, and what hangs on it with hyphens. A group alone may hold
// anything; only with a hyphen it must be words.
Node Reading::compound() {
  const std::size_t begin = at_;
  std::vector<std::vector<Atom>> parts;
  std::size_t closed_forms = 1;
  do {
    if (!parts.empty()) ++at_;
    const std::size_t part_at = at_;
    if (peek() == '(') {
      no_regex_group();
      Node node = group();
      if (failed()) return {};
      if (parts.empty() && peek() != '-') return node;
      parts.push_back(closing_words(node, part_at));
    } else {
      parts.push_back(compound_word());
    }
    closed_forms *= parts.back().size() + 1;
    if (failed()) return {};
    if (parts.size() > kMaxCompoundParts || closed_forms > kMaxCompoundWords) {
      fail(begin, message("te veel vormen met koppeltekens", "too many forms with hyphens"),
           message("ten hoogste {} delen en {} aaneengeschreven vormen",
                   "at most {} parts and {} closed forms", kMaxCompoundParts, kMaxCompoundWords));
      return {};
    }
  } while (peek() == '-');
  return grown(parts.size() == 1 ? make_word(std::move(parts.front())) : make_compound(parts),
               begin);
}

}  // namespace engine::codebook
