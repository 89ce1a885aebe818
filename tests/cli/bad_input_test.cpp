// What the world and other people hand in: each must give a clear sentence,
// status 2, and a study that is, byte for byte, what it was.
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <functional>

#include "engine/base/utf8.hpp"
#include "tests/cli/program.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

namespace fs = std::filesystem;
using cli::Exit;
using engine::base::Language;
using support::duiding;
using support::TempDir;

struct CodedStudy {
  TempDir dir;
  std::string study = dir.path("s.duiding");
  std::string book = dir.write("moed.yaml", support::kCodebook);
  std::string two = dir.write("twee.txt", support::kOtherInterview);

  CodedStudy() {
    REQUIRE(duiding({"code", study, "--codebook", book, dir.write("een.txt", support::kInterview)})
                .exit == Exit::ok);
  }
};

bool is_root() { return geteuid() == 0; }

// Every command that names a study.
std::vector<std::vector<std::string>> commands_on(const std::string& study,
                                                  const CodedStudy& material) {
  return {
      {"import", study, material.two},
      {"code", study, "--codebook", material.book, material.two},
      {"role", study, "R=expert"},
      {"attribute", study, "een", "a=b"},
      {"transcripts", study},
      {"kwic", study, "opgegeven"},
      {"why", study, "een", "--at", "5"},
  };
}

TEST_CASE_METHOD(CodedStudy, "a transcript that cannot be read is named, the study unchanged",
                 "[cli][hostile]") {
  struct Row {
    const char *name, *said;
  };
  const Row row = GENERATE(values<Row>({
      {"missing.txt", "missing.txt"},
      {"folder", "folder"},
      {"empty.txt", "empty.txt"},
      {"blank.txt", "blank.txt"},
      {"binary.txt", "binary.txt"},
      {"zip.docx", "zip.docx"},
  }));
  fs::create_directory(dir.path("folder"));
  (void)dir.write("empty.txt", "");
  (void)dir.write("blank.txt", " \n\n \t\n");
  std::string bytes;
  for (int i = 0; i < 4096; ++i) bytes += static_cast<char>(i * 7 % 256);
  (void)dir.write("binary.txt", bytes);
  (void)dir.write("zip.docx", "PK\x03\x04" + bytes);

  const std::string before = dir.read("s.duiding");
  const std::string file = dir.path(row.name);
  const bool coding = GENERATE(true, false);
  const std::vector<std::string> args =
      coding ? std::vector<std::string>{"code", study, "--codebook", book, file}
             : std::vector<std::string>{"import", study, file};
  for (const Language language : {Language::nl, Language::en}) {
    const auto answer = duiding(args, language);
    CAPTURE(args, answer.err);
    CHECK(answer.exit == Exit::failed);
    CHECK_THAT(answer.err, Catch::Contains(row.said));
    CHECK(dir.read("s.duiding") == before);
  }
}

TEST_CASE_METHOD(CodedStudy, "a file without permission is named", "[cli][hostile]") {
  if (is_root()) return;  // root may read everything
  const std::string closed = dir.write("closed.txt", support::kOtherInterview);
  fs::permissions(closed, fs::perms::none);
  const auto answer = duiding({"import", study, closed});
  CHECK(answer.exit == Exit::failed);
  CHECK_THAT(answer.err, Catch::Contains("closed.txt"));
}

TEST_CASE_METHOD(CodedStudy, "ill-formed UTF-8 is read with a word, or refused; never taken over",
                 "[cli][hostile]") {
  const std::string bad =
      dir.write("bad.txt",
                "I: H\xE9\xE9l goed.\nR: Ik heb \xFF\xFE het opgegeven \xC3\x28 "
                "dat was het.\n");
  const auto answer = duiding({"import", study, bad, "--format", "jsonl"});
  CHECK_FALSE(answer.err.empty());
  for (const std::string& text : {answer.out, answer.err})
    CHECK_FALSE(engine::base::find_invalid_utf8(text).has_value());
}

TEST_CASE_METHOD(CodedStudy, "a line of 50 MB is read or refused, not fallen over",
                 "[cli][hostile]") {
  std::string line = "R: ";
  while (line.size() < 50'000'000) line += "Ik heb het niet opgegeven maar nog lang niet ";
  const auto answer =
      duiding({"code", study, "--codebook", book, dir.write("long.txt", line + "\n")});
  CHECK((answer.exit == Exit::ok || answer.exit == Exit::failed));
  CHECK(duiding({"transcripts", study}).exit == Exit::ok);
}

