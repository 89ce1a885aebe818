#include "engine/analysis/group_rates.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "engine/analysis/resample.hpp"
#include "tests/analysis/plain_tally.hpp"
#include "tests/support/random_study.hpp"
#include "tests/support/study_view.hpp"

using namespace engine::analysis;
using support::StudyWriter;

namespace {

const By kRole{By::What::role};
const By kSector{By::What::attribute, "sector"};

std::optional<std::string> sector_of(const engine::coding::TranscriptView& transcript) {
  for (const auto& [key, value] : transcript.attributes)
    if (key == "sector") return value;
  return std::nullopt;
}

// Three transcripts a sector, the second sector with three times as many codings.
engine::coding::StudyView two_sectors() {
  StudyWriter study;
  for (const char* name : {"a1", "a2", "a3", "b1", "b2", "b3"})
    study.transcript(name, {{"I", "interviewer", 5, 5, 50}, {"R", "ad", 5, 50, 500}})
        .attribute("sector", name[0] == 'a' ? "bouw" : "zorg");
  study.code("moed");
  engine::coding::StudyView view = study.view();
  for (std::uint32_t transcript = 0; transcript < 6; ++transcript)
    for (std::uint32_t at = 0; at < (transcript < 3 ? 2U : 6U); ++at) {
      StudyWriter one;
      one.transcript("", {}).code("moed");
      engine::coding::Coding made = one.coding("moed", at * 3);
      made.transcript = transcript;
      made.speaker = 1;
      view.codings.push_back(made);
    }
  return view;
}

// The definitions again, one draw and one coding at a time.
class Plain {
 public:
  Plain(const engine::coding::StudyView& view, const By& by, const Selection& selection,
        const std::string& code)
      : view_{view}, by_{by}, codings_{plain::selected(view, code, Level::code, selection)} {
    for (std::uint32_t t = 0; t < view.transcripts.size(); ++t)
      for (std::uint32_t s = 0; s < view.transcripts[t].speakers.size(); ++s)
        if (plain::reaches(view, code, Level::code, t, s)) {
          reached_.insert({t, s});
          drawn_with_[by.what == By::What::role ? std::nullopt : group(t, s)].insert(t);
        }
    // A transcript without the attribute is drawn last.
    for (const auto& [with, transcripts] : drawn_with_)
      if (with) strata_.emplace_back(transcripts.begin(), transcripts.end());
    if (const auto rest = drawn_with_.find(std::nullopt); rest != drawn_with_.end())
      strata_.emplace_back(rest->second.begin(), rest->second.end());
  }

  using Group = std::optional<std::string>;

  // Rates of `group` in 2,000 draws; nothing where a draw has no words of it.
  [[nodiscard]] std::vector<std::optional<double>> rates(const Group& of,
                                                         std::uint64_t seed) const {
    engine::base::Draws draws{seed};
    std::vector<std::optional<double>> rates;
    for (std::uint32_t i = 0; i < kResamples; ++i) {
      double codings = 0, words = 0;
      for (const std::vector<std::uint32_t>& stratum : strata_)
        for (std::size_t n = 0; n < stratum.size(); ++n) {
          const std::uint32_t t = stratum[draws.below(static_cast<std::uint32_t>(stratum.size()))];
          for (const auto& [transcript, speaker] : reached_)
            if (transcript == t && group(t, speaker) == of)
              words += view_.transcripts[t].speakers[speaker].words;
          for (const plain::Coding& coding : codings_)
            if (coding.transcript == t && reached_.contains({t, coding.speaker}) &&
                group(t, coding.speaker) == of)
              ++codings;
        }
      rates.push_back(words > 0 ? std::optional{codings * 1000 / words} : std::nullopt);
    }
    return rates;
  }

 private:
  [[nodiscard]] Group group(std::uint32_t transcript, std::uint32_t speaker) const {
    if (by_.what == By::What::role) return view_.transcripts[transcript].speakers[speaker].role;
    return sector_of(view_.transcripts[transcript]);
  }

