#include <catch2/catch.hpp>

#include <sstream>

#include "cli/help.hpp"
#include "cli/usage.hpp"
#include "engine/text/width.hpp"
#include "tests/cli/program.hpp"

namespace {

using cli::Exit;
using engine::base::Language;
using support::duiding;

void collect(const CLI::App& command, std::vector<const CLI::App*>& all) {
  all.push_back(&command);
  for (const CLI::App* sub : command.get_subcommands([](const CLI::App*) { return true; }))
    collect(*sub, all);
}

std::vector<std::string> words_of(const CLI::App& command) {
  std::istringstream name{cli::full_name(command)};
  std::vector<std::string> words{std::istream_iterator<std::string>{name}, {}};
  words.erase(words.begin());  // duiding
  return words;
}

TEST_CASE("every command explains itself in 80 columns, with one to copy", "[cli][help]") {
  const Language language = GENERATE(Language::nl, Language::en);
  std::istringstream in;
  std::ostringstream out;
  cli::Context io{in, out, out};
  io.language = language;
  Exit exit = Exit::ok;
  const auto app = cli::make_app(io, exit);
  std::vector<const CLI::App*> commands;
  collect(*app, commands);
  CHECK(commands.size() >= 15);
  for (const CLI::App* command : commands) {
    auto args = words_of(*command);
    args.push_back("--help");
    const auto answer = duiding(args, language);
    CAPTURE(args, answer.out);
    CHECK(answer.exit == Exit::ok);
    CHECK(answer.err.empty());
    CHECK_THAT(answer.out, Catch::StartsWith(cli::full_name(*command)));
    CHECK_THAT(answer.out,
               Catch::Contains(language == Language::nl ? "\nVoorbeeld:\n  " : "\nExample:\n  "));
    std::istringstream lines{answer.out};
    const std::string example = command->get_footer().substr(0, command->get_footer().find('\n'));
    for (std::string line; std::getline(lines, line);)
      // A command to copy is never broken.
      if (line.find("duiding ") != 2 && line.find(example) == std::string::npos)
        CHECK(engine::text::display_width(line) <= 80);
    for (const CLI::Option* option : command->get_options())
      CHECK_FALSE(option->get_description().empty());
  }
}

TEST_CASE("help is never half in the other language", "[cli][help]") {
  // Every description differs between the languages, save those of one word.
  const auto dutch = duiding({"code", "--help"}, Language::nl).out;
  const auto english = duiding({"code", "--help"}, Language::en).out;
  CHECK_THAT(dutch, Catch::Contains("laat deze uitleg zien") && Catch::Contains("verplicht") &&
                        Catch::Contains("herhaalbaar") && Catch::Contains("standaard: table"));
  CHECK_THAT(english, Catch::Contains("show this help") && Catch::Contains("required") &&
                          Catch::Contains("may be repeated") && Catch::Contains("default: table"));
}

TEST_CASE("help goes before what is missing", "[cli][help]") {
  CHECK(duiding({"code", "-h"}).exit == Exit::ok);
  CHECK(duiding({"code", "s", "--help"}).exit == Exit::ok);
  CHECK(duiding({"--help"}).exit == Exit::ok);
}

}  // namespace
