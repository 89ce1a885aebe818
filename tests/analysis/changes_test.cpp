#include "engine/analysis/changes.hpp"

#include <catch2/catch.hpp>
#include <string>

using engine::analysis::changes;
using engine::analysis::name;
namespace coding = engine::coding;
namespace text = engine::text;

namespace {

coding::Coding coded(const std::string& id, std::uint32_t begin, const std::string& rule) {
  coding::Coding coding;
  coding.id = id;
  coding.code = "k";
  coding.segment.span = text::CodePointSpan::of(begin, begin + 5);
  coding.rules = {{rule, coding.segment.span, {}, {}}};
  return coding;
}

coding::StudyView view(std::vector<coding::Coding> codings) {
  coding::StudyView view;
  view.codings = std::move(codings);
  return view;
}

}  // namespace

TEST_CASE("each change of a coding is named once, in the order of the text",
          "[analysis][changes]") {
  const auto before = view({coded("a", 0, "r"), coded("b", 10, "r"), coded("c", 20, "r")});
  const auto after = view({coded("b", 10, "s"), coded("c", 20, "r"), coded("d", 5, "r")});
  std::string said;
  for (const auto& each : changes(before, after))
    said += each.coding.id + " " + std::string{name(each.what)} + "; ";
  CHECK(said == "a gone; d appeared; b other_evidence; ");
  CHECK(changes(after, after).empty());
}
