// The codebook of a study goes out as a REFI-QDA codebook and comes back.
#include <catch2/catch.hpp>

#include "tests/cli/coded_for_export.hpp"

namespace {

using cli::Exit;
using support::Coded;
using support::duiding;
using support::is_valid;

}  // namespace

TEST_CASE_METHOD(Coded, "a codebook goes out and comes back as a start", "[cli][export][qdc]") {
  export_to("codes.qdc", "qdc");
  CHECK(is_valid(dir, "Codebook.xsd", dir.read("codes.qdc")));
  const std::string yaml = dir.path("terug.yaml");
  const auto answer = duiding({"codebook", "import", dir.path("codes.qdc"), "--out", yaml});
  CAPTURE(answer.err);
  REQUIRE(answer.exit == Exit::ok);
  const auto check = duiding({"codebook", "check", yaml});
  CAPTURE(check.err, dir.read("terug.yaml"));
  CHECK(check.exit == Exit::ok);
  const std::string text = dir.read("terug.yaml");
  for (const char* part :
       {R"("werk":)", R"(label: "Werk & <b>\"inkomen\"</b>")", R"(label: "Sfeer")",
        R"(when_not_to_use: "Niet over thuis")", R"(brief: "Alles over werk ]]> ook <i>dit</i>")",
        R"(colour: "#2E86C1")"})
    CHECK_THAT(text, Catch::Contains(part));
  CHECK(duiding({"codebook", "import", dir.path("codes.qdc"), "--out", yaml}).exit ==
        Exit::failed);  // it is there
  CHECK(duiding({"codebook", "import", dir.path("een.txt"), "--out", dir.path("x.yaml")}).exit ==
        Exit::failed);
  CHECK_FALSE(dir.has("x.yaml"));
}
