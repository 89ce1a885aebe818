#include "engine/codebook/reader.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "embedded/codebook.hpp"
#include "engine/base/utf8.hpp"
#include "engine/codebook/suggest.hpp"
#include "engine/codebook/tree.hpp"

namespace engine::codebook {
namespace {

using base::Message;
using base::message;
using Use = LineReader::Use;

bool is_space(char c) { return c == ' ' || c == '\t'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Of lists and verbs: letters of any script, digits, - and _.
bool is_name_byte(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Ends a written word; everything else is for the tokeniser to judge.
bool ends_word(char c) {
  return is_space(c) || std::string_view{"()|;{}<>?"}.find(c) != std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && (is_space(text.back()) || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

std::optional<text::Mark> mark_of(char c) {
  switch (c) {
    case ',':
      return text::Mark::comma;
    case '?':
      return text::Mark::question;
    case '!':
      return text::Mark::exclamation;
    case '/':
      return text::Mark::slash;
    case '.':
      return text::Mark::stop;
    case ':':
      return text::Mark::colon;
    case '"':
      return text::Mark::quote;
    case '-':
      return text::Mark::dash;
    default:
      return std::nullopt;
  }
}

// One line being read. Each function reads from `at_`; after a problem all of
// them return at once, and what they return means nothing.
class Reading {
 public:
  Reading(std::string_view line, const Vocabulary& vocabulary, WordReader& words,
          LineReader::Used& used, std::uint16_t within, LinePlace place)
      : line_{line},
        vocabulary_{vocabulary},
        words_{words},
        used_{used},
        within_{within},
        place_{std::move(place)} {}

  std::optional<base::Diagnostic> take_problem() { return std::move(problem_); }

  Node whole_pattern(Use use);
  std::vector<Condition> conditions();
  std::vector<Condition> conditions_from(std::size_t at) {
    at_ = at;
    return conditions();
  }
  void fail(std::size_t at, Message problem, Message hint);

 private:
  struct Item {
    Node node;
    std::size_t at = 0;
  };

  [[nodiscard]] bool failed() const { return problem_.has_value(); }
  void fail(std::size_t at, Trouble trouble) {
    fail(at, std::move(trouble.problem), std::move(trouble.hint));
  }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < line_.size() ? line_[at_ + ahead] : '\0';
  }
  [[nodiscard]] bool starts_with(std::string_view what) const {
    return line_.substr(at_, what.size()) == what;
  }
  void skip_spaces() {
    while (is_space(peek())) ++at_;
  }
  std::string_view name();

  std::vector<Item> sequence();
  Node checked(std::vector<Item> items, std::size_t begin, Use use,
               std::optional<Condition::Where> where);
  Node item();
  Node group();
  Node compound();
  std::vector<Atom> compound_part();
  Node mark();
  Node gap();
  Node raw();
  Node negation();
  Node list();
  Node verb();
  Node exact();
  Node particle();
  Node anchor(std::string_view notation, Assert::Kind kind);
  std::string_view written_word();
  void end_of_item();
  std::uint16_t count(std::size_t at);
  void grow(const Node& node, std::size_t at);

  std::string_view line_;
  const Vocabulary& vocabulary_;
  WordReader& words_;
  LineReader::Used& used_;
  std::uint16_t within_;
  LinePlace place_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t size_ = 0;
  std::optional<base::Diagnostic> problem_;
};

void Reading::fail(std::size_t at, Message problem, Message hint) {
  if (failed()) return;
  const auto before = static_cast<std::uint32_t>(
      base::count_code_points(line_.substr(0, std::min(at, line_.size()))));
  // The caret stands under the excerpt, which therefore keeps the indentation.
  problem_ = base::Diagnostic{place_.file,
                              place_.line,
                              place_.column + before,
                              std::move(problem),
                              std::move(hint),
                              std::string(place_.column - 1, ' ') + std::string{line_},
                              base::Severity::error};
  at_ = line_.size();
}

std::string_view Reading::name() {
  const std::size_t begin = at_;
  while (is_name_byte(peek())) ++at_;
  return line_.substr(begin, at_ - begin);
}

void Reading::grow(const Node& node, std::size_t at) {
  size_ += size_of(node);
  if (size_ > kMaxTreeSize)
    fail(at,
         message("uitgeschreven is dit patroon te groot: meer dan {} woorden en keuzes",
                 "written out this pattern is too large: more than {} words and choices",
                 kMaxTreeSize),
         message("splits het in meer patronen, of maak de lijsten korter",
                 "split it into several patterns, or shorten the lists"));
}

// Up to `)`, `|`, `;` or the end.
std::vector<Reading::Item> Reading::sequence() {
  std::vector<Item> items;
  while (!failed()) {
    skip_spaces();
    const char c = peek();
    if (c == '\0' || c == ')' || c == '|' || c == ';') break;
    const std::size_t begin = at_;
    Node node = item();
    if (failed()) break;
    if (!std::holds_alternative<Choice>(node.value) || line_[begin] != '(') grow(node, begin);
    items.push_back({std::move(node), begin});
    end_of_item();
  }
  return items;
}

void Reading::end_of_item() {
  const char c = peek();
  if (failed() || c == '\0' || is_space(c) || c == ')' || c == '|' || c == ';') return;
  if (c == '?')
    return fail(at_,
                message("'?' maakt alleen een woord, lijst of groep weglaatbaar",
                        "'?' makes only a word, list or group optional"),
                message("het leesteken zelf is '?' tussen aanhalingstekens",
                        "the mark itself is written '?' in single quotes"));
  fail(at_, message("hier hoort een spatie", "a space belongs here"),
       message("zet een spatie tussen de delen van een patroon",
               "put a space between the parts of a pattern"));
}

Node Reading::item() {
  const char c = peek();
  const std::size_t begin = at_;
  Node node;
  if (starts_with("...") || starts_with("…")) {
    at_ += 3;  // the one character … has three bytes, too
    return Node{Gap{0, within_}};
  }
  if (c == '{') return gap();
  if (c == '_') return particle();
  if (starts_with("<<")) return anchor("<<", Assert::Kind::turn_start);
  if (starts_with(">>")) return anchor(">>", Assert::Kind::turn_end);
  if (c == '<') return anchor("<", Assert::Kind::sentence_start);
  if (c == '>') return anchor(">", Assert::Kind::sentence_end);
  if (c == '\'' && peek(2) == '\'') return mark();
  if (c == '/')
    node = raw();
  else if (c == '!')
    node = negation();
  else if (c == '@')
    node = list();
  else if (c == '~')
    node = verb();
  else if (c == '=')
    node = exact();
  else
    node = compound();
  if (failed() || peek() != '?') return node;
  if (min_tokens(node) == 0) {
    fail(at_, message("dit is al weglaatbaar", "this is optional already"),
         message("haal een van de vraagtekens weg", "remove one of the question marks"));
    return node;
  }
  ++at_;
  if (peek() == '-')
    fail(begin,
         message("een weglaatbaar deel kan geen koppelteken krijgen",
                 "an optional part cannot take a hyphen"),
         message("schrijf beide vormen uit: (…-woord|woord)",
                 "write out both forms: (…-word|word)"));
  return make_optional(std::move(node));
}

Node Reading::anchor(std::string_view notation, Assert::Kind kind) {
  at_ += notation.size();
  return Node{Assert{kind, {}}};
}

Node Reading::mark() {
  const auto asked = mark_of(peek(1));
  if (!asked)
    fail(at_,
         message("'{}' is geen leesteken waarnaar een patroon kan vragen",
                 "'{}' is no mark that a pattern can ask for", peek(1)),
         message("mogelijk zijn '?' '!' ',' '/' '.' ':' '\"' '-'",
                 "possible are '?' '!' ',' '/' '.' ':' '\"' '-'"));
  at_ += 3;
  return Node{Assert{Assert::Kind::mark, asked.value_or(text::Mark::comma)}};
}

std::uint16_t Reading::count(std::size_t at) {
  const std::size_t begin = at_;
  while (is_digit(peek())) ++at_;
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(line_.data() + begin, line_.data() + at_, value);
  if (begin == at_)
    fail(at_, message("hier hoort een getal", "a number belongs here"),
         message("bijvoorbeeld {{0,3}} of before 4:", "for example {{0,3}} or before 4:"));
  else if (error != std::errc{} || value > kMaxGap)
    fail(at, message("meer dan {} woorden", "more than {} words", kMaxGap),
         message("kies ten hoogste {}", "choose at most {}", kMaxGap));
  return static_cast<std::uint16_t>(value);
}

Node Reading::gap() {
  const std::size_t begin = at_;
  const std::size_t close = line_.find('}', at_);
  if (close == std::string_view::npos) {
    fail(begin, message("'{{' zonder '}}'", "'{{' without '}}'"),
         message("schrijf bijvoorbeeld {{0,3}}: nul tot drie woorden ertussen",
                 "write for example {{0,3}}: zero to three words between"));
    return {};
  }
  ++at_;
  skip_spaces();
  Gap gap;
  gap.min = count(begin);
  skip_spaces();
  if (!failed() && peek() == '}') {
    fail(begin, message("een tussenruimte heeft twee getallen", "a gap has two numbers"),
         message("schrijf {{{0},{0}}} voor precies {0}, of {{0,{0}}} voor ten hoogste {0}",
                 "write {{{0},{0}}} for exactly {0}, or {{0,{0}}} for at most {0}", gap.min));
    return {};
  }
  if (!failed() && peek() != ',')
    fail(at_, message("hier hoort een komma", "a comma belongs here"),
         message("schrijf bijvoorbeeld {{0,3}}: nul tot drie woorden ertussen",
                 "write for example {{0,3}}: zero to three words between"));
  ++at_;
  skip_spaces();
  gap.max = count(begin);
  skip_spaces();
  if (!failed() && peek() != '}')
    fail(at_, message("hier hoort '}}'", "'}}' belongs here"),
         message("schrijf bijvoorbeeld {{0,3}}: nul tot drie woorden ertussen",
                 "write for example {{0,3}}: zero to three words between"));
  ++at_;
  if (gap.min > gap.max)
    fail(begin,
         message("{{{},{}}} loopt van groot naar klein", "{{{},{}}} runs from large to small",
                 gap.min, gap.max),
         message("schrijf {{{},{}}}", "write {{{},{}}}", gap.max, gap.min));
  if (gap.max == 0)
    fail(begin, message("{{0,0}} laat geen enkel woord toe", "{{0,0}} allows no word at all"),
         message("laat het weg: delen van een patroon staan al direct na elkaar",
                 "leave it out: parts of a pattern follow one another directly already"));
  return Node{gap};
}

Node Reading::particle() {
  const std::size_t begin = at_++;
  const Node* const known = particles(vocabulary_.language);
  if (!ends_word(peek()) && peek() != '\0') {
    fail(begin,
         message("'_' staat los: het is zelf een deel van het patroon",
                 "'_' stands alone: it is a part of the pattern by itself"),
         message("zet er een spatie achter", "put a space behind it"));
  } else if (known == nullptr) {
    fail(begin,
         message("voor de taal '{}' zijn geen partikels bekend, dus '_' betekent niets",
                 "no particles are known for the language '{}', so that '_' means nothing",
                 vocabulary_.language),
         message("maak een lijst en schrijf (@lijst)?", "make a list and write (@list)?"));
  }
  return failed() ? Node{} : *known;
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
  Node inner = item();
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
  return found->second;
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
  if (verb.particle.empty() || failed()) return failed() ? Node{} : make_word(std::move(joined));
  std::vector<Atom> particle;
  std::vector<Atom> infinitive;
  add(particle, verb.particle);
  add(infinitive, verb.infinitive);
  if (failed()) return {};
  const Node apart = make_word(std::move(particle));
  return make_choice({make_word(std::move(joined)),
                      make_sequence({make_word(std::move(split)), Node{Gap{0, kVerbGap}}, apart}),
                      make_sequence({apart, make_word({Atom{Atom::Kind::literal, false, "te"}}),
                                     make_word(std::move(infinitive))})});
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
    std::vector<Node> nodes;
    for (Item& each : items) nodes.push_back(std::move(each.node));
    alternatives.push_back(make_sequence(std::move(nodes)));
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

std::vector<Atom> Reading::compound_part() {
  const std::size_t begin = at_;
  if (peek() == '(') {
    const Node node = group();
    const Word* const word = failed() ? nullptr : plain_word(node);
    const auto closes_up = [](const Atom& atom) {
      return atom.kind == Atom::Kind::literal || atom.kind == Atom::Kind::glob;
    };
    if (word != nullptr && std::all_of(word->atoms.begin(), word->atoms.end(), closes_up))
      return word->atoms;
    fail(begin,
         message("in een groep met een koppelteken staan alleen losse woorden",
                 "a group with a hyphen holds single words only"),
         message("schrijf de andere mogelijkheden apart uit",
                 "write out the other alternatives apart"));
    return {};
  }
  const std::string_view written = written_word();
  if (written.empty()) {
    fail(at_,
         message("een koppelteken hoort tussen twee woorden", "a hyphen belongs between two words"),
         message("schrijf bijvoorbeeld niet-westers* of (wij|schaamte)-cultuur",
                 "write for example niet-westers* or (wij|schaamte)-cultuur"));
    return {};
  }
  auto atom = words_.word(written);
  if (auto* const trouble = std::get_if<Trouble>(&atom)) {
    fail(begin, std::move(*trouble));
    return {};
  }
  return {std::get<Atom>(std::move(atom))};
}

// A word or a group, and what hangs on it with hyphens.
Node Reading::compound() {
  const std::size_t begin = at_;
  if (peek() == '}') {
    fail(begin, message("'}}' zonder '{{'", "'}}' without '{{'"),
         message("schrijf bijvoorbeeld {{0,3}}: nul tot drie woorden ertussen",
                 "write for example {{0,3}}: zero to three words between"));
    return {};
  }
  if (peek() == '?') {
    fail(begin,
         message("'?' hoort direct achter een woord of groep",
                 "'?' belongs right behind a word or group"),
         message("het leesteken zelf is '?' tussen aanhalingstekens",
                 "the mark itself is written '?' in single quotes"));
    return {};
  }
  if (peek() == '(') {
    for (const std::string_view look : {"(?=", "(?!", "(?<=", "(?<!", "(?:"})
      if (starts_with(look)) {
        fail(begin,
             message("'{}' bestaat niet in patronen", "'{}' does not exist in patterns", look),
             message(
                 "schrijf een voorwaarde achter het patroon: ; not after 3: … of "
                 "; needs before 3: …",
                 "write a condition behind the pattern: ; not after 3: … or ; needs before 3: …"));
        return {};
      }
    // A group alone may hold anything; only with a hyphen it must be words.
    Node node = group();
    if (failed() || peek() != '-') return node;
    at_ = begin;
  }
  std::vector<std::vector<Atom>> parts;
  std::size_t closed_forms = 1;
  parts.push_back(compound_part());
  while (!failed() && peek() == '-') {
    ++at_;
    parts.push_back(compound_part());
    closed_forms *= parts.back().size() + 1;
  }
  if (failed()) return {};
  if (parts.size() > kMaxCompoundParts || closed_forms * parts.front().size() > kMaxCompoundWords) {
    fail(begin, message("te veel vormen met koppeltekens", "too many forms with hyphens"),
         message("ten hoogste {} delen en {} aaneengeschreven vormen",
                 "at most {} parts and {} closed forms", kMaxCompoundParts, kMaxCompoundWords));
    return {};
  }
  return parts.size() == 1 ? make_word(std::move(parts.front())) : make_compound(parts);
}

// The rules for a sequence that stands by itself.
Node Reading::checked(std::vector<Item> items, std::size_t begin, Use use,
                      std::optional<Condition::Where> where) {
  if (failed()) return {};
  if (items.empty()) {
    fail(begin, message("hier staat geen patroon", "there is no pattern here"),
         message("schrijf ten minste één woord", "write at least one word"));
    return {};
  }
  const auto is_mark = [](const Item& each) {
    const auto* const assertion = std::get_if<Assert>(&each.node.value);
    return assertion != nullptr && assertion->kind == Assert::Kind::mark;
  };
  const bool lone_mark_allowed =
      use == Use::context || (where && *where != Condition::Where::after);
  if (lone_mark_allowed && items.size() == 1 && is_mark(items.front())) {
    // A match takes a token: the one before the mark, and for `inside` the
    // one behind it, too.
    std::vector<Node> around;
    around.push_back(Node{Gap{1, 1}});
    around.push_back(std::move(items.front().node));
    if (where == Condition::Where::inside) around.push_back(Node{Gap{1, 1}});
    return make_sequence(std::move(around));
  }
  std::vector<Node> nodes;
  for (const Item& each : items) nodes.push_back(each.node);
  Node node = make_sequence(std::move(nodes));
  if (min_tokens(node) == 0) {
    fail(items.front().at,
         message("dit patroon past ook op niets", "this pattern also matches nothing"),
         message("schrijf ten minste één woord dat er altijd staat",
                 "write at least one word that is always there"));
    return {};
  }
  for (const Edge edge : {Edge::front, Edge::back}) {
    const EdgeFlaw flaw = edge_flaw(node, edge);
    // A context reaches from where its words end, and a list stands inside a
    // pattern: there an optional part at the edge means something.
    const bool optional_allowed = use != Use::rule;
    if (flaw == EdgeFlaw::none || (flaw == EdgeFlaw::optional && optional_allowed)) continue;
    const std::size_t at = edge == Edge::front ? items.front().at : items.back().at;
    const Message hint = message(
        "laat het weg: van alle passages telt de kortste, dus dit zou altijd leeg zijn",
        "leave it out: of all spans the shortest counts, so that this would always be empty");
    if (flaw == EdgeFlaw::gap)
      fail(at,
           edge == Edge::front ? message("een patroon begint niet met een tussenruimte",
                                         "a pattern does not begin with a gap")
                               : message("een patroon eindigt niet met een tussenruimte",
                                         "a pattern does not end with a gap"),
           hint);
    else
      fail(at,
           edge == Edge::front ? message("een patroon begint niet met iets weglaatbaars",
                                         "a pattern does not begin with something optional")
                               : message("een patroon eindigt niet met iets weglaatbaars",
                                         "a pattern does not end with something optional"),
           hint);
    return {};
  }
  if (min_named_words(node) == 0) {
    fail(items.front().at,
         message("dit patroon past op bijna alles: het noemt niet altijd een woord",
                 "this pattern matches almost everything: it does not always name a word"),
         message("schrijf ten minste één woord dat er altijd staat",
                 "write at least one word that is always there"));
    return {};
  }
  return node;
}

Node Reading::whole_pattern(Use use) {
  if (line_.size() > kMaxLineLength) {
    fail(0, message("een patroon van {} bytes", "a pattern of {} bytes", line_.size()),
         message("ten hoogste {} bytes; maak er een lijst van",
                 "at most {} bytes; turn it into a list", kMaxLineLength));
    return {};
  }
  std::vector<Item> items = sequence();
  if (!failed() && peek() == ')')
    fail(
        at_, message("')' zonder '('", "')' without '('"),
        message("haal het weg, of open de groep met '('", "remove it, or open the group with '('"));
  if (!failed() && peek() == ';' && use == Use::list)
    fail(at_, message("een lijst heeft geen voorwaarden", "a list has no conditions"),
         message("zet de voorwaarde achter het patroon dat de lijst gebruikt",
                 "put the condition behind the pattern that uses the list"));
  if (!failed() && peek() == '|')
    fail(at_, message("'|' staat alleen binnen haakjes", "'|' stands only inside parentheses"),
         message("schrijf (a|b), of zet de mogelijkheden op eigen regels",
                 "write (a|b), or put the alternatives on lines of their own"));
  return checked(std::move(items), 0, use, std::nullopt);
}

// From the `;` on.
std::vector<Condition> Reading::conditions() {
  using Where = Condition::Where;
  struct Named {
    std::string_view word;
    Where where;
    bool counted;
  };
  static constexpr Named kWheres[] = {{"inside", Where::inside, false},
                                      {"before", Where::before, true},
                                      {"after", Where::after, true},
                                      {"sentence", Where::sentence, false},
                                      {"turn", Where::turn, false}};
  const Message forms = message(
      "schrijf ; not of ; needs, dan inside, before 4, after 4, sentence of turn, dan : en een "
      "patroon",
      "write ; not or ; needs, then inside, before 4, after 4, sentence or turn, then : and a "
      "pattern");
  std::vector<Condition> result;
  while (!failed() && peek() == ';') {
    ++at_;
    skip_spaces();
    const std::size_t begin = at_;
    const auto word = [this] {
      const std::size_t first = at_;
      while (peek() >= 'a' && peek() <= 'z') ++at_;
      return line_.substr(first, at_ - first);
    };
    Condition condition;
    const std::string_view kind = word();
    if (kind != "not" && kind != "needs")
      fail(begin, message("na ';' hoort not of needs", "not or needs belongs behind ';'"), forms);
    condition.wanted = kind == "needs";
    skip_spaces();
    const std::size_t where_at = at_;
    const std::string_view where = word();
    const auto* const named = std::find_if(std::begin(kWheres), std::end(kWheres),
                                           [&](const Named& each) { return each.word == where; });
    if (named == std::end(kWheres)) {
      fail(where_at,
           message("hier hoort waar de voorwaarde kijkt", "where the condition looks belongs here"),
           forms);
      break;
    }
    condition.where = named->where;
    skip_spaces();
    if (named->counted) {
      condition.reach = count(at_);
      if (!failed() && condition.reach == 0)
        fail(where_at, message("{} 0 bevat geen enkel woord", "{} 0 holds no word", where), forms);
    }
    skip_spaces();
    if (!failed() && peek() != ':') fail(at_, message("hier hoort ':'", "':' belongs here"), forms);
    ++at_;
    const std::size_t pattern_at = at_;
    std::vector<Item> items = sequence();
    if (!failed() && peek() == '|')
      fail(at_, message("'|' staat alleen binnen haakjes", "'|' stands only inside parentheses"),
           message("schrijf (a|b)", "write (a|b)"));
    if (!failed() && peek() == ')')
      fail(at_, message("')' zonder '('", "')' without '('"),
           message("haal het weg, of open de groep met '('",
                   "remove it, or open the group with '('"));
    condition.pattern = checked(std::move(items), pattern_at, Use::rule, condition.where);
    if (failed()) break;
    condition.source = trimmed(line_.substr(begin, at_ - begin));
    result.push_back(std::move(condition));
  }
  return result;
}

// Where the trimmed part of a line begins; spaces and tabs have a byte each.
LinePlace place_of(std::string_view part, std::string_view line, LinePlace place) {
  if (!part.empty()) place.column += static_cast<std::uint32_t>(part.data() - line.data());
  return place;
}

Node read_particles(std::string_view data) {
  WordReader words;
  std::vector<Node> alternatives;
  while (!data.empty()) {
    const std::size_t end = std::min(data.find('\n'), data.size());
    const std::string_view line = trimmed(data.substr(0, end));
    data.remove_prefix(std::min(end + 1, data.size()));
    if (line.empty() || line.front() == '#') continue;
    std::vector<Node> items;
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t stop = std::min(line.find(' ', at), line.size());
      items.push_back(make_word({std::get<Atom>(words.word(line.substr(at, stop - at)))}));
      at = stop + 1;
    }
    alternatives.push_back(make_sequence(std::move(items)));
  }
  const Node one = make_choice(std::move(alternatives));
  constexpr int kMost = 6;
  Node chain = make_optional(one);
  for (int i = 1; i < kMost; ++i) chain = make_optional(make_sequence({one, std::move(chain)}));
  return chain;
}

}  // namespace

const Node* particles(std::string_view language) {
  static const Node dutch = read_particles(embedded::particles_nl_txt);
  return language == "nl" ? &dutch : nullptr;
}

std::size_t comment_start(std::string_view line) {
  bool item_start = true;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '#' && (at == 0 || is_space(line[at - 1]))) return at;
    if (line[at] == '/' && item_start) {
      // Skip a raw word; an unclosed one is the parser's to report.
      std::size_t close = at + 1;
      while (close < line.size() && line[close] != '/') close += line[close] == '\\' ? 2 : 1;
      if (close < line.size()) at = close;
    }
    item_start = is_space(line[at]) || line[at] == '(' || line[at] == '|' || line[at] == '!';
  }
  return line.size();
}

base::Result<Pattern> LineReader::pattern(std::string_view line, Use use, std::uint16_t within,
                                          const LinePlace& place) {
  const std::string_view written = trimmed(line.substr(0, comment_start(line)));
  Reading reading{written, vocabulary_, words_, used_, within, place_of(written, line, place)};
  Pattern result;
  result.node = reading.whole_pattern(use);
  result.conditions = reading.conditions();
  result.source = written;
  result.line = place.line;
  if (auto problem = reading.take_problem()) return *std::move(problem);
  return result;
}

base::Result<RegexLine> LineReader::regex(std::string_view line, std::uint16_t within,
                                          const LinePlace& place) {
  std::size_t end = line.size();
  for (std::size_t at = 0; at < line.size(); ++at)
    if (line[at] == '#' && (at == 0 || is_space(line[at - 1]))) end = std::min(end, at);
  const std::string_view written = trimmed(line.substr(0, end));
  std::size_t condition = written.size();
  for (std::size_t at = 0; at < written.size() && condition == written.size(); ++at) {
    if (written[at] != ';') continue;
    const std::string_view rest = trimmed(written.substr(at + 1));
    if (rest.substr(0, 4) == "not " || rest.substr(0, 6) == "needs ") condition = at;
  }
  Reading reading{written, vocabulary_, words_, used_, within, place_of(written, line, place)};
  RegexLine result;
  result.regex = trimmed(written.substr(0, condition));
  result.source = written;
  result.line = place.line;
  if (written.size() > kMaxLineLength)
    reading.fail(0, message("een regel van {} bytes", "a line of {} bytes", written.size()),
                 message("ten hoogste {} bytes", "at most {} bytes", kMaxLineLength));
  if (result.regex.empty())
    reading.fail(0, message("hier staat geen expressie", "there is no expression here"),
                 message("schrijf de expressie voor de voorwaarden",
                         "write the expression before the conditions"));
  auto checked = check_regex(result.regex);
  if (auto* const trouble = std::get_if<Trouble>(&checked))
    reading.fail(0, std::move(trouble->problem), std::move(trouble->hint));
  result.conditions = reading.conditions_from(condition);
  if (auto problem = reading.take_problem()) return *std::move(problem);
  return result;
}

base::Result<Pattern> parse_pattern(std::string_view line, const Vocabulary& vocabulary,
                                    const LinePlace& place) {
  LineReader reader{vocabulary};
  return reader.pattern(line, LineReader::Use::rule, vocabulary.within, place);
}

}  // namespace engine::codebook
