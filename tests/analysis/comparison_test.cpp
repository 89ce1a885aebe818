#include "engine/analysis/comparison.hpp"

#include <catch2/catch.hpp>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "engine/analysis/alpha_u.hpp"
#include "engine/analysis/disagreements.hpp"
#include "engine/analysis/u_alpha.hpp"
#include "tests/support/spans.hpp"

namespace {

using namespace engine::analysis;
using Kind = Disagreement::Kind;
namespace coding = engine::coding;
namespace text = engine::text;

// Sentences of ten code points each: sentence 3 is [30, 40).
constexpr std::uint32_t kSentence = 10;

Mark mark(std::uint32_t transcript, std::uint32_t code, std::uint32_t begin, std::uint32_t end) {
  coding::Place place;
  place.span = text::CodePointSpan::of(begin, end);
  place.first_sentence = begin / kSentence;
  place.end_sentence = (end + kSentence - 1) / kSentence;
  return {transcript, code, place};
}

// `speakers`: of each transcript, a digit a sentence; speaker 0 asks, and no code applies to them.
Compared compared(const std::vector<std::string>& speakers, std::uint32_t codes) {
  Compared out;
  for (const std::string& each : speakers) {
    ComparedTranscript transcript{"t" + std::to_string(out.transcripts.size() + 1),
                                  static_cast<std::uint32_t>(each.size()) * kSentence,
                                  {}};
    for (const char speaker : each)
      transcript.speakers.push_back(static_cast<std::uint32_t>(speaker - '0'));
    out.transcripts.push_back(std::move(transcript));
  }
  for (std::uint32_t code = 0; code < codes; ++code) {
    out.codes.push_back(std::string(1, static_cast<char>('a' + code)));
    out.applies.emplace_back(speakers.size(), std::vector<bool>{false, true, true});
  }
  return out;
}

double value(const Statistic& statistic) {
  INFO(statistic.measure.reason.en);
  REQUIRE(statistic.measure.defined());
  return *statistic.measure.value;
}

const Statistic& over_spans(const CodeAgreement& agreement, SpanCoefficient coefficient) {
  return agreement.over_spans[static_cast<std::size_t>(coefficient)];
}

Compared random_material(std::mt19937& random) {
  std::vector<std::string> speakers;
  for (auto n = 1 + random() % 4; n > 0; --n) {
    speakers.emplace_back();
    for (auto sentences = 1 + random() % 12; sentences > 0; --sentences)
      speakers.back() += static_cast<char>('0' + random() % 3);
  }
  Compared out = compared(speakers, 2);
  for (auto coders = 2 + random() % 2; coders > 0; --coders) {
    CoderWork work{"c" + std::to_string(coders), {}, {}};
    for (std::uint32_t t = 0; t < speakers.size(); ++t) {
      work.assigned.push_back(random() % 4 != 0);
      if (!work.assigned.back()) continue;
      for (auto marks = random() % 4; marks > 0; --marks) {
        const auto length = static_cast<std::uint32_t>(out.transcripts[t].length);
        const auto begin = static_cast<std::uint32_t>(random() % length);
        const auto end = static_cast<std::uint32_t>(begin + 1 + random() % (length - begin));
        work.marks.push_back(mark(t, static_cast<std::uint32_t>(random() % 2), begin, end));
      }
    }
    out.coders.push_back(std::move(work));
  }
  return out;
}

bool has(const Compared& data, std::size_t coder, std::uint32_t t, std::uint32_t code,
         std::uint32_t begin, std::uint32_t end) {
  for (const Mark& each : data.coders[coder].marks)
    if (each.transcript == t && each.code == code && each.place.span.begin().value < end &&
        begin < each.place.span.end().value)
      return true;
  return false;
}

// Sentence by sentence and position by position.
struct Plain {
  Ratings ratings;
  double both = 0, either = 0, each = 0;
};
Plain plain(const Compared& data, std::uint32_t code) {
  Plain out{{static_cast<std::uint32_t>(data.coders.size()), 2, {}}};
  for (std::uint32_t t = 0; t < data.transcripts.size(); ++t) {
    if (data.coders_of(t) < 2) continue;
    for (std::uint32_t s = 0; s < data.transcripts[t].speakers.size(); ++s) {
      if (!data.applies[code][t][data.transcripts[t].speakers[s]]) continue;
      for (std::size_t coder = 0; coder < data.coders.size(); ++coder)
        out.ratings.cells.push_back(!data.coders[coder].assigned[t] ? Ratings::kMissing
                                    : has(data, coder, t, code, s * kSentence, (s + 1) * kSentence)
                                        ? 1
                                        : 0);
    }
    for (std::size_t a = 0; a < data.coders.size(); ++a)
      for (std::size_t b = a + 1; b < data.coders.size(); ++b) {
        if (!data.coders[a].assigned[t] || !data.coders[b].assigned[t]) continue;
        for (std::uint32_t at = 0; at < data.transcripts[t].length; ++at) {
          const int first = has(data, a, t, code, at, at + 1) ? 1 : 0;
          const int second = has(data, b, t, code, at, at + 1) ? 1 : 0;
          out.both += first * second;
          out.either += first + second > 0 ? 1 : 0;
          out.each += first + second;
        }
      }
  }
  return out;
}

}  // namespace

