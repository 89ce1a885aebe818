// A study goes out as a REFI-QDA project and comes back as it was.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "engine/exchange/refi_xml.hpp"
#include "engine/foreign/zip.hpp"
#include "engine/foreign/zip_writer.hpp"
#include "engine/text/stored_text.hpp"
#include "tests/cli/coded_for_export.hpp"

namespace {

namespace fs = std::filesystem;
namespace foreign = engine::foreign;
using cli::Exit;
using nlohmann::json;
using support::Coded;
using support::duiding;
using support::is_valid;
using support::TempDir;

std::string qde_of(const std::string& archive) {
  const auto parts = foreign::read_zip(archive, "x", [](std::string_view) { return true; });
  REQUIRE(parts);
  return parts->at("project.qde");
}

using Row = std::tuple<std::string, int, int, std::string, std::string>;
std::multiset<Row> places(const json& rows) {
  std::multiset<Row> all;
  for (const json& row : rows)
    all.emplace(row["transcript"], row["begin_cp"], row["end_cp"], row["code"], row["text"]);
  return all;
}

}  // namespace

TEST_CASE_METHOD(Coded, "a project is valid, and each name is the text it selects",
                 "[cli][export][refi]") {
  decide();
  export_to("p.qdpx");
  const std::string archive = dir.read("p.qdpx");
  const std::string qde = qde_of(archive);
  CHECK(is_valid(dir, "Project.xsd", qde));
  CHECK(qde.find("<script>") == std::string::npos);
  CHECK(qde.find("]]>") == std::string::npos);
  const auto xml = engine::exchange::parse_refi(qde, "x");
  REQUIRE(xml);
  const auto parts = foreign::read_zip(archive, "x", [](std::string_view) { return true; });
  REQUIRE(xml->sources.size() == 2);
  std::size_t selections = 0;
  for (const auto& source : xml->sources) {
    REQUIRE(source.path.starts_with("internal://"));
    const std::string& content = parts->at("sources/" + source.path.substr(11));
    CHECK(content.find('\r') == std::string::npos);
    CHECK_FALSE(content.starts_with("\xEF\xBB\xBF"));
    const engine::text::StoredText text{content};
    for (const auto& selection : source.selections) {
      const auto span = engine::text::CodePointSpan::of(static_cast<std::uint32_t>(selection.begin),
                                                        static_cast<std::uint32_t>(selection.end));
      CHECK(text.at(span) == selection.quote);
      ++selections;
    }
  }
  CHECK(selections > 4);
  std::set<std::string> users;
  for (const auto& [key, name] : xml->users) users.insert(name);
  CHECK(users == std::set<std::string>{"machine", "Ana", "Ben"});
}

TEST_CASE_METHOD(Coded, "the same study gives the same bytes, in every time zone",
                 "[cli][export][refi]") {
  decide();
  const std::string format = GENERATE(as<std::string>{}, "qdpx", "qdc", "webannotation");
  export_to("a", format);
  setenv("TZ", "Asia/Tokyo", 1);
  tzset();
  export_to("b", format);
  unsetenv("TZ");
  tzset();
  CHECK(dir.read("a") == dir.read("b"));
}

TEST_CASE_METHOD(Coded, "without times there are none", "[cli][export][refi]") {
  decide();
  export_to("met.qdpx");
  export_to("zonder.qdpx", "qdpx", {"--no-times"});
  CHECK(qde_of(dir.read("met.qdpx")).find("DateTime=") != std::string::npos);
  CHECK(qde_of(dir.read("zonder.qdpx")).find("DateTime=") == std::string::npos);
}

