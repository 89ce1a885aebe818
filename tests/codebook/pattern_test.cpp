#include <catch2/catch.hpp>

#include "engine/codebook/reader.hpp"
#include "tests/codebook/support.hpp"

using namespace test;
using engine::text::Mark;
using Kind = Assert::Kind;

namespace {

Node seq(std::vector<Node> items) { return make_sequence(std::move(items)); }
Node either(std::vector<Node> alternatives) { return make_choice(std::move(alternatives)); }
Node maybe(Node node) { return make_optional(std::move(node)); }

Vocabulary vocabulary() {
  Vocabulary result;
  result.lists["groep"] = either({word("moslims"), make_word({glob("allochto*")}),
                                  seq({word("mensen"), word("van"), word("kleur")})});
  result.lists["ontkenning"] = words({"niet", "geen"});
  result.verbs["aanstellen"] = {"aan", {"stel", "stelt", "stelde"}, "stellen", "aangesteld"};
  result.verbs["zeuren"] = {"", {"zeur", "zeurt"}, "zeuren", ""};
  return result;
}

}  // namespace

TEST_CASE("each piece of notation becomes its node", "[codebook][pattern]") {
  struct Row {
    std::string line;
    Node expected;
  };
  const Row row = GENERATE(values<Row>({
      {"zo is het", seq({word("zo"), word("is"), word("het")})},
      {"Zeur*", make_word({glob("zeur*")})},
      {"*cultuur", make_word({glob("*cultuur")})},
      {"wij** hier", seq({make_word({glob("wij*")}), word("hier")})},
      {"een zelf? ander", seq({word("een"), maybe(word("zelf")), word("ander")})},
      {"=Polen", make_word({exact("Polen")})},
      {"één", make_word({accented("één")})},
      {"(die|dat soort) mensen",
       seq({either({word("die"), seq({word("dat"), word("soort")})}), word("mensen")})},
      {"(c|a|b|a)", words({"a", "b", "c"})},
      {"(a|(b|c d))", either({words({"a", "b"}), seq({word("c"), word("d")})})},
      {"a (b|c)? d", seq({word("a"), maybe(words({"b", "c"})), word("d")})},
      {"a {0,3} b", seq({word("a"), gap(0, 3), word("b")})},
      {"a ... b", seq({word("a"), gap(0, 10), word("b")})},
      {"a … b", seq({word("a"), gap(0, 10), word("b")})},
      {"a {1,2} {0,3} b", seq({word("a"), gap(1, 5), word("b")})},
      {"< a >", seq({anchor(Kind::sentence_start), word("a"), anchor(Kind::sentence_end)})},
      {"<< a >>", seq({anchor(Kind::turn_start), word("a"), anchor(Kind::turn_end)})},
      {"< {0,2} a", seq({anchor(Kind::sentence_start), gap(0, 2), word("a")})},
      {"(<|maar) a", seq({either({word("maar"), anchor(Kind::sentence_start)}), word("a")})},
      {"a ',' b '?'", seq({word("a"), mark(Mark::comma), word("b"), mark(Mark::question)})},
      {"'!' a '/' b", seq({mark(Mark::exclamation), word("a"), mark(Mark::slash), word("b")})},
      {"zo ':' '\"' a", seq({word("zo"), mark(Mark::colon), mark(Mark::quote), word("a")})},
      {"/zeu?r.*/", make_word({regex("zeu?r.*")})},
      {"a !niet", seq({word("a"), make_word({literal("niet")}, true)})},
      {"a !(niet|geen) b",
       seq({word("a"), make_word({literal("niet"), literal("geen")}, true), word("b")})},
      {"ja ja maar", seq({word("ja"), word("maar")})},
      {"ja ',' ja maar", seq({word("ja"), mark(Mark::comma), word("maar")})},
      {"1 1 april", seq({word("1"), word("1"), word("april")})},
      {"=Bla-Bla bla", seq({make_word({exact("Bla")}), word("bla")})},
      {"'s avonds", seq({word("'s"), word("avonds")})},
      {"z’n zo'n", seq({word("z'n"), word("zo'n")})},
      {"m.b.t. a", seq({word("m.b.t."), word("a")})},
      {"niet-westers*", either({seq({word("niet"), make_word({glob("westers*")})}),
                                make_word({glob("nietwesters*")})})},
      {"(wij|schaamte)-cultuur", either({seq({words({"wij", "schaamte"}), word("cultuur")}),
                                         words({"wijcultuur", "schaamtecultuur"})})},
      {"=Noord-Afrika",
       seq({make_word({exact("Noord")}), anchor(Kind::joined), make_word({exact("Afrika")})})},
      {"de @groep", seq({word("de"), vocabulary().lists["groep"]})},
      {"(@groep|anders)", either({vocabulary().lists["groep"], word("anders")})},
      {"!@ontkenning a", seq({make_word({literal("geen"), literal("niet")}, true), word("a")})},
      {"~zeuren", words({"zeur", "zeurt", "zeuren"})},
      {"~aanstellen",
       either({words({"aanstel", "aanstelt", "aanstelde", "aanstellen"}),
               seq({words({"stel", "stelt", "stelde"}), gap(0, kVerbGap), word("aan")}),
               seq({word("aan"), word("te"), word("stellen")})})},
  }));
  CAPTURE(row.line);
  const Node found = tree(row.line, vocabulary());
  CAPTURE(to_notation(found), to_notation(row.expected));
  CHECK(found == row.expected);
}

