#include <catch2/catch.hpp>

#include <fstream>

#include "engine/base/failure.hpp"
#include "engine/base/hash.hpp"
#include "tests/codebook/support.hpp"

using namespace test;
using engine::base::Language;
using engine::base::Message;

namespace {

// The example of the notation's reference, with every key in use.
const std::string kWhole = R"yaml(
codebook: {id: discriminatie, version: 0.1.0, language: nl, title: {nl: Radar, en: Radar}}
roles: {respondent: [arbeidsdeskundige, AD]}
lists:
  ontkenning: |
    # woorden die ontkennen
    (niet|geen|nooit)
    allerminst
  groep: |
    (allochto*|nieuwkomer*)
    mensen van kleur
verbs:
  aanstellen: {particle: aan, forms: stel stelt stellen, infinitive: stellen, participle: aangesteld}
contexts:
  citaat:
    effect: voice=reported
    looks: forward
    reach: 8
    stops_at: |
      (maar|dus) (ik|we|wij)
    patterns: |
      (zei|zeiden|zegt|zeggen) van?
      (had|heb|heeft) zoiets van
  vraag:
    effect: voice=question
    looks: sentence
    patterns: |
      '?'
  weg: {effect: drop, looks: turn, patterns: |
      "nooit"
  }
codes:
  victim-blaming:
    label: {nl: Slachtoffer de schuld geven, en: Victim blaming}
    brief: kort
    colour: "#C0392B"
    origin: Ryan 1971
    applies_to: [expert]
    contexts: [citaat]
    confusable_with: {minimising: {nl: de grens, en: the border}}
    changes:
    - {date: 2024-01-01, version: 0.1.0, what: begin, why: nodig, who: AB}
    examples:
      typical: [hij stelt zich aan]
      counter: |
        hij is aangesteld
    children:
      overgevoelig:
        label: Overgevoelig
        rules:
        - id: vb.aanstellen
          tier: precise
          unit: match
          scope: turn
          within: 4
          patterns: |
            # uitleg
            (stel|stelt) (zich|je) ... aan   ; not inside: @ontkenning

            ~aanstellen
          regex: |
            wij (\w+ ){0,8}zij ; needs sentence: @groep
          requires_any: {scope: turn+previous, lists: [groep], else: drop}
          hit: |
            hij stelt zich ook wel een beetje aan
          miss: |
            hij is vorig jaar aangesteld
            Interviewer> en vindt u dat hij zich aanstelt?
          reported: mijn baas zei van je stelt je aan
      stil:
        applies_to: []
        contexts: []
        rules:
        - id: vb.stil
          tier: hint
          patterns: |
            stil staan
          hit: we gaan stil staan
          miss: niets
        - id: vb.stil2
          contexts: [vraag, citaat]
          patterns: |
            stil zitten
          hit: we gaan stil zitten
          miss: niets
  minimising:
    replaced_by: victim-blaming.stil
)yaml";

std::string with_flow_context_fixed() {
  // A literal block cannot stand inside {…}; written out here.
  std::string text = kWhole;
  const std::size_t at = text.find("  weg: {");
  const std::size_t end = text.find("codes:");
  text.replace(at, end - at,
               "  weg:\n    effect: drop\n    looks: turn\n    patterns: |\n      nooit meer\n");
  return text;
}

}  // namespace

