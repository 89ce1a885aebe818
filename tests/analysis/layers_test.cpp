#include "engine/analysis/layers.hpp"

#include <catch2/catch.hpp>

#include "tests/support/study_view.hpp"

using namespace engine::analysis;
using engine::codebook::Tier;
using engine::codebook::Voice;
using engine::coding::Status;

TEST_CASE("a layer holds the states it promises", "[layers]") {
  struct Row {
    Status status;
    bool suggested, reviewed, final;
  };
  const Row row = GENERATE(values<Row>({
      {Status::suggested, true, false, true},
      {Status::accepted, true, true, true},
      {Status::rejected, true, false, false},
      {Status::changed, true, true, true},
      {Status::added, false, true, true},
  }));
  CAPTURE(static_cast<int>(row.status));
  engine::coding::Coding coding;
  coding.status = row.status;
  coding.is_suggestion = row.status != Status::added;
  CHECK(in_layer(coding, Layer::suggested) == row.suggested);
  CHECK(in_layer(coding, Layer::reviewed) == row.reviewed);
  CHECK(in_layer(coding, Layer::final) == row.final);
}

TEST_CASE("what the machine no longer suggests is not in its layer", "[layers]") {
  engine::coding::Coding coding;
  coding.status = Status::accepted;
  coding.is_suggestion = false;
  CHECK_FALSE(in_layer(coding, Layer::suggested));
  CHECK(in_layer(coding, Layer::reviewed));
}

TEST_CASE("a changed coding is the machine's in the layer suggested, and the person's elsewhere",
          "[layers]") {
  engine::coding::Coding coding;
  coding.code = "b";
  coding.speaker = 1;
  coding.was = engine::coding::Was{"a", {}, 0};
  coding.was->segment.turn = 7;
  CHECK(as_shown(coding, Layer::suggested).code == "a");
  CHECK(as_shown(coding, Layer::suggested).segment.turn == 7);
  CHECK(as_shown(coding, Layer::suggested).speaker == 0);
  CHECK(as_shown(coding, Layer::final).code == "b");
  CHECK(as_shown(coding, Layer::final).speaker == 1);
}

TEST_CASE("every layer is found again by its name", "[layers]") {
  for (const Layer layer : {Layer::suggested, Layer::reviewed, Layer::final})
    CHECK(parse_layer(name(layer)) == layer);
  CHECK_FALSE(parse_layer("suggest"));
  CHECK_FALSE(parse_layer(""));
}

TEST_CASE("a selection without tiers also has codings that have none", "[layers]") {
  Selection selection;
  CHECK(selection.has(std::optional<Tier>{}));
  selection.tiers = {Tier::precise};
  CHECK_FALSE(selection.has(std::optional<Tier>{}));
  CHECK(selection.has(std::optional{Tier::precise}));
  CHECK_FALSE(selection.has(std::optional{Tier::hint}));
}

TEST_CASE("a selection takes own voice alone unless told otherwise", "[layers]") {
  Selection selection;
  CHECK(selection.has(Voice::own));
  CHECK_FALSE(selection.has(Voice::reported));
  selection.voices.clear();
  CHECK(selection.has(Voice::reported));
}

TEST_CASE("decided counts the machine's suggestions that a person judged", "[layers]") {
  support::StudyWriter study;
  study.transcript("t", {{"R", "ad"}}).code("a");
  study.coding("a", 0);
  study.coding("a", 1).status = Status::accepted;
  study.coding("a", 2).status = Status::rejected;
  auto& added = study.coding("a", 3);
  added.status = Status::added;
  added.is_suggestion = false;
  study.coding("a", 4).voice = Voice::reported;
  const Decided decided = count_decided(study.view(), Selection{});
  CHECK(decided.decided == 2);
  CHECK(decided.of == 3);
}