TEST_CASE("the participle belongs to a verb only on request", "[codebook][pattern]") {
  CHECK(to_notation(tree("~aanstellen", vocabulary())).find("aangesteld") == std::string::npos);
  CHECK(to_notation(tree("~aanstellen+", vocabulary())).find("aangesteld") != std::string::npos);
}

TEST_CASE("a particle is zero to six of the listed hedges", "[codebook][pattern]") {
  const Node found = tree("lokt _ uit");
  REQUIRE(std::holds_alternative<Sequence>(found.value));
  const Node& inner = std::get<Sequence>(found.value).items[1];
  CHECK(inner == *particles("nl"));
  CHECK(min_tokens(inner) == 0);
  int depth = 0;
  for (const Node* at = &inner; at != nullptr;) {
    const auto& choice = std::get<Choice>(at->value);
    REQUIRE(has_empty_alternative(choice));
    ++depth;
    at = nullptr;
    for (const Node& each : choice.alternatives)
      if (const auto* const next = std::get_if<Sequence>(&each.value))
        for (const Node& item : next->items)
          if (const auto* const more = std::get_if<Choice>(&item.value);
              more != nullptr && has_empty_alternative(*more))
            at = &item;
  }
  CHECK(depth == 6);
}

TEST_CASE("conditions say what, where and how far", "[codebook][pattern]") {
  const Pattern found = pattern(
      "(stel|stelt) zich _ {0,3} aan  ; not inside: @ontkenning ;needs before 4: (ik|hij) # uitleg",
      vocabulary());
  CHECK(found.source ==
        "(stel|stelt) zich _ {0,3} aan  ; not inside: @ontkenning ;needs before 4: (ik|hij)");
  REQUIRE(found.conditions.size() == 2);
  CHECK_FALSE(found.conditions[0].wanted);
  CHECK(found.conditions[0].where == Condition::Where::inside);
  CHECK(found.conditions[0].source == "not inside: @ontkenning");
  CHECK(found.conditions[1].wanted);
  CHECK(found.conditions[1].where == Condition::Where::before);
  CHECK(found.conditions[1].reach == 4);
  CHECK(found.conditions[1].pattern == words({"ik", "hij"}));
}

TEST_CASE("a condition may ask for a mark alone", "[codebook][pattern]") {
  CHECK(pattern("a b; not sentence: '?'").conditions[0].pattern ==
        seq({gap(1, 1), mark(Mark::question)}));
  CHECK(pattern("a {0,4} b; not inside: ','").conditions[0].pattern ==
        seq({gap(1, 1), mark(Mark::comma), gap(1, 1)}));
}

TEST_CASE("a comment begins at a '#' after a space", "[codebook][pattern]") {
  CHECK(tree("a b # c") == tree("a b"));
  CHECK(tree("a /b#c/ d") == seq({word("a"), make_word({regex("b#c")}), word("d")}));
}

