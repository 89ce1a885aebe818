// Conditions, contexts and topic words: what stands around a match.
#include <catch2/catch.hpp>

#include "support.hpp"

using namespace matching_test;
using engine::codebook::Context;
using engine::codebook::RequiresAny;
using engine::codebook::Voice;
using engine::matching::Suppression;

TEST_CASE("a condition looks exactly where it says", "[matching][condition]") {
  struct Row {
    const char* why;
    const char* pattern;
    const char* turn;
    Lines found;
  };
  const Row row = GENERATE(values<Row>({
      {"not inside",
       "wij {0,3} zij ; not inside: niet",
       "Wij of zij. Wij niet zij.",
       {"Wij of zij", "-Wij niet zij"}},
      {"needs inside",
       "wij {0,3} zij ; needs inside: niet",
       "Wij of zij. Wij niet zij.",
       {"Wij niet zij", "-Wij of zij"}},
      {"inside is wholly inside",
       "wij {0,3} zij ; not inside: zij niet",
       "wij en zij niet",
       {"wij en zij"}},
      {"before, in reach", "goed ; not before 2: niet", "niet zo goed", {"-goed"}},
      {"before, out of reach", "goed ; not before 2: niet", "niet zo heel goed", {"goed"}},
      {"before is wholly in reach", "goed ; not before 2: niet zo", "niet zo heel goed", {"goed"}},
      {"before counts visible tokens", "goed ; not before 2: niet", "niet eh zo goed", {"-goed"}},
      {"before is no sentence before", "goed ; not before 2: niet", "Ik niet. Goed.", {"Goed"}},
      {"before is not the match itself",
       "niet goed ; not before 2: niet",
       "niet goed",
       {"niet goed"}},
      {"after, in reach", "goed ; not after 2: niet", "goed is niet", {"-goed"}},
      {"after, out of reach", "goed ; not after 2: niet", "goed is het niet", {"goed"}},
      {"after is no sentence after", "goed ; not after 2: niet", "Goed. Niet.", {"Goed"}},
      {"needs after", "goed ; needs after 1: zo", "goed zo, goed", {"goed", "-goed"}},
      {"sentence",
       "goed ; not sentence: maar",
       "Goed hoor. Maar dan is het goed.",
       {"Goed", "-goed"}},
      {"turn", "goed ; not turn: maar", "Goed hoor. Maar ja.", {"-Goed"}},
      {"a turn's condition crosses no sentence",
       "goed ; not turn: hoor maar",
       "Goed hoor. Maar ja.",
       {"Goed"}},
      {"two conditions",
       "goed ; not before 1: niet ; needs after 1: zo",
       "Goed zo. Niet goed zo. Goed.",
       {"Goed", "-goed", "-Goed"}},
      {"a condition with an anchor",
       "goed ; not before 3: < niet",
       "Niet zo goed, en ook niet zo goed.",
       {"goed", "-goed"}},
  }));
  CAPTURE(row.why, row.pattern, row.turn);
  CHECK(told(one_rule({row.pattern}), {row.turn}) == row.found);
}

TEST_CASE("spans are weighed before the longer ones go", "[matching][condition]") {
  // LUCENE-8477: with the shorter span dropped for its condition, the longer
  // one is minimal.
  const auto book = one_rule({"wij {0,6} zij ; needs inside: anders"});
  CHECK(told(book, {"Wij zijn wij, anders dan zij."}) == Lines{"wij, anders dan zij"});
  CHECK(told(book, {"Wij en zij zijn anders dan zij."}) == Lines{"Wij en zij zijn anders dan zij"});
}

TEST_CASE("a pattern that survives makes up for one that does not", "[matching][condition]") {
  CHECK(told(one_rule({"zij ; not after 1: ook", "zij ook"}), {"zij ook"}) == Lines{"zij ook"});
  CHECK(told(one_rule({"zij ; not after 1: ook", "zij"}), {"zij ook"}) == Lines{"zij"});
}

TEST_CASE("of suppressed matches the shortest are told, each with its cause",
          "[matching][ledger]") {
  auto book = one_rule({"wij {0,9} zij ; not inside: en ; not inside: of"});
  const auto found = scan(book, {"Wij en zij of zij. Wij of zij."});
  REQUIRE(found.suppressions.size() == 2);
  CHECK(found.suppressions[0] == Suppression{0, 10, 0, 0, Suppression::Cause::condition, 0});
  CHECK(found.suppressions[1].detail == 1);
}

