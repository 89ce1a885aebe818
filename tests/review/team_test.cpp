#include "engine/review/team.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <set>

#include "engine/base/failure.hpp"
#include "engine/review/assigning.hpp"
#include "engine/review/coders.hpp"
#include "engine/store/log_table.hpp"
#include "engine/store/writer.hpp"
#include "tests/review/support.hpp"

using namespace review_test;
using coding::Act;
namespace fs = std::filesystem;

namespace {

constexpr const char* kOne = "R: Hij zeurt nu. Zij klaagt nooit. Hij zeurt ook. Zij klaagt hier.\n";
constexpr const char* kTwo = "R: Zij klaagt wel. Niemand zeurt.\n";

struct Team : TestStudy {
  Team() {
    code({codebook({{"zeuren", {"zeurt"}, ""}, {"klagen", {"klaagt"}, ""}})},
         files({{"een", kOne}, {"twee", kTwo}}));
  }
  [[nodiscard]] fs::path path() const { return folder.path("s.duiding"); }

  store::Study copy(const std::string& coder, bool blind,
                    const std::vector<std::string>& transcripts = {}) {
    const fs::path out = folder.path(coder + ".duiding");
    const auto made = review::copy_for(study, {coder, transcripts, blind, out});
    if (!made) FAIL(made.error().front().problem.en);
    return store::Study::open(out, store::Study::Mode::write);
  }
  [[nodiscard]] fs::path of(const std::string& coder) const {
    return folder.path(coder + ".duiding");
  }
};

std::set<std::string> event_ids(const store::Study& study) {
  std::set<std::string> ids;
  for (const coding::Event& event : study.events()) ids.insert(event.id);
  return ids;
}

// As the last entry, at another time.
void repeat_last_entry(const fs::path& study, const std::string& at) {
  SQLite::Database database{study.string(), SQLite::OPEN_READWRITE};
  SQLite::Statement last{database, fmt::format("SELECT {} FROM log_entry e ORDER BY e.row DESC "
                                               "LIMIT 1",
                                               store::kEntryColumns)};
  REQUIRE(last.executeStep());
  store::LogEntry entry = store::entry_at(last);
  last.reset();
  entry.previous = entry.id;
  ++entry.number;
  entry.at = at;
  entry.id = store::entry_id(entry);
  REQUIRE(store::LogTable{database}.add(entry));
}

}  // namespace

TEST_CASE("a blind copy has no suggestions and nothing that others decided", "[review][team]") {
  Team team;
  decide(team.study, "ana", {judge(Act::accept, id_of(team.study, "zeuren", 3))});
  const store::Study blind = team.copy("ben", true, {"een"});
  CHECK(lines(blind).empty());
  CHECK(blind.this_copy().blind);
  CHECK(blind.this_copy().coder == "ben");
  CHECK(blind.this_copy().origin != team.study.this_copy().origin);
  CHECK(blind.transcripts().size() == 2);
  CHECK(team.folder.read("ben.duiding").find("ana") == std::string::npos);
  CHECK(blind.verify().empty());
  CHECK(team.study.verify().empty());
  CHECK_THROWS_AS(review::copy_for(team.study, {"ben", {}, true, team.of("ben")}),
                  engine::base::Failure);
  const store::Study open = team.copy("chloe", false);
  CHECK(lines(open) == lines(team.study));
  CHECK(open.verify().empty());
}

TEST_CASE("work comes back from copies, and merging again changes nothing", "[review][team]") {
  Team team;
  store::Study ana = team.copy("ana", false), ben = team.copy("ben", true);
  const std::string zeuren = id_of(team.study, "zeuren", 3);
  decide(ana, "ana", {judge(Act::accept, zeuren), add("twee", 3, 18, "zeuren")});
  decide(ben, "ben", {add("een", 3, 16, "zeuren"), add("een", 17, 34, "zeuren")});
  const auto merged = review::merge(team.study, {team.of("ana"), team.of("ben")});
  CHECK(merged.conflicts.empty());
  CHECK(lines(team.study) ==
        Lines{"een 3-16 zeuren accepted by ana, ben", "een 17-34 klagen suggested",
              "een 17-34 zeuren added of ben by ben", "een 35-49 zeuren suggested",
              "een 50-66 klagen suggested", "twee 3-18 klagen suggested",
              "twee 3-18 zeuren added of ana by ana", "twee 19-33 zeuren suggested"});
  CHECK(team.study.verify().empty());
  const std::string bytes = team.folder.read("s.duiding");
  const auto again = review::merge(team.study, {team.of("ben"), team.of("ana")});
  CHECK(again.copies[0].entries == 0);
  CHECK(team.folder.read("s.duiding") == bytes);
}