TEST_CASE("a bad line earns its message at its place", "[codebook][pattern][errors]") {
  struct Row {
    std::string line, problem;
  };
  const Row row = GENERATE(values<Row>({
      {"", "1: there is no pattern here | write at least one word"},
      {"de (a|b", "4: '(' without ')' | close the group with ')'"},
      {"de a)", "5: ')' without '(' | remove it, or open the group with '('"},
      {"a | b",
       "3: '|' stands only inside parentheses | write (a|b), or put the alternatives on lines of "
       "their own"},
      {"één (a||b)",
       "8: an empty alternative in a group | write ? behind the group if it may be absent: (a|b)?"},
      {"{0,3} a",
       "1: a pattern does not begin with a gap | leave it out: of all spans the shortest counts, "
       "so that this would always be empty"},
      {"a ...",
       "3: a pattern does not end with a gap | leave it out: of all spans the shortest counts, so "
       "that this would always be empty"},
      {"zo? a",
       "1: a pattern does not begin with something optional | leave it out: of all spans the "
       "shortest counts, so that this would always be empty"},
      {"a _",
       "3: a pattern does not end with something optional | leave it out: of all spans the "
       "shortest counts, so that this would always be empty"},
      {"(a|b {0,2})",
       "1: a pattern does not end with a gap | leave it out: of all spans the shortest counts, so "
       "that this would always be empty"},
      {"a?", "1: this pattern also matches nothing | write at least one word that is always there"},
      {"< >",
       "1: this pattern also matches nothing | write at least one word that is always there"},
      {"!a",
       "1: this pattern matches almost everything: it does not always name a word | write at least "
       "one word that is always there"},
      {"< {1,2} >",
       "1: this pattern matches almost everything: it does not always name a word | write at least "
       "one word that is always there"},
      {"a {5,2} b", "3: {5,2} runs from large to small | write {2,5}"},
      {"a {0,61} b", "3: more than 60 words | choose at most 60"},
      {"a {3} b", "3: a gap has two numbers | write {3,3} for exactly 3, or {0,3} for at most 3"},
      {"a {0,0} b",
       "3: {0,0} allows no word at all | leave it out: parts of a pattern follow one another "
       "directly already"},
      {"a {0;3} b",
       "5: a comma belongs here | write for example {0,3}: zero to three words between"},
      {"a {x,3} b", "4: a number belongs here | for example {0,3} or before 4:"},
      {"a {0,3 b", "3: '{' without '}' | write for example {0,3}: zero to three words between"},
      {"a } b", "3: '}' without '{' | write for example {0,3}: zero to three words between"},
      {"zei (?!niet) a",
       "5: '(?!' does not exist in patterns | write a condition behind the pattern: ; not after 3: "
       "… or ; needs before 3: …"},
      {"/(?<=a)b/",
       "1: look-around with (?<= does not exist in these regular expressions | write a condition "
       "behind the pattern: ; not after 3: … or ; needs before 3: …"},
      {"/(a)\\1/",
       "1: back-references such as \\1 do not exist in these regular expressions | write out the "
       "possibilities, or use a condition: ; not inside: … or ; needs inside: …"},
      {"/Turk/",
       "1: words are compared in lower case, so that a capital never matches | write lower-case "
       "letters"},
      {"/één/",
       "1: words are compared without accents here, so that an accent never matches | write the "
       "letters without accents"},
      {"/a b/",
       "1: an expression between slashes matches one word and never holds a space | write each "
       "word apart, or use regex: for a whole sentence"},
      {"/ab",
       "1: '/' without a second '/' | close the expression with '/'; the mark is written '/' in "
       "single quotes"},
      {"//",
       "1: an empty regular expression | write something between the slashes, for example "
       "/zeu?r.*/"},
      {"de @groepp", "4: there is no list 'groepp' | did you mean '@groep'?"},
      {"de @xyz", "4: there is no list 'xyz' | put the list under lists:"},
      {"de @ a", "4: the name of a list belongs behind '@' | put the list under lists:"},
      {"~anstellen", "1: there is no verb 'anstellen' | did you mean '~aanstellen'?"},
      {"~zeuren+",
       "8: the verb 'zeuren' has no participle | write participle: with the verb, or leave the + "
       "out"},
      {"wij* a",
       "1: 'wij*' has fewer than 4 fixed letters and matches too many words | write out the words "
       "that are meant: (wij…|…); if you do mean this, write wij**"},
      {"* a", "1: '*' matches every word | write {1,1} for exactly one word, whatever it is"},
      {"=Turk*",
       "2: '=Turk*': = and * do not go together | write out the forms, for example "
       "(=Turk|=Turken)"},
      {"wij/zij", "1: 'wij/zij' can never be one word | write: wij '/' zij"},
      {"ja, maar", "1: 'ja,' can never be one word | write: ja ','"},
      {"dat aangepast.Nou ja",
       "5: 'aangepast.Nou' can never be one word | write: aangepast '.' Nou"},
      {"a & b",
       "3: '&' has no letters or digits, so that no word can match it | write a word, or a mark "
       "such as '?' '!' ',' '/' '.' ':' in single quotes"},
      {"eh a",
       "1: 'eh' is a filler, which patterns do not see | leave it out: it may stand anywhere "
       "between the words"},
      {"a [lacht] b",
       "3: '[lacht]' is an event, which patterns do not see | leave it out: it may stand anywhere "
       "between the words"},
      {"a [lange stilte] b",
       "3: '[lange' is an event, which patterns do not see | leave it out: it may stand anywhere "
       "between the words"},
      {"- zeur* ik",
       "1: a dash before the pattern | leave it out: each line of a block is a pattern"},
      {"niet- a",
       "6: a hyphen belongs between two words | write a word or a group, for example niet-westers* "
       "or "
       "(wij|schaamte)-cultuur"},
      {"(a b)-c",
       "1: a group with a hyphen holds single words only | write out the other alternatives apart"},
      {"(a)?-c d",
       "1: an optional part cannot take a hyphen | write out both forms: (…-word|word)"},
      {"a-b-c-d-e", "1: too many forms with hyphens | at most 4 parts and 10000 closed forms"},
      {"a '%' b",
       "3: '%' is no mark that a pattern can ask for | possible are '?' '!' ',' '/' '.' ':' '\"' "
       "'-'"},
      {"a ','? b",
       "6: '?' makes only a word, list or group optional | the mark itself is written '?' in "
       "single quotes"},
      {"a ? b",
       "3: '?' belongs right behind a word or group | the mark itself is written '?' in single "
       "quotes"},
      {"(a)(b)", "4: a space belongs here | put a space between the parts of a pattern"},
      {"a ! b",
       "3: a word or a group of words belongs right behind '!' | write !niet or !(niet|geen); the "
       "mark is '!' in single quotes"},
      {"a !(b c) d",
       "3: '!' holds for exactly one word | write !word or !(word|word); for more words there is ; "
       "not inside: …"},
      {"a _b c",
       "3: '_' stands alone: it is a part of the pattern by itself | put a space behind it"},
      {"a (b?)? c", "7: this is optional already | remove one of the question marks"},
      {"a; b",
       "4: not or needs belongs behind ';' | write ; not or ; needs, then inside, before 4, after "
       "4, sentence or turn, then : and a pattern"},
      {"a; not within: b",
       "8: where the condition looks belongs here | write ; not or ; needs, then inside, before 4, "
       "after 4, sentence or turn, then : and a pattern"},
      {"a; not before: b", "14: a number belongs here | for example {0,3} or before 4:"},
      {"a; not before 0: b",
       "8: before 0 holds no word | write ; not or ; needs, then inside, before 4, after 4, "
       "sentence or turn, then : and a pattern"},
      {"a; not inside b",
       "15: ':' belongs here | write ; not or ; needs, then inside, before 4, after 4, sentence or "
       "turn, then : and a pattern"},
      {"a; not inside:", "15: there is no pattern here | write at least one word"},
      {"a; not inside: b|c",
       "17: '|' stands only inside parentheses | write (a|b), or put the alternatives on lines of "
       "their own"},
      {"a !> b",
       "4: '>' cannot stand here | write a word or a group, for example niet-westers* or "
       "(wij|schaamte)-cultuur"},
      {"a \xFF"
       " b",
       "3: from here on it is not UTF-8 | save it as UTF-8"},
      {"a < b",
       "3: no start can be here: words stand before it | put < and << first, > and >> last; with "
       "scope: turn, < and > may stand between"},
      {"a > {0,2} b",
       "3: no end can be here: more words follow | put < and << first, > and >> last; with scope: "
       "turn, < and > may stand between"},
      {"a; not sentence: b >> c",
       "20: no end can be here: more words follow | put < and << first, > and >> last; with scope: "
       "turn, < and > may stand between"},
      {"a \x01 b", "3: an invisible control character | remove it"},
      {"a; not after 3: '?'",
       "17: this pattern also matches nothing | write at least one word that is always there"},
  }));
  CAPTURE(row.line);
  CHECK(problem_of(row.line, vocabulary()) == row.problem);
}

TEST_CASE("a problem shows the line with the caret under the place",
          "[codebook][pattern][errors]") {
  const auto read = parse_pattern("één {5,2} b", {}, {"proef.yaml", 12, 7});
  REQUIRE_FALSE(read);
  CHECK(to_text(read.error().front(), engine::base::Language::nl) ==
        "proef.yaml:12:11: {5,2} loopt van groot naar klein\n"
        "        één {5,2} b\n"
        "            ^\n"
        "  schrijf {2,5}\n");
}

TEST_CASE("particles of a language without a list are an error", "[codebook][pattern][errors]") {
  Vocabulary english;
  english.language = "en";
  CHECK(problem_of("a _ b", english) ==
        "3: no particles are known for the language 'en', so that '_' means nothing | make a list "
        "and write (@list)?");
}
