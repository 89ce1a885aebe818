#include "engine/consensus/unsettled.hpp"

#include <fmt/format.h>

#include "tests/review/support.hpp"

using namespace review_test;
using coding::Act;
namespace analysis = engine::analysis;
namespace consensus = engine::consensus;

namespace {

struct Team : TestStudy {
  Team() {
    code({codebook({{"zeuren", {"zeurt"}, ""}, {"klagen", {"klaagt"}, ""}})},
         files({{"een", "R: Hij bromt nu. Zij moppert nooit. Dat is zo.\n"}}));
  }

  // "code begin-end kind weight: coder what, …" of each that is left.
  [[nodiscard]] Lines left() const {
    const review::Coders coders{study};
    const auto comparison =
        consensus::compare(study, coders, coders.names(), analysis::Level::code);
    const review::History history{study.events()};
    const auto found = consensus::unsettled(analysis::disagreements(comparison.work), comparison,
                                            review::view(study), history);
    const auto texts = consensus::texts_of(study, comparison, found);
    Lines lines;
    for (std::size_t i = 0; i < found.size(); ++i) {
      std::string line = fmt::format("{} '{}' {}", comparison.work.codes[found[i].code], texts[i],
                                     analysis::name(found[i].kind));
      for (const auto& side : found[i].sides)
        line += fmt::format(" {}:{}", comparison.coders[side.coder].coder, side.codings.size());
      lines.push_back(line);
    }
    return lines;
  }
  std::string adds(const std::string& coder, std::uint32_t begin, std::uint32_t end,
                   const std::string& what) {
    return decide(study, coder, {add("een", begin, end, what)})[0].event.coding;
  }
  void settle(const std::string& coder, Act act, const std::string& id) {
    Request request = judge(act, id);
    request.settle = true;
    decide(study, coder, {request});
  }
};

}  // namespace

TEST_CASE("coders who had a transcript differ where one has nothing, other borders or another code",
          "[consensus]") {
  Team team;
  team.adds("ana", 3, 16, "zeuren");
  team.adds("ben", 3, 12, "zeuren");
  team.adds("ana", 17, 35, "klagen");
  team.adds("ben", 36, 46, "klagen");
  CHECK(team.left() == Lines{"klagen 'Zij moppert nooit.' presence ana:1 ben:0",
                             "klagen 'Dat is zo.' presence ana:0 ben:1",
                             "zeuren 'Hij bromt nu.' border ana:1 ben:1"});
  team.adds("ben", 17, 35, "zeuren");
  CHECK(team.left()[0] == "zeuren 'Zij moppert nooit.' code ana:0 ben:1");
  CHECK(team.left()[1] == "klagen 'Zij moppert nooit.' code ana:1 ben:0");
}

TEST_CASE("a third settles a disagreement for or against, and is no coder by that", "[consensus]") {
  Team team;
  team.adds("ben", 3, 16, "zeuren");
  team.adds("ana", 3, 16, "zeuren");
  const std::string lone = team.adds("ana", 17, 35, "klagen");
  REQUIRE(team.left().size() == 1);
  const Act act = GENERATE(Act::accept, Act::reject);
  team.settle("chloe", act, lone);
  CHECK(team.left().empty());
  CHECK(review::Coders{team.study}.names() == Lines{"ana", "ben"});
  decide(team.study, "chloe", {simple(Act::undo)});
  CHECK(team.left().size() == 1);
}

TEST_CASE("a disagreement is settled when each of its codings is", "[consensus]") {
  Team team;
  const std::string longer = team.adds("ana", 3, 16, "zeuren");
  const std::string shorter = team.adds("ben", 3, 12, "zeuren");
  team.settle("chloe", Act::accept, longer);
  CHECK(team.left().size() == 1);
  team.settle("chloe", Act::reject, shorter);
  CHECK(team.left().empty());
}

TEST_CASE("coders who come to say the same no longer differ", "[consensus]") {
  Team team;
  team.adds("ben", 3, 16, "zeuren");
  decide(team.study, "ana", {judge(Act::accept, id_of(team.study, "zeuren", 3))});
  const std::string lone = team.adds("ana", 17, 35, "klagen");
  REQUIRE(team.left().size() == 1);
  SECTION("by taking it over") { decide(team.study, "ben", {judge(Act::accept, lone)}); }
  SECTION("by taking it back") { decide(team.study, "ana", {judge(Act::reject, lone)}); }
  CHECK(team.left().empty());
}

TEST_CASE("what coders contradict one another on is a conflict, not listed twice", "[consensus]") {
  Team team;
  const std::string first = team.adds("ana", 3, 16, "zeuren");
  decide(team.study, "ben", {judge(Act::reject, first)});
  CHECK(team.left().empty());
}

TEST_CASE("deciding anew after it was settled brings a contradiction, not silence", "[consensus]") {
  Team team;
  const std::string first = team.adds("ana", 3, 16, "zeuren");
  team.adds("ben", 17, 35, "klagen");
  team.settle("chloe", Act::accept, first);
  decide(team.study, "ana", {judge(Act::reject, first)});
  CHECK(lines(team.study)[0] == "een 3-16 zeuren suggested of ana conflict");
}
