#include "cli/import.hpp"

#include <filesystem>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "cli/columns.hpp"
#include "cli/options.hpp"
#include "cli/outcomes.hpp"
#include "cli/progress.hpp"
#include "cli/roles.hpp"
#include "engine/exchange/import.hpp"
#include "engine/precoding/precoding.hpp"
#include "engine/review/view.hpp"
#include "engine/store/study.hpp"
#include "engine/transcript/read.hpp"

namespace cli {
namespace {

namespace precoding = engine::precoding;
namespace store = engine::store;
using engine::base::message;

struct Options {
  std::string study;
  std::vector<std::string> files;
  std::vector<std::string> roles;
  std::vector<std::string> columns;
  std::string input_format;
  std::string replace;
  bool dry_run = false;
  unsigned jobs = default_jobs();
  engine::report::Format format = engine::report::Format::table;
};

// What was decided on text that is no longer there.
void tell_lost(const store::Study& study, const std::string& transcript, const Context& io) {
  const auto lost = engine::review::lost_with(study, transcript);
  if (lost.empty()) return;
  io.tell(
      message("besluiten die niet meer gelden, want hun tekst is veranderd ({}):",
              "{} decisions stood with text that has changed, and hold no longer:", lost.size()));
  for (const engine::review::Lost& each : lost)
    io.tell(message("  {} door {}, {}: {}", "  {} by {}, {}: {}", engine::coding::name(each.act),
                    each.coder, each.code, each.text));
}

std::vector<precoding::FileOutcome> import(const Options& options,
                                           const precoding::ImportRequest& request,
                                           const Context& io) {
  auto study = store::Study::open(options.study, store::Study::Mode::write);
  ProgressBar bar{io};
  auto outcomes = engine::exchange::import(
      study, request, [&bar](std::size_t done, std::size_t total) { bar.show(done, total); });
  for (const precoding::FileOutcome& outcome : outcomes)
    if (outcome.what == precoding::FileOutcome::What::replaced) tell_lost(study, outcome.name, io);
  return outcomes;
}

// Of a study that is not there yet, what an import into an empty one would read.
std::vector<precoding::FileOutcome> preview(const Options& options,
                                            const precoding::ImportRequest& request) {
  std::vector<engine::coding::TranscriptView> known;
  if (std::filesystem::exists(options.study))
    known = store::Study::open(options.study, store::Study::Mode::read).transcript_views();
  return engine::exchange::preview(known, request);
}

Exit run(const Options& options, const Context& io) {
  const auto roles = read_roles(options.roles, io);
  const auto columns = read_columns(options.columns, io);
  if (!roles || !columns) return Exit::failed;
  precoding::ImportRequest request;
  request.files = {options.files.begin(), options.files.end()};
  request.read = {options.input_format, *roles, *columns};
  request.jobs = options.jobs;
  if (!options.replace.empty()) {
    request.replace = options.replace;
    if (request.files.size() != 1) {
      io.tell(message("--replace vervangt één transcript door één bestand; dit zijn er {}",
                      "--replace replaces one transcript by one file; these are {}",
                      request.files.size()));
      return Exit::failed;
    }
  }

  const auto outcomes = options.dry_run ? preview(options, request) : import(options, request, io);
  show(io, outcome_table(outcomes, io), options.format);
  tell_remarks(outcomes, io);
  io.tell(count_outcomes(outcomes));
  if (options.dry_run)
    io.tell(message("proef: er is niets veranderd", "dry run: nothing was changed"));
  return any_failed(outcomes) ? Exit::failed : Exit::ok;
}

}  // namespace

void add_import(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "import",
      message(
          "Leest transcripten in een studie in\n\n"
          "Het formaat wordt aan de inhoud herkend. Van een project van een ander programma "
          "(REFI-QDA, QualCoder, Taguette) komen de teksten, de codes en de coderingen mee, elke "
          "codering op naam van wie haar maakte. Een bestand dat er met dezelfde inhoud al in "
          "staat, wordt overgeslagen. Mislukt een bestand, dan gaan de andere door; de "
          "opdracht eindigt dan met status 2.",
          "Reads transcripts into a study\n\n"
          "The format is recognised by the content. A project of another tool (REFI-QDA, "
          "QualCoder, Taguette) brings its texts, codes and codings, each coding in the name of "
          "who made it. A file that is there already with the "
          "same content is skipped. One bad file does not stop the others; the command ends "
          "with status 2 then."),
      "duiding import studie.duiding interviews/*.txt --role 'P*=participant'");
  add_study(*command, io, options->study);
  command
      ->add_option("FILE", options->files,
                   io.say(message("bestanden om in te lezen", "files to read")))
      ->required();
  add_values(*command, io, "--role", options->roles, "LABEL=ROLE",
             message("de rol van een spreker; P* staat voor alle labels die met P beginnen",
                     "a speaker's role; P* stands for all labels that begin with P"));
  add_columns(*command, io, options->columns);
  add_value(*command, io, "--input-format", options->input_format, "FORMAT",
            message("lees de bestanden in dit formaat: {0}", "read the files in this format: {0}",
                    any_of(io, engine::transcript::formats())))
      ->check(one_of(io, engine::transcript::formats()));
  command->add_flag("--dry-run", options->dry_run,
                    io.say(message("laat zien wat er gelezen zou worden en verander niets",
                                   "show what would be read and change nothing")));
  add_value(*command, io, "--replace", options->replace, "TRANSCRIPT",
            message("vervang dit transcript door het bestand; wat besloten is, blijft waar de "
                    "tekst gelijk is",
                    "replace this transcript by the file; decisions stay where the text is the "
                    "same"));
  add_jobs(*command, io, options->jobs);
  add_format(*command, io, options->format);
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
