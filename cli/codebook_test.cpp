#include "cli/codebook_test.hpp"

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "cli/codebooks.hpp"
#include "cli/options.hpp"
#include "engine/precoding/precoding.hpp"
#include "engine/report/printable.hpp"

namespace cli {
namespace {

namespace precoding = engine::precoding;
namespace report = engine::report;
using engine::base::message;

struct Options {
  std::vector<std::string> files;
  bool mutate = false;
  report::Format format = report::Format::table;
};

struct Failed {
  std::string file;
  precoding::TestFailure failure;
};

report::Table table_of(const std::vector<Failed>& failed) {
  report::Table table;
  table.title = message("Mislukte proefzinnen", "Failed tests");
  table.columns = {{"file", message("bestand", "file")},
                   {"line", message("regelnummer", "line")},
                   {"rule_or_code", message("regel of code", "rule or code")},
                   {"text", message("zin", "text")},
                   {"problem", message("wat er misging", "problem")}};
  for (const auto& [file, failure] : failed)
    table.rows.push_back(
        {file, std::int64_t{failure.line}, failure.rule_or_code, failure.text, failure.what.en});
  return table;
}

void print_failures(const std::vector<Failed>& failed, const Context& io) {
  for (const auto& [file, failure] : failed)
    io.out << report::printable(file) << ':' << failure.line << ": "
           << report::printable(failure.rule_or_code) << ": "
           << report::printable(io.say(failure.what)) << "\n  " << report::printable(failure.text)
           << '\n';
}

Exit run(const Options& options, const Context& io) {
  std::vector<Failed> failed;
  std::uint64_t passed = 0;
  std::size_t unneeded = 0;
  bool sound = true;
  for (const std::string& file : options.files) {
    const auto book = load_codebook(file, io);
    if (book == nullptr) {
      sound = false;
      continue;
    }
    auto outcome = precoding::run_tests(book);
    if (!outcome) {
      print(io.err, outcome.error(), io.language);
      sound = false;
      continue;
    }
    passed += outcome->passed;
    for (precoding::TestFailure& failure : outcome->failures)
      failed.push_back({file, std::move(failure)});
    if (options.mutate)
      for (precoding::TestFailure& pattern : precoding::unneeded_patterns(*book)) {
        failed.push_back({file, std::move(pattern)});
        ++unneeded;
      }
  }
  if (options.format == report::Format::table)
    print_failures(failed, io);
  else
    show(io, table_of(failed), options.format);
  io.tell(message("proefzinnen: {0} goed, {1} mislukt", "{0} tests passed, {1} failed", passed,
                  failed.size() - unneeded));
  if (options.mutate)
    io.tell(message("patronen die geen proefzin nodig heeft: {}", "patterns no test needs: {}",
                    unneeded));
  if (!sound) return Exit::failed;
  return failed.empty() ? Exit::ok : Exit::negative;
}

}  // namespace

void add_codebook_test(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "test",
      message("Test een codeboek met zijn eigen proefzinnen\n\n"
              "Elke zin bij hit, miss, reported en examples wordt gecodeerd en vergeleken met wat "
              "het codeboek belooft. Mislukt er één, dan is de status 1.",
              "Runs a codebook's own tests\n\n"
              "Each sentence under hit, miss, reported and examples is coded and compared with "
              "what the codebook promises. If one fails, the status is 1."),
      "duiding codebook test codebooks/discriminatie.yaml");
  command
      ->add_option("FILE", options->files, io.say(message("codeboeken (YAML)", "codebooks (YAML)")))
      ->required();
  command->add_flag(
      "--mutate", options->mutate,
      io.say(message("noem ook elk patroon dat gemist kan worden: zonder dat patroon slagen alle "
                     "proefzinnen van zijn regel nog",
                     "also name each pattern that can be missed: without it all tests of its rule "
                     "still pass")));
  add_format(*command, io, options->format);
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
