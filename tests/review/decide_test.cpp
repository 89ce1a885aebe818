#include "tests/review/support.hpp"

using namespace review_test;
using coding::Act;

namespace {

//                           0         1         2         3         4         5
//                           0123456789012345678901234567890123456789012345678901234
constexpr const char* kOne = "R: Hij zeurt altijd. Zij klaagt nooit.\nI: Zeurt hij nu?\n";

precoding_test::Codebook book() {
  return codebook({{"zeuren", {"zeurt"}, ""}, {"klagen", {"klaagt"}, ""}});
}

struct Coded : TestStudy {
  Coded() {
    code({book()}, files({{"een", kOne}}));
    zeuren = id_of(study, "zeuren", 3);
    klagen = id_of(study, "klagen", 21);
  }
  std::string zeuren, klagen;
};

}  // namespace

TEST_CASE("what nobody decided is suggested", "[review]") {
  const Coded test;
  CHECK(lines(test.study) == Lines{"een 3-20 zeuren suggested", "een 21-38 klagen suggested"});
}

TEST_CASE("a coding is accepted, rejected, recoded and moved by whoever decides", "[review]") {
  Coded test;
  SECTION("accepted and rejected") {
    Request reject = judge(Act::reject, test.klagen);
    reject.reason = "voice";
    decide(test.study, "ana", {judge(Act::accept, test.zeuren), reject});
    CHECK(lines(test.study) ==
          Lines{"een 3-20 zeuren accepted by ana", "een 21-38 klagen rejected by ana"});
    CHECK(review::view(test.study).codings[1].reason == "voice");
  }
  SECTION("recoded: it keeps its id") {
    decide(test.study, "ana", {recode(test.zeuren, "klagen")});
    CHECK(lines(test.study) ==
          Lines{"een 3-20 klagen changed by ana was 3-20 zeuren", "een 21-38 klagen suggested"});
    CHECK(review::view(test.study).codings[0].id == test.zeuren);
  }
  SECTION("moved, and its text, words and sentences with it") {
    decide(test.study, "ana", {move(test.zeuren, 7, 27)});
    const auto view = review::view(test.study);
    CHECK(lines(view)[0] == "een 7-27 zeuren changed by ana was 3-20 zeuren");
    CHECK(view.codings[0].text == "zeurt altijd. Zij kl");
    CHECK(view.codings[0].segment.first_sentence == 0);
    CHECK(view.codings[0].segment.end_sentence == 2);
    CHECK(view.codings[0].segment.first_word == 1);
    CHECK(view.codings[0].segment.end_word == 5);
  }
  SECTION("recoded and then moved: both hold") {
    decide(test.study, "ana", {recode(test.zeuren, "klagen"), move(test.zeuren, 7, 19)});
    CHECK(lines(test.study)[0] == "een 7-19 klagen changed by ana was 3-20 zeuren");
  }
  SECTION("changed and then accepted after all") {
    decide(test.study, "ana", {recode(test.zeuren, "klagen"), judge(Act::accept, test.zeuren)});
    CHECK(lines(test.study)[0] == "een 3-20 zeuren accepted by ana");
  }
}