TEST_CASE("contradictions that copies bring are listed, and settled by somebody else",
          "[review][team]") {
  Team team;
  store::Study ana = team.copy("ana", false), ben = team.copy("ben", false);
  const std::string zeuren = id_of(team.study, "zeuren", 3);
  decide(ana, "ana", {judge(Act::accept, zeuren)});
  decide(ben, "ben", {recode(zeuren, "klagen")});
  const auto merged = review::merge(team.study, {team.of("ana"), team.of("ben")});
  REQUIRE(merged.conflicts.size() == 1);
  CHECK(merged.conflicts[0].coding == zeuren);
  REQUIRE(merged.conflicts[0].sides.size() == 2);
  CHECK(merged.conflicts[0].sides[0].coder == "ana");
  CHECK(merged.conflicts[0].sides[1].to_code == "klagen");
  decide(team.study, "chloe", {judge(Act::accept, zeuren)});
  CHECK(review::conflicts(team.study).empty());
}

TEST_CASE("a coder is assigned what his copy is for, and is independent in a blind one",
          "[review][team]") {
  Team team;
  store::Study ana = team.copy("ana", false), ben = team.copy("ben", true, {"een"});
  decide(ana, "ana", {add("een", 17, 34, "zeuren")});
  decide(ben, "ben", {add("een", 17, 34, "zeuren")});
  review::merge(team.study, {team.of("ana"), team.of("ben")});
  const review::Coders coders{team.study};
  CHECK(coders.names() == Lines{"ana", "ben"});
  CHECK(coders.is_assigned("ana", 1));
  CHECK(coders.is_assigned("ben", 0));
  CHECK_FALSE(coders.is_assigned("ben", 1));
  CHECK(coders.saw_suggestions("ana", 0));
  CHECK_FALSE(coders.saw_suggestions("ben", 0));
  CHECK(lines(coders.view("ben")).at(2) == "een 17-34 zeuren added of ben by ben");
}

TEST_CASE("a copy whose log was changed is refused, and nothing of any copy comes in",
          "[review][team]") {
  Team team;
  store::Study ana = team.copy("ana", false), ben = team.copy("ben", false);
  decide(ana, "ana", {judge(Act::accept, id_of(team.study, "zeuren", 3))});
  decide(ben, "ben", {judge(Act::reject, id_of(team.study, "zeuren", 3))});
  SQLite::Database{team.of("ben").string(), SQLite::OPEN_READWRITE}.exec(
      "UPDATE log_entry SET action = 'accept' WHERE action = 'reject'");
  CHECK_THROWS_AS(review::merge(team.study, {team.of("ana"), team.of("ben")}),
                  engine::base::Failure);
  CHECK(lines(team.study)[0] == "een 3-16 zeuren suggested");
}

TEST_CASE("what was deleted here does not come back from a copy", "[review][team]") {
  Team team;
  store::Study ana = team.copy("ana", false);
  Request memo = review::parse_memo_target("een");
  memo.memo = "over deze persoon";
  decide(ana, "ana", {memo, judge(Act::accept, id_of(ana, "zeuren", 3))});
  const auto row = team.study.find_transcript("een");
  team.study.write([&](store::Writer& writer) { writer.erase_transcript(row->id); });
  review::merge(team.study, {team.of("ana")});
  CHECK(team.folder.read("s.duiding").find("over deze persoon") == std::string::npos);
  CHECK(team.study.verify().empty());
}

TEST_CASE("merging is commutative, associative and idempotent", "[review][team][property]") {
  const auto seed = GENERATE(range(0U, 6U));
  CAPTURE(seed);
  std::mt19937 random{seed};
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  Team team;
  const Lines coders = {"ana", "ben", "chloe", "dirk"};
  {
    std::vector<store::Study> copies;
    for (const std::string& coder : coders) copies.push_back(team.copy(coder, below(2) == 0));
    // One works in a plain copy of the file, which goes on in the study's own chain.
    fs::copy_file(team.path(), team.of("dirk"), fs::copy_options::overwrite_existing);
    copies[3] = store::Study::open(team.of("dirk"), store::Study::Mode::write);
    const auto act = [&](store::Study& study, const std::string& coder) {
      const auto codings = review::view(study).codings;
      const std::size_t what = below(6);
      if (what == 0 || codings.empty()) {
        const std::uint32_t begin = 3 + static_cast<std::uint32_t>(below(20));
        static_cast<void>(review::decide(
            study, coder, {add("een", begin, begin + 10, below(2) == 0 ? "zeuren" : "klagen")}));
        return;
      }
      const std::string id = codings[below(codings.size())].id;
      const std::vector<Request> possible = {judge(Act::accept, id), judge(Act::reject, id),
                                             recode(id, "klagen"), simple(Act::undo),
                                             simple(Act::redo)};
      static_cast<void>(review::decide(study, coder, {possible[what - 1]}));
    };
    for (int step = 0; step < 25; ++step) {
      const std::size_t who = below(coders.size());
      act(copies[who], coders[who]);
      if (below(4) == 0) act(team.study, "eva");
    }
  }

  const auto study_named = [&](const std::string& name, const fs::path& from) {
    const fs::path path = team.folder.path(name + ".duiding");
    fs::copy_file(from, path);
    return store::Study::open(path, store::Study::Mode::write);
  };
  std::vector<fs::path> all;
  for (const std::string& coder : coders) all.push_back(team.of(coder));

  store::Study at_once = study_named("in-een-keer", team.path());
  review::merge(at_once, all);
  const Lines expected = lines(at_once);
  CHECK(at_once.verify().empty());

  std::ranges::shuffle(all, random);
  store::Study one_by_one = study_named("een-voor-een", team.path());
  for (const fs::path& copy : all) {
    review::merge(one_by_one, {copy});
    if (below(2) == 0) review::merge(one_by_one, {copy});
  }
  CHECK(lines(one_by_one) == expected);
  CHECK(event_ids(one_by_one) == event_ids(at_once));
  CHECK(one_by_one.verify().empty());

  // First two together, then the third with them, then the rest.
  store::Study pair = study_named("samen", all[0]);
  review::merge(pair, {all[1]});
  store::Study nested = study_named("genest", team.path());
  review::merge(nested, {team.folder.path("samen.duiding"), all[2]});
  review::merge(nested, {all[3], all[0]});
  CHECK(lines(nested) == expected);
  CHECK(event_ids(nested) == event_ids(at_once));
  CHECK(nested.verify().empty());
}

