// What becomes of decisions when the codebook or the text changes.
#include "engine/precoding/unchanged.hpp"
#include "tests/review/support.hpp"

using namespace review_test;
using coding::Act;
using precoding_test::TestCode;

namespace {

//                           0         1         2         3         4
//                           012345678901234567890123456789012345678901234567
constexpr const char* kOne = "R: Hij zeurt altijd. Zij klaagt nooit.\nR: Ja hoor.\n";

struct Coded : TestStudy {
  explicit Coded(const std::vector<TestCode>& codes = {{"zeuren", {"zeurt"}, ""},
                                                       {"klagen", {"klaagt"}, ""}}) {
    code({codebook(codes)}, files({{"een", kOne}}));
  }
};

}  // namespace

TEST_CASE("a decision holds where the same coding is suggested for other words", "[review]") {
  Coded test;
  decide(test.study, "ana", {judge(Act::accept, id_of(test.study, "zeuren", 3))});
  test.code({codebook({{"zeuren", {"altijd"}, ""}, {"klagen", {"klaagt"}, ""}})});
  CHECK(lines(test.study) ==
        Lines{"een 3-20 zeuren accepted by ana other-evidence", "een 21-38 klagen suggested"});
}

TEST_CASE("a suggestion of the same code that overlaps inherits the decision", "[review]") {
  const std::string match = "      unit: match\n";
  Coded test;
  decide(test.study, "ana", {judge(Act::reject, id_of(test.study, "zeuren", 3))});
  test.code({codebook({{"zeuren", {"zeurt", "altijd"}, "", match}, {"klagen", {"klaagt"}, ""}})});
  CHECK(lines(test.study) == Lines{"een 7-12 zeuren rejected by ana",
                                   "een 13-19 zeuren rejected by ana other-evidence",
                                   "een 21-38 klagen suggested"});
  SECTION("until it is judged by itself") {
    decide(test.study, "ana", {judge(Act::accept, id_of(test.study, "zeuren", 7))});
    CHECK(lines(test.study)[0] == "een 7-12 zeuren accepted by ana");
    CHECK(lines(test.study)[1] == "een 13-19 zeuren rejected by ana other-evidence");
  }
}

TEST_CASE("a memo goes where its decision goes", "[review]") {
  const std::string match = "      unit: match\n";
  Coded test;
  Request reject = judge(Act::reject, id_of(test.study, "zeuren", 3));
  reject.memo = "hij bedoelt zijn baas";
  decide(test.study, "ana", {reject});
  test.code({codebook({{"zeuren", {"zeurt", "altijd"}, "", match}, {"klagen", {"klaagt"}, ""}})});
  const auto memos = [&] {
    std::vector<std::size_t> counts;
    for (const coding::Coding& each : review::view(test.study).codings)
      counts.push_back(each.memos.size());
    return counts;
  };
  CHECK(memos() == std::vector<std::size_t>{1, 1, 0});
  SECTION("not to the last that its coder judged by itself") {
    decide(test.study, "ana", {judge(Act::accept, id_of(test.study, "zeuren", 13))});
    CHECK(memos() == std::vector<std::size_t>{1, 0, 0});
  }
  SECTION("nor to the first") {
    decide(test.study, "ana", {judge(Act::accept, id_of(test.study, "zeuren", 7))});
    CHECK(memos() == std::vector<std::size_t>{0, 1, 0});
  }
}

TEST_CASE("a suggestion that was there to be judged does not inherit", "[review]") {
  const std::string match = "      unit: match\n";
  const TestCode both{"zeuren", {"hij zeurt", "zeurt altijd"}, "", match};
  Coded test{{both}};
  REQUIRE(lines(test.study) == Lines{"een 3-12 zeuren suggested", "een 7-19 zeuren suggested"});
  decide(test.study, "ana", {judge(Act::accept, id_of(test.study, "zeuren", 3))});
  test.code({codebook({{"zeuren", {"zeurt altijd"}, "", match}})});
  CHECK(lines(test.study) ==
        Lines{"een 3-12 zeuren accepted by ana no-longer-suggested", "een 7-19 zeuren suggested"});
}

TEST_CASE("two decisions that contradict one another are inherited as a conflict", "[review]") {
  const std::string match = "      unit: match\n";
  Coded test{{{"zeuren", {"zeurt", "altijd"}, "", match}}};
  decide(test.study, "ana",
         {judge(Act::accept, id_of(test.study, "zeuren", 7)),
          judge(Act::reject, id_of(test.study, "zeuren", 13))});
  test.code({codebook({{"zeuren", {"zeurt"}, ""}})});
  CHECK(lines(test.study) == Lines{"een 3-20 zeuren suggested conflict other-evidence"});
}

TEST_CASE("accepted and no longer suggested stays; rejected stays away, and comes back rejected",
          "[review]") {
  Coded test;
  decide(test.study, "ana",
         {judge(Act::accept, id_of(test.study, "zeuren", 3)),
          judge(Act::reject, id_of(test.study, "klagen", 21))});
  test.code({codebook({{"zeuren", {"nergens"}, ""}, {"klagen", {"nergens"}, ""}})});
  CHECK(lines(test.study) == Lines{"een 3-20 zeuren accepted by ana no-longer-suggested"});
  const coding::Coding kept = review::view(test.study).codings[0];
  CHECK(kept.text == "Hij zeurt altijd.");
  CHECK(kept.rules.size() == 1);
  CHECK(kept.run == 1);
  test.code({codebook({{"zeuren", {"zeurt"}, ""}, {"klagen", {"klaagt"}, ""}})});
  CHECK(lines(test.study) ==
        Lines{"een 3-20 zeuren accepted by ana", "een 21-38 klagen rejected by ana"});
}

