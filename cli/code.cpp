#include "cli/code.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "cli/codebooks.hpp"
#include "cli/columns.hpp"
#include "cli/options.hpp"
#include "cli/outcomes.hpp"
#include "cli/progress.hpp"
#include "cli/roles.hpp"
#include "cli/study_file.hpp"
#include "engine/precoding/precoding.hpp"
#include "engine/review/view.hpp"
#include "engine/transcript/read.hpp"

namespace cli {
namespace {

namespace base = engine::base;
namespace precoding = engine::precoding;
namespace report = engine::report;
using base::message;
using precoding::CodeChange;
using precoding::CodeOutcome;
using precoding::FileOutcome;

struct Options {
  std::string study;
  std::vector<std::string> transcripts, codebooks, roles, columns;
  std::string input_format;
  unsigned jobs = default_jobs();
  report::Format format = report::Format::table;
};

// Those that a rule can suggest; a code that only gathers others is left out.
std::set<std::string> codes_with_rules(const Codebooks& codebooks) {
  std::set<std::string> codes;
  for (const auto& codebook : codebooks) {
    for (const auto& rule : codebook->rules) codes.insert(codebook->codes[rule.code].id);
    for (const auto& context : codebook->contexts)
      if (context.effect == engine::codebook::Context::Effect::recode)
        codes.insert(codebook->codes[context.recode_to].id);
  }
  return codes;
}

report::Table summary_table(const CodeOutcome& outcome,
                            const std::vector<engine::store::CodeCount>& counts,
                            const Codebooks& codebooks) {
  using Show = report::Column::Show;
  // Zeros in every row say nothing that the line above has not said.
  const Show changes =
      outcome.first_run || outcome.changes.empty() ? Show::data_only : Show::everywhere;
  report::Table table;
  table.title = message("Suggesties per code", "Suggestions per code");
  table.columns = {
      {.key = "code", .heading = message("code", "code"), .wrap = true},
      {.key = "codings", .heading = message("suggesties", "suggestions"), .bar = true},
      {.key = "transcripts", .heading = message("transcripten", "transcripts"), .spare = 1},
      {.key = "other_voices", .heading = message("andere stem", "other voices"), .spare = 2},
      {.key = "appeared", .heading = message("erbij", "appeared"), .show = changes},
      {.key = "gone", .heading = message("weg", "gone"), .show = changes},
      {.key = "other_evidence",
       .heading = message("ander bewijs", "other evidence"),
       .show = changes},
  };
  table.notes = {
      message("suggesties: eigen woorden van sprekers voor wie de code geldt, precies en hint; "
              "andere stem: aangehaald, ontkend, gevraagd of verondersteld",
              "suggestions: the own words of those the code applies to, precise and "
              "hint; other voices: reported, negated, asked or supposed")};

  std::map<std::string, CodeChange> changed;
  for (const CodeChange& change : outcome.changes) changed[change.code] = change;
  const std::set<std::string> listed = codes_with_rules(codebooks);
  for (const engine::store::CodeCount& count : counts) {
    if (!listed.contains(count.code)) continue;
    const CodeChange& change = changed[count.code];
    const auto number = [](std::uint32_t n) { return report::Cell{std::int64_t{n}}; };
    table.rows.push_back({count.code, number(count.codings), number(count.transcripts),
                          number(count.other_voices), number(change.appeared), number(change.gone),
                          number(change.other_evidence)});
  }
  return table;
}

void tell_files(const std::vector<FileOutcome>& files, const Context& io) {
  if (files.empty()) return;
  // That a file is there already is no news here, only how many there are.
  std::vector<FileOutcome> news;
  for (const FileOutcome& file : files)
    if (file.what != FileOutcome::What::same) news.push_back(file);
  tell_remarks(news, io);
  const base::Message count = count_outcomes(files);
  io.tell(message("bestanden: {0}", "files: {1}", count.nl, count.en));
}

void tell_run(const CodeOutcome& outcome, const Context& io) {
  if (!outcome.run) {
    io.tell(message("niets opnieuw gecodeerd: transcripten en codeboeken zijn onveranderd",
                    "nothing was coded again: transcripts and codebooks are unchanged"));
    return;
  }
  std::uint64_t appeared = 0, gone = 0, other_evidence = 0;
  for (const CodeChange& change : outcome.changes) {
    appeared += change.appeared;
    gone += change.gone;
    other_evidence += change.other_evidence;
  }
  const auto transcripts = base::counted(outcome.transcripts, message("transcript", "transcript"),
                                         message("transcripten", "transcripts"));
  io.tell(message("run {0}: {1} gecodeerd", "run {0}: {2} coded", *outcome.run, transcripts.nl,
                  transcripts.en));
  if (outcome.first_run) return;
  const auto suggestions = base::counted(appeared, message("suggestie", "suggestion"),
                                         message("suggesties", "suggestions"));
  io.tell(message("sinds de vorige run: {0} erbij, {2} weg, {3} met ander bewijs",
                  "since the last run: {1} appeared, {2} gone, {3} with other evidence",
                  suggestions.nl, suggestions.en, gone, other_evidence));
}

// What another codebook made of decisions that were taken before.
void tell_decisions(const engine::store::Study& study, const std::string& path, const Context& io) {
  if (study.events().empty()) return;
  std::size_t other_evidence = 0, no_longer = 0;
  for (const engine::coding::Coding& coding : engine::review::view(study).codings) {
    other_evidence += coding.other_evidence ? 1 : 0;
    no_longer += !coding.is_suggestion && coding.is_by_machine() ? 1 : 0;
  }
  if (other_evidence + no_longer == 0) return;
  io.tell(message("besluiten: {} gelden nu voor andere woorden, {} voor wat niet meer gesuggereerd "
                  "wordt",
                  "decisions: {} are kept with other evidence, {} with what is no longer suggested",
                  other_evidence, no_longer),
          message("kijk ze na: duiding codings {} --format csv, kolom flags",
                  "look at them: duiding codings {} --format csv, column flags", path));
}

Exit apply(const Options& options, const precoding::CodeRequest& request, const Context& io) {
  StudyFile file{options.study};
  const auto result = [&] {
    ProgressBar bar{io};
    return precoding::code(file.study(), request,
                           [&bar](std::size_t done, std::size_t total) { bar.show(done, total); });
  }();
  if (!result) {
    print(io.err, result.error(), io.language);
    return Exit::failed;
  }
  tell_files(result->files, io);
  for (const base::Message& remark : result->remarks) io.tell(remark);
  if (!file.study().transcripts().empty()) {
    show(io, summary_table(*result, file.study().code_counts(), request.codebooks), options.format);
    tell_run(*result, io);
    if (result->run && !result->first_run) tell_decisions(file.study(), options.study, io);
  }
  return any_failed(result->files) ? Exit::failed : Exit::ok;
}

Exit run(const Options& options, const Context& io) {
  const auto roles = read_roles(options.roles, io);
  const auto columns = read_columns(options.columns, io);
  const auto codebooks = load_codebooks(options.codebooks, io);
  if (!roles || !columns || !codebooks) return Exit::failed;
  if (options.transcripts.empty() && !std::filesystem::exists(options.study)) {
    io.tell(message("{} bestaat niet, en er zijn geen transcripten om in te lezen",
                    "{} does not exist, and there are no transcripts to read", options.study),
            message("noem ze: duiding code {} --codebook FILE INTERVIEW.txt …",
                    "name them: duiding code {} --codebook FILE INTERVIEW.txt …", options.study));
    return Exit::failed;
  }
  precoding::CodeRequest request;
  request.codebooks = *codebooks;
  request.files = {options.transcripts.begin(), options.transcripts.end()};
  request.read = {options.input_format, *roles, *columns};
  request.jobs = options.jobs;
  return apply(options, request, io);
}

}  // namespace

void add_code(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "code",
      message("Codeert transcripten voor met een codeboek\n\n"
              "Leest de TRANSCRIPTs die nog niet in de studie staan, past de codeboeken toe en "
              "bewaart elke suggestie met haar reden. Bestaat STUDY niet, dan wordt het gemaakt. "
              "Wat sinds de vorige keer gelijk bleef, wordt niet opnieuw gecodeerd. Een suggestie "
              "zegt dat een passage iets kan betekenen; wat zij betekent, beslist een mens.",
              "Pre-codes transcripts with a codebook\n\n"
              "Reads the TRANSCRIPTs that are not in the study yet, applies the codebooks and "
              "keeps each suggestion with its reason. Makes STUDY if it does not exist. What has "
              "not changed since the last time is not coded again. A suggestion says that a "
              "passage may mean something; what it means is for a person to decide."),
      "duiding code studie.duiding --codebook codebooks/discriminatie.yaml interviews/*.txt");
  add_study(*command, io, options->study);
  command->add_option(
      "TRANSCRIPT", options->transcripts,
      io.say(message("bestanden die eerst worden ingelezen", "files that are read first")));
  add_values(*command, io, "--codebook", options->codebooks, "FILE",
             message("codeboek dat wordt toegepast", "codebook to apply"))
      ->required();
  add_values(
      *command, io, "--role", options->roles, "LABEL=ROLE",
      message("de rol van een spreker in wat wordt ingelezen", "a speaker's role in what is read"));
  add_columns(*command, io, options->columns);
  add_value(*command, io, "--input-format", options->input_format, "FORMAT",
            message("lees de bestanden in dit formaat: {0}", "read the files in this format: {0}",
                    any_of(io, engine::transcript::formats())))
      ->check(one_of(io, engine::transcript::formats()));
  add_jobs(*command, io, options->jobs);
  add_format(*command, io, options->format);
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
