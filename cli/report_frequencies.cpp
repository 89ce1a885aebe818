#include "cli/report_frequencies.hpp"

#include <memory>
#include <string>

#include "cli/as_of.hpp"
#include "cli/options.hpp"
#include "cli/report.hpp"
#include "engine/analysis/frequencies.hpp"
#include "engine/report/frequencies_table.hpp"
#include "engine/store/study.hpp"

namespace cli {
namespace {

namespace analysis = engine::analysis;
namespace coding = engine::coding;
namespace report = engine::report;
namespace store = engine::store;
using engine::base::message;

struct Options {
  ReportOptions common;
  std::string by = "code";
};

// Any attribute passes here: which there are is known when the study is open.
CLI::Validator one_of_the_rows(const Context& io) {
  const CLI::Validator known =
      one_of(io, {"code", "subcode", "transcript", "speaker", "role", "attribute:KEY"});
  return {[known](std::string& value) {
            const auto by = analysis::parse_by(value);
            if (by && *by != analysis::By{analysis::By::What::attribute, "KEY"})
              return std::string{};
            return known(value);
          },
          ""};
}

Exit run(const Options& options, const Context& io) {
  const auto study = store::Study::open(options.common.study, store::Study::Mode::read);
  const auto known = view_of(study, options.common.as_of, io);
  if (!known) return Exit::failed;
  const coding::StudyView& view = *known;
  const analysis::By by = analysis::parse_by(options.by).value_or(analysis::By{});
  if (by.what == analysis::By::What::attribute && !know_attribute(view, by.attribute, io))
    return Exit::failed;
  const analysis::Selection selection = selection_of(options.common.selection);
  print_report(io,
               report::frequencies_table(analysis::frequencies(view, by, selection), by, selection,
                                         analysis::count_decided(view, selection)),
               options.common.format);
  tell_if_empty(io, view, selection, options.common.study);
  return Exit::ok;
}

}  // namespace

void add_report_frequencies(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "frequencies",
      message("Telt hoe vaak elke code voorkomt, en bij hoeveel sprekers\n\n"
              "Per code het aantal coderingen, in hoeveel transcripten en bij hoeveel sprekers, en "
              "hoeveel dat is per 1000 woorden van alle sprekers voor wie de code geldt. Ook codes "
              "zonder codering staan erbij.",
              "Counts how often each code occurs, and with how many speakers\n\n"
              "For each code the number of codings, in how many transcripts and with how many "
              "speakers, and how many that is per 1,000 words of all speakers the code applies to. "
              "Codes without a coding are listed too."),
      "duiding report frequencies studie.duiding\n"
      "duiding report frequencies studie.duiding --by attribute:sector --format csv");
  add_report_options(*command, io, options->common);
  add_value(*command, io, "--by", options->by, "code|subcode|transcript|speaker|role|attribute:KEY",
            message("één rij per code en …", "one row for each code and …"))
      ->default_str("code")
      ->check(one_of_the_rows(io));
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
