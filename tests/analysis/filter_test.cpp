#include "engine/analysis/filter.hpp"

#include <catch2/catch.hpp>

#include "tests/support/study_view.hpp"

using namespace engine::analysis;

TEST_CASE("a coding of several coders is found by each of them", "[analysis][filter]") {
  support::StudyWriter study;
  study.transcript("t", {{"R", "respondent", 2, 4, 8}}).code("minimising");
  auto& shared = study.coding("minimising", 0);
  shared.coders = {"Jan", "Jan Peter"};
  shared.decided_by = {"Jan", "Jan Peter"};
  study.coding("minimising", 2);
  const auto view = study.view();
  const auto found = [&](const Filter& filter) { return select(view, filter).size(); };
  CHECK(found({.coders = {"Jan"}}) == 1);
  CHECK(found({.coders = {"Jan Peter"}}) == 1);
  CHECK(found({.coders = {"Peter"}}) == 0);
  CHECK(found({.coders = {engine::coding::kMachine}}) == 1);
  CHECK(found({.deciders = {"Jan Peter"}}) == 1);
  CHECK(found({.deciders = {engine::coding::kMachine}}) == 0);
}
