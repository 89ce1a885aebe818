// Samples of a whole study: what is drawn, what a coder sees, what is taken back.
#include "engine/review/sampling.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <set>

#include "engine/base/failure.hpp"
#include "engine/review/judging.hpp"
#include "engine/review/team.hpp"
#include "tests/review/support.hpp"

using namespace review_test;
using coding::Act;
using coding::Mark;
using precoding_test::TestCode;

namespace {

constexpr const char* kOne =
    "I: Wat vond u? Zeurt ze?\n"
    "R: Hij zeurt altijd. Zij klaagt nooit.\nMaar hij zei dat ze zeurt.\n"
    "R: Ja hoor. Ik zeurt niet graag. Zo.\n"
    "I: En verder?\n"
    "R: Verder klaagt hij. Hij lacht.\n";
constexpr const char* kTwo = "R: Niets. Zij zeurt.\nP: Nee.\n";

// "zeuren" is not said where "niet" or "graag" follows; "klagen" is a hint.
std::vector<TestCode> codes(const std::string& more = "") {
  return {{"zeuren", {"zeurt ; not after 2: niet" + more}, ""},
          {"klagen", {"klaagt"}, "", "      tier: hint\n"}};
}

struct Drawn : TestStudy {
  Drawn() { code({codebook(codes())}, files({{"een", kOne}, {"twee", kTwo}})); }

  [[nodiscard]] coding::Sample draw(const review::SampleRequest& request = {}) const {
    auto sample = review::draw_sample(study, request);
    if (!sample) FAIL(sample.error().front().problem.en);
    return std::move(*sample);
  }
  coding::Sample keep(const review::SampleRequest& request = {}) {
    coding::Sample sample = draw(request);
    review::keep_sample(study, sample);
    return study.samples().back();
  }
  // text of each unit → stratum
  [[nodiscard]] std::map<std::string, Mark> strata(const coding::Sample& sample) const {
    std::map<std::string, Mark> strata;
    for (const review::UnitText& text : review::unit_texts(study, sample))
      strata[text.text] = sample.units[text.number - 1].stratum;
    return strata;
  }
  Lines problems(const std::string& lines, const std::string& coder = "ana") {
    const auto units = review::parse_judgements(lines, "f");
    const auto judged = units ? review::judge(study, coder, *units, "f")
                              : engine::base::Result<std::vector<review::Judging>>{units.error()};
    Lines found;
    if (judged) return found;
    for (const auto& each : judged.error())
      found.push_back(fmt::format("{}: {}", each.line, each.problem.en));
    return found;
  }
};

const review::SampleRequest kAll{{}, {}, {100, 100, 1}};

}  // namespace

TEST_CASE_METHOD(Drawn, "units are the sentences of speakers to whom a code applies",
                 "[review][sample]") {
  CHECK(strata(draw(kAll)) ==
        std::map<std::string, Mark>{{"Hij zeurt altijd.", Mark::flagged},
                                    {"Zij klaagt nooit.", Mark::flagged},
                                    {"Maar hij zei dat ze zeurt.", Mark::flagged},
                                    {"Ja hoor.", Mark::rest},
                                    {"Ik zeurt niet graag.", Mark::near_miss},
                                    {"Zo.", Mark::rest},
                                    {"Verder klaagt hij.", Mark::flagged},
                                    {"Hij lacht.", Mark::rest},
                                    {"Niets.", Mark::rest},
                                    {"Zij zeurt.", Mark::flagged},
                                    {"Nee.", Mark::rest}});
  // A hint is nearly found where precise findings alone count.
  const auto precise = strata(draw({{}, {engine::codebook::Tier::precise}, kAll.plan}));
  CHECK(precise.at("Zij klaagt nooit.") == Mark::near_miss);
  CHECK(precise.at("Hij zeurt altijd.") == Mark::flagged);
  // Of one code, the other's findings are the rest.
  const auto one = strata(draw({{"klagen"}, {}, kAll.plan}));
  CHECK(one.at("Hij zeurt altijd.") == Mark::rest);
  CHECK(one.at("Zij klaagt nooit.") == Mark::flagged);
}

