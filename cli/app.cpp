#include "cli/app.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <initializer_list>
#include <new>
#include <ostream>

#include "cli/agreement.hpp"
#include "cli/anonymise.hpp"
#include "cli/arguments.hpp"
#include "cli/assign.hpp"
#include "cli/attribute.hpp"
#include "cli/code.hpp"
#include "cli/codebook.hpp"
#include "cli/codings.hpp"
#include "cli/completion.hpp"
#include "cli/copy.hpp"
#include "cli/decide.hpp"
#include "cli/estimate.hpp"
#include "cli/evaluate.hpp"
#include "cli/export.hpp"
#include "cli/help.hpp"
#include "cli/import.hpp"
#include "cli/init.hpp"
#include "cli/kwic.hpp"
#include "cli/log.hpp"
#include "cli/memos.hpp"
#include "cli/merge.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/quotes.hpp"
#include "cli/report.hpp"
#include "cli/review.hpp"
#include "cli/role.hpp"
#include "cli/roster.hpp"
#include "cli/sample.hpp"
#include "cli/show.hpp"
#include "cli/transcripts.hpp"
#include "cli/usage.hpp"
#include "cli/version.hpp"
#include "cli/why.hpp"
#include "engine/base/failure.hpp"

namespace cli {
namespace {

namespace base = engine::base;
using base::Language;
using base::message;

using AddCommand = void (*)(CLI::App&, Context&, Exit&);

void add_group(CLI::App& app, Context& io, Exit& exit, const base::Message& title,
               std::initializer_list<AddCommand> commands) {
  const auto all = [](const CLI::App*) { return true; };
  const std::size_t before = app.get_subcommands(all).size();
  for (const AddCommand add : commands) add(app, io, exit);
  const auto subcommands = app.get_subcommands([](CLI::App*) { return true; });
  for (std::size_t i = before; i < subcommands.size(); ++i) subcommands[i]->group(io.say(title));
}

void translate_help(CLI::App& app, const Context& io) {
  app.set_help_flag("-h,--help", io.say(message("laat deze uitleg zien", "show this help")));
  for (CLI::App* sub : app.get_subcommands([](CLI::App*) { return true; }))
    translate_help(*sub, io);
}

// Needed before anything can be said: the last of several counts, and what
// else may be wrong with it CLI11 finds later.
Language language_of(const std::vector<std::string>& args, Language otherwise) {
  Language language = otherwise;
  const auto take = [&language](std::string_view name) {
    if (name == "nl") language = Language::nl;
    if (name == "en") language = Language::en;
  };
  constexpr std::string_view kOption = "--language";
  for (std::size_t i = 0; i < args.size() && args[i] != "--"; ++i) {
    if (args[i] == kOption && i + 1 < args.size()) take(args[++i]);
    if (args[i].starts_with("--language=")) take(args[i].substr(kOption.size() + 1));
  }
  return language;
}

// False, after saying so, where stdout could not take the results. A reader
// that left (`| head`) has all that he wanted.
bool results_arrived(const Context& io) {
  io.out.flush();
  if (io.out.good()) return true;
  const auto* buffer = dynamic_cast<const DescriptorBuffer*>(io.out.rdbuf());
  const int reason = buffer == nullptr ? EIO : buffer->failure();
  if (reason == EPIPE) return true;
  io.tell(message("de uitvoer kan niet geschreven worden: {}", "cannot write the output: {}",
                  std::string_view{std::strerror(reason)}),
          message("als de opdracht iets aan de studie veranderde, staat het erin",
                  "if the command changed something in the study, it is there"));
  return false;
}

Exit parse_and_run(Context& io, const std::vector<std::string>& args) {
  Exit exit = Exit::ok;
  const std::unique_ptr<CLI::App> app = make_app(io, exit);
  const std::vector<std::string> words = protect(*app, args);
  try {
    app->parse(std::vector<std::string>{words.rbegin(), words.rend()});
  } catch (const CLI::CallForHelp&) {
    io.out << help(chosen_command(*app), io.language, io.width);
  } catch (const CLI::CallForVersion& version) {
    io.out << version.what();
  } catch (const CLI::ParseError& error) {
    tell_usage_problem(io, *app, error, words);
    return Exit::failed;
  }
  return exit;
}

}  // namespace

std::unique_ptr<CLI::App> make_app(Context& io, Exit& exit) {
  auto app = std::make_unique<CLI::App>(
      io.say(message("Codeert interviewtranscripten voor met een codeboek, en laat van elke "
                     "code zien waarom.",
                     "Pre-codes interview transcripts with a codebook, and shows of each code "
                     "why.")),
      "duiding");
  app->footer(
      "duiding code studie.duiding --codebook codebooks/discriminatie.yaml *.txt\n"
      "duiding report frequencies studie.duiding");
  app->fallthrough();  // --language may stand after a subcommand
  app->require_subcommand(1, 1);
  app->add_option_function<std::string>(
         "--language", [](const std::string&) { /* read by language_of */ },
         io.say(message("taal van de uitvoer; anders volgens de omgeving (LC_ALL, LC_MESSAGES, "
                        "LANG)",
                        "language of the output; else by the environment (LC_ALL, LC_MESSAGES, "
                        "LANG)")))
      ->type_name("nl|en")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->check(one_of(io, {"nl", "en"}));
  app->set_version_flag("--version", version_text,
                        io.say(message("laat de versie van het programma zien, en van ICU, Unicode "
                                       "en de woordindeling",
                                       "show the version of the program, of ICU, of Unicode and "
                                       "of the tokeniser")));
  add_group(*app, io, exit, message("Een studie vullen", "Filling a study"),
            {add_init, add_import, add_transcripts, add_role, add_attribute});
  add_group(*app, io, exit, message("Coderen en nagaan", "Coding and looking into it"),
            {add_code, add_codings, add_show, add_why, add_kwic});
  add_group(*app, io, exit, message("Beoordelen en samenwerken", "Reviewing and working together"),
            {add_review, add_decide, add_memos, add_assign, add_copy, add_merge, add_log});
  add_group(*app, io, exit, message("Tellen en toetsen", "Counting and testing"),
            {add_report, add_sample, add_estimate, add_evaluate, add_agreement});
  add_group(*app, io, exit, message("Citaten delen", "Sharing quotes"),
            {add_quotes, add_roster, add_anonymise});
  add_group(*app, io, exit, message("Uitwisselen", "Exchanging"), {add_export});
  add_group(*app, io, exit, message("Codeboeken", "Codebooks"), {add_codebook});
  add_group(*app, io, exit, message("Overig", "Other"), {add_completion});
  translate_help(*app, io);
  accept_protected(*app, io);
  return app;
}

Exit run(const std::vector<std::string>& args, Context io) {
  io.language = language_of(args, io.language);
  try {
    const Exit exit = parse_and_run(io, args);
    return results_arrived(io) ? exit : Exit::failed;
  } catch (const base::Failure& failure) {
    io.tell(failure.message(), failure.hint());
  } catch (const std::bad_alloc&) {
    io.tell(message("er is niet genoeg geheugen", "there is not enough memory"));
  } catch (const std::exception& error) {
    io.tell(message("onverwacht: {}", "unexpected: {}", std::string_view{error.what()}));
  }
  return Exit::failed;
}

}  // namespace cli