TEST_CASE("a copy that cannot be made leaves nothing, and nothing is recorded", "[review][team]") {
  Team team;
  const std::string bytes = team.folder.read("s.duiding");
  const std::set<fs::path> before{fs::directory_iterator{team.folder.path("")}, {}};
  CHECK_FALSE(review::copy_for(team.study, {"ben", {"een", "drie"}, false, team.of("ben")}));
  CHECK_FALSE(review::copy_for(team.study, {"b,c", {}, false, team.of("ben")}));
  CHECK_THROWS(review::copy_for(team.study, {"ben", {}, false, team.folder.path("weg/ben")}));
  CHECK(std::set<fs::path>{fs::directory_iterator{team.folder.path("")}, {}} == before);
  CHECK(team.folder.read("s.duiding") == bytes);
}

TEST_CASE("a file beside the copy is left alone", "[review][team]") {
  Team team;
  REQUIRE(team.folder.write("ben.duiding.part", "van mij") != "");
  const store::Study copy = team.copy("ben", false);
  CHECK(team.folder.read("ben.duiding.part") == "van mij");
  CHECK((fs::status(team.of("ben")).permissions() & fs::perms::all) ==
        (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(copy.verify().empty());
}

TEST_CASE("coders are assigned all together or not at all", "[review][team]") {
  Team team;
  const auto refused =
      review::assign(team.study, {.coders = {"ana", "b,c"}, .transcripts = {"een", "drie"}});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().size() == 2);
  CHECK(team.study.events().empty());
  const auto assigned = review::assign(team.study, {.coders = {"ana", "ben"}, .transcripts = {}});
  REQUIRE(assigned);
  CHECK(*assigned == 2);
  REQUIRE(
      review::assign(team.study, {.coders = {"ana"}, .transcripts = {"twee"}, .withdraw = true}));
  const review::Coders coders{team.study};
  CHECK(coders.assigned_to(0) == Lines{"ana", "ben"});
  CHECK(coders.assigned_to(1) == Lines{"ben"});
}

TEST_CASE("who was assigned a text is assigned the one that replaces it", "[review][team]") {
  Team team;
  REQUIRE(review::assign(team.study, {.coders = {"ana"}, .transcripts = {"een"}}));
  team.import(team.files({{"een", std::string{kOne} + "R: Nog iets.\n"}}), "een");
  CHECK(review::Coders{team.study}.assigned_to(0) == Lines{"ana"});
  CHECK(review::Coders{team.study}.assigned_to(1).empty());
}

TEST_CASE("decisions are inherited whatever the clocks of copies say", "[review][team]") {
  Team team;
  team.copy("ben", false);
  repeat_last_entry(team.of("ben"), "2099-03-01T12:00:00.000Z");
  review::merge(team.study, {team.of("ben")});
  decide(team.study, "ana", {judge(Act::reject, id_of(team.study, "zeuren", 3))});
  const std::vector<precoding_test::TestCode> narrower{
      {"zeuren", {"zeurt"}, "", "      unit: match\n"}, {"klagen", {"klaagt"}, ""}};
  team.code({codebook(narrower)});
  CHECK(lines(team.study)[0] == "een 7-12 zeuren rejected by ana");
  CHECK(team.study.verify().empty());
}

TEST_CASE("a copy with a time that is none is refused", "[review][team]") {
  Team team;
  const store::Study copy = team.copy("ben", false);
  repeat_last_entry(team.of("ben"),
                    GENERATE("morgen", "2026-13-01T12:00:00.000Z", "", "2026-03-01T12:00:00.000Z ",
                             "9999-12-31T23:59:59.999Z", "2026-02-30T12:00:00.000Z"));
  CHECK_THROWS_AS(review::merge(team.study, {team.of("ben")}), engine::base::Failure);
  CHECK(std::ranges::any_of(copy.verify(), [](const engine::base::Message& problem) {
    return problem.en.ends_with("its time is none");
  }));
}
