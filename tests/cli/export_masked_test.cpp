// What leaves a study masked: texts, a project and a page without anybody's name, and
// an entry in the log that they left.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/exchange/project_file.hpp"
#include "engine/foreign/zip.hpp"
#include "engine/foreign/zip_writer.hpp"
#include "tests/cli/program.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

namespace exchange = engine::exchange;
using cli::Exit;
using nlohmann::json;
using support::Answer;
using support::duiding;
using support::TempDir;

constexpr const char* kCodebook = R"(
codebook: {id: boek, version: 1.2.0, language: nl}
codes:
  werk:
    label: Werk
    brief: Alles over werk
    children:
      sfeer:
        label: Sfeer
        rules:
        - id: w.s
          tier: precise
          patterns: |
            fijn
            graag
            rechter
            vertrok
          hit: |
            het was fijn
          miss: |
            het was koud
)";

constexpr const char* kEmmen =
    "Titel: Emmen\nRol Geertje: arbeidsdeskundige\n\n"
    "I: Wie was uw chef?\n"
    "Geertje: Dat was Mulugeta, een 😀 fijn man. Hij is de enige blinde rechter van het land. "
    "Ik werkte graag.\n"
    "I: En daarna?\n"
    "Geertje: Toen vertrok Mulugeta bij Kwintessa op 3 mei 2019.\n";
constexpr const char* kTilburg = "I: En toen?\nP1: Het was fijn bij Nijland in Tilburg.\n";
const std::vector<std::string> kSecrets{"eertje", "ulugeta", "Kwintessa", "Nijland", "Tilburg",
                                        "Emmen",  "emmen",   "2019",      "blinde",  "Yfke",
                                        "yfke",   "Wobbe",   "wobbe",     "geheim",  "Zonnebloem",
                                        "Dirkje", "tilburg", "noordzee",  "studie",  "mulugeta"};

struct Interviews {
  TempDir dir;
  std::string study = dir.path("studie.duiding");

  Interviews() {
    const std::string book = dir.write("b.yaml", kCodebook);
    const auto coded =
        duiding({"code", study, "--codebook", book, dir.write("jan-emmen.txt", kEmmen),
                 dir.write("nijland-tilburg.txt", kTilburg)});
    CAPTURE(coded.err);
    REQUIRE(coded.exit == Exit::ok);
    run({"roster", "--add", "Zonnebloem"});
    run({"attribute", "jan-emmen", "plaats=noordzee"});
    for (const char* transcript : {"jan-emmen", "nijland-tilburg"})
      run({"attribute", transcript, "sector=zorg"});
    const auto place = [](const std::string& text, const std::string& words) {
      const auto before = text.substr(0, text.find(words));
      const auto cps = [](const std::string& s) {
        return std::count_if(s.begin(), s.end(), [](char c) { return (c & 0xC0) != 0x80; });
      };
      return std::to_string(cps(before)) + ":" + std::to_string(cps(before) + cps(words));
    };
    run({"decide", "--coder", "Yfke", "--accept", id_of("graag"), "--reason", "geheim"});
    run({"decide", "--coder", "Wobbe", "--add", "jan-emmen:" + place(kEmmen, "was Mulu") + "=werk",
         "--memo", "geheim van Dirkje"});
    run({"decide", "--coder", "Yfke", "--memo", "over Dirkje", "--on", "jan-emmen"});
  }

  void run(std::vector<std::string> args) const {
    args.insert(args.begin() + 1, study);
    const auto answer = duiding(args);
    CAPTURE(args, answer.err);
    REQUIRE(answer.exit == Exit::ok);
  }
  std::string id_of(const std::string& words) const {
    for (const json& row : json::parse(duiding({"codings", study, "--format", "json"}).out))
      if (row["text"].get<std::string>().find(words) != std::string::npos) return row["id"];
    FAIL("no coding with " << words);
    return "";
  }
  Answer masked(const std::string& to, const std::string& name,
                const std::vector<std::string>& more = {}) const {
    std::vector<std::string> args{"export", study, "--to", to, "--masked", "--out", dir.path(name)};
    args.insert(args.end(), more.begin(), more.end());
    const Answer answer = duiding(args);
    CAPTURE(answer.err);
    REQUIRE(answer.exit == Exit::ok);
    return answer;
  }
};