TEST_CASE("a whole codebook is resolved", "[codebook][loader]") {
  const Codebook book = must_load(with_flow_context_fixed());
  CHECK(book.id == "discriminatie");
  CHECK(book.version == "0.1.0");
  CHECK(book.language == "nl");
  CHECK(book.title == Message{"Radar", "Radar"});
  CHECK(book.mapped_role("ad") == "respondent");
  CHECK(book.mapped_role("expert") == "expert");
  CHECK(book.source == with_flow_context_fixed());
  CHECK(book.digest == engine::base::to_hex(engine::base::sha256(book.source)));

  REQUIRE(book.codes.size() == 4);
  const Code& top = book.codes[0];
  const Code& child = book.codes[1];
  CHECK(top.id == "victim-blaming");
  CHECK(top.brief == Message{"kort", "kort"});
  CHECK(top.origin == "Ryan 1971");
  CHECK(top.confusable_with.at(0).first == "minimising");
  CHECK(top.confusable_with.at(0).second == Message{"de grens", "the border"});
  CHECK(top.changes.at(0).who == "AB");
  REQUIRE(top.examples.size() == 2);
  CHECK(top.examples[0].text == "hij stelt zich aan");
  CHECK(top.examples[1].kind == Example::Kind::counter);
  CHECK(child.id == "victim-blaming.overgevoelig");
  CHECK(child.parent == 0u);
  CHECK(child.label == Message{"Overgevoelig", "Overgevoelig"});
  CHECK(child.colour == "#C0392B");
  CHECK(child.applies_to == std::vector<std::string>{"expert"});
  CHECK(book.codes[2].applies_to == std::vector<std::string>{});
  CHECK(book.codes[3].replaced_by == "victim-blaming.stil");
  CHECK(book.find_code("victim-blaming.stil") == 2u);
  CHECK_FALSE(book.find_code("stil"));

  REQUIRE(book.contexts.size() == 3);
  CHECK(book.contexts[0].voice == Voice::reported);
  CHECK(book.contexts[0].reach == 8);
  CHECK(book.contexts[0].patterns.size() == 2);
  CHECK(book.contexts[0].stops_at.size() == 1);
  CHECK(book.contexts[1].looks == Context::Looks::sentence);
  CHECK(book.contexts[2].effect == Context::Effect::drop);

  REQUIRE(book.rules.size() == 3);
  const Rule& rule = book.rules[0];
  CHECK(rule.code == 1);
  CHECK(rule.unit == Unit::match);
  CHECK(rule.across_sentences);
  REQUIRE(rule.patterns.size() == 2);
  CHECK(to_notation(rule.patterns[0].node) == "(stel|stelt) (je|zich) {0,4} aan");
  CHECK(rule.patterns[0].conditions.size() == 1);
  REQUIRE(rule.regexes.size() == 1);
  CHECK(rule.regexes[0].regex == R"(wij (\w+ ){0,8}zij)");
  CHECK(rule.regexes[0].conditions.at(0).wanted);
  REQUIRE(rule.requires_any);
  CHECK(rule.requires_any->scope == RequiresAny::Scope::turn_and_previous);
  CHECK(rule.requires_any->drop);
  CHECK(rule.requires_any->lists == std::vector<std::string>{"groep"});
  REQUIRE(rule.tests.size() == 4);
  CHECK(rule.tests[2].role == "interviewer");
  CHECK(rule.tests[2].text == "en vindt u dat hij zich aanstelt?");
  CHECK(rule.tests[3].expect == RuleTest::Expect::reported);
}

TEST_CASE("the nearest contexts win", "[codebook][loader]") {
  const Codebook book = must_load(with_flow_context_fixed());
  CHECK(book.rules[0].contexts == std::vector<std::uint32_t>{0});     // the parent's
  CHECK(book.rules[1].contexts.empty());                              // the child says none
  CHECK(book.rules[2].contexts == std::vector<std::uint32_t>{1, 0});  // its own, in its order
}

TEST_CASE("patterns know the line of the file they stand on", "[codebook][loader]") {
  const Codebook book = must_load(with_flow_context_fixed());
  const std::string text = with_flow_context_fixed();
  for (const Rule& rule : book.rules)
    for (const Pattern& pattern : rule.patterns) {
      std::size_t at = 0;
      for (std::uint32_t i = 1; i < pattern.line; ++i) at = text.find('\n', at) + 1;
      CHECK(text.substr(at, text.find('\n', at) - at).find(pattern.source) != std::string::npos);
    }
}

TEST_CASE("a list may use lists that stand further on", "[codebook][loader]") {
  const Codebook book = must_load(
      "codebook: {id: a, version: 1, language: nl}\n"
      "lists:\n  a: |\n    (@b|een)\n    @c\n  b: |\n    twee\n  c: |\n    drie vier\n"
      "codes:\n  x:\n    rules:\n    - id: r\n      patterns: |\n        @a\n      hit: een\n      "
      "miss: nul\n");
  CHECK(to_notation(book.rules[0].patterns[0].node) == "(een|twee|drie vier)");
}