TEST_CASE("a code is compared over the sentences of those it applies to", "[comparison]") {
  Compared data = compared({"01112", "0111"}, 1);
  data.coders = {{"anna", {true, true}, {mark(0, 0, 10, 20), mark(0, 0, 30, 40)}},
                 {"ben", {true, true}, {mark(0, 0, 12, 19), mark(1, 0, 5, 25)}}};
  const auto result = compare(data);
  REQUIRE(result.size() == 1);
  const CodeAgreement& a = result.front();
  CHECK(a.sentences.units == 7);  // not the two of speaker 0
  CHECK(a.having == std::vector<std::uint64_t>{2, 3});
  CHECK(value(a.prevalence) == Approx(5.0 / 14));
  // One transcript has 2 in 6, the other 3 in 8.
  CHECK(a.prevalence.interval->low == Approx(2.0 / 6));
  CHECK(a.prevalence.interval->high == Approx(3.0 / 8));
  CHECK(value(a.sentences.of(Coefficient::percent_agreement)) == Approx(4.0 / 7));
  CHECK(a.spans == std::vector<std::uint64_t>{2, 2});
  // [10,20) against [12,19); [30,40) and the other transcript's [5,25) alone.
  CHECK(value(over_spans(a, SpanCoefficient::character_f1)) == Approx(2.0 * 7 / (20 + 27)));
  CHECK(value(over_spans(a, SpanCoefficient::character_jaccard)) == Approx(7.0 / 40));
}

TEST_CASE("spans are compared on the transcripts one after another", "[comparison]") {
  Compared data = compared({"111", "11"}, 1);
  data.coders = {{"anna", {true, true}, {mark(0, 0, 3, 12), mark(1, 0, 4, 9)}},
                 {"ben", {true, true}, {mark(0, 0, 5, 12)}}};
  const Unitizing row{50, {"a"}, {{{3, 12, 0}, {34, 39, 0}}, {{5, 12, 0}}}};
  const auto result = compare(data);
  CHECK(value(over_spans(result[0], SpanCoefficient::alpha_u)) ==
        Approx(*alpha_u(row).over_all.value));
  CHECK(value(over_spans(result[0], SpanCoefficient::u_alpha)) ==
        Approx(*u_alpha_family(row).u_alpha.value));
}

TEST_CASE("who was not to code a transcript is missing; who coded nothing said no",
          "[comparison]") {
  Compared data = compared({"11", "11", "11"}, 1);
  data.coders = {{"anna", {true, true, true}, {mark(0, 0, 0, 10), mark(1, 0, 0, 10)}},
                 {"ben", {true, false, true}, {}},
                 {"carla", {false, true, false}, {mark(1, 0, 0, 10)}}};
  const auto result = compare(data);
  CHECK(result[0].sentences.units == 6);
  CHECK(value(result[0].sentences.of(Coefficient::percent_agreement)) == Approx(5.0 / 6));
  CHECK(over_spans(result[0], SpanCoefficient::alpha_u).reason().en ==
        "no transcript was coded by all coders");
  CHECK(result[0].spans_of(SpanCoefficient::alpha_u) == std::vector<std::uint64_t>{0, 0, 0});
  CHECK(result[0].spans_of(SpanCoefficient::character_f1) == std::vector<std::uint64_t>{2, 0, 1});

  data.coders.pop_back();  // then nobody else coded the second
  CHECK(compare(data)[0].sentences.units == 4);
}

TEST_CASE("a code that nobody gave has no agreement on spans", "[comparison]") {
  Compared data = compared({"11"}, 1);
  data.coders = {{"anna", {true}, {}}, {"ben", {true}, {}}};
  const auto result = compare(data);
  CHECK(value(result[0].prevalence) == 0);
  CHECK(over_spans(result[0], SpanCoefficient::character_f1).reason().en ==
        "nobody gave this code");
  CHECK_FALSE(over_spans(result[0], SpanCoefficient::alpha_u).measure.defined());
  CHECK_FALSE(result[0].sentences.of(Coefficient::krippendorff_alpha).measure.defined());
}