TEST_CASE("a coding is added by hand, where the machine found nothing and where it did",
          "[review]") {
  Coded test;
  SECTION("nothing") {
    const auto recorded = decide(test.study, "ana", {add("een", 21, 38, "zeuren")});
    CHECK(recorded[0].text == "Zij klaagt nooit.");
    CHECK(lines(test.study) == Lines{"een 3-20 zeuren suggested", "een 21-38 klagen suggested",
                                     "een 21-38 zeuren added of ana by ana"});
    const auto added = review::view(test.study).codings[2];
    CHECK_FALSE(added.is_suggestion);
    CHECK_FALSE(added.tier);
    CHECK(added.segment.first_sentence == 1);
  }
  SECTION("the very same coding: it is accepted") {
    decide(test.study, "ana", {add("een", 3, 20, "zeuren")});
    CHECK(lines(test.study)[0] == "een 3-20 zeuren accepted by ana");
  }
  SECTION("over a suggestion of the same code that stands there: it is one more") {
    decide(test.study, "ana", {add("een", 7, 19, "zeuren")});
    CHECK(lines(test.study)[0] == "een 3-20 zeuren suggested");
    CHECK(lines(test.study)[1] == "een 7-19 zeuren added of ana by ana");
  }
  SECTION("twice by one coder: refused") {
    decide(test.study, "ana", {add("een", 21, 38, "zeuren")});
    CHECK_FALSE(review::decide(test.study, "ana", {add("een", 21, 38, "zeuren")}));
  }
  SECTION("by two: one coding of both") {
    decide(test.study, "ana", {add("een", 21, 38, "zeuren")});
    decide(test.study, "ben", {add("een", 21, 38, "zeuren")});
    CHECK(lines(test.study)[2] == "een 21-38 zeuren added of ana, ben by ana, ben");
  }
  SECTION("moved and recoded afterwards: it stays a coding by hand") {
    const auto id = decide(test.study, "ana", {add("een", 21, 38, "zeuren")})[0].event.coding;
    decide(test.study, "ana", {move(id, 21, 31), recode(id, "klagen")});
    CHECK(lines(test.study)[1] == "een 21-31 klagen added of ana by ana");
  }
  SECTION("rejected afterwards: it is in no layer") {
    const auto id = decide(test.study, "ana", {add("een", 21, 38, "zeuren")})[0].event.coding;
    decide(test.study, "ana", {judge(Act::reject, id)});
    CHECK(lines(test.study)[2] == "een 21-38 zeuren rejected of ana by ana");
  }
}

TEST_CASE("undo takes back the coder's own last act, redo brings it back until he acts anew",
          "[review]") {
  Coded test;
  decide(test.study, "ana", {judge(Act::accept, test.zeuren)});
  decide(test.study, "ben", {judge(Act::accept, test.klagen)});
  decide(test.study, "ana", {judge(Act::reject, test.zeuren), simple(Act::undo)});
  CHECK(lines(test.study) ==
        Lines{"een 3-20 zeuren accepted by ana", "een 21-38 klagen accepted by ben"});
  decide(test.study, "ana", {simple(Act::undo)});
  CHECK(lines(test.study)[0] == "een 3-20 zeuren suggested");
  decide(test.study, "ana", {simple(Act::redo), simple(Act::redo)});
  CHECK(lines(test.study)[0] == "een 3-20 zeuren rejected by ana");
  decide(test.study, "ana", {simple(Act::undo), judge(Act::accept, test.klagen)});
  const auto refused = review::decide(test.study, "ana", {simple(Act::redo)});
  REQUIRE_FALSE(refused);
  CHECK(refused.error()[0].problem.en == "ana has nothing to redo");
}

TEST_CASE("contradicting decisions are decided by nobody", "[review]") {
  Coded test;
  decide(test.study, "ana", {judge(Act::accept, test.zeuren)});
  decide(test.study, "ben", {judge(Act::reject, test.zeuren)});
  CHECK(lines(test.study)[0] == "een 3-20 zeuren suggested conflict");
  SECTION("saying it again does not win") {
    decide(test.study, "ben", {judge(Act::reject, test.zeuren)});
    CHECK(lines(test.study)[0] == "een 3-20 zeuren suggested conflict");
  }
  SECTION("until one gives in") {
    decide(test.study, "ana", {judge(Act::reject, test.zeuren)});
    CHECK(lines(test.study)[0] == "een 3-20 zeuren rejected by ana, ben");
  }
  SECTION("until somebody else settles it") {
    decide(test.study, "chloe", {judge(Act::accept, test.zeuren)});
    CHECK(lines(test.study)[0] == "een 3-20 zeuren accepted by chloe");
    decide(test.study, "chloe", {judge(Act::reject, test.zeuren)});
    CHECK(lines(test.study)[0] == "een 3-20 zeuren rejected by chloe");
    decide(test.study, "chloe", {simple(Act::undo), simple(Act::undo)});
    CHECK(lines(test.study)[0] == "een 3-20 zeuren suggested conflict");
  }
  SECTION("each coder still has his own") {
    CHECK(lines(review::view(test.study, {.coder = "ana"}))[0] ==
          "een 3-20 zeuren accepted by ana");
    CHECK(lines(review::view(test.study, {.coder = "ben"}))[0] ==
          "een 3-20 zeuren rejected by ben");
  }
}