TEST_CASE_METHOD(Coded, "what goes out comes in: texts, codes, codings, coders, memos",
                 "[cli][export][refi]") {
  decide();
  const auto answer = export_to("p.qdpx");
  CHECK_THAT(answer.err, Catch::Contains("rejected suggestions are left out (1)"));
  const std::string other = imported("p.qdpx");
  for (const std::string& each : {study, other})
    REQUIRE(duiding({"export", each, "--to", "text", "--out", each + "-teksten"}).exit == Exit::ok);
  for (const auto& file : fs::directory_iterator{study + "-teksten"})
    CHECK(dir.read(fs::relative(file.path(), dir.path(".")).string()) ==
          dir.read("p.qdpx.duiding-teksten/" + file.path().filename().string()));

  json final = json::parse(duiding({"codings", study, "--layer", "final", "--format", "json"}).out);
  const json there = rows(other);
  CHECK(places(final) == places(there));
  std::map<std::string, std::set<std::string>> coders;
  for (const json& row : there) coders[row["code"]].insert(row["coder"]);
  CHECK(coders["thuis"] == std::set<std::string>{"Ana, Ben"});
  CHECK(coders["werk.sfeer"].contains("Ana"));        // who changed it
  CHECK(coders["werk.sfeer"].contains("machine-2"));  // another study's machine is not ours

  std::set<std::tuple<std::string, std::string>> memos;
  for (const json& memo : rows(other, "memos")) memos.emplace(memo["coder"], memo["memo"]);
  for (const auto& [coder, memo] : {std::pair{"Ana", "een\tmemo\n\nmet & en ]]>"},
                                    {"Ben", "over de tekst"},
                                    {"Ben", "over een stuk"},
                                    {"Ben", "over een code"},
                                    {"Ana", "klopt ]]>"},
                                    {"Ana", "werk.loon, rejected: gaat <b>niet</b>"}}) {
    CAPTURE(memo);
    CHECK(memos.contains({coder, memo}));
  }
  CHECK(memos.size() == 6);
  CHECK(duiding({"log", other, "--verify"}).exit == Exit::ok);

  const auto speakers = [](const std::string& file) {
    json all = json::array();
    for (const json& row : rows(file, "transcripts"))
      all.push_back({row["transcript"], row["speakers"], row["attributes"], row["words"]});
    return all;
  };
  CHECK(speakers(other) == speakers(study));
}

TEST_CASE_METHOD(Coded, "codes keep their ids, labels, colours and places in the tree",
                 "[cli][export][refi]") {
  export_to("p.qdpx");
  const std::string other = imported("p.qdpx");
  const auto codes = [&](const std::string& file) {
    std::set<std::string> ids;
    for (const json& row : json::parse(duiding({"report", "frequencies", file, "--by", "subcode",
                                                "--layer", "final", "--format", "json"})
                                           .out))
      ids.insert(row["code"]);
    return ids;
  };
  CHECK(codes(other) == codes(study));
  const auto in_order = [&](const std::string& file) {
    std::vector<std::string> ids;
    const auto frequencies = duiding(
        {"report", "frequencies", file, "--layer", "final", "--by", "subcode", "--format", "json"});
    for (const json& row : json::parse(frequencies.out)) ids.push_back(row["code"]);
    return ids;
  };
  CHECK(in_order(other) == in_order(study));  // werk, werk.sfeer, werk.loon, thuis, …
  const auto xml = engine::exchange::parse_refi(qde_of(dir.read("p.qdpx")), "x");
  REQUIRE(xml);
  std::set<std::string> names;
  for (const auto& code : xml->codes) CHECK(names.insert(code.name).second);
  CHECK(names.contains("Sfeer (werk.sfeer)"));
  CHECK(names.contains("Sfeer (thuis.sfeer)"));

  // once more round, nothing changes
  const std::string again = dir.path("p2.qdpx");
  REQUIRE(duiding({"export", other, "--to", "qdpx", "--out", again}).exit == Exit::ok);
  const auto described = [](const std::string& qde) {
    const auto read = engine::exchange::parse_refi(qde, "x");
    REQUIRE(read);
    std::set<std::tuple<std::string, std::string, std::string>> all;
    for (const auto& code : read->codes) all.emplace(code.definition, code.name, code.colour);
    return all;
  };
  CHECK(described(qde_of(dir.read("p2.qdpx"))) == described(qde_of(dir.read("p.qdpx"))));
}