TEST_CASE("a context reaches as far as it looks", "[matching][context]") {
  using Looks = Context::Looks;
  struct Row {
    const char* why;
    Looks looks;
    const char* turn;
    Lines found;
  };
  const Row row = GENERATE(values<Row>({
      {"forward, in reach", Looks::forward, "Hij zei van het was goed.", {"goed <reported>"}},
      {"forward, out of reach", Looks::forward, "Hij zei van het was wel goed.", {"goed"}},
      {"forward does not look back", Looks::forward, "Goed, zei hij.", {"Goed"}},
      {"forward crosses no sentence", Looks::forward, "Hij zei. Goed.", {"Goed"}},
      {"backward, in reach", Looks::backward, "Goed was dat, zei hij.", {"Goed <reported>"}},
      {"backward, out of reach", Looks::backward, "Goed was dat toch wel, zei hij.", {"Goed"}},
      {"backward does not look ahead", Looks::backward, "Hij zei goed.", {"goed"}},
      {"both, ahead", Looks::both, "Hij zei goed.", {"goed <reported>"}},
      {"both, back", Looks::both, "Goed, zei hij.", {"Goed <reported>"}},
      {"inside, not beside", Looks::inside, "Hij zei goed.", {"goed"}},
      {"sentence, however far",
       Looks::sentence,
       "Hij zei dat het toch wel heel erg goed was.",
       {"goed <reported>"}},
      {"sentence, not the next", Looks::sentence, "Hij zei wat. Goed.", {"Goed"}},
      {"turn", Looks::turn, "Hij zei wat. Goed.", {"Goed <reported>"}},
  }));
  CAPTURE(row.why, row.turn);
  auto book = one_rule({"goed"});
  Context& context = add_context(book, {"zei"});
  context.looks = row.looks;
  context.reach = 3;
  CHECK(told(book, {row.turn}) == row.found);
}

TEST_CASE("a context may lie in or over the match", "[matching][context]") {
  auto book = one_rule({"wij {0,5} zij"});
  Context& context = add_context(book, {"dacht", "(ik zei|ik) wij"});
  context.looks = Context::Looks::inside;
  CHECK(told(book, {"wij dacht zij"}) == Lines{"wij dacht zij <reported>"});
  context.looks = Context::Looks::both;
  CHECK(told(book, {"wij dacht zij"}) == Lines{"wij dacht zij <reported>"});
  context.looks = Context::Looks::forward;
  context.reach = 0;
  CHECK(told(book, {"wij dacht zij"}) == Lines{"wij dacht zij"});
  CHECK(told(book, {"ik wij en zij"}) == Lines{"wij en zij <reported>"});
}

TEST_CASE("a stop between modifier and match cuts the context", "[matching][context]") {
  auto book = one_rule({"goed"});
  Context& context = add_context(book, {"zei", "dacht"});
  context.stops_at = patterns({"maar ik"});
  context.looks = Context::Looks::both;
  context.reach = 9;
  CHECK(told(book, {"hij zei maar ik vind het goed"}) == Lines{"goed"});
  CHECK(told(book, {"hij zei maar ze vindt het goed"}) == Lines{"goed <reported>"});
  CHECK(told(book, {"maar ik zei dat het goed was"}) == Lines{"goed <reported>"});
  CHECK(told(book, {"goed maar ik zei wat"}) == Lines{"goed"});
  CHECK(told(book, {"hij dacht maar ik zei dat is goed"}) == Lines{"goed <reported>"});
  context.stops_at = patterns({"maar ik ; not after 1: vind"});
  CHECK(told(book, {"hij zei maar ik vind het goed"}) == Lines{"goed <reported>"});
}

TEST_CASE("a modifier may have conditions", "[matching][context]") {
  auto book = one_rule({"goed"});
  add_context(book, {"zei ; not before 1: ik"});
  CHECK(told(book, {"hij zei goed"}) == Lines{"goed <reported>"});
  CHECK(told(book, {"ik zei goed"}) == Lines{"goed"});
}

TEST_CASE("of several contexts the first in rank decides", "[matching][context]") {
  auto book = one_rule({"goed"});
  add_context(book, {"als"}).voice = Voice::hypothetical;
  add_context(book, {"niet"}).voice = Voice::negated;
  add_context(book, {"zei"}).voice = Voice::reported;
  add_context(book, {"waarom"}).voice = Voice::question;
  add_context(book, {"woord"}).voice = Voice::meta;
  add_context(book, {"zeg"}).voice = Voice::own;
  Context& recode = add_context(book, {"eerder"});
  recode.effect = Context::Effect::recode;
  recode.recode_to = 1;
  add_context(book, {"geen"}).effect = Context::Effect::drop;
  const auto [turn, found] = GENERATE(table<std::string, Lines>({
      {"als goed", {"goed <hypothetical>"}},
      {"als niet goed", {"goed <negated>"}},
      {"niet zei als goed", {"goed <reported>"}},
      {"waarom zei goed", {"goed <question>"}},
      {"woord waarom als goed", {"goed <meta>"}},
      {"zeg goed", {"goed"}},
      {"zeg als goed", {"goed <hypothetical>"}},
      {"eerder goed", {"goed =d"}},
      {"eerder als zei goed", {"goed <reported> =d"}},
      {"eerder geen woord goed", {"-goed"}},
  }));
  CAPTURE(turn);
  CHECK(told(book, {turn}) == found);
  const auto told = scan(book, {turn});
  if (turn == "eerder als zei goed") CHECK(told.findings.at(0).context == 6U);
  if (turn == "als niet goed") CHECK(told.findings.at(0).context == 1U);
  if (turn == "zeg goed") CHECK_FALSE(told.findings.at(0).context);
  if (turn == "eerder geen woord goed") {
    CHECK(told.suppressions.at(0).cause == Suppression::Cause::context);
    CHECK(told.suppressions.at(0).detail == 7);
  }
}

