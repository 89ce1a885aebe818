#include "engine/analysis/rules.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "tests/support/random_study.hpp"
#include "tests/support/study_view.hpp"

using namespace engine::analysis;
using engine::codebook::Tier;
using engine::codebook::Voice;
using engine::coding::Coding;
using engine::coding::Status;

namespace {

engine::coding::RuleEvidence evidence(const std::string& rule, Voice voice = Voice::own) {
  return {rule, support::text::CodePointSpan::of(0, 2), Tier::precise, voice};
}

const RuleRow& only(const std::vector<RuleRow>& rows, const std::string& rule) {
  for (const RuleRow& row : rows)
    if (row.rule == rule) return row;
  throw std::runtime_error{"no rule " + rule};
}

}  // namespace

TEST_CASE("a rule is credited for its matches, its codings and the decisions on them", "[rules]") {
  support::StudyWriter study;
  study.transcript("t", {{"R", "ad", 5, 10, 20}}).code("a");
  engine::coding::StudyView view;
  {
    Coding& both = study.coding("a", 0);
    both.rules = {evidence("a.r1"), evidence("a.r1"), evidence("a.r2")};
    both.status = Status::accepted;
    study.coding("a", 1).status = Status::rejected;
    study.coding("a", 2);
    study.coding("a", 3).rules = {evidence("a.r1", Voice::reported), evidence("a.r2")};
    view = study.view();
    view.rules.push_back({"a.r2", "a", Tier::hint, 7});
    view.rules.push_back({"a.r3", "a", Tier::hint, 0});
  }
  const std::vector<RuleRow> rows = rules(view, {});
  REQUIRE(rows.size() == 3);

  const RuleRow& r1 = only(rows, "a.r1");
  CHECK(r1.matches == 5);
  CHECK(r1.suggestions == 3);
  CHECK(r1.other_voices == 1);
  CHECK((r1.accepted == 1 && r1.rejected == 1));
  CHECK(r1.acceptance.value == 0.5);
  REQUIRE(r1.acceptance_interval);
  CHECK(r1.acceptance_interval->low == Approx(0.0945).margin(5e-5));
  CHECK(r1.acceptance_interval->high == Approx(0.9055).margin(5e-5));
  CHECK(*r1.overlap.value == Approx(1.0 / 3));
  CHECK(r1.overlap_rule == "a.r2");

  const RuleRow& r2 = only(rows, "a.r2");
  CHECK(r2.suppressed == 7);
  CHECK(r2.suggestions == 2);
  CHECK(*r2.overlap.value == Approx(0.5));

  const RuleRow& r3 = only(rows, "a.r3");
  CHECK(r3.suggestions == 0);
  CHECK(r3.acceptance.reason.en == "nothing has been accepted or rejected yet");
  CHECK_FALSE(r3.acceptance_interval);
  CHECK(r3.overlap.reason.en == "the rule made no suggestions");
  CHECK(r3.overlap_rule.empty());
}

TEST_CASE("of rules that cover equally much the first by id is named", "[rules]") {
  support::StudyWriter study;
  study.transcript("t", {{"R", "ad"}}).code("a");
  study.coding("a", 0).rules = {evidence("a.r1"), evidence("a.r3"), evidence("a.r2")};
  auto view = study.view();
  view.rules.push_back({"a.r3", "a", Tier::precise, 0});
  view.rules.push_back({"a.r2", "a", Tier::precise, 0});
  CHECK(only(rules(view, {}), "a.r1").overlap_rule == "a.r2");
}

TEST_CASE("rule counts agree with a plain count", "[rules][property]") {
  const auto seed = GENERATE(range(0u, 100u));
  CAPTURE(seed);
  engine::coding::StudyView view = support::random_study(seed).view;
  std::mt19937 random{seed};
  for (Coding& coding : view.codings)  // give codings several rules of their code
    for (std::uint32_t extra = random() % 4; extra > 0 && !coding.rules.empty(); --extra)
      coding.rules.push_back(evidence(coding.code + ".r" + std::to_string(random() % 4),
                                      static_cast<Voice>(random() % 6)));
  for (const char* code : {"a", "b"})
    for (const char* rule : {".r0", ".r2", ".r3"})
      view.rules.push_back({std::string{code} + rule, code, Tier::hint, 1});

  for (const RuleRow& row : rules(view, {})) {
    CAPTURE(row.rule);
    const auto gave = [&](const Coding& coding, const std::string& rule, bool own) {
      for (const auto& one : coding.rules)
        if (one.rule == rule && (one.voice == Voice::own) == own) return true;
      return false;
    };
    std::uint64_t matches = 0, suggestions = 0, others = 0, accepted = 0, also = 0;
    std::map<std::string, std::uint64_t> shared;
    for (const Coding& coding : view.codings) {
      for (const auto& one : coding.rules) matches += one.rule == row.rule ? 1 : 0;
      if (!gave(coding, row.rule, true)) {
        others += gave(coding, row.rule, false) ? 1 : 0;
        continue;
      }
      ++suggestions;
      accepted += coding.status == Status::accepted ? 1 : 0;
      bool another = false;
      for (const auto& rule : view.rules)
        if (rule.id != row.rule && gave(coding, rule.id, true)) {
          another = true;
          ++shared[rule.id];
        }
      also += another ? 1 : 0;
    }
    REQUIRE(row.matches == matches);
    REQUIRE(row.suggestions == suggestions);
    REQUIRE(row.other_voices == others);
    REQUIRE(row.accepted == accepted);
    REQUIRE(row.also_found == also);
    std::string most;
    for (const auto& [rule, count] : shared)
      if (most.empty() || count > shared[most]) most = rule;
    REQUIRE(row.overlap_rule == most);
  }
}