TEST_CASE_METHOD(Coded, "work done elsewhere comes back as another coder's",
                 "[cli][export][refi]") {
  decide();
  export_to("p.qdpx");
  std::string qde = qde_of(dir.read("p.qdpx"));
  // Carla adds one coding and a memo to it in another tool, and keeps what was there
  const std::string users = "<Users>", sources = "</TextSource>", notes = "</Sources>";
  qde.insert(qde.find(users) + users.size(),
             "<User guid=\"{CA000000-0000-0000-0000-000000000001}\" name=\"Carla\"/>");
  const auto xml = engine::exchange::parse_refi(qde, "x");
  REQUIRE(xml);
  std::string code;
  for (const auto& [key, index] : xml->code_of)
    if (xml->codes[index].name == "Thuis") code = key;
  qde.insert(qde.find(sources),
             "<PlainTextSelection guid=\"CA000000-0000-0000-0000-000000000002\" name=\"\" "
             "startPosition=\"60\" endPosition=\"80\"><Coding "
             "guid=\"CA000000-0000-0000-0000-000000000003\" "
             "creatingUser=\"ca000000-0000-0000-0000-000000000001\"><CodeRef targetGUID=\"" +
                 code +
                 "\"/><NoteRef targetGUID=\"CA000000-0000-0000-0000-000000000004\"/></Coding>"
                 "</PlainTextSelection>");
  const std::string note =
      "<Note guid=\"CA000000-0000-0000-0000-000000000004\" "
      "creatingUser=\"CA000000-0000-0000-0000-000000000001\" name=\"x\"><PlainTextContent>nieuw"
      "</PlainTextContent></Note>";
  const std::size_t at = qde.find("<Notes>");
  REQUIRE(at != std::string::npos);
  qde.insert(at + 7, note);
  auto parts = foreign::read_zip(dir.read("p.qdpx"), "x", [](std::string_view) { return true; });
  std::vector<foreign::ZipPart> edited{{"project.qde", qde}};
  for (const auto& [name, content] : *parts)
    if (name != "project.qde") edited.push_back({name, content});
  const json before = rows(study), memos = rows(study, "memos");

  const auto unchanged = duiding({"import", study, dir.path("p.qdpx")});
  CAPTURE(unchanged.err);
  REQUIRE(unchanged.exit == Exit::ok);
  CHECK(rows(study) == before);  // nothing was done: nothing changes
  CHECK(rows(study, "memos") == memos);

  const auto answer =
      duiding({"import", study, dir.write("terug.qdpx", foreign::write_zip(edited))});
  CAPTURE(answer.err);
  REQUIRE(answer.exit == Exit::ok);
  const json after = rows(study);
  REQUIRE(after.size() == before.size());
  for (std::size_t i = 0; i < after.size(); ++i)
    if (after[i]["coder"] == "Ana, Ben, Carla")
      CHECK(after[i]["memos"].back() == json{{"coder", "Carla"}, {"memo", "nieuw"}});
    else
      CHECK(after[i] == before[i]);
  CHECK(rows(study, "memos").size() == memos.size() + 1);
}

TEST_CASE_METHOD(Coded, "what XML cannot hold is replaced and told, and texts keep it",
                 "[cli][export][refi]") {
  const std::string text = "R: Het was \x0b fijn \xEF\xBF\xBE hoor.\n";
  run({"import", dir.write("drie.txt", text)});
  run({"decide", "--coder", "Ana", "--add", "drie:3:20=thuis", "--memo", "een \x01 memo"});
  const auto answer = export_to("p.qdpx");
  CHECK_THAT(answer.err, Catch::Contains("characters that XML cannot hold were replaced"));
  CHECK(is_valid(dir, "Project.xsd", qde_of(dir.read("p.qdpx"))));
  const std::string other = imported("p.qdpx");
  REQUIRE(duiding({"export", other, "--to", "text", "--out", dir.path("t")}).exit == Exit::ok);
  CHECK(dir.read("t/drie.txt") == text);
}

TEST_CASE_METHOD(Coded, "a file name with what XML cannot hold goes out too",
                 "[cli][export][refi]") {
  const std::string odd = dir.write("twee\x1b.txt", "R: Wat anders.\n");
  REQUIRE(duiding({"import", study, odd}).exit == Exit::ok);
  export_to("p.qdpx");
  CHECK_THAT(qde_of(dir.read("p.qdpx")), Catch::Contains("twee\xEF\xBF\xBD"));
}

TEST_CASE_METHOD(Coded, "a memo with what XML cannot hold does not come back as a second one",
                 "[cli][export][refi]") {
  run({"decide", "--coder", "Ana", "--add", "een:60:80=thuis", "--memo", "een \x01 memo"});
  run({"decide", "--coder", "Ana", "--memo", "nog \x02 een", "--on", "een"});
  run({"decide", "--coder", "Ana", "--accept", id_of("werk.loon"), "--reason", "want \x03"});
  const json before = rows(study, "memos");
  export_to("p.qdpx");
  for (int time = 0; time < 2; ++time) {
    const auto answer = duiding({"import", study, dir.path("p.qdpx")});
    CAPTURE(answer.err);
    REQUIRE(answer.exit == Exit::ok);
    CHECK(rows(study, "memos") == before);
  }
}

