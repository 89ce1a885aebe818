#include "engine/codebook/reading.hpp"

#include <algorithm>
#include <array>

#include "engine/base/utf8.hpp"
#include "engine/codebook/tree.hpp"

namespace engine::codebook {

using base::Message;
using base::message;

void Reading::check_bytes() {
  if (line_.size() > kMaxLineLength)
    return fail(0, message("een patroon van {} bytes", "a pattern of {} bytes", line_.size()),
                message("ten hoogste {} bytes; maak er een lijst van",
                        "at most {} bytes; turn it into a list", kMaxLineLength));
  if (const auto invalid = base::find_invalid_utf8(line_)) {
    line_ = line_.substr(0, *invalid);
    return fail(*invalid, message("vanaf hier is het geen UTF-8", "from here on it is not UTF-8"),
                message("bewaar het als UTF-8", "save it as UTF-8"));
  }
  const auto control = std::ranges::find_if(line_, [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
  });
  if (control != line_.end())
    fail(static_cast<std::size_t>(control - line_.begin()),
         message("een onzichtbaar stuurteken", "an invisible control character"),
         message("haal het weg", "remove it"));
}

void Reading::check_regex_part(std::string_view regex) {
  if (failed()) return;
  auto checked = check_regex(regex);
  if (auto* const trouble = std::get_if<Trouble>(&checked)) fail(0, std::move(*trouble));
}

// An anchor between two words, where no sentence or turn can begin or end.
void Reading::check_anchors(const std::vector<Item>& items, Crossing crossing) {
  const base::Message hint =
      message("zet < en << vooraan, > en >> achteraan; met scope: turn mogen < en > ertussen",
              "put < and << first, > and >> last; with scope: turn, < and > may stand between");
  std::uint32_t before = 0;
  std::optional<std::size_t> end_at;
  for (const Item& item : items) {
    const auto* const assertion = std::get_if<Assert>(&item.node.value);
    const std::uint32_t tokens = min_tokens(item.node);
    if (end_at && tokens > 0)
      fail(*end_at,
           message("hier kan geen einde zijn: er komen nog woorden",
                   "no end can be here: more words follow"),
           hint);
    if (assertion != nullptr && before > 0 && is_start(*assertion, crossing))
      fail(item.at,
           message("hier kan geen begin zijn: er staan al woorden voor",
                   "no start can be here: words stand before it"),
           hint);
    if (assertion != nullptr && is_end(*assertion, crossing)) end_at = item.at;
    before += tokens;
  }
}

// The rules for a sequence that stands by itself: a line, or what a condition
// asks for, which always lies within a sentence.
Node Reading::checked(std::vector<Item> items, std::size_t begin,
                      std::optional<Condition::Where> where) {
  const Use use = where ? Use::rule : how_.use;
  if (use != Use::list) check_anchors(items, where ? Crossing::nothing : how_.crossing);
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
  const std::size_t first_at = items.front().at;
  const std::size_t last_at = items.back().at;
  Node node = in_order(std::move(items));
  if (min_tokens(node) == 0) {
    fail(first_at, message("dit patroon past ook op niets", "this pattern also matches nothing"),
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
    const std::size_t at = edge == Edge::front ? first_at : last_at;
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
    fail(first_at,
         message("dit patroon past op bijna alles: het noemt niet altijd een woord",
                 "this pattern matches almost everything: it does not always name a word"),
         message("schrijf ten minste één woord dat er altijd staat",
                 "write at least one word that is always there"));
    return {};
  }
  return node;
}

// What ends a sequence other than the end of the line or a condition.
void Reading::no_group_leftovers() {
  if (failed()) return;
  if (peek() == ')')
    fail(
        at_, message("')' zonder '('", "')' without '('"),
        message("haal het weg, of open de groep met '('", "remove it, or open the group with '('"));
  if (peek() == '|')
    fail(at_, message("'|' staat alleen binnen haakjes", "'|' stands only inside parentheses"),
         message("schrijf (a|b), of zet de mogelijkheden op eigen regels",
                 "write (a|b), or put the alternatives on lines of their own"));
}

Node Reading::whole_pattern() {
  if (starts_with("- "))
    fail(0, message("een streepje voor het patroon", "a dash before the pattern"),
         message("laat het weg: in een blok is elke regel een patroon",
                 "leave it out: each line of a block is a pattern"));
  std::vector<Item> items = sequence();
  no_group_leftovers();
  if (!failed() && peek() == ';' && how_.use == Use::list)
    fail(at_, message("een lijst heeft geen voorwaarden", "a list has no conditions"),
         message("zet de voorwaarde achter het patroon dat de lijst gebruikt",
                 "put the condition behind the pattern that uses the list"));
  return checked(std::move(items), 0, std::nullopt);
}

std::string_view Reading::keyword() {
  const std::size_t begin = at_;
  while (peek() >= 'a' && peek() <= 'z') ++at_;
  return line_.substr(begin, at_ - begin);
}

// From the `;` on.
std::vector<Condition> Reading::conditions() {
  std::vector<Condition> result;
  while (!failed() && peek() == ';') {
    ++at_;
    skip_spaces();
    result.push_back(condition());
  }
  return result;
}

Condition Reading::condition() {
  using Where = Condition::Where;
  struct Named {
    std::string_view word;
    Where where;
    bool counted;
  };
  static constexpr std::array kWheres{
      Named{"inside", Where::inside, false}, Named{"before", Where::before, true},
      Named{"after", Where::after, true}, Named{"sentence", Where::sentence, false},
      Named{"turn", Where::turn, false}};
  const Message forms = message(
      "schrijf ; not of ; needs, dan inside, before 4, after 4, sentence of turn, dan : en een "
      "patroon",
      "write ; not or ; needs, then inside, before 4, after 4, sentence or turn, then : and a "
      "pattern");
  Condition condition;
  const std::size_t begin = at_;
  const std::string_view kind = keyword();
  if (kind != "not" && kind != "needs")
    fail(begin, message("na ';' hoort not of needs", "not or needs belongs behind ';'"), forms);
  condition.wanted = kind == "needs";
  skip_spaces();
  const std::size_t where_at = at_;
  const std::string_view where = keyword();
  const auto* const named =
      std::ranges::find_if(kWheres, [&](const Named& each) { return each.word == where; });
  if (named == std::end(kWheres)) {
    fail(where_at,
         message("hier hoort waar de voorwaarde kijkt", "where the condition looks belongs here"),
         forms);
    return {};
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
  if (failed()) return {};
  const std::size_t pattern_at = ++at_;
  std::vector<Item> items = sequence();
  no_group_leftovers();
  condition.pattern = checked(std::move(items), pattern_at, condition.where);
  condition.source = trimmed(line_.substr(begin, at_ - begin));
  return condition;
}

}  // namespace engine::codebook
