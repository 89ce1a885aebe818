// Who decides says what he saw; and deciding in one transcript while others work too.
#include "engine/review/in_sight.hpp"

#include "tests/review/support.hpp"

using namespace review_test;
using coding::Act;

namespace {

struct Watched : TestStudy {
  Watched() {
    code({codebook({{"zeuren", {"zeurt"}, ""}, {"klagen", {"klaagt"}, ""}})},
         files({{"een", "R: Hij zeurt nu. Zij klaagt nooit.\n"}, {"twee", "R: Hij zeurt.\n"}}));
    zeuren = id_of(study, "zeuren", 3);
    klagen = id_of(study, "klagen", 17);
  }
  // The newest event in sight on the coding of this code in "een".
  [[nodiscard]] std::string newest(const std::string& code) const {
    const review::History history{study.events()};
    const review::InSight in_sight{history};
    const auto view = review::view(study, history, {});
    for (const coding::Coding& each : view.codings)
      if (each.code == code && each.transcript == 0) return in_sight.newest_id(each);
    return "no coding";
  }
  [[nodiscard]] engine::base::Result<review::Decided> ask(const std::string& coder,
                                                          const Request& request,
                                                          const std::string& seen,
                                                          const std::string& in = "een") {
    Request asked = request;
    asked.seen = seen;
    return review::decide_in(study, in, coder, {asked});
  }
  std::string zeuren, klagen;
};

Request memo_on(const std::string& id) {
  Request memo = judge(Act::memo, id);
  memo.memo = "kijk";
  return memo;
}

}  // namespace

TEST_CASE("of a coding that nobody decided on, nothing is in sight", "[review][in_sight]") {
  Watched test;
  CHECK(test.newest("zeuren").empty());
  decide(test.study, "ana", {judge(Act::accept, test.klagen)});
  CHECK(test.newest("zeuren").empty());
}

TEST_CASE("the newest decision is in sight, whoever took it", "[review][in_sight]") {
  Watched test;
  decide(test.study, "ana", {judge(Act::accept, test.zeuren)});
  const auto ben = decide(test.study, "ben", {judge(Act::reject, test.zeuren)});
  CHECK(test.newest("zeuren") == ben[0].event.id);
}

TEST_CASE("a memo, and taking one back, changes nothing that is in sight", "[review][in_sight]") {
  Watched test;
  const auto ana = decide(test.study, "ana", {judge(Act::accept, test.zeuren)});
  decide(test.study, "ben", {memo_on(test.zeuren)});
  CHECK(test.newest("zeuren") == ana[0].event.id);
  decide(test.study, "ben", {simple(Act::undo)});
  CHECK(test.newest("zeuren") == ana[0].event.id);
}

TEST_CASE("a decision that was taken back is seen as that, and so is its return",
          "[review][in_sight]") {
  Watched test;
  decide(test.study, "ana", {judge(Act::accept, test.zeuren)});
  const auto undone = decide(test.study, "ana", {simple(Act::undo)});
  CHECK(test.newest("zeuren") == undone[0].event.id);
  const auto redone = decide(test.study, "ana", {simple(Act::redo)});
  CHECK(test.newest("zeuren") == redone[0].event.id);
}

TEST_CASE("a coding that inherits a decision shows it", "[review][in_sight]") {
  Watched test;
  const auto old = decide(test.study, "ana", {judge(Act::accept, test.zeuren)});
  test.code({codebook(
      {{"zeuren", {"zeurt nu"}, "", "      unit: match\n"}, {"klagen", {"klaagt"}, ""}})});
  CHECK(test.newest("zeuren") == old[0].event.id);
}

TEST_CASE("who saw the newest decides, and who did not is told what he missed",
          "[review][decide_in]") {
  Watched test;
  const auto first = test.ask("ana", judge(Act::accept, test.zeuren), "");
  REQUIRE(first);
  REQUIRE(first->recorded.size() == 1);
  const std::string seen = first->recorded[0].event.id;
  const auto missed = test.ask("ben", judge(Act::reject, test.zeuren), "");
  REQUIRE(missed);
  CHECK(missed->recorded.empty());
  REQUIRE(missed->unseen.size() == 1);
  CHECK(missed->unseen[0].id == seen);
  CHECK(test.study.events().size() == 1);
  const auto informed = test.ask("ben", judge(Act::reject, test.zeuren), seen);
  REQUIRE(informed);
  CHECK(informed->unseen.empty());
  CHECK(informed->recorded.size() == 1);
}

