#include <catch2/catch.hpp>

#include "tests/cli/program.hpp"

namespace {

using cli::Exit;
using engine::base::Language;
using support::duiding;

TEST_CASE("wrong usage is named in the person's language and ends with 2", "[cli][usage]") {
  struct Row {
    std::vector<std::string> args;
    const char* en;
    const char* nl;
  };
  const Row row = GENERATE(values<Row>({
      {{"inti", "s"},
       "'duiding' has no command 'inti'; did you mean 'init'?\n  see: duiding --help\n",
       "'duiding' kent de opdracht 'inti' niet; misschien bedoeld: 'init'\n"
       "  zie: duiding --help\n"},
      {{"zzzzzzz"},
       "'duiding' has no command 'zzzzzzz'\n  see: duiding --help\n",
       "'duiding' kent de opdracht 'zzzzzzz' niet\n  zie: duiding --help\n"},
      {{"frequencies", "s"},
       "'duiding' has no command 'frequencies'; did you mean 'duiding report frequencies'?\n"
       "  see: duiding --help\n",
       "'duiding' kent de opdracht 'frequencies' niet; misschien bedoeld: 'duiding report "
       "frequencies'\n"
       "  zie: duiding --help\n"},
      {{"codebook"},
       "'duiding codebook' what? choose new, check, test, explain, diff or import\n"
       "  see: duiding codebook --help\n",
       "na 'duiding codebook' hoort een opdracht; kies new, check, test, explain, diff of import\n"
       "  zie: duiding codebook --help\n"},
      {{"codebook", "chekc", "x"},
       "'duiding codebook' has no command 'chekc'; did you mean 'check'?\n"
       "  see: duiding codebook --help\n",
       "'duiding codebook' kent de opdracht 'chekc' niet; misschien bedoeld: 'check'\n"
       "  zie: duiding codebook --help\n"},
      {{"init"},
       "'duiding init' lacks: STUDY\n  see: duiding init --help\n",
       "'duiding init' mist: STUDY\n  zie: duiding init --help\n"},
      {{"code"},
       "'duiding code' lacks: STUDY, --codebook FILE\n  see: duiding code --help\n",
       "'duiding code' mist: STUDY, --codebook FILE\n  zie: duiding code --help\n"},
      {{"code", "s", "--codebok", "b"},
       "'duiding code' has no option '--codebok'; did you mean '--codebook'?\n"
       "  see: duiding code --help\n",
       "'duiding code' kent de optie '--codebok' niet; misschien bedoeld: '--codebook'\n"
       "  zie: duiding code --help\n"},
      {{"code", "s", "--codebok=b"},
       "'duiding code' has no option '--codebok'; did you mean '--codebook'?\n"
       "  see: duiding code --help\n",
       "'duiding code' kent de optie '--codebok' niet; misschien bedoeld: '--codebook'\n"
       "  zie: duiding code --help\n"},
      {{"code", "s", "--codebook"},
       "the value after --codebook is missing\n  see: duiding code --help\n",
       "na --codebook ontbreekt de waarde\n  zie: duiding code --help\n"},
      {{"init", "a", "b"},
       "'duiding init' takes no further argument: 'b'\n  see: duiding init --help\n",
       "'duiding init' verwacht geen verder argument: 'b'\n  zie: duiding init --help\n"},
      {{"init", "a", "--title", "x", "--title", "y"},
       "--title stands there more than once; give one value\n  see: duiding init --help\n",
       "--title staat er meer dan eens; geef één waarde\n  zie: duiding init --help\n"},
      {{"transcripts", "s", "--format", "josn"},
       "--format: 'josn' cannot stand here; did you mean 'json'? (choose table, csv, json or "
       "jsonl)\n  see: duiding transcripts --help\n",
       "--format: 'josn' kan hier niet; misschien bedoeld: 'json' (kies table, csv, json of "
       "jsonl)\n  zie: duiding transcripts --help\n"},
      {{"code", "s", "--codebook", "b", "--jobs", "0"},
       "--jobs: '0' is not a whole number from 1 to 256\n  see: duiding code --help\n",
       "--jobs: '0' is geen heel getal van 1 tot en met 256\n  zie: duiding code --help\n"},
      {{"code", "s", "--codebook", "b", "--jobs", "2x"},
       "--jobs: '2x' is not a whole number from 1 to 256\n  see: duiding code --help\n",
       "--jobs: '2x' is geen heel getal van 1 tot en met 256\n  zie: duiding code --help\n"},
      {{"import", "s", "f", "--role", "R"},
       "'R' is not LABEL=ROLE\n"
       "  write for example R=respondent, or 'P*=participant' for all labels that begin with P\n",
       "'R' is geen LABEL=ROL\n"
       "  schrijf bijvoorbeeld R=respondent, of 'P*=participant' voor alle labels die met P "
       "beginnen\n"},
      {{"import", "s", "f", "g", "--replace", "t"},
       "--replace replaces one transcript by one file; these are 2\n",
       "--replace vervangt één transcript door één bestand; dit zijn er 2\n"},
      {{"why", "s", "t"},
       "ask it of a study or of a sentence, not of both or by half\n"
       "  duiding why STUDY TRANSCRIPT --at LINE|cp:N, or duiding why --codebook FILE --text "
       "\"…\"\n",
       "geef een plaats in een studie of een losse zin: een van de twee, en volledig\n"
       "  duiding why STUDY TRANSCRIPT --at LINE|cp:N, of duiding why --codebook FILE --text "
       "\"…\"\n"},
      {{"attribute", "s"},
       "give attributes on the line or from a file\n"
       "  duiding attribute STUDY TRANSCRIPT KEY=VALUE …, or duiding attribute STUDY --from "
       "FILE.csv\n",
       "geef kenmerken op de regel of uit een bestand\n"
       "  duiding attribute STUDY TRANSCRIPT KEY=VALUE …, of duiding attribute STUDY --from "
       "FILE.csv\n"},
      {{"completion", "tcsh"},
       "SHELL: 'tcsh' cannot stand here; choose bash\n"
       "  see: duiding completion --help\n",
       "SHELL: 'tcsh' kan hier niet; kies bash\n"
       "  zie: duiding completion --help\n"},
  }));
  CAPTURE(row.args);
  const auto english = duiding(row.args, Language::en);
  CHECK(english.exit == Exit::failed);
  CHECK(english.out.empty());
  CHECK(english.err == row.en);
  const auto dutch = duiding(row.args, Language::nl);
  CHECK(dutch.exit == Exit::failed);
  CHECK(dutch.err == row.nl);
}

TEST_CASE("an escape in a word never reaches the terminal", "[cli][usage]") {
  const auto answer = duiding({"in\x1b[2Jit"});
  CHECK(answer.exit == Exit::failed);
  CHECK(answer.err.find('\x1b') == std::string::npos);
}

TEST_CASE("--language wins over the environment, wherever it stands", "[cli][usage]") {
  CHECK_THAT(duiding({"init", "--language", "nl"}, Language::en).err, Catch::Contains("mist"));
  CHECK_THAT(duiding({"--language=en", "init"}, Language::nl).err, Catch::Contains("lacks"));
  const auto wrong = duiding({"init", "s", "--language", "fr"}, Language::nl);
  CHECK(wrong.exit == Exit::failed);
  CHECK_THAT(wrong.err, Catch::StartsWith("--language: 'fr' kan hier niet; kies nl of en"));
}

TEST_CASE("the version names what made the words", "[cli][usage]") {
  const auto answer = duiding({"--version"});
  CHECK(answer.exit == Exit::ok);
  CHECK_THAT(answer.out, Catch::Matches("duiding [0-9.]+\nICU [0-9.]+\nUnicode [0-9.]+\n"
                                        "tokeniser .+\n"));
}

}  // namespace
