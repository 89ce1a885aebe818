#include <algorithm>
#include <catch2/catch.hpp>

#include "engine/review/assigning.hpp"
#include "tests/server/support.hpp"

namespace {

using namespace server_test;

Json coding_of(Served& served, const std::string& transcript, const std::string& code) {
  const Json read = served.json("/api/transcript?name=" + transcript);
  for (const Json& coding : read["codings"])
    if (coding["code"] == code) return coding;
  FAIL("no coding of " + code);
  return {};
}

Json accept(const Json& coding) {
  return {{"action", "accept"}, {"id", coding["id"]}, {"seen", coding["seen"]}};
}

TEST_CASE("a transcript comes with its turns, codes and codings", "[server][api]") {
  Served served;
  const Json read = served.json("/api/transcript?name=een");
  CHECK(read["name"] == "een");
  CHECK(read["speakers"][0]["label"] == "R");
  CHECK(read["turns"][0]["text"] == "Ik heb het opgegeven. Er is geen kans.");
  CHECK(read["turns"][0]["begin_cp"] == 3);
  CHECK(read["codings"].size() == 2);
  CHECK(read["codings"][0]["text"] == "Ik heb het opgegeven.");
  CHECK(read["codings"][0]["seen"] == "");
  CHECK(read["codes"].size() == 2);
  CHECK(read["undo"].is_null());
  CHECK(served.get("/api/transcript?name=drie")->status == 404);
  CHECK(served.get("/api/transcript")->status == 404);
}

TEST_CASE("the list tells how far the review is", "[server][api]") {
  Served served;
  served.decide("een", accept(coding_of(served, "een", "kans")));
  const Json list = served.json("/api/transcripts");
  CHECK(list["transcripts"][0]["name"] == "een");
  CHECK(list["transcripts"][0]["suggestions"] == 2);
  CHECK(list["transcripts"][0]["decided"] == 1);
  CHECK(list["transcripts"][0]["codes"]["kans"]["decided"] == 1);
  CHECK(list["transcripts"][1]["decided"] == 0);
}

TEST_CASE("the list tells to whom a transcript is assigned, also after a newer text came",
          "[server][api]") {
  Served served;
  REQUIRE(engine::review::assign(served.made.study, {.coders = {"ben"}, .transcripts = {"een"}}));
  CHECK(served.json("/api/transcripts")["transcripts"][0]["assigned"] == Json{"ben"});
  served.made.import(served.made.files({{"een", "R: Ik heb het opgegeven. Nu weer niet.\n"}}),
                     "een");
  const Json list = served.json("/api/transcripts")["transcripts"];
  CHECK(list[0]["assigned"] == Json{"ben"});
  CHECK(list[1]["assigned"] == Json::array());
}

TEST_CASE("a memo stands in a newer text where its words do", "[server][api]") {
  Served served;
  engine::review::Request memo = engine::review::parse_memo_target("een:3:24");
  memo.memo = "hier";
  review_test::decide(served.made.study, "ben", {memo});
  served.made.import(
      served.made.files({{"een", "I: Zo.\nR: Ik heb het opgegeven. Er is geen kans.\n"}}), "een");
  const Json memos = served.json("/api/transcript?name=een")["memos"];
  REQUIRE(memos.size() == 1);
  CHECK(memos[0]["begin_cp"] == 10);
  CHECK(memos[0]["end_cp"] == 31);
}

TEST_CASE("an accepted coding is in the study when the answer comes", "[server][api]") {
  Served served;
  const Json coding = coding_of(served, "een", "opgeven");
  const auto answer = served.decide("een", accept(coding));
  REQUIRE(answer->status == 200);
  const Json body = Json::parse(answer->body);
  CHECK(body["codings"][0]["status"] == "accepted");
  CHECK(body["codings"][0]["decided_by"] == "ana");
  CHECK(body["recorded"][0]["event"] == body["codings"][0]["seen"]);
  CHECK(body["undo"]["coding"] == coding["id"]);
  const auto study = store::Study::open(served.path(), store::Study::Mode::read);
  CHECK(study.events().size() == 1);
}

TEST_CASE("a key's act is done once", "[server][api]") {
  Served served;
  const Json decision = accept(coding_of(served, "een", "opgeven"));
  const auto first = served.decide("een", decision, "same");
  const auto again = served.decide("een", decision, "same");
  CHECK(first->status == 200);
  CHECK(first->body == again->body);
  const auto study = store::Study::open(served.path(), store::Study::Mode::read);
  CHECK(study.events().size() == 1);
}

TEST_CASE("nobody overwrites what he has not seen", "[server][api]") {
  Served served;
  const Json coding = coding_of(served, "een", "opgeven");
  const std::string other = GENERATE("ben", "ana");  // another person, another window
  auto study = store::Study::open(served.path(), store::Study::Mode::write);
  review_test::decide(study, other,
                      {review_test::judge(engine::coding::Act::reject, coding["id"])});
  const auto answer = served.decide("een", accept(coding));
  REQUIRE(answer->status == 409);
  const Json body = Json::parse(answer->body);
  CHECK(body["unseen"][0]["coder"] == other);
  CHECK(body["unseen"][0]["action"] == "reject");
  CHECK(body["codings"][0]["status"] == "rejected");
  CHECK(study.events().size() == 1);
  // Having seen it, he may.
  CHECK(served.decide("een", accept(body["codings"][0]))->status == 200);
}

TEST_CASE("a decision of somebody else that was taken back is seen too", "[server][api]") {
  Served served;
  const Json coding = coding_of(served, "een", "opgeven");
  auto study = store::Study::open(served.path(), store::Study::Mode::write);
  review_test::decide(study, "ben",
                      {review_test::judge(engine::coding::Act::reject, coding["id"]),
                       review_test::simple(engine::coding::Act::undo)});
  CHECK(served.decide("een", accept(coding))->status == 409);
}

TEST_CASE("a memo stands in nobody's way", "[server][api]") {
  Served served;
  const Json coding = coding_of(served, "een", "opgeven");
  auto study = store::Study::open(served.path(), store::Study::Mode::write);
  auto memo = review_test::judge(engine::coding::Act::memo, coding["id"]);
  memo.memo = "kijk nog eens";
  review_test::decide(study, "ben", {memo, review_test::simple(engine::coding::Act::undo)});
  CHECK(served.decide("een", accept(coding))->status == 200);
}

TEST_CASE("undo takes back what was seen last, or nothing", "[server][api]") {
  Served served;
  const Json body =
      Json::parse(served.decide("een", accept(coding_of(served, "een", "kans")))->body);
  CHECK(served.decide("een", {{"action", "undo"}, {"seen", "other"}})->status == 409);
  const auto undone = served.decide("een", {{"action", "undo"}, {"seen", body["undo"]["event"]}});
  REQUIRE(undone->status == 200);
  CHECK(Json::parse(undone->body)["codings"][0]["status"] == "suggested");
  CHECK(Json::parse(undone->body)["undo"].is_null());
}

TEST_CASE("a coding by hand comes and goes", "[server][api]") {
  Served served;
  const auto added = served.decide(
      "een",
      {{"action", "add"}, {"transcript", "een"}, {"begin_cp", 3}, {"end_cp", 9}, {"code", "kans"}});
  REQUIRE(added->status == 200);
  const Json body = Json::parse(added->body);
  CHECK(body["codings"][0]["text"] == "Ik heb");
  CHECK(body["codings"][0]["status"] == "added");
  const auto undone = served.decide("een", {{"action", "undo"}, {"seen", body["undo"]["event"]}});
  CHECK(Json::parse(undone->body)["gone"][0] == body["codings"][0]["id"]);
}

TEST_CASE("a malformed act is refused with a sentence and changes nothing", "[server][api]") {
  Served served;
  const std::string body = GENERATE(
      "", "{", "[]", "null", "{}", R"({"transcript":"een"})",
      R"({"transcript":"een","decisions":[]})", R"({"transcript":"een","decisions":[1]})",
      R"({"transcript":1,"decisions":[{}]})", R"({"transcript":"een","decisions":[{}]})",
      R"({"transcript":"een","decisions":[{"action":"assign"}]})",
      R"({"transcript":"een","decisions":[{"action":"accept","id":"nobody"}]})",
      R"({"transcript":"een","decisions":[{"action":"accept","id":"x","seen":1}]})",
      R"({"transcript":"een","decisions":[{"action":"accept","id":"x","settle":1}]})",
      R"({"transcript":"drie","decisions":[{"action":"undo"}]})",
      R"({"transcript":"een","decisions":[{"action":"accept","id":")"
      "\xff"
      R"("}]})",
      R"({"transcript":"een","decisions":[{"action":"add","transcript":"een","code":"kans","begin_cp":0,"end_cp":4000000000}]})",
      R"({"transcript":"een","decisions":[{"action":"accept","id":"x","coder":"ben"}]})");
  CAPTURE(body);
  const auto answer = served.post("/api/decide", body);
  REQUIRE(answer);
  CHECK(answer->status == 400);
  CHECK_FALSE(Json::parse(answer->body)["problem"].get<std::string>().empty());
  const auto study = store::Study::open(served.path(), store::Study::Mode::read);
  CHECK(study.events().empty());
}

