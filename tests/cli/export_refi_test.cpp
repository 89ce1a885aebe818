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
#include "tests/cli/program.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

namespace fs = std::filesystem;
namespace foreign = engine::foreign;
using cli::Exit;
using nlohmann::json;
using support::duiding;
using support::TempDir;

// Two codes of one label, markup in labels, a definition with `]]>`.
constexpr const char* kCodebook = R"(
codebook: {id: boek, version: 1.2.0, language: nl}
codes:
  werk:
    label: 'Werk & <b>"inkomen"</b>'
    brief: 'Alles over werk ]]> ook <i>dit</i>'
    when_not_to_use: Niet over thuis
    colour: "#2E86C1"
    children:
      sfeer:
        label: Sfeer
        rules:
        - id: w.s
          tier: precise
          patterns: |
            fijn
          hit: |
            het was fijn
          miss: |
            het was koud
      loon:
        label: Loon
        rules:
        - id: w.l
          tier: hint
          patterns: |
            geld
          hit: |
            veel geld
          miss: |
            het was niets
  thuis:
    label: Thuis
    children:
      sfeer:
        label: Sfeer
        rules:
        - id: t.s
          tier: precise
          unit: match
          patterns: |
            gezellig
          hit: |
            het was gezellig
          miss: |
            het was koud
)";

// A byte order mark, CRLF, emoji, combining marks and markup in one.
constexpr const char* kMarked =
    "\xEF\xBB\xBFTitel: Een\r\nRol R: respondent\r\n\r\n"
    "I: Hoe was het? \xF0\x9F\x98\x80\r\n"
    "R: Het was \xF0\x9F\x98\x80\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xA7 fijn, "
    "<script>alert(1)</script> ]]> &amp; \"zo\".\r\n"
    "R: Te weinig geld. Thuis was het ge\xCC\x81zellig.\r\n";
constexpr const char* kPlain = "I: En u?\nP1: Thuis was het gezellig en fijn.\nP2: Ik niet.\n";

std::string schema(const char* name) {
  return (fs::path{DUIDING_SOURCE_DIR} / "tests" / "support" / "refi-qda" / name).string();
}

// Also true, with a word, where there is no xmllint.
bool is_valid(const TempDir& dir, const char* schema_name, const std::string& xml) {
  if (std::system("command -v xmllint >/dev/null 2>&1") != 0) {
    WARN("xmllint is not installed: the schema is not checked");
    return true;
  }
  const std::string file = dir.write("te-toetsen.xml", xml);
  return std::system(("xmllint --noout --nonet --schema '" + schema(schema_name) + "' '" + file +
                      "' 2>&1 | grep -v ' validates$'")
                         .c_str()) != 0;
}

std::string qde_of(const std::string& archive) {
  const auto parts = foreign::read_zip(archive, "x", [](std::string_view) { return true; });
  REQUIRE(parts);
  return parts->at("project.qde");
}

struct Coded {
  TempDir dir;
  std::string study = dir.path("s.duiding");

  Coded() {
    const std::string book = dir.write("b.yaml", kCodebook);
    const auto coded = duiding({"code", study, "--codebook", book, dir.write("een.txt", kMarked),
                                dir.write("twee <&\"' ]]>.txt", kPlain)});
    CAPTURE(coded.err);
    REQUIRE(coded.exit == Exit::ok);
  }

  void run(std::vector<std::string> args) const {
    args.insert(args.begin() + 1, study);
    const auto answer = duiding(args);
    CAPTURE(args, answer.err);
    REQUIRE(answer.exit == Exit::ok);
  }
  static json rows(const std::string& study_file, const char* command = "codings") {
    return json::parse(duiding({command, study_file, "--format", "json"}).out);
  }
  std::string id_of(const std::string& code) const {
    for (const json& row : rows(study))
      if (row["code"] == code) return row["id"];
    FAIL("no " << code);
    return "";
  }
  // All kinds of things that people say.
  void decide() const {
    run({"decide", "--coder", "Ana", "--accept", id_of("werk.sfeer"), "--reason", "klopt ]]>"});
    run({"decide", "--coder", "Ana", "--reject", id_of("werk.loon"), "--reason",
         "gaat <b>niet</b>"});
    run({"decide", "--coder", "Ana", "--recode", id_of("thuis.sfeer") + "=werk.sfeer"});
    run({"decide", "--coder", "Ana", "--add", "een:60:80=thuis", "--memo",
         "een\tmemo\n\nmet & en ]]>"});
    run({"decide", "--coder", "Ben", "--add", "een:60:80=thuis"});
    run({"decide", "--coder", "Ben", "--memo", "over de tekst", "--on", "een"});
    run({"decide", "--coder", "Ben", "--memo", "over een stuk", "--on", "een:60:70"});
    run({"decide", "--coder", "Ben", "--memo", "over een code", "--on", "werk.loon"});
    run({"role", "P1=arbeidsdeskundige"});
    run({"attribute", "een", "sector=zorg & <welzijn>"});
  }
  support::Answer export_to(const std::string& name, const std::string& to = "qdpx",
                            const std::vector<std::string>& more = {}) const {
    std::vector<std::string> args{"export", study, "--to", to, "--out", dir.path(name)};
    args.insert(args.end(), more.begin(), more.end());
    auto answer = duiding(args);
    CAPTURE(answer.err);
    REQUIRE(answer.exit == Exit::ok);
    return answer;
  }
  // The study that another one is, who gets the project.
  std::string imported(const std::string& project) const {
    const std::string other = dir.path(project + ".duiding");
    REQUIRE(duiding({"init", other}).exit == Exit::ok);
    const auto answer = duiding({"import", other, dir.path(project)});
    CAPTURE(answer.err);
    REQUIRE(answer.exit == Exit::ok);
    return other;
  }
};

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

TEST_CASE_METHOD(Coded, "a codebook goes out and comes back as a start", "[cli][export][refi]") {
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

TEST_CASE_METHOD(Coded, "web annotations select by position and by quotation",
                 "[cli][export][refi]") {
  decide();
  export_to("a.jsonld", "webannotation");
  const json all = json::parse(dir.read("a.jsonld"));
  CHECK(all["@context"] == "http://www.w3.org/ns/anno.jsonld");
  CHECK(all["type"] == "AnnotationCollection");
  const json& items = all["first"]["items"];
  CHECK(all["total"] == items.size());
  REQUIRE(items.size() > 3);
  REQUIRE(duiding({"export", study, "--to", "text", "--out", dir.path("t")}).exit == Exit::ok);
  std::set<std::string> ids;
  for (const json& item : items) {
    CHECK(ids.insert(item["id"]).second);
    CHECK(item["creator"]["name"].is_string());
    if (item["target"]["source"]["label"] != "een") continue;
    const engine::text::StoredText text{dir.read("t/een.txt")};
    const json& position = item["target"]["selector"][0];
    const json& quote = item["target"]["selector"][1];
    const auto at = [&](std::uint32_t begin, std::uint32_t end) {
      return std::string{text.at(engine::text::CodePointSpan::of(begin, end))};
    };
    const std::uint32_t begin = position["start"], end = position["end"];
    CHECK(quote["exact"] == at(begin, end));
    const std::string around = quote["prefix"].get<std::string>() +
                               quote["exact"].get<std::string>() +
                               quote["suffix"].get<std::string>();
    CHECK_THAT(std::string{text.bytes()}, Catch::Contains(around));
  }
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
