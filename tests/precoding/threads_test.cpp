#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>

#include "engine/base/utf8.hpp"
#include "engine/matching/matcher.hpp"
#include "tests/precoding/random_project.hpp"

using namespace precoding_test;
namespace coding = engine::coding;
namespace text = engine::text;

namespace {

std::vector<std::pair<std::string, std::string>> interviews(RandomProject& project) {
  std::vector<std::pair<std::string, std::string>> texts;
  for (int i = 0; i < 20; ++i)
    texts.emplace_back(fmt::format("kort-{}", i), project.text(i % 4 == 0 ? 300 : 5));
  // Several stretches, one of them a single long turn.
  texts.emplace_back("lang", project.text(9000) + "R: " + std::string(300'000, 'a') + " zeurt.\n" +
                                 project.text(3000));
  texts.emplace_back("kort-3-nog-eens", texts[3].second);
  return texts;
}

}  // namespace

TEST_CASE("the number of threads changes nothing that is stored", "[precoding][threads]") {
  RandomProject project{GENERATE(1U, 2U)};
  const Codebook book = project.codebook();
  const auto texts = interviews(project);
  std::vector<std::string> dumps;
  for (const unsigned jobs : {1U, 2U, 5U}) {
    TestStudy test;
    const auto first = test.code({book}, test.files(texts), jobs);
    CHECK(first.files.back().what == precoding::FileOutcome::What::same);
    CHECK(test.study.verify().empty());
    dumps.push_back(dump(test.folder.path("s.duiding")));
  }
  CHECK((dumps[0] == dumps[1]));
  CHECK((dumps[0] == dumps[2]));
}

TEST_CASE("coding again from the study stores what coding from files stores",
          "[precoding][threads]") {
  RandomProject project{7};
  const Codebook book = project.codebook();
  const auto texts = interviews(project);
  TestStudy at_once;
  at_once.code({book}, at_once.files(texts));
  TestStudy later;
  later.import(later.files(texts));
  later.code({book}, {}, 2);
  REQUIRE(at_once.suggestions().size() > 1000);
  CHECK((at_once.suggestions() == later.suggestions()));
  std::vector<std::string> places[2];
  for (int i = 0; i < 2; ++i)
    for (const coding::Coding& each : (i == 0 ? at_once : later).study.view().codings)
      places[i].push_back(fmt::format("{} {} {} {}", each.id, each.segment.turn,
                                      each.segment.first_sentence, each.segment.first_word));
  std::ranges::sort(places[0]);
  std::ranges::sort(places[1]);
  CHECK((places[0] == places[1]));
}

// One scanner over all turns in a row, and counting by hand.
TEST_CASE("cutting a transcript into stretches changes nothing that is found",
          "[precoding][threads]") {
  RandomProject project{11};
  const Codebook book = project.codebook();
  TestStudy test;
  test.code({book}, test.files({{"lang", project.text(20'000)}}));
  const auto id = test.study.transcripts()[0].id;
  const auto interview = test.study.load_transcript(id);
  REQUIRE(interview.text.bytes().size() > 700'000);

  std::vector<std::string> expected;
  auto matcher = engine::matching::Matcher::compile(book);
  REQUIRE(matcher.has_value());
  engine::matching::Scanner scanner{*matcher};
  engine::matching::TurnFindings found;
  text::Tokeniser tokeniser;
  text::TurnTokens tokens;
  std::uint32_t words = 0;
  std::uint32_t sentences = 0;
  scanner.begin_transcript();
  for (const auto& turn : interview.turns) {
    const std::string_view said = interview.text.at(turn.span);
    tokeniser.tokenise(said, tokens);
    scanner.turn(tokens, found);
    const std::uint32_t begin = interview.text.to_code_points(turn.span).begin().value;
    for (const auto& finding : found.findings) {
      const auto code_points = [&](std::uint32_t byte) {
        return begin + engine::base::count_code_points(said.substr(0, byte));
      };
      const auto words_before = [&](std::uint32_t byte) {
        return words + std::ranges::count_if(tokens.tokens, [&](const text::Token& token) {
                 return token.is_word() && token.begin < byte;
               });
      };
      const auto sentences_before = [&](std::uint32_t byte) {
        return sentences + std::ranges::count_if(tokens.sentences, [&](const auto& sentence) {
                 return sentence.end <= byte;
               });
      };
      expected.push_back(fmt::format(
          "{} {}-{} in {}-{} word {}-{} sentence {}", book->rules[finding.rule].id,
          code_points(finding.begin), code_points(finding.end), code_points(finding.segment_begin),
          code_points(finding.segment_end), words_before(finding.segment_begin),
          words_before(finding.segment_end), sentences_before(finding.segment_begin)));
    }
    words += tokens.words();
    sentences += static_cast<std::uint32_t>(tokens.sentences.size());
  }
  std::vector<std::string> stored;
  for (const coding::Suggestion& suggestion : test.study.suggestions(id))
    for (const coding::Evidence& each : suggestion.evidence)
      stored.push_back(fmt::format(
          "{} {}-{} in {}-{} word {}-{} sentence {}", each.rule, each.span.begin().value,
          each.span.end().value, each.segment.span.begin().value, each.segment.span.end().value,
          each.segment.first_word, each.segment.end_word, each.segment.first_sentence));
  std::ranges::sort(expected);
  expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
  std::ranges::sort(stored);
  REQUIRE(expected.size() > 1000);
  CHECK((stored == expected));
}
