// A study leaves whole or not at all, and never in the place of something else.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <iterator>
#include <nlohmann/json.hpp>

#include "cli/file_names.hpp"
#include "engine/text/stored_text.hpp"
#include "tests/cli/program.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

namespace fs = std::filesystem;
using cli::Exit;
using nlohmann::json;
using support::duiding;
using support::TempDir;

struct Coded {
  TempDir dir;
  std::string study = dir.path("s.duiding");
  std::string out = dir.path("uit");

  Coded() {
    const std::string book = dir.write("b.yaml", support::kCodebook);
    REQUIRE(duiding({"code", study, "--codebook", book, dir.write("een.txt", support::kInterview),
                     dir.write("twee.txt", support::kOtherInterview)})
                .exit == Exit::ok);
  }

  support::Answer to(const std::string& format, std::vector<std::string> more = {}) const {
    std::vector<std::string> args{"export", study, "--to", format, "--out", out};
    args.insert(args.end(), more.begin(), more.end());
    return duiding(args);
  }
  std::vector<std::string> in_folder() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{dir.path(".")})
      names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }
};

}  // namespace

TEST_CASE_METHOD(Coded, "text is what positions count in, byte for byte", "[cli][export]") {
  const auto answer = to("text");
  CAPTURE(answer.err);
  REQUIRE(answer.exit == Exit::ok);
  CHECK(answer.out.empty());
  CHECK(dir.read("uit/een.txt") == support::kInterview);
  CHECK(dir.read("uit/twee.txt") == support::kOtherInterview);
  CHECK(std::distance(fs::directory_iterator{out}, {}) == 2);
  CHECK((fs::status(out).permissions() & fs::perms::all) == fs::perms::owner_all);
}

TEST_CASE_METHOD(Coded, "jsonl has the bytes that codings prints", "[cli][export]") {
  const std::string id = json::parse(duiding({"codings", study, "--format", "json"}).out)[0]["id"];
  REQUIRE(duiding({"decide", study, "--coder", "Ana", "--reject", id, "--reason", "nee"}).exit ==
          Exit::ok);
  for (const std::vector<std::string>& options : {std::vector<std::string>{},
                                                  {"--layer", "final"},
                                                  {"--layer", "reviewed"},
                                                  {"--coder", "machine"},
                                                  {"--no-times"}}) {
    fs::remove(out);
    REQUIRE(to("jsonl", options).exit == Exit::ok);
    std::vector<std::string> args{"codings", study, "--format", "jsonl"};
    args.insert(args.end(), options.begin(), options.end());
    CHECK(dir.read("uit") == duiding(args).out);
  }
}

TEST_CASE_METHOD(Coded, "what is there already stays as it is", "[cli][export]") {
  const std::string format = GENERATE(as<std::string>{}, "text", "jsonl");
  SECTION("a file") { REQUIRE(dir.write("uit", "van een ander") == out); }
  SECTION("a folder") { fs::create_directory(out); }
  SECTION("a link to nowhere") { fs::create_symlink("nergens", out); }
  const auto before = in_folder();
  const auto answer = to(format);
  CHECK(answer.exit == Exit::failed);
  CHECK(answer.err == out + " exists already and is left as it is\n  choose another name\n");
  CHECK(in_folder() == before);
}

TEST_CASE_METHOD(Coded, "an export that fails leaves nothing behind", "[cli][export]") {
  const std::string format = GENERATE(as<std::string>{}, "text", "jsonl");
  const auto before = in_folder();
  out = dir.path("weg/uit");
  const auto answer = to(format);
  CHECK(answer.exit == Exit::failed);
  CHECK_THAT(answer.err, Catch::Contains("weg/uit cannot be made: No such file or directory") ||
                             Catch::Contains("cannot be made"));
  CHECK(in_folder() == before);
}

