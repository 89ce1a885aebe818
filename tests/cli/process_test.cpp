// The program itself, as a process: what main() adds to the commands.
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <string>

#include "tests/support/temp_dir.hpp"

namespace {

using support::TempDir;

const std::string kProgram = std::string{DUIDING_BINARY_DIR} + "/cli/duiding";

struct Run {
  int status = 0;
  std::string out, err;
};

// `line` may redirect; $D is the program.
Run shell(const TempDir& dir, const std::string& line, const std::string& interpreter = "sh") {
  const std::string script = dir.write("script", "D='" + kProgram + "'\n" + line + "\n");
  const int status = std::system((interpreter + " " + script + " >" + dir.path("out") + " 2>" +
                                  dir.path("err") + " </dev/null")
                                     .c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, dir.read("out"), dir.read("err")};
}

TEST_CASE("the environment decides the language", "[cli][process]") {
  const TempDir dir;
  CHECK_THAT(shell(dir, "LC_ALL=en_GB.UTF-8 $D init").err, Catch::Contains("lacks: STUDY"));
  CHECK_THAT(shell(dir, "LC_ALL=nl_BE.UTF-8 $D init").err, Catch::Contains("mist: STUDY"));
  CHECK_THAT(shell(dir, "env -i $D init").err, Catch::Contains("mist: STUDY"));
  CHECK_THAT(shell(dir, "LC_ALL= LANG=de_DE $D init").err, Catch::Contains("lacks: STUDY"));
}

TEST_CASE("a full disk behind stdout ends with 2 and a word", "[cli][process]") {
  const TempDir dir;
  const Run run = shell(dir, "$D --help --language en >/dev/full");
  CHECK(run.status == 2);
  CHECK_THAT(run.err, Catch::StartsWith("cannot write the output: No space left on device\n"));
}

TEST_CASE("a reader that leaves gets no complaint", "[cli][process]") {
  const TempDir dir;
  CHECK(shell(dir, "$D --help | true").err.empty());
  CHECK(shell(dir, "for i in 1 2 3 4 5 6; do $D --help; done | head -n 1").err.empty());
}

TEST_CASE("closed descriptors never become the study", "[cli][process]") {
  const TempDir dir;
  const Run run = shell(dir, "$D init " + dir.path("s.duiding") + " <&- >&- 2>&-; $D transcripts " +
                                 dir.path("s.duiding") + " --format json >&-");
  CHECK(run.status == 0);
  CHECK(dir.read("s.duiding").starts_with("SQLite format 3"));
  CHECK(shell(dir, "$D transcripts " + dir.path("s.duiding") + " --format json").out == "[]\n");
}

TEST_CASE("no colour and no bar where there is no terminal", "[cli][process]") {
  const TempDir dir;
  const Run run = shell(dir, "$D --help");
  CHECK(run.status == 0);
  CHECK(run.out.find('\x1b') == std::string::npos);
}

TEST_CASE("the Tab key completes commands, options and values", "[cli][process]") {
  const TempDir dir;
  const auto complete = [&dir](const std::string& words, int at) {
    return shell(dir,
                 "source <($D completion bash)\nCOMP_WORDS=(" + words +
                     ")\nCOMP_CWORD=" + std::to_string(at) + "\n_duiding\necho \"${COMPREPLY[@]}\"",
                 "bash")
        .out;
  };
  CHECK(complete("duiding tran", 1) == "transcripts\n");
  CHECK(complete("duiding codebook ch", 2) == "check\n");
  CHECK(complete("duiding code s --codeb", 3) == "--codebook\n");
  CHECK(complete("duiding codebook check s --format js", 5) == "json jsonl\n");
  CHECK(complete("duiding transcripts s --language e", 4) == "en\n");
  CHECK(complete("duiding code interv", 2) == "\n");  // bash completes files
}

}  // namespace