TEST_CASE_METHOD(CodedStudy, "a codebook with a trap is refused with its place", "[cli][hostile]") {
  struct Row {
    const char *why, *from, *to;
  };
  const Row row = GENERATE(values<Row>({
      {"a tag", "label: {nl: Opgeven", "label: !python/object {nl: Opgeven"},
      {"an alias", "contexts: [citaat]", "contexts: &c [citaat]\n    colour: *c"},
      {"a duplicate key", "    children:\n", "    children: {}\n    children:\n"},
      {"a list that contains itself", "(kans|kansen|hoop)", "(kans|@kans)"},
      {"an unknown list", "@kans\n          hit", "@kant\n          hit"},
      {"an unknown context", "contexts: [citaat]", "contexts: [citaten]"},
      {"matches everything", "opgegeven ; not before 2: roken", "*"},
      {"a gap alone", "opgegeven ; not before 2: roken", "{0,5}"},
      {"an empty regular expression", "patterns: |\n            geen {0,2} @kans",
       "regex: |\n            .*"},
      {"look-ahead", "patterns: |\n            geen {0,2} @kans",
       "regex: |\n            geen (?!kans)"},
      {"an expression that explodes", "patterns: |\n            geen {0,2} @kans",
       "regex: |\n            ((((\\w{1,1000}){1,1000}){1,1000}){1,1000})"},
      {"no hit", "          hit: |\n            er is geen kans\n", ""},
      {"an unknown key", "tier: hint", "teir: hint"},
      {"a list for a codebook", "\ncodebook: {id: moed", "\n- codebook: {id: moed"},
  }));
  CAPTURE(row.why);
  std::string source = support::kCodebook;
  const std::size_t at = source.find(row.from);
  REQUIRE(at != std::string::npos);
  source.replace(at, std::string_view{row.from}.size(), row.to);
  const std::string bad = dir.write("bad.yaml", source);
  const std::string before = dir.read("s.duiding");
  const auto check = duiding({"codebook", "check", bad}, Language::nl);
  CAPTURE(check.err);
  CHECK(check.exit == Exit::failed);
  CHECK_THAT(check.err, Catch::StartsWith(bad + ":"));
  const auto code = duiding({"code", study, "--codebook", bad, two});
  CHECK(code.exit == Exit::failed);
  CHECK_THAT(code.err, Catch::StartsWith(bad + ":"));
  CHECK(dir.read("s.duiding") == before);
}