std::map<std::string, std::string> parts_of(const std::string& archive) {
  const auto parts = engine::foreign::read_zip(archive, "x", [](std::string_view) { return true; });
  REQUIRE(parts);
  return {parts->begin(), parts->end()};
}

exchange::Project project_of(const std::string& bytes) {
  const auto owner = std::make_shared<const std::string>(bytes);
  const auto project = exchange::read_project(owner, *owner, "x");
  REQUIRE(project);
  return *project;
}

void check_names_nobody(const std::string& bytes) {
  for (const std::string& secret : kSecrets) {
    const std::size_t at = bytes.find(secret);
    const std::string around =
        at == std::string::npos ? "" : bytes.substr(at < 60 ? 0 : at - 60, 140);
    CAPTURE(secret, around);
    CHECK(at == std::string::npos);
  }
}

}  // namespace

TEST_CASE_METHOD(Interviews, "a masked project names nobody, in any of its bytes",
                 "[cli][export][refi][quotes]") {
  masked("qdpx", "p.qdpx");
  for (const auto& [name, content] : parts_of(dir.read("p.qdpx"))) {
    check_names_nobody(name);
    check_names_nobody(content);
  }
  if (std::system("command -v xmllint >/dev/null 2>&1") != 0) {
    WARN("xmllint is not installed: the schema is not checked");
    return;
  }
  const std::string schema =
      std::string{DUIDING_SOURCE_DIR} + "/tests/support/refi-qda/Project.xsd";
  const std::string file = dir.write("p.qde", parts_of(dir.read("p.qdpx")).at("project.qde"));
  CHECK(std::system(("xmllint --noout --nonet --schema '" + schema + "' '" + file + "' 2>/dev/null")
                        .c_str()) == 0);
}

TEST_CASE_METHOD(Interviews, "a masked project's texts are those of the masked texts",
                 "[cli][export][refi][quotes]") {
  masked("qdpx", "p.qdpx");
  masked("text", "teksten");
  const exchange::Project project = project_of(dir.read("p.qdpx"));
  REQUIRE(project.texts.size() == 2);
  for (const exchange::ProjectText& text : project.texts)
    CHECK(text.text.bytes() == dir.read("teksten/" + text.name + ".txt"));
}

TEST_CASE_METHOD(Interviews, "codings stand on what is left of their words",
                 "[cli][export][refi][quotes]") {
  const Answer answer = masked("qdpx", "p.qdpx");
  const exchange::Project project = project_of(dir.read("p.qdpx"));
  std::multiset<std::string> coded;
  for (const exchange::ProjectCoding& coding : project.codings)
    coded.insert(project.coders[coding.coder] + " " + project.codes[coding.code].id + ": " +
                 std::string{project.texts[coding.text].text.at(coding.span)});
  CHECK(coded == std::multiset<std::string>{
                     "coder-1 werk: was [naam 1]",
                     "machine-2 werk.sfeer: Dat was [naam 1], een 😀 fijn man.",
                     "machine-2 werk.sfeer: [achtergehouden]",
                     "machine-2 werk.sfeer: Ik werkte graag.",
                     "machine-2 werk.sfeer: Toen vertrok [naam 1] bij [werkgever 1] op [datum 1].",
                     "machine-2 werk.sfeer: Het was fijn bij [persoon 1] in [persoon 2]."});
  // What was lost is told: one sentence withheld, three remarks.
  CHECK_THAT(answer.err, Catch::Contains("whose text was withheld stand on [achtergehouden] (1)"));
  CHECK_THAT(answer.err, Catch::Contains("memos and reasons, is left out (3)"));
  CHECK_THAT(answer.err, Catch::Contains("attributes that tell which interview it is"));
  for (const exchange::ProjectText& text : project.texts) {
    CHECK(text.notes.empty());
    CHECK(text.attributes == std::vector<std::pair<std::string, std::string>>{{"sector", "zorg"}});
    for (const exchange::ProjectSpeaker& speaker : text.speakers)
      CHECK(speaker.label.starts_with("Spreker "));
  }
  // Whoever let it out may know which text is which; the archive does not.
  CHECK_THAT(answer.out, Catch::Contains("jan-emmen"));
}

