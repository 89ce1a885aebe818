#include "engine/codebook/reading.hpp"

#include <algorithm>
#include <charconv>

#include "engine/base/utf8.hpp"
#include "engine/codebook/names.hpp"
#include "engine/codebook/tree.hpp"

namespace engine::codebook {
namespace {

using base::Message;
using base::message;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

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

}  // namespace

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

Node Reading::grown(Node node, std::size_t at) {
  size_ += size_of(node);
  if (size_ > kMaxTreeSize)
    fail(at,
         message("uitgeschreven is dit patroon te groot: meer dan {} woorden en keuzes",
                 "written out this pattern is too large: more than {} words and choices",
                 kMaxTreeSize),
         message("splits het in meer patronen, of maak de lijsten korter",
                 "split it into several patterns, or shorten the lists"));
  return node;
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
    items.push_back({std::move(node), begin});
    end_of_item();
  }
  return items;
}

Node Reading::in_order(std::vector<Item> items) {
  if (items.size() == 1) return std::move(items.front().node);
  std::vector<Node> nodes;
  nodes.reserve(items.size());
  for (Item& each : items) nodes.push_back(std::move(each.node));
  return make_sequence(std::move(nodes));
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
  if (starts_with("...") || starts_with("…")) {
    at_ += 3;  // the one character … has three bytes, too
    return Node{Gap{0, how_.within}};
  }
  if (c == '{') return gap();
  if (c == '_') return particle();
  if (starts_with("<<")) return anchor("<<", Assert::Kind::turn_start);
  if (starts_with(">>")) return anchor(">>", Assert::Kind::turn_end);
  if (c == '<') return anchor("<", Assert::Kind::sentence_start);
  if (c == '>') return anchor(">", Assert::Kind::sentence_end);
  if (c == '\'' && peek(2) == '\'') return mark();
  if (c == '}')
    fail(at_, message("'}}' zonder '{{'", "'}}' without '{{'"),
         message("schrijf bijvoorbeeld {{0,3}}: nul tot drie woorden ertussen",
                 "write for example {{0,3}}: zero to three words between"));
  if (c == '?')
    fail(at_,
         message("'?' hoort direct achter een woord of groep",
                 "'?' belongs right behind a word or group"),
         message("het leesteken zelf is '?' tussen aanhalingstekens",
                 "the mark itself is written '?' in single quotes"));
  if (failed()) return {};
  const std::size_t begin = at_;
  Node node = c == '!' ? negation() : words();
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
  return failed() ? Node{} : grown(*known, begin);
}

}  // namespace engine::codebook