TEST_CASE_METHOD(Coded, "an option that a format would pass over is refused", "[cli][export]") {
  const auto answer = to("text", {"--layer", "final"});
  CHECK(answer.exit == Exit::failed);
  CHECK(answer.err == "--layer chooses codings, and --to text holds none\n  leave out --layer\n");
  CHECK(to("word").exit == Exit::failed);
  CHECK(to("csv", {"--seed", "5"}).err == "--seed goes with --to html\n  leave out --seed\n");
  CHECK(to("html", {"--seed", "5"}).err ==
        "--seed picks the draw of --sample, and there is none\n  leave out --seed\n");
  CHECK(to("csv", {"--dictionary", "/nonexistent"}).err ==
        "--dictionary goes with --masked\n  leave out --dictionary\n");
  CHECK_FALSE(dir.has("uit"));
  CHECK(to("html", {"--sample", "1", "--seed", "5"}).exit == Exit::ok);
}

TEST_CASE_METHOD(Coded, "a new file without a name is refused before anything is done",
                 "[cli][export]") {
  const auto before = in_folder();
  const auto answer = duiding({"export", study, "--to", "jsonl", "--out", ""});
  CHECK(answer.exit == Exit::failed);
  CHECK(answer.err == "the new file has no name\n  give one that is not empty\n");
  CHECK(in_folder() == before);
}

TEST_CASE("a study without transcripts has nothing to export", "[cli][export]") {
  const TempDir dir;
  const std::string study = dir.path("s.duiding");
  REQUIRE(duiding({"init", study}).exit == Exit::ok);
  const auto answer = duiding({"export", study, "--to", "text", "--out", dir.path("uit")});
  CHECK(answer.exit == Exit::failed);
  CHECK_THAT(answer.err, Catch::Contains("there are no transcripts in"));
  CHECK_FALSE(dir.has("uit"));
}

TEST_CASE("names of transcripts are names of files anywhere", "[cli][export]") {
  const std::string long_name(300, 'x');
  std::string accents;
  for (int i = 0; i < 150; ++i) accents += "é";
  const auto files =
      cli::file_names({"een", "Een", "../../etc/passwd", "..", ".verborgen", "a\nb", "CON",
                       "com1.x", "punt.", "a<b>|\"?*:\\", long_name, long_name + "y", accents},
                      ".txt");
  CHECK(files[0] == "een.txt");
  CHECK(files[1] == "Een-2.txt");
  CHECK(files[2] == "_..-..-etc-passwd.txt");
  CHECK(files[3] == "_.txt");
  CHECK(files[4] == "_.verborgen.txt");
  CHECK(files[5] == "a-b.txt");
  CHECK(files[6] == "_CON.txt");
  CHECK(files[7] == "_com1.x.txt");
  CHECK(files[8] == "punt.txt");
  CHECK(files[9] == "a-b-------.txt");
  CHECK(files[10] == std::string(200, 'x') + ".txt");
  CHECK(files[11] == std::string(200, 'x') + "-2.txt");
  CHECK(files[12] == accents.substr(0, 200) + ".txt");
}

TEST_CASE("a hostile name of a transcript stays in the folder", "[cli][export]") {
  const TempDir dir;
  const std::string study = dir.path("s.duiding");
  REQUIRE(duiding({"import", study, dir.write("..\\..\\x\ty.txt", "R: Hallo daar.\n")}).exit ==
          Exit::failed);  // no study yet
  REQUIRE(duiding({"init", study}).exit == Exit::ok);
  REQUIRE(duiding({"import", study, dir.path("..\\..\\x\ty.txt")}).exit == Exit::ok);
  const std::string out = dir.path("uit");
  const auto answer = duiding({"export", study, "--to", "text", "--out", out + "/"});
  CAPTURE(answer.err);
  REQUIRE(answer.exit == Exit::ok);
  CHECK(dir.read("uit/_..-..-x-y.txt") == "R: Hallo daar.\n");
}

