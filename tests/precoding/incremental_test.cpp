// However a study came about, it says what a fresh one would say.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "tests/precoding/random_project.hpp"

using namespace precoding_test;
namespace coding = engine::coding;

namespace {

std::string told(const coding::Place& place) {
  return fmt::format("{}-{} t{} s{}-{} w{}-{}", place.span.begin().value, place.span.end().value,
                     place.turn, place.first_sentence, place.end_sentence, place.first_word,
                     place.end_word);
}

// All that a study says, without runs: when it was found depends on its past.
std::string told(const store::Study& study) {
  std::string text;
  for (const store::TranscriptRow& row : study.transcripts()) {
    text += fmt::format("{} {} {} {}\n", row.name, row.digest, row.sentences, row.words);
    for (const coding::Suggestion& each : study.suggestions(row.id)) {
      text += fmt::format("  {} {} {} {} {}\n", told(each.segment), each.code,
                          engine::codebook::name(each.unit), engine::codebook::name(each.tier),
                          engine::codebook::name(each.voice));
      for (const coding::Evidence& evidence : each.evidence)
        text += fmt::format("    {} {}-{} {} {} {} {} {}\n", evidence.rule,
                            evidence.span.begin().value, evidence.span.end().value,
                            told(evidence.segment), engine::codebook::name(evidence.tier),
                            engine::codebook::name(evidence.voice), evidence.topic_missing,
                            evidence.context);
    }
    for (const store::SuppressionRow& each : study.suppressions(row.id))
      text += fmt::format("  -{} {} {}-{} {}\n", each.code, each.suppression.rule,
                          each.suppression.span.begin().value, each.suppression.span.end().value,
                          each.suppression.detail);
  }
  const coding::StudyView view = study.view();
  for (const coding::CodeView& code : view.codes) {
    text += code.id;
    for (const std::uint32_t transcript : code.run_on)
      text += ' ' + view.transcripts[transcript].name;
    text += '\n';
  }
  for (const coding::Coding& each : view.codings)
    text += fmt::format("{} {} {} {} {} {}\n", each.id, each.transcript, each.code, each.text,
                        each.speaker, each.role_unknown);
  return text;
}

std::string fresh(const RandomProject& project) {
  TestStudy test;
  std::vector<std::pair<std::string, std::string>> texts{project.texts().begin(),
                                                         project.texts().end()};
  test.code({project.codebook()}, test.files(texts));
  CHECK(test.study.verify().empty());
  return told(test.study);
}

}  // namespace

TEST_CASE("a study changed step by step equals one made at once", "[precoding][property]") {
  const auto seed = GENERATE(range(0U, 12U));
  RandomProject project{seed};
  TestStudy test;
  for (const auto& [name, text] : project.texts()) test.import(test.files({{name, text}}));
  for (int step = 0; step < 12; ++step) {
    CAPTURE(seed, step);
    test.code({project.codebook()}, {}, 1 + seed % 2);
    REQUIRE(told(test.study) == fresh(project));
    REQUIRE_FALSE(test.code({project.codebook()}).run.has_value());

    const std::string name = project.change();
    if (name.empty()) continue;
    const auto files = test.files({{name, project.texts().at(name)}});
    const bool is_known = test.study.find_transcript(name).has_value();
    test.import(files, is_known ? std::optional{name} : std::nullopt);
  }
  CHECK(test.study.verify().empty());
}