TEST_CASE("memos are kept with a coding, a segment, a transcript and a code", "[review]") {
  Coded test;
  for (const std::string& on :
       {test.zeuren, std::string{"een:3:10"}, std::string{"een"}, std::string{"klagen"}}) {
    Request request = review::parse_memo_target(on);
    request.memo = "over " + on;
    decide(test.study, "ana", {request});
  }
  const auto view = review::view(test.study);
  REQUIRE(view.codings[0].memos.size() == 1);
  CHECK(view.codings[0].memos[0] == coding::Memo{"ana", "over " + test.zeuren});
  CHECK(view.codings[0].status == coding::Status::suggested);
  const auto events = test.study.events();
  REQUIRE(events.size() == 4);
  CHECK((events[1].segment == CodePointSpan::of(3, 10)));
  CHECK(events[2].memo == "over een");
  CHECK(events[3].code == "klagen");
}

TEST_CASE("all requests are done or none, and every problem is told", "[review]") {
  Coded test;
  const auto refused =
      review::decide(test.study, "ana",
                     {judge(Act::accept, test.zeuren), judge(Act::accept, "0123456789abcdef"),
                      recode(test.zeuren, "zeure"), move(test.zeuren, 30, 900),
                      add("eem", 0, 5, "zeuren"), add("een", 0, 2, "zeuren")});
  REQUIRE_FALSE(refused);
  Lines problems;
  for (const auto& each : refused.error()) problems.push_back(each.problem.en);
  CHECK(problems == Lines{"the study has no coding '0123456789abcdef'",
                          "there is no code 'zeure' in the study",
                          "30:900: nothing that anybody says stands there in 'een'",
                          "there is no transcript 'eem' in the study",
                          "0:2: nothing that anybody says stands there in 'een'"});
  CHECK(refused.error()[1].hint.en == "did you mean 'zeuren'?");
  CHECK(lines(test.study)[0] == "een 3-20 zeuren suggested");
  CHECK(test.study.events().empty());
}

TEST_CASE("a coder has a name that is not the machine's", "[review]") {
  Coded test;
  for (const char* name : {"", "  ", "machine", "ana,ben", "ana\nben"}) {
    CAPTURE(name);
    CHECK_FALSE(review::decide(test.study, name, {judge(Act::accept, test.zeuren)}));
  }
}

TEST_CASE("an earlier state is shown as of a time and as of a decision", "[review]") {
  Coded test;
  decide(test.study, "ana", {judge(Act::accept, test.zeuren)});
  const auto second = decide(test.study, "ana", {judge(Act::reject, test.zeuren)})[0].event;
  decide(test.study, "ana", {judge(Act::accept, test.klagen)});
  const auto then = review::parse_moment(second.id.substr(0, 12), test.study);
  REQUIRE(then);
  CHECK(lines(review::view(test.study, {.moment = *then})) ==
        Lines{"een 3-20 zeuren rejected by ana", "een 21-38 klagen suggested"});
  const auto before = review::parse_moment("2001-01-01", test.study);
  REQUIRE(before);
  CHECK(review::view(test.study, {.moment = *before}).codings.empty());
  const auto later = review::parse_moment("2999-01-01T10:30", test.study);
  REQUIRE(later);
  CHECK(lines(review::view(test.study, {.moment = *later})) == lines(test.study));
  for (const char* wrong : {"gisteren", "2026-13", "00000000", "2026-01-01T"})
    CHECK_FALSE(review::parse_moment(wrong, test.study));
}