TEST_CASE("whole interviews are masked for an archive, without what tells whose they are",
          "[cli][export][quotes]") {
  TempDir dir;
  const std::string study = dir.path("s.duiding"), out = dir.path("archief");
  const std::string book = dir.write("b.yaml", support::kCodebook);
  const std::string interview =
      "Rol Geertje: arbeidsdeskundige, UWV Emmen\n\n"
      "I: Wie was uw chef?\n"
      "Geertje: Dat was Mulugeta, een 😀 man.\n"
      "Hij is de enige blinde rechter van het land. Ik werkte graag.\n"
      "I: En daarna?\n"
      "Geertje: Toen vertrok mulugeta op 3 mei 2019.\n";
  REQUIRE(duiding({"code", study, "--codebook", book, dir.write("emmen.txt", interview)}).exit ==
          Exit::ok);
  const auto answer = duiding({"export", study, "--to", "text", "--masked", "--out", out});
  CAPTURE(answer.err);
  REQUIRE(answer.exit == Exit::ok);
  const std::string page = dir.read("archief/transcript-001.txt");
  CHECK(page ==
        "Rol Spreker 2: arbeidsdeskundige\n\n"
        "Spreker 1: Wie was uw chef?\n\n"
        "Spreker 2: Dat was [naam 1], een 😀 man. [achtergehouden] Ik werkte graag.\n\n"
        "Spreker 1: En daarna?\n\n"
        "Spreker 2: Toen vertrok [naam 1] op [datum 1].\n");
  // The record holds places of the text that was imported, and no word of it.
  const std::string record = dir.read("archief/changes.jsonl");
  CHECK(record.find("ulugeta") == std::string::npos);
  const json line = json::parse(record);
  CHECK(line["id"] == "transcript-001");
  std::vector<std::string> hidden;
  const engine::text::StoredText text{interview};
  for (const json& mask : line["masks"])
    hidden.emplace_back(text.at(engine::text::CodePointSpan::of(mask["begin_cp"], mask["end_cp"])));
  CHECK(hidden == std::vector<std::string>{"Mulugeta", "mulugeta", "3 mei 2019"});
  // Who keeps the list can tell which is which; who has the folder cannot.
  CHECK(answer.out.find("emmen") != std::string::npos);
  CHECK(dir.read("archief/README.txt").find("emmen") == std::string::npos);
  // What was masked is masked again to the same, and reads as an interview.
  const std::string again = dir.path("weer.duiding");
  REQUIRE(duiding({"init", again}).exit == Exit::ok);
  CHECK(duiding({"import", again, out + "/transcript-001.txt"}).exit == Exit::ok);
}

TEST_CASE_METHOD(Coded, "a format that cannot be masked says so, and nothing is written",
                 "[cli][export]") {
  const auto answer = to("jsonl", {"--masked"});
  CHECK(answer.exit == Exit::failed);
  CHECK(answer.err.find("--to text, qdpx, html") != std::string::npos);
  CHECK_FALSE(fs::exists(out));
}

TEST_CASE_METHOD(Coded, "what cannot be made is said of the path that was asked for",
                 "[cli][export]") {
  const std::string format = GENERATE(as<std::string>{}, "text", "jsonl", "qdpx", "csv");
  const auto answer = duiding({"export", study, "--to", format, "--out", dir.path("geen-map/uit")});
  CHECK(answer.exit == Exit::failed);
  CHECK(answer.err.find("geen-map/uit cannot be made") != std::string::npos);
  CHECK(answer.err.find("make the folder") != std::string::npos);
  CHECK(answer.err.find(".unfinished") == std::string::npos);
}

TEST_CASE_METHOD(Coded, "a list of names without --masked is refused, and not passed over",
                 "[cli][export]") {
  const auto answer = to("text", {"--roster", dir.write("namen.txt", "roken\n")});
  CHECK(answer.exit == Exit::failed);
  CHECK(answer.err.find("--roster goes with --masked") != std::string::npos);
  CHECK_FALSE(fs::exists(out));
}

TEST_CASE_METHOD(Coded, "names of a file go too where a study has names of its own",
                 "[cli][export][roster]") {
  REQUIRE(duiding({"roster", study, "--add", "Zonnebloem"}).exit == Exit::ok);
  const std::string list = dir.write("namen.txt", "roken\n");
  const auto answer = to("text", {"--masked", "--roster", list});
  CAPTURE(answer.err);
  REQUIRE(answer.exit == Exit::ok);
  for (const char* file : {"uit/transcript-001.txt", "uit/transcript-002.txt"})
    CHECK(dir.read(file).find("roken") == std::string::npos);
}