TEST_CASE("a code that was replaced takes its decisions along", "[review]") {
  Coded test;
  decide(test.study, "ana",
         {judge(Act::accept, id_of(test.study, "zeuren", 3)),
          recode(id_of(test.study, "klagen", 21), "zeuren")});
  test.code({codebook({{"zeuren", {}, "    label: Zeuren\n    replaced_by: mopperen\n"},
                       {"mopperen", {"zeurt"}, ""},
                       {"klagen", {"klaagt"}, ""}})});
  CHECK(lines(test.study) == Lines{"een 3-20 mopperen accepted by ana",
                                   "een 21-38 mopperen changed by ana was 21-38 klagen"});
}

TEST_CASE("a coding by hand that the machine finds later is one coding", "[review]") {
  Coded test{{{"zeuren", {"zeurt"}, ""}, {"klagen", {"nergens"}, ""}}};
  decide(test.study, "ana", {add("een", 25, 38, "klagen")});
  test.code({codebook({{"zeuren", {"zeurt"}, ""}, {"klagen", {"klaagt"}, ""}})});
  CHECK(lines(test.study) ==
        Lines{"een 3-20 zeuren suggested", "een 25-38 klagen changed by ana was 21-38 klagen"});
}

TEST_CASE("an earlier state has the suggestions of its time", "[review]") {
  Coded test;
  const auto event =
      decide(test.study, "ana", {judge(Act::accept, id_of(test.study, "zeuren", 3))})[0].event;
  test.code({codebook({{"zeuren", {"nergens"}, ""}, {"klagen", {"klaagt"}, ""}})});
  const auto moment = review::parse_moment(event.id, test.study);
  REQUIRE(moment);
  CHECK(lines(review::view(test.study, {.moment = *moment})) ==
        Lines{"een 3-20 zeuren accepted by ana", "een 21-38 klagen suggested"});
}

TEST_CASE("a newer text keeps the decisions on what it did not change, and the rest is told",
          "[review]") {
  Coded test;
  decide(test.study, "ana",
         {judge(Act::accept, id_of(test.study, "zeuren", 3)),
          judge(Act::reject, id_of(test.study, "klagen", 21)), add("een", 42, 50, "klagen")});
  SECTION("moved as a whole") {
    test.import(test.files({{"een", "Titel: Een\n\n" + std::string{kOne}}}), "een");
    test.code({codebook({{"zeuren", {"zeurt"}, ""}, {"klagen", {"klaagt"}, ""}})});
    CHECK(lines(test.study) == Lines{"een 15-32 zeuren accepted by ana",
                                     "een 33-50 klagen rejected by ana",
                                     "een 54-62 klagen added of ana by ana"});
    CHECK(review::lost_with(test.study, "een").empty());
  }
  SECTION("changed in part") {
    test.import(test.files({{"een", "R: Hij zeurt altijd. Zij klaagt steeds.\nR: Ja hoor.\n"}}),
                "een");
    test.code({codebook({{"zeuren", {"zeurt"}, ""}, {"klagen", {"klaagt"}, ""}})});
    CHECK(lines(test.study) == Lines{"een 3-20 zeuren accepted by ana",
                                     "een 21-39 klagen suggested",
                                     "een 43-51 klagen added of ana by ana"});
    const auto lost = review::lost_with(test.study, "een");
    REQUIRE(lost.size() == 1);
    CHECK(lost[0].text == "Zij klaagt nooit.");
    CHECK(lost[0].act == Act::reject);
  }
  SECTION("twice") {
    test.import(test.files({{"een", "\n" + std::string{kOne}}}), "een");
    test.import(test.files({{"een", "\n\n\n" + std::string{kOne}}}), "een");
    CHECK(lines(test.study) == Lines{"een 6-23 zeuren accepted by ana no-longer-suggested",
                                     "een 45-53 klagen added of ana by ana"});
  }
}

TEST_CASE("stretches that stayed the same are found around what changed", "[review]") {
  struct Row {
    const char *older, *newer;
    Lines same;
  };
  const Row row = GENERATE(values<Row>({
      {"een\ntwee\ndrie\n", "een\ntwee\ndrie\n", {"0-14@0"}},
      {"een\ntwee\ndrie\n", "nul\neen\ntwee\ndrie\n", {"0-14@4"}},
      {"een\ntwee\ndrie\n", "een\ndrie\n", {"0-4@0", "9-14@4"}},
      {"één twee\n", "één drie\n", {"0-4@0", "7-9@7"}},
      {"a\nb\nc\n", "c\nx\na\n", {"4-6@0"}},
      {"", "een\n", {}},
  }));
  CAPTURE(row.older, row.newer);
  Lines same;
  for (const auto& each : precoding_test::precoding::unchanged_stretches(
           engine::text::StoredText{row.older}, engine::text::StoredText{row.newer}))
    same.push_back(fmt::format("{}-{}@{}", each.older.begin().value, each.older.end().value,
                               each.newer_begin.value));
  CHECK(same == row.same);
}