TEST_CASE("one request that missed something keeps all of them out", "[review][decide_in]") {
  Watched test;
  decide(test.study, "ana", {judge(Act::accept, test.zeuren)});
  Request late = judge(Act::reject, test.zeuren), fine = judge(Act::accept, test.klagen);
  late.seen = fine.seen = "";
  const auto decided = review::decide_in(test.study, "een", "ben", {fine, late});
  REQUIRE(decided);
  CHECK(decided->unseen.size() == 1);
  CHECK(decided->recorded.empty());
  CHECK(test.study.events().size() == 1);
}

TEST_CASE("two requests about one coding do not miss one another", "[review][decide_in]") {
  Watched test;
  Request accept = judge(Act::accept, test.zeuren), reject = judge(Act::reject, test.zeuren);
  accept.seen = reject.seen = "";
  const auto decided = review::decide_in(test.study, "een", "ana", {accept, reject});
  REQUIRE(decided);
  CHECK(decided->recorded.size() == 2);
  CHECK(lines(test.study)[0] == "een 3-16 zeuren rejected by ana");
}

TEST_CASE("undo takes back only what was seen as the last", "[review][decide_in]") {
  Watched test;
  const auto last = decide(test.study, "ana", {judge(Act::accept, test.zeuren)});
  const auto other = test.ask("ana", simple(Act::undo), "something else");
  REQUIRE(other);
  CHECK(other->unseen.size() == 1);
  REQUIRE(test.ask("ana", simple(Act::undo), last[0].event.id));
  CHECK(lines(test.study)[0] == "een 3-16 zeuren suggested");
}

TEST_CASE("a coding of another transcript is not known in this one", "[review][decide_in]") {
  Watched test;
  CHECK_FALSE(test.ask("ana", judge(Act::accept, test.zeuren), "", "twee"));
  CHECK_FALSE(test.ask("ana", judge(Act::accept, test.zeuren), "", "drie"));
  CHECK(test.study.events().empty());
}

TEST_CASE("without saying what was seen, nothing is missed", "[review][decide_in]") {
  Watched test;
  decide(test.study, "ana", {judge(Act::accept, test.zeuren)});
  const auto decided =
      review::decide_in(test.study, "een", "ben", {judge(Act::reject, test.zeuren)});
  REQUIRE(decided);
  CHECK(decided->recorded.size() == 1);
  CHECK(lines(test.study)[0] == "een 3-16 zeuren suggested conflict");
}

TEST_CASE("deciding in a transcript comes to the same as deciding in the study",
          "[review][decide_in]") {
  Watched here, whole;
  const std::vector<Request> requests = {judge(Act::accept, here.zeuren),
                                         recode(here.klagen, "zeuren"), add("een", 3, 6, "klagen"),
                                         simple(Act::undo)};
  REQUIRE(review::decide_in(here.study, "een", "ana", requests));
  review_test::decide(whole.study, "ana", requests);
  CHECK(lines(here.study) == lines(whole.study));
}

TEST_CASE("settling what one coder added outweighs him, and saying otherwise does not",
          "[review][decide_in]") {
  Watched test;
  const auto added = decide(test.study, "ana", {add("een", 3, 6, "klagen")});
  Request reject = judge(Act::reject, added[0].event.coding);
  reject.settle = GENERATE(true, false);
  CAPTURE(reject.settle);
  decide(test.study, "chloe", {reject});
  CHECK(lines(test.study)[0] == (reject.settle ? "een 3-6 klagen rejected of ana by chloe"
                                               : "een 3-6 klagen suggested of ana conflict"));
}

TEST_CASE("who said something of a coding does not settle it", "[review][decide_in]") {
  Watched test;
  decide(test.study, "ana", {judge(Act::accept, test.zeuren)});
  decide(test.study, "ben", {judge(Act::accept, test.zeuren)});
  Request reject = judge(Act::reject, test.zeuren);
  reject.settle = true;
  decide(test.study, "ben", {reject});
  CHECK(lines(test.study)[0] == "een 3-16 zeuren suggested conflict");
}