TEST_CASE("CRLF, a byte order mark and lone carriage returns change nothing",
          "[codebook][loader]") {
  const std::string plain = codebook_with("a b\n\nc d");
  std::string windows;
  for (const char c : plain) windows += c == '\n' ? "\r\n" : std::string{c};
  const Codebook one = must_load(plain);
  const Codebook two = must_load("\xEF\xBB\xBF" + windows);
  CHECK(one.rules[0].patterns[1].line == two.rules[0].patterns[1].line);
  CHECK(one.rules[0].patterns[1].node == two.rules[0].patterns[1].node);
  CHECK(one.fingerprint(0) == two.fingerprint(0));
}

TEST_CASE("a bad codebook earns each message at its place", "[codebook][loader][errors]") {
  struct Row {
    std::string yaml;
    std::vector<std::string> problems;
  };
  const std::string head = "codebook: {id: a, version: 1, language: nl}\n";
  const std::string code = "codes: {x: {}}\n";
  const auto rule = [&](const std::string& lines) {
    return head + "codes:\n  x:\n    rules:\n    - id: r\n" + lines;
  };
  const std::string works = "      patterns: |\n        een\n      hit: een\n      miss: nul\n";
  const Row row = GENERATE_COPY(values<Row>({
      {"", {"0:0: the file is empty | duiding codebook new makes a start"}},
      {"# niets\n",
       {"0:0: the file holds nothing but comments | duiding codebook new makes a start"}},
      {"- a\n",
       {"1:1: a value of another kind | lines such as name: value belong in the codebook"}},
      {"codes: {x: {}}\n",
       {"1:0: the codebook does not say its name | write codebook: {id: name, version: 0.1.0, "
        "language: en}"}},
      {"codebook: {id: a b, language: nl}\n" + code,
       {"1:11: 'a b' cannot be a name | use only a-z, 0-9, - and _",
        "1:11: codebook: has no version | write codebook: {id: name, version: 0.1.0, language: "
        "en}"}},
      {head, {"1:0: it holds no codes | write codes: and below it at least one code"}},
      {head + "list: {}\n" + code,
       {"2:1: 'list' is not a key of the codebook | did you mean 'lists'?"}},
      {head + code + code, {"3:1: 'codes' is already given on line 2 | remove one, or merge them"}},
      {head + "codes:\n  é x: {}\n", {"3:3: 'é x' cannot be a name | use only a-z, 0-9, - and _"}},
      {head + "codes: {é: {}, x: {label: a}}\n",
       {"2:9: 'é' cannot be a name | use only a-z, 0-9, - and _"}},
      {head + "codes:\n  x: !niet {}\n",
       {"3:6: YAML reads '!niet' as a type and drops it | put the text into a block: key: | and "
        "the text indented below it"}},
      {head + "codes:\n  x: &a {}\n  y: *a\n",
       {"3:6: a YAML anchor (&a) | put the text into a block: key: | and the text indented below "
        "it",
        "4:6: a YAML alias (*) | put the text into a block: key: | and the text indented below "
        "it"}},
      {head + code + "---\na: b\n",
       {"3:1: a second YAML document in one file | remove the line ---, or make it a file of its "
        "own"}},
      {head + "codes:\n  x: {colour: rood}\n",
       {"3:15: 'rood' is no colour | write for example \"#C0392B\", with the quotes"}},
      {head + "codes:\n  x: {label: [a]}\n",
       {"3:14: a value of another kind | a text belongs here"}},
      {head + "codes:\n  x: {label: {nl: a, fr: b}}\n",
       {"3:22: 'fr' is not a key of a text in two languages | possible: nl, en"}},
      {head + "codes:\n  x: {contexts: [citaat]}\n",
       {"3:18: there is no context 'citaat' | put it under contexts:"}},
      {head + "codes:\n  x: {replaced_by: y}\n",
       {"3:20: there is no code 'y' | write the full code, with a dot: code.subcode"}},
      {head + "codes:\n  x: {replaced_by: x}\n",
       {"3:20: 'x' replaces itself in the end | name the code that took its place"}},
      {head + "codes:\n  x: {replaced_by: y}\n  y: {replaced_by: x}\n  z: {replaced_by: x}\n",
       {"3:20: 'x' replaces itself in the end | name the code that took its place",
        "4:20: 'y' replaces itself in the end | name the code that took its place"}},
      {head + "codes:\n  x: {confusable_with: {xx: a}}\n",
       {"3:25: there is no code 'xx' | write the full code, with a dot: code.subcode"}},
      {head + "codes:\n  x: {rules: {}}\n",
       {"3:14: rules: is a list | begin each rule with '- id: name'"}},
      {head + "codes:\n  x:\n    rules:\n    - tier: hint\n" + works,
       {"5:7: a rule without id | write id: with a name that never changes"}},
      {rule(works) + "    - id: r\n" + works,
       {"10:11: the rule 'r' is already defined on line 5 | rename one, or merge their patterns"}},
      {rule("      hit: een\n"),
       {"5:7: a rule without patterns | write patterns: | and the patterns on indented lines"}},
      {rule("      patterns: |\n        een\n"),
       {"5:7: the rule 'r' has no hit | write hit: | and at least one sentence that the rule must "
        "find"}},
      {rule("      tier: preciese\n" + works),
       {"6:13: 'preciese' is not possible here | did you mean 'precise'?"}},
      {rule("      unit: zin\n" + works),
       {"6:13: 'zin' is not possible here | possible: match, sentence, turn"}},
      {rule("      within: 100\n" + works), {"6:15: '100' is no number from 1 to 60"}},
      {rule("      patterns: een # twee\n      hit: een\n"),
       {"6:17: patterns stand in a block; YAML would take !, : and # out of them | write | behind "
        "the colon and each pattern on an indented line of its own"}},
      {rule("      patterns: >\n        een\n      hit: een\n"),
       {"6:17: patterns stand in a block; YAML would take !, : and # out of them | write | behind "
        "the colon and each pattern on an indented line of its own"}},
      {rule("      patterns: |\n        één (a\n        goed\n        twee {5,2} drie\n      hit: "
            "een\n"),
       {"7:13: '(' without ')' | close the group with ')'",
        "9:14: {5,2} runs from large to small | write {2,5}"}},
      {rule("      regex: |\n        a(?!b)\n        (a)\\1\n      hit: een\n"),
       {"7:9: look-around with (?! does not exist in these regular expressions | write a condition "
        "behind the pattern: ; not after 3: … or ; needs before 3: …",
        "8:9: back-references such as \\1 do not exist in these regular expressions | write out "
        "the possibilities, or use a condition: ; not inside: … or ; needs inside: …"}},
      {rule("      regex: |\n        één ; not inside: (a\n      hit: een\n"),
       {"7:9: words are compared without accents here, so that an accent never matches | write the "
        "letters without accents"}},
      {rule("      regex: |\n        een ; not inside: (a\n      hit: een\n"),
       {"7:27: '(' without ')' | close the group with ')'"}},
      {rule("      requires_any: {lists: [groep], scope: zin}\n" + works),
       {"6:30: there is no list 'groep' | put the list under lists:",
        "6:45: 'zin' is not possible here | possible: sentence, turn, turn+previous"}},
      {head + "lists:\n  a: |\n    x @b\n  b: |\n    y @a\n" + code,
       {"6:7: lists refer in a circle: @a → @b → @a | remove one of the references"}},
      {head + "lists:\n  a: |\n    x @a\n" + code,
       {"4:7: lists refer in a circle: @a → @a | remove one of the references"}},
      {head + "lists:\n  a: |\n    x; not inside: y\n  b: ''\n  c: |\n    # niets\n" + code,
       {"4:6: a list has no conditions | put the condition behind the pattern that uses the list",
        "5:6: patterns stand in a block; YAML would take !, : and # out of them | write | behind "
        "the colon and each pattern on an indented line of its own",
        "6:3: the list 'c' is empty | write | behind the colon and the words on indented lines"}},
      {head + "verbs:\n  x y: {forms: a}\n  z: {forms: wij/zij, particle: b}\n  q: {}\n" + code,
       {"3:3: 'x y' cannot stand behind ~ | use letters, digits, - and _",
        "3:8: 'x y' can never be one word | write: x y",
        "4:3: what is the infinitive of 'z'? | write infinitive: without 'b'",
        "4:6: 'wij/zij' can never be one word | write: wij '/' zij",
        "5:3: the verb 'q' has no forms | write forms: and its forms with spaces between"}},
      {head + "contexts:\n  c: {looks: omhoog, reach: -1}\n" + code,
       {"3:3: the context 'c' has no patterns | write patterns: | and the patterns on indented "
        "lines",
        "3:3: the context does not say what it does | possible: voice=reported, voice=negated, "
        "voice=question, voice=hypothetical, voice=meta, drop, \"recode: CODE\"",
        "3:14: 'omhoog' is not possible here | possible: forward, backward, both, inside, "
        "sentence, turn",
        "3:29: '-1' is no number from 0 to 200"}},
      {head + "contexts:\n  c:\n    effect: \"recode: y\"\n    patterns: |\n      a\n" + code,
       {"4:13: there is no code 'y' | write the full code, with a dot: code.subcode"}},
      {head + "contexts:\n  c:\n    effect: voice=own\n    patterns: |\n      a\n" + code,
       {"4:13: 'own' is no voice that a context can give | possible: voice=reported, "
        "voice=negated, voice=question, voice=hypothetical, voice=meta, drop, \"recode: CODE\""}},
      {head + "roles: {a: [x], b: [X]}\n" + code,
       {"2:21: the role 'X' already belongs to 'a' | name it once"}},
      {head + "codes:\n  x: {changes: {a: b}}\n",
       {"3:16: changes: is a list | write - {date: 2024-05-01, version: 0.2.0, what: …, why: …, "
        "who: …}"}},
      {head + "codes:\n  x:\n    label: wij: zij\n",
       {"4:15: a ':' that cannot stand here | put the text into a block: key: | and the text "
        "indented below it"}},
      {head + "codes:\n  x: {label: a\n",
       {"4:1: '{' without '}', or a comma or quote is missing | write {nl: …, en: …}; a text with "
        "a comma or colon in quotes"}},
      {head + "codes:\n\tx: {}\n", {"3:3: a tab in the indentation | indent with spaces"}},
      {head + "codes: \"x\n",
       {"2:8: a quote without a second one | close the text with the same quote"}},
      {"codebook: \xFF\n", {"1:11: from here on the file is not UTF-8 | save it as UTF-8"}},
      {"codebook: \x01\n", {"1:11: an invisible control character (U+0001) | remove it"}},
  }));
  CAPTURE(row.yaml);
  CHECK(problems_of(row.yaml) == row.problems);
}

TEST_CASE("the problem of a pattern shows its line as it stands in the file",
          "[codebook][loader][errors]") {
  const auto loaded = load(codebook_with("één {5,2} b"), "proef.yaml");
  REQUIRE_FALSE(loaded);
  CHECK(to_text(loaded.error().front(), Language::nl) ==
        "proef.yaml:7:13: {5,2} loopt van groot naar klein\n"
        "          één {5,2} b\n"
        "              ^\n"
        "  schrijf {2,5}\n");
}

TEST_CASE("a file that cannot be read is a failure", "[codebook][loader]") {
  CHECK_THROWS_AS(load_file("/nergens/niets.yaml"), engine::base::Failure);
  CHECK_THROWS_AS(load_file("/"), engine::base::Failure);
  const auto endless = load_file("/dev/zero");
  REQUIRE_FALSE(endless);
  CHECK(endless.error().front().problem.en == "the codebook is larger than 8 MiB");
}

TEST_CASE("both starters load without a word", "[codebook][starter]") {
  for (const Language language : {Language::nl, Language::en}) {
    const Codebook book = must_load(starter(language));
    for (const auto& warning : book.warnings) FAIL(to_text(warning, Language::en));
    CHECK(book.rules.size() == 2);
  }
}