TEST_CASE("agreement on a study is what counting sentence by sentence gives",
          "[comparison][property]") {
  const auto seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random{seed};
  for (int round = 0; round < 20; ++round) {
    const Compared data = random_material(random);
    const auto result = compare(data);
    for (const CodeAgreement& each : result) {
      const Plain expected = plain(data, each.code);
      const Agreement direct = agreement(expected.ratings);
      REQUIRE(each.sentences.units == direct.units);
      for (std::size_t k = 0; k < kCoefficients; ++k) {
        const auto& found = each.sentences.statistics[k].measure;
        REQUIRE(found.defined() == direct.statistics[k].measure.defined());
        if (found.defined())
          REQUIRE(*found.value == Approx(*direct.statistics[k].measure.value).margin(1e-12));
      }
      const Statistic& f1 = over_spans(each, SpanCoefficient::character_f1);
      REQUIRE(f1.measure.defined() == (expected.each > 0));
      if (!f1.measure.defined()) continue;
      REQUIRE(value(f1) == Approx(2 * expected.both / expected.each));
      REQUIRE(value(over_spans(each, SpanCoefficient::character_jaccard)) ==
              Approx(expected.both / expected.either));
    }
  }
}

TEST_CASE("intervals draw transcripts whole: without a second one there is none", "[comparison]") {
  Compared data = compared({"1111", "1111"}, 1);
  data.coders = {{"anna", {true, true}, {mark(0, 0, 0, 10), mark(1, 0, 20, 30)}},
                 {"ben", {true, false}, {mark(0, 0, 0, 10)}}};
  const auto one = compare(data);
  CHECK_FALSE(one[0].sentences.of(Coefficient::gwet_ac1).interval);
  CHECK(over_spans(one[0], SpanCoefficient::character_f1).reason().en ==
        "no interval: only one transcript to draw");

  data.coders[1] = {"ben", {true, true}, {mark(0, 0, 0, 10), mark(1, 0, 25, 30)}};
  const auto two = compare(data, 3);
  const auto& f1 = over_spans(two[0], SpanCoefficient::character_f1);
  REQUIRE(f1.interval.has_value());
  CHECK(f1.interval->low == Approx(2.0 / 3));  // only the second transcript, drawn twice
  CHECK(f1.interval->high == Approx(1.0));
  CHECK(compare(data, 3)[0].sentences.of(Coefficient::gwet_ac1).interval->low ==
        two[0].sentences.of(Coefficient::gwet_ac1).interval->low);
}

TEST_CASE("disagreements are told apart and weighed", "[comparison][disagreements]") {
  Compared data = compared({"1111111111", "11"}, 2);
  data.coders = {
      {"anna",
       {true, true},
       {mark(0, 0, 0, 20), mark(0, 0, 40, 50), mark(0, 0, 60, 65), mark(0, 0, 80, 90)}},
      {"ben", {true, false}, {mark(0, 0, 0, 20), mark(0, 0, 45, 58), mark(0, 1, 81, 84)}}};
  const auto found = disagreements(data);
  REQUIRE(found.size() == 4);

  CHECK(found[0].kind == Kind::border);
  CHECK(found[0].passage == text::CodePointSpan::of(40, 58));
  CHECK(found[0].weight == 13);
  CHECK(found[0].sides[1].spans == std::vector<Unit>{{45, 58, 0}});

  CHECK(found[1].kind == Kind::code);
  CHECK(found[1].weight == 10);
  CHECK(found[1].sides[1].other_codes == std::vector<std::uint32_t>{1});

  CHECK(found[2].kind == Kind::presence);
  CHECK(found[2].passage == text::CodePointSpan::of(60, 65));

  // The other side of the second: ben's code, where anna has the first.
  CHECK(found[3].kind == Kind::code);
  CHECK(found[3].code == 1);
  CHECK(found[3].weight == 3);
}

TEST_CASE("coders who have the same leave nothing to talk through", "[comparison][disagreements]") {
  Compared data = compared({"111"}, 1);
  // The same code points, cut in two by one of them.
  data.coders = {{"anna", {true}, {mark(0, 0, 0, 20)}},
                 {"ben", {true}, {mark(0, 0, 0, 12), mark(0, 0, 11, 20)}}};
  CHECK(disagreements(data).empty());
}