TEST_CASE_METHOD(Coded, "the machines of two studies stay apart", "[cli][export][refi]") {
  run({"decide", "--coder", "machine-2", "--add", "een:60:80=thuis"});
  export_to("p.qdpx");
  std::set<std::string> coders;
  for (const json& row : rows(imported("p.qdpx"))) coders.insert(row["coder"]);
  CHECK(coders == std::set<std::string>{"machine-2", "machine-3"});
}

TEST_CASE_METHOD(Coded, "layer and coder choose what goes out", "[cli][export][refi]") {
  decide();
  const auto codings = [&](const std::vector<std::string>& options) {
    fs::remove(dir.path("p.qdpx"));
    export_to("p.qdpx", "qdpx", options);
    const auto xml = engine::exchange::parse_refi(qde_of(dir.read("p.qdpx")), "x");
    REQUIRE(xml);
    std::multiset<std::string> users;
    for (const auto& source : xml->sources)
      for (const auto& coding : source.codings) users.insert(xml->users.at(coding.user));
    return users;
  };
  const json all = rows(study);
  const auto suggested = codings({"--layer", "suggested"});
  CHECK(suggested.count("machine") == suggested.size());
  CHECK(suggested.size() == all.size() - 1);  // all but the one added by hand
  const auto reviewed = codings({"--layer", "reviewed"});
  CHECK(reviewed.count("machine") == 1);  // accepted
  CHECK(reviewed.count("Ana") == 2);      // changed, added
  CHECK(reviewed.count("Ben") == 1);
  CHECK(codings({"--coder", "Ben"}) == std::multiset<std::string>{"Ben"});
}

TEST_CASE("real projects come in, go out and come in again", "[cli][export][refi][real]") {
  const char* root = std::getenv("DUIDING_REAL_DATA");
  if (root == nullptr) {
    WARN("DUIDING_REAL_DATA is not set: real projects are not tested");
    return;
  }
  const TempDir dir;
  const fs::path folder = fs::path{root} / "qda";
  const std::string first = dir.path("1.duiding"), second = dir.path("2.duiding");
  for (const std::string& study : {first, second})
    REQUIRE(duiding({"init", study}).exit == Exit::ok);
  const auto in = duiding({"import", first, (folder / "demo.qdpx").string()});
  CAPTURE(in.err);
  REQUIRE(in.exit == Exit::ok);
  const auto out = duiding({"export", first, "--to", "qdpx", "--out", dir.path("p.qdpx")});
  CAPTURE(out.err);
  REQUIRE(out.exit == Exit::ok);
  CHECK(is_valid(dir, "Project.xsd", qde_of(dir.read("p.qdpx"))));
  REQUIRE(duiding({"import", second, dir.path("p.qdpx")}).exit == Exit::ok);
  const json before = Coded::rows(first), after = Coded::rows(second);
  CHECK(before.size() > 100);
  CHECK(places(before) == places(after));
  for (std::size_t i = 0; i < before.size(); ++i) CHECK(before[i]["coder"] == after[i]["coder"]);

  const std::string yaml = dir.path("codes.yaml");
  REQUIRE(duiding({"codebook", "import", (folder / "atlasti-23.4-codeboek.qdc").string(), "--out",
                   yaml})
              .exit == Exit::ok);
  CHECK(duiding({"codebook", "check", yaml}).exit == Exit::ok);
}

TEST_CASE_METHOD(Coded, "a memo goes out where its words stand now", "[cli][export][refi]") {
  const std::string text = "R: Dat was zo. En nu niet.\n";
  run({"import", dir.write("vier.txt", text)});
  run({"decide", "--coder", "Ana", "--memo", "hier", "--on", "vier:3:15"});
  run({"import", dir.write("nieuw.txt", "I: Eerst dit.\n" + text), "--replace", "vier"});
  export_to("p.qdpx");
  const json memos = rows(imported("p.qdpx"), "memos");
  REQUIRE(memos.size() == 1);
  CHECK(memos[0]["transcript"] == "vier");
  CHECK(memos[0]["begin_cp"] == 17);
  CHECK(memos[0]["end_cp"] == 29);
}