TEST_CASE_METHOD(Drawn, "a sample comes back as it was kept, and is kept once",
                 "[review][sample]") {
  const coding::Sample drawn = draw({{}, {engine::codebook::Tier::precise}, {4, 2, 7}});
  CHECK(review::keep_sample(study, drawn));
  coding::Sample kept = study.samples().at(0);
  CHECK_FALSE(kept.at.empty());
  kept.at.clear();
  CHECK(kept == drawn);
  CHECK(draw({{}, {engine::codebook::Tier::precise}, {4, 2, 7}}) == drawn);
  CHECK_FALSE(review::keep_sample(study, drawn));
  CHECK(study.samples().size() == 1);
  CHECK(draw({{}, {engine::codebook::Tier::precise}, {4, 2, 8}}).id != drawn.id);
  CHECK(review::find_sample(study, drawn.id.substr(0, 5))->id == drawn.id);
  CHECK(review::find_sample(study, "x").error().front().problem.en ==
        "the study has no sample 'x'");
}

TEST_CASE_METHOD(Drawn, "a coder sees the sentence and what stands around it, of whomever",
                 "[review][sample]") {
  std::map<std::string, review::UnitText> by_text;
  for (review::UnitText& each : review::unit_texts(study, draw(kAll)))
    by_text.emplace(each.text, each);
  CHECK(by_text.at("Hij zeurt altijd.").before == "Wat vond u? Zeurt ze?");
  CHECK(by_text.at("Hij zeurt altijd.").after == "Zij klaagt nooit.");
  CHECK(by_text.at("Ja hoor.").before == "Zij klaagt nooit. Maar hij zei dat ze zeurt.");
  CHECK(by_text.at("Verder klaagt hij.").before == "Zo.\nEn verder?");
  CHECK(by_text.at("Niets.").before.empty());
  CHECK(by_text.at("Nee.").after.empty());
}

TEST_CASE_METHOD(Drawn, "sentences that the codebook may have been made to fit are left out",
                 "[review][sample]") {
  const coding::Sample first = keep({{}, {}, {3, 2, 1}});
  CHECK(draw(kAll).left_out == 0);
  code({codebook(codes("\n        lacht"))});
  const coding::Sample second = draw(kAll);
  CHECK(second.left_out == 5);
  CHECK(second.units.size() == 6);
  std::set<std::pair<std::string, std::uint32_t>> seen;
  for (const coding::SampledUnit& unit : first.units) seen.emplace(unit.transcript, unit.sentence);
  for (const coding::SampledUnit& unit : second.units)
    CHECK_FALSE(seen.contains({unit.transcript, unit.sentence}));
}

TEST_CASE_METHOD(Drawn, "what cannot be drawn is refused with a reason", "[review][sample]") {
  CHECK(review::draw_sample(study, {{"zeurn", "klagen"}, {}, {}}).error().front().problem.en ==
        "there is no code 'zeurn' in the study");
  const TestStudy empty;
  CHECK(review::draw_sample(empty.study, {}).error().front().problem.en ==
        "the study has not been coded yet");
}