  const engine::coding::StudyView& view_;
  const By& by_;
  std::vector<plain::Coding> codings_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> reached_;
  std::map<Group, std::set<std::uint32_t>> drawn_with_;
  std::vector<std::vector<std::uint32_t>> strata_;
};

std::vector<double> defined(const std::vector<std::optional<double>>& values) {
  std::vector<double> defined;
  for (const auto& value : values)
    if (value) defined.push_back(*value);
  return defined;
}

void check_interval(const Statistic& statistic, const std::vector<double>& draws) {
  if (!statistic.interval) return;
  const auto plain = percentile_interval(draws);
  REQUIRE(plain);
  CHECK(statistic.interval->low == Approx(plain->low));
  CHECK(statistic.interval->high == Approx(plain->high));
}

}  // namespace

TEST_CASE("groups have the counts that frequencies have", "[groups]") {
  const engine::coding::StudyView view = two_sectors();
  const auto codes = group_rates(view, kSector, {});
  const auto rows = frequencies(view, kSector, {});
  REQUIRE(codes.size() == 1);
  REQUIRE(codes[0].groups.size() == rows.size());
  for (std::size_t at = 0; at < rows.size(); ++at) {
    CHECK(codes[0].groups[at].counts.group == rows[at].group);
    CHECK(codes[0].groups[at].counts.codings == rows[at].codings);
    CHECK(codes[0].groups[at].rate.measure.value == rows[at].per_1000_words.value);
  }
}

TEST_CASE("two groups have a difference and a ratio, the second against the first", "[groups]") {
  const auto codes = group_rates(two_sectors(), kSector, {});
  REQUIRE(codes[0].contrast);
  CHECK(codes[0].groups[0].rate.measure.value == Approx(4.0));
  CHECK(codes[0].groups[1].rate.measure.value == Approx(12.0));
  CHECK(codes[0].contrast->difference.measure.value == Approx(8.0));
  CHECK(codes[0].contrast->ratio.measure.value == Approx(3.0));
  // Interviews of a group that are all alike leave nothing to chance.
  CHECK(codes[0].contrast->difference.interval->low == Approx(8.0));
  CHECK(codes[0].contrast->ratio.interval->high == Approx(3.0));
  CHECK(codes[0].groups[0].is_small());
}

TEST_CASE("where every utterance lies in one interview the interval says so", "[groups]") {
  engine::coding::StudyView view = two_sectors();
  for (engine::coding::Coding& coding : view.codings)
    if (coding.transcript >= 3) coding.transcript = 3;
  const auto codes = group_rates(view, kSector, {});
  const Statistic& zorg = codes[0].groups[1].rate;
  REQUIRE(zorg.interval);
  // 1 − (2/3)³: the interview is in most draws, and not in all.
  CHECK(zorg.interval->low == 0.0);
  CHECK(zorg.interval->high > *zorg.measure.value);
}