TEST_CASE("JSON that is deeper than any decision is refused", "[server][api]") {
  Served served;
  const auto answer = served.post("/api/decide", std::string(100'000, '['));
  CHECK(answer->status == 400);
  CHECK(Json::parse(answer->body)["hint"].is_null());
  CHECK(served.get("/api/pulse")->status == 200);
}

TEST_CASE("an act that says something twice is not guessed at", "[server][api]") {
  Served served;
  const auto path = GENERATE(as<std::string>{}, "/api/decide", "/api/judge", "/api/draw",
                             "/api/quotes/draw", "/api/quotes/judge");
  CAPTURE(path);
  const auto answer = served.post(path, R"({"transcript": "een", "transcript": "twee"})");
  REQUIRE(answer);
  CHECK(answer->status == 400);
  CHECK_THAT(answer->body, Catch::Contains("'transcript' is there twice"));
}

TEST_CASE("all decisions of a request are recorded, or none", "[server][api]") {
  Served served;
  const Json good = accept(coding_of(served, "een", "kans"));
  const Json bad = {{"action", "accept"}, {"id", "0000000000000000"}};
  const auto answer =
      served.post("/api/decide", Json{{"transcript", "een"}, {"decisions", {good, bad}}}.dump());
  CHECK(answer->status == 400);
  CHECK(store::Study::open(served.path(), store::Study::Mode::read).events().empty());
}

TEST_CASE("names full of markup stay text", "[server][api]") {
  Served served;
  const std::string name = "<img src=x onerror=alert(1)>";
  const auto study =
      served.made.files({{"a\"b", "<b>R</b>: opgegeven <script>alert(1)</script>\n"}});
  served.made.code({precoding_test::codebook({{"opgeven", {"opgegeven"}, ""}})}, study);
  const auto answer = served.get("/api/transcript?name=a%22b");
  REQUIRE(answer->status == 200);
  CHECK_THAT(answer->get_header_value("Content-Type"), Catch::StartsWith("application/json"));
  CHECK(Json::parse(answer->body)["name"] == "a\"b");
  const auto unknown = served.get("/api/transcript?name=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E");
  CHECK(unknown->status == 404);
  CHECK_THAT(unknown->get_header_value("Content-Type"), Catch::StartsWith("application/json"));
  const std::string problem = Json::parse(unknown->body)["problem"];
  CHECK_THAT(problem, Catch::Contains(name));
}

TEST_CASE("what other programs do is seen", "[server][api]") {
  Served served;
  const std::string before = served.json("/api/pulse")["head"];
  CHECK(served.json("/api/transcripts")["transcripts"][0]["decided"] == 0);
  auto study = store::Study::open(served.path(), store::Study::Mode::write);
  review_test::decide(
      study, "ben",
      {review_test::judge(engine::coding::Act::accept, review_test::id_of(study, "kans", 25))});
  CHECK(served.json("/api/pulse")["head"] != before);
  CHECK(served.json("/api/transcripts")["transcripts"][0]["decided"] == 1);
}

TEST_CASE("the codebook comes with its rules and what became of them", "[server][api]") {
  Served served;
  served.decide("een", accept(coding_of(served, "een", "kans")));
  const Json book = served.json("/api/codebook")["codebooks"][0];
  CHECK(book["codes"].size() == 2);
  CHECK(book["rules"][1]["id"] == "r.kans");
  CHECK(book["rules"][1]["patterns"][0] == "geen kans");
  CHECK(book["rules"][1]["accepted"] == 1);
  CHECK(book["rules"][1]["acceptance"] == 1.0);
  CHECK_FALSE(
      served.json("/api/codebook?counts=no")["codebooks"][0]["rules"][1].contains("accepted"));
}

TEST_CASE("the passages behind a number are those that it counts", "[server][api]") {
  Served served;
  const auto found = [&served](const std::string& within) {
    const auto answer =
        served.get("/api/passages?code=opgeven&code2=kans&voice=all&within=" + within);
    REQUIRE(answer);
    return Json::parse(answer->body)["found"].get<int>();
  };
  CHECK(found("overlap") == 0);
  CHECK(found("transcript") == 4);
  CHECK(found("tokens:0") == 4);  // one sentence directly behind the other
  CHECK(found("tokens:4294967295") == 4);
}

TEST_CASE("a report says of how many suggestions it is", "[server][api]") {
  Served served;
  served.decide("een", accept(coding_of(served, "een", "kans")));
  const Json found = served.json("/api/frequencies");
  CHECK(found["suggestions"] == 4);
  CHECK(found["decided"] == 1);
  CHECK(served.json("/api/cooccurrence")["decided"] == 1);
}

TEST_CASE("what two coders differ on is listed, and gone when a third settles it",
          "[server][api]") {
  Served served;
  auto study = store::Study::open(served.path(), store::Study::Mode::write);
  review_test::decide(study, "ben", {review_test::add("twee", 17, 19, "kans")});
  review_test::decide(study, "chloe", {review_test::add("twee", 21, 30, "opgeven")});
  const Json before = served.json("/api/disagreements");
  CHECK(before["coders"] == Json{"ben", "chloe"});
  CHECK(before["found"] == 2);
  const Json& row = before["disagreements"][0];
  CHECK(row["code"] == "opgeven");
  CHECK(row["kind"] == "presence");
  CHECK(row["weight"] == 9);
  CHECK(row["text"] == "opgegeven");
  CHECK(row["sides"][0]["codings"].empty());
  const std::string id = row["sides"][1]["codings"][0];
  const auto settled = served.decide("twee", {{"action", "reject"},
                                              {"id", id},
                                              {"seen", before["codings"][1]["seen"]},
                                              {"settle", true},
                                              {"memo", "besproken"}});
  REQUIRE(settled->status == 200);
  const Json after = served.json("/api/disagreements");
  CHECK(after["coders"] == Json{"ben", "chloe"});
  CHECK(after["found"] == 1);
  CHECK(served.json("/api/conflicts")["conflicts"].empty());
  CHECK(served.json("/api/disagreements?coders=ben")["found"] == 0);
  CHECK(served.json("/api/disagreements?code=opgeven")["found"] == 0);
  CHECK(served.get("/api/disagreements?coders=ben,dirk")->status == 400);
}

TEST_CASE("a study that another program holds is said to be busy", "[server][api]") {
  Served served;
  const Json decision = accept(coding_of(served, "een", "kans"));
  auto study = store::Study::open(served.path(), store::Study::Mode::write);
  std::optional<int> status;
  study.write([&](store::Writer&) {
    served.client->set_read_timeout(20);
    status = served.decide("een", decision)->status;
  });
  CHECK(status == 503);
}

}  // namespace