TEST_CASE_METHOD(Drawn, "judgements are taken all or none, each problem with its line",
                 "[review][sample]") {
  const std::string id = keep(kAll).id;
  const auto line = [&](const std::string& unit, const std::string& codes) {
    return fmt::format(R"({{"sample": "{}", "unit": {}, "codes": {}}})", id, unit, codes) + "\n";
  };
  const std::string good = line("1", "[]");
  struct Row {
    std::string lines;
    Lines problems;
  };
  const std::vector<Row> rows{
      {good + line("99", "[]"), {fmt::format("2: sample {} has no unit 99; it has 11", id)}},
      {good + "\n[1]\n", {"3: the line is no object"}},
      {line("2", R"(["zeurn"])") + line("0", "[]"),
       {"1: this sample does not ask for code 'zeurn'",
        fmt::format("2: sample {} has no unit 0; it has 11", id)}},
      {R"({"sample": "x", "unit": 1, "codes": []})", {"1: the study has no sample 'x'"}},
      {R"({"sample": 3, "unit": -1})",
       {"1: 'sample' is no id of a sample", "1: 'unit' is missing or no whole number",
        "1: 'codes' is missing"}},
      {line("1", "\"zeuren\""), {"1: 'codes' is no list of codes"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.lines);
    CHECK(problems(row.lines) == row.problems);
    CHECK(study.judgements().empty());
  }
  CHECK(problems(good, "machine") == Lines{"0: 'machine' is the program's own name"});
  CHECK(problems("{not json}\n" + good).size() == 1);
}

TEST_CASE_METHOD(Drawn, "the later judgement counts, and saying the same again changes nothing",
                 "[review][sample]") {
  const std::string id = keep(kAll).id;
  const auto judge = [&](const std::vector<review::JudgedUnit>& units) {
    return review::judge(study, "ana", units)->front();
  };
  auto judging = judge({{id, 1, {}}, {"", 2, {"zeuren"}}});
  CHECK(judging.sample == id);
  CHECK(judging.taken == 2);
  CHECK(judging.again == 0);
  CHECK(judging.judged == 2);
  CHECK(judging.units == 11);
  judging = judge({{id, 1, {"klagen", "zeuren"}}, {id, 2, {"zeuren"}}, {id, 3, {}}});
  CHECK(judging.again == 2);
  CHECK(judging.changed == 1);
  CHECK(judging.judged == 3);
  using J = coding::Judgement;
  CHECK(study.judgements() == std::vector<J>{{id, 1, "ana", {}},
                                             {id, 2, "ana", {"zeuren"}},
                                             {id, 1, "ana", {"klagen", "zeuren"}},
                                             {id, 3, "ana", {}}});
}

TEST_CASE_METHOD(Drawn, "a blind copy can be judged and does not tell what the machine marked",
                 "[review][sample][team]") {
  const coding::Sample sample = keep(kAll);
  REQUIRE(std::ranges::any_of(sample.units,
                              [](const auto& unit) { return unit.stratum != Mark::rest; }));
  const auto path = folder.path("ben.duiding");
  REQUIRE(review::copy_for(study, {"ben", {}, true, path}));
  auto blind = store::Study::open(path, store::Study::Mode::write);
  const coding::Sample seen = blind.samples().back();
  CHECK(seen.units.size() == sample.units.size());
  for (const coding::SampledUnit& unit : seen.units) {
    CHECK(unit.stratum == Mark::rest);
    for (const auto& [code, mark] : unit.marks) CHECK(mark == Mark::rest);
  }
  const auto units = review::parse_judgements(
      fmt::format(R"({{"sample": "{}", "unit": 1, "codes": ["zeuren"]}})", sample.id), "f");
  REQUIRE(units);
  REQUIRE(review::judge(blind, "ben", *units, "f"));
  review::merge(study, {path});
  CHECK(study.samples() == std::vector{sample});
  CHECK(study.judgements().size() == 1);
}

TEST_CASE_METHOD(Drawn, "a sample that was drawn in a copy comes back with it, once",
                 "[review][sample][team]") {
  const auto path = folder.path("ana.duiding");
  REQUIRE(review::copy_for(study, {"ana", {}, false, path}));
  auto copy = store::Study::open(path, store::Study::Mode::write);
  review::keep_sample(copy, draw(kAll));
  REQUIRE(study.samples().empty());
  review::merge(study, {path});
  CHECK(study.samples() == copy.samples());
  CHECK(study.verify().empty());
  review::merge(study, {path});
  CHECK(study.samples() == copy.samples());
}

TEST_CASE_METHOD(Drawn, "a sample that was changed in a copy is refused",
                 "[review][sample][team]") {
  const auto path = folder.path("ana.duiding");
  REQUIRE(review::copy_for(study, {"ana", {}, false, path}));
  auto copy = store::Study::open(path, store::Study::Mode::write);
  review::keep_sample(copy, draw(kAll));
  SQLite::Database{path, SQLite::OPEN_READWRITE}.exec("UPDATE sample_unit SET stratum = 'rest'");
  CHECK_THROWS_AS(review::merge(study, {path}), engine::base::Failure);
  CHECK(study.samples().empty());
}

TEST_CASE("lines that were not filled in are passed over", "[review][sample]") {
  const auto units = review::parse_judgements(
      "\xEF\xBB\xBF{\"sample\": \"s\", \"unit\": 4, \"text\": \"Ja.\", \"codes\": [\"b\", \"a\", "
      "\"b\"]}\r\n\n"
      "{\"sample\": \"s\", \"unit\": 5, \"codes\": null}\n{\"unit\": 6, \"codes\": []}",
      "f");
  REQUIRE(units);
  REQUIRE(units->size() == 2);
  CHECK(units->at(0).codes == Lines{"a", "b"});
  CHECK(units->at(0).line == 1);
  CHECK(units->at(1).sample.empty());
  CHECK(units->at(1).unit == 6);
  CHECK(units->at(1).line == 4);
}