TEST_CASE_METHOD(CodedStudy, "a codebook that is no text is refused", "[cli][hostile]") {
  struct Row {
    const char* name;
    std::string content;
  };
  const Row row = GENERATE(values<Row>({
      {"empty.yaml", ""},
      {"binary.yaml", std::string("\0\1\2\3\0", 5)},
      {"latin1.yaml", "codebook: {id: caf\xE9}\n"},
      {"deep.yaml", std::string(100'000, '[')},
      {"billion.yaml", "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n"},
      {"large.yaml", "# " + std::string(20'000'000, 'x')},
  }));
  const std::string bad = dir.write(row.name, row.content);
  const auto answer = duiding({"codebook", "check", bad});
  CAPTURE(row.name, answer.err.substr(0, 500));
  CHECK(answer.exit == Exit::failed);
  CHECK_THAT(answer.err, Catch::StartsWith(bad));
  CHECK(answer.err.size() < 20'000);
}

TEST_CASE_METHOD(CodedStudy, "a study that is none is refused by every command, and kept",
                 "[cli][hostile]") {
  struct Row {
    const char* why;
    std::string content;
  };
  const std::string sound = dir.read("s.duiding");
  std::string newer = sound;
  newer[62] = '\x7F';  // the second highest byte of user_version
  newer[61] = '\x01';
  std::string other_program = sound;
  other_program[68] = 'X';  // application_id
  const Row row = GENERATE_COPY(values<Row>({
      {"text", "this is no study at all, but it is longer than a header of a database, see?"},
      {"empty", ""},
      {"newer", newer},
      {"another program's", other_program},
      {"cut off", sound.substr(0, sound.size() / 2)},
  }));
  for (const auto& args : commands_on(dir.path("bad.duiding"), *this)) {
    (void)dir.write("bad.duiding", row.content);
    const auto answer = duiding(args);
    CAPTURE(row.why, args, answer.err);
    CHECK(answer.exit == Exit::failed);
    CHECK_FALSE(answer.err.empty());
    CHECK(answer.out.empty());
    CHECK(dir.read("bad.duiding") == row.content);
  }
}

TEST_CASE_METHOD(CodedStudy, "a study that does not exist is named", "[cli][hostile]") {
  for (const auto& args : commands_on(dir.path("none.duiding"), *this)) {
    if (args.front() == "code") continue;  // makes it
    const auto answer = duiding(args);
    CAPTURE(args);
    CHECK(answer.exit == Exit::failed);
    CHECK_THAT(answer.err, Catch::Contains("none.duiding"));
    CHECK_FALSE(dir.has("none.duiding"));
  }
  CHECK(duiding({"init", dir.path("no/folder/s.duiding")}).exit == Exit::failed);
  CHECK(duiding({"transcripts", dir.path("")}).exit == Exit::failed);
}

TEST_CASE_METHOD(CodedStudy, "a study that another program writes is waited for, then named",
                 "[cli][hostile]") {
  const std::string before = dir.read("s.duiding");
  sqlite3* other = nullptr;
  REQUIRE(sqlite3_open(study.c_str(), &other) == SQLITE_OK);
  REQUIRE(sqlite3_exec(other, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr) == SQLITE_OK);
  const auto answer = duiding({"import", study, two}, Language::nl);
  sqlite3_close(other);
  CHECK(answer.exit == Exit::failed);
  CHECK_THAT(answer.err, Catch::Contains("s.duiding"));
  CHECK(dir.read("s.duiding") == before);
}

// In a child, so that neither limits nor user id outlive the test.
int exit_of_child(const std::function<void()>& prepare, const std::vector<std::string>& args) {
  const pid_t child = fork();
  if (child == 0) {
    prepare();
    _exit(static_cast<int>(duiding(args).exit));
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

TEST_CASE_METHOD(CodedStudy, "a read-only study can be read, and refuses to be written",
                 "[cli][hostile]") {
  const std::string before = dir.read("s.duiding");
  fs::permissions(study, fs::perms::owner_read | fs::perms::others_read);
  fs::permissions(dir.path(""), fs::perms::owner_read | fs::perms::owner_exec |
                                    fs::perms::others_read | fs::perms::others_exec);
  const auto as_nobody = [] {
    if (is_root() && (setgid(65534) != 0 || setuid(65534) != 0)) _exit(99);
  };
  for (const auto& args : commands_on(study, *this)) {
    CAPTURE(args);
    const bool writes = args.front() == "import" || args.front() == "code" ||
                        args.front() == "role" || args.front() == "attribute";
    CHECK(exit_of_child(as_nobody, args) == (writes ? 2 : 0));
  }
  using Args = std::vector<std::string>;
  for (const Args& args : {Args{"merge", study}, Args{"roster", study},
                           Args{"roster", study, "--propose"}, Args{"quotes", "held", study}}) {
    CAPTURE(args);
    CHECK(exit_of_child(as_nobody, args) == 0);
  }
  fs::permissions(dir.path(""), fs::perms::owner_all);
  CHECK(dir.read("s.duiding") == before);
}

TEST_CASE_METHOD(CodedStudy, "a full disk leaves the study as it was", "[cli][hostile]") {
  const std::string before = dir.read("s.duiding");
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "R: Ik heb het opgegeven, er is voor mij geen kans.\n";
  const std::string large = dir.write("large.txt", text);
  // No file may grow beyond the study's own size and a little.
  const auto full = [&before] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{before.size() + 20'000, before.size() + 20'000};
    setrlimit(RLIMIT_FSIZE, &limit);
  };
  CHECK(exit_of_child(full, {"import", study, large}) == 2);
  CHECK(dir.read("s.duiding") == before);
  CHECK(exit_of_child(full, {"code", study, "--codebook", book, large}) == 2);
  CHECK(dir.read("s.duiding") == before);
  CHECK(duiding({"why", study, "een", "--at", "5"}).exit == Exit::ok);

  const auto nothing_fits = [] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{0, 0};
    setrlimit(RLIMIT_FSIZE, &limit);
  };
  CHECK(exit_of_child(nothing_fits, {"init", dir.path("t.duiding")}) == 2);
  CHECK_FALSE(dir.has("t.duiding"));
  CHECK(exit_of_child(nothing_fits, {"codebook", "new", dir.path("new.yaml")}) == 2);
  CHECK_FALSE(dir.has("new.yaml"));
}

TEST_CASE_METHOD(CodedStudy, "text from files never steers the terminal", "[cli][hostile]") {
  const std::string evil = dir.write(
      "evil\x1b[31m.txt", "Boef\x1b[2J: Ik heb het \x1b[31mopgegeven\x1b[0m hoor.\nR: Ja ja.\n");
  std::vector<std::vector<std::string>> commands = {
      {"import", study, evil},
      {"transcripts", study},
      {"kwic", study, "opgegeven"},
      {"import", study, dir.path("no\x1b[2Jfile")},
      {"why", study, "evil\x1b[31m", "--at", "1"},
      {"role", study, "Q\x1b[2J=x"},
  };
  for (const auto& args : commands) {
    const auto answer = duiding(args);
    CAPTURE(args, answer.out, answer.err);
    CHECK(answer.out.find('\x1b') == std::string::npos);
    CHECK(answer.err.find('\x1b') == std::string::npos);
  }
}

}  // namespace