TEST_CASE("matches of another fate do not replace one another", "[matching][context]") {
  auto book = one_rule({"wij {0,9} zij"});
  Context& context = add_context(book, {"dacht"});
  context.looks = Context::Looks::inside;
  CHECK(told(book, {"wij dacht wij zijn zij"}) ==
        Lines{"wij dacht wij zijn zij <reported>", "wij zijn zij"});
  context.effect = Context::Effect::drop;
  CHECK(told(book, {"wij dacht wij zijn zij"}) == Lines{"wij zijn zij"});
}

TEST_CASE("a topic word must be near", "[matching][topic]") {
  using Scope = RequiresAny::Scope;
  auto book = one_rule({"wij {0,3} zij"});
  auto& topic = book.rules[0].requires_any.emplace();
  topic.pattern = pattern("(groep|cultuur*)").node;
  const auto [scope, turns, found] = GENERATE(table<Scope, Lines, Lines>({
      {Scope::sentence, {"De groep, wij en zij."}, {"wij en zij"}},
      {Scope::sentence, {"De groep. Wij en zij."}, {"Wij en zij ?"}},
      {Scope::turn, {"De groep. Wij en zij."}, {"Wij en zij"}},
      {Scope::turn, {"De groep.", "Wij en zij."}, {"Wij en zij ?"}},
      {Scope::turn_and_previous, {"Wij en zij. De cultuurclub."}, {"Wij en zij"}},
      {Scope::turn_and_previous, {"De groep.", "Wij en zij."}, {"Wij en zij"}},
      {Scope::turn_and_previous, {"De groep.", "Ja.", "Wij en zij."}, {"Wij en zij ?"}},
  }));
  CAPTURE(static_cast<int>(scope), turns);
  topic.scope = scope;
  CHECK(told(book, turns) == found);
  topic.drop = true;
  Lines dropped;
  for (const std::string& line : found)
    dropped.push_back(line.ends_with(" ?") ? "-" + line.substr(0, line.size() - 2) : line);
  CHECK(told(book, turns) == dropped);
}

TEST_CASE("a transcript begins without a turn before it", "[matching][topic]") {
  auto book = std::make_shared<engine::codebook::Codebook>(one_rule({"wij"}));
  auto& topic = book->rules[0].requires_any.emplace();
  topic.pattern = pattern("groep").node;
  topic.scope = RequiresAny::Scope::turn_and_previous;
  const auto matcher = engine::matching::Matcher::compile(book);
  REQUIRE(matcher);
  engine::matching::Scanner scanner{*matcher};
  engine::matching::TurnFindings found;
  scanner.begin_transcript();
  scanner.turn(tokens("De groep."), found);
  scanner.begin_transcript();
  scanner.turn(tokens("Wij."), found);
  REQUIRE(found.findings.size() == 1);
  CHECK(found.findings[0].topic_missing);
  CHECK(found.findings[0].tier == engine::codebook::Tier::hint);
}

TEST_CASE("in a sentence without end the windows stand for the sentence", "[matching][condition]") {
  const auto filler = [](std::size_t count) {
    std::string words;
    for (std::size_t i = 0; i < count; ++i) words += "w" + std::to_string(i) + " ";
    return words;
  };
  const auto book = one_rule({"goed ; not sentence: maar"});
  // Word 100 lies in the windows [40, 120) and [80, 160).
  CHECK(told(book, {filler(40) + "maar " + filler(59) + "goed " + filler(99)}) == Lines{"-goed"});
  CHECK(told(book, {filler(39) + "maar " + filler(60) + "goed " + filler(99)}) == Lines{"goed"});
  CHECK(told(book, {filler(100) + "goed " + filler(58) + "maar " + filler(40)}) == Lines{"-goed"});
  CHECK(told(book, {filler(100) + "goed " + filler(59) + "maar " + filler(40)}) == Lines{"goed"});
}