TEST_CASE_METHOD(Interviews,
                 "a code that is called like somebody has a number in what leaves masked",
                 "[cli][export][refi][quotes]") {
  run({"decide", "--coder", "Yfke", "--add", "nijland-tilburg:3:10=werk"});
  std::string project = dir.path("open.qdpx");
  REQUIRE(duiding({"export", study, "--to", "qdpx", "--out", project}).exit == Exit::ok);
  auto parts = parts_of(dir.read("open.qdpx"));
  std::string& qde = parts.at("project.qde");
  const std::string codes = "<Codes>";
  qde.insert(qde.find(codes) + codes.size(),
             "<Code guid=\"CA000000-0000-0000-0000-000000000009\" name=\"Mulugeta\" "
             "isCodable=\"true\"><Description>van Dirkje</Description></Code>");
  const std::string coding = "<CodeRef targetGUID=\"";
  const std::size_t at = qde.find(coding) + coding.size();
  qde.replace(at, 36, "CA000000-0000-0000-0000-000000000009");
  const std::string other = dir.path("ander.duiding");
  REQUIRE(duiding({"init", other}).exit == Exit::ok);
  std::vector<engine::foreign::ZipPart> files;
  files.reserve(parts.size());
  for (const auto& [name, content] : parts) files.push_back({name, content});
  const auto imported =
      duiding({"import", other, dir.write("in.qdpx", engine::foreign::write_zip(files))});
  CAPTURE(imported.err);
  REQUIRE(imported.exit == Exit::ok);
  REQUIRE(
      duiding({"export", other, "--to", "qdpx", "--masked", "--out", dir.path("uit.qdpx")}).exit ==
      Exit::ok);
  check_names_nobody(parts_of(dir.read("uit.qdpx")).at("project.qde"));
  CHECK_THAT(parts_of(dir.read("uit.qdpx")).at("project.qde"), Catch::Contains("code-1"));
  const auto page =
      duiding({"export", other, "--to", "html", "--masked", "--out", dir.path("uit.html")});
  CAPTURE(page.err);
  REQUIRE(page.exit == Exit::ok);
  check_names_nobody(dir.read("uit.html"));
}

TEST_CASE_METHOD(Interviews, "a masked page calls coders by number", "[cli][export][quotes]") {
  run({"decide", "--coder", "Wobbe", "--accept", id_of("graag")});  // two who met: agreement
  masked("html", "p.html");
  const std::string page = dir.read("p.html");
  for (const char* name : {"Yfke", "Wobbe"}) CHECK(page.find(name) == std::string::npos);
  CHECK_THAT(page, Catch::Contains("coder-1, coder-2"));
  CHECK_THAT(page, Catch::Contains("krippendorff_alpha"));
}

TEST_CASE_METHOD(Interviews, "what leaves masked stands in the log, without a word of it",
                 "[cli][export][log][quotes]") {
  const std::string to = GENERATE(as<std::string>{}, "text", "qdpx", "html");
  const auto entries = [&] { return json::parse(duiding({"log", study, "--format", "json"}).out); };
  const std::size_t before = entries().size();
  masked(to, "uit");
  const json log = entries();
  REQUIRE(log.size() == before + 1);
  const json& entry = log.back();
  CHECK(entry["action"] == "export");
  const std::string detail = entry["detail"];
  CHECK_THAT(detail, Catch::StartsWith("user="));
  CHECK_THAT(detail, Catch::Contains(" to=" + to + " lexicon="));
  CHECK(entry["texts"].empty());
  CHECK(entry["at"].get<std::string>().starts_with("20"));
  CHECK(duiding({"log", study, "--verify"}).exit == Exit::ok);
  CHECK_THAT(duiding({"log", study}).out, Catch::Contains("let out masked as " + to));
  CHECK_THAT(duiding({"--language", "nl", "log", study}).out,
             Catch::Contains("gemaskeerd geëxporteerd als " + to));
  // An export that is no masked one leaves no entry.
  REQUIRE(duiding({"export", study, "--to", to, "--out", dir.path("open")}).exit == Exit::ok);
  CHECK(entries().size() == before + 1);
}

TEST_CASE_METHOD(Interviews, "masked or not, the same study gives the same bytes",
                 "[cli][export][refi]") {
  masked("qdpx", "a.qdpx");
  masked("qdpx", "b.qdpx");
  CHECK(dir.read("a.qdpx") == dir.read("b.qdpx"));
  masked("qdpx", "c.qdpx", {"--layer", "reviewed", "--coder", "Wobbe"});
  const exchange::Project project = project_of(dir.read("c.qdpx"));
  CHECK(project.coders == std::vector<std::string>{"coder-1"});
  CHECK(project.codings.size() == 1);
}