TEST_CASE("what cannot be known is not defined, and says why", "[groups]") {
  SECTION("one transcript in a group") {
    engine::coding::StudyView view = two_sectors();
    view.transcripts[1].attributes = view.transcripts[2].attributes = {{"sector", "zorg"}};
    const auto codes = group_rates(view, kSector, {});
    const Statistic& rate = codes[0].groups[0].rate;
    CHECK(rate.measure.defined());
    CHECK_FALSE(rate.interval);
    CHECK(rate.no_interval.en.find("one transcript") != std::string::npos);
    CHECK_FALSE(codes[0].contrast->difference.interval);
    CHECK(codes[0].contrast->difference.no_interval == rate.no_interval);
  }
  SECTION("no coding in the first group") {
    engine::coding::StudyView view = two_sectors();
    std::erase_if(view.codings, [](const auto& coding) { return coding.transcript < 3; });
    const auto codes = group_rates(view, kSector, {});
    CHECK(codes[0].groups[0].rate.measure.value == 0.0);
    CHECK_FALSE(codes[0].groups[0].rate.interval);
    CHECK(codes[0].contrast->difference.measure.defined());
    CHECK_FALSE(codes[0].contrast->ratio.measure.defined());
    CHECK(codes[0].contrast->ratio.reason().en == "the first group has no coding to divide by");
  }
  SECTION("often no coding to divide by") {
    engine::coding::StudyView view = two_sectors();
    for (engine::coding::Coding& coding : view.codings)
      if (coding.transcript < 3) coding.transcript = 0;
    const auto codes = group_rates(view, kSector, {});
    CHECK(codes[0].contrast->difference.interval);
    CHECK(codes[0].contrast->ratio.measure.defined());
    CHECK_FALSE(codes[0].contrast->ratio.interval);
    CHECK(codes[0].contrast->ratio.no_interval.en.find("2.5 %") != std::string::npos);
  }
  SECTION("three groups") {
    engine::coding::StudyView view = two_sectors();
    view.transcripts[5].attributes = {{"sector", "onderwijs"}};
    CHECK_FALSE(group_rates(view, kSector, {})[0].contrast);
  }
  SECTION("transcripts without the attribute are a row, and no group to compare with") {
    engine::coding::StudyView view = two_sectors();
    view.transcripts[5].attributes.clear();
    const auto codes = group_rates(view, kSector, {});
    REQUIRE(codes[0].groups.size() == 3);
    CHECK_FALSE(codes[0].groups[2].counts.group);
    CHECK(codes[0].contrast);
  }
}

TEST_CASE("the seed picks the draws, and nothing else does", "[groups]") {
  engine::coding::StudyView view = two_sectors();
  for (engine::coding::Coding& coding : view.codings) coding.transcript = coding.transcript / 2 * 2;
  const auto rate = [&](std::uint64_t seed) {
    const auto codes = group_rates(view, kSector, {}, seed);
    return codes[0].contrast->difference.interval->high;
  };
  CHECK(rate(1) == rate(1));
  std::set<double> seen;
  for (std::uint64_t seed = 1; seed < 6; ++seed) seen.insert(rate(seed));
  CHECK(seen.size() > 1);
}

TEST_CASE("intervals are those of a plain count over the same draws", "[groups][property]") {
  const auto seed = GENERATE(range(0U, 12U));
  CAPTURE(seed);
  engine::coding::StudyView view = support::StudyMaker{seed}.make().view;
  for (std::size_t at = 0; at < view.transcripts.size(); ++at) {
    auto& attributes = view.transcripts[at].attributes;
    attributes.clear();
    if ((at + seed) % 5 != 0) attributes.emplace_back("sector", at % 2 == 0 ? "bouw" : "zorg");
  }
  const Selection selection{Layer::final, {engine::codebook::Voice::own}, {}};
  for (const By& by : {kRole, kSector})
    for (const CodeInGroups& code : group_rates(view, by, selection, seed)) {
      CAPTURE(name(by), code.code);
      const Plain oracle{view, by, selection, code.code};
      std::vector<std::vector<std::optional<double>>> of_named;
      for (const GroupRate& group : code.groups) {
        const auto rates = oracle.rates(group.counts.group, seed);
        check_interval(group.rate, defined(rates));
        if (group.counts.group) of_named.push_back(rates);
      }
      REQUIRE(code.contrast.has_value() == (of_named.size() == 2));
      if (!code.contrast) continue;
      std::vector<double> differences, ratios;
      for (std::size_t i = 0; i < kResamples; ++i) {
        const auto &first = of_named[0][i], &second = of_named[1][i];
        if (!first || !second) continue;
        differences.push_back(*second - *first);
        ratios.push_back(*first > 0 ? *second / *first : INFINITY);
      }
      check_interval(code.contrast->difference, differences);
      check_interval(code.contrast->ratio, ratios);
    }
}
