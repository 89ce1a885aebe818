#include "cli/report_compare.hpp"

#include <memory>
#include <string>

#include "cli/as_of.hpp"
#include "cli/options.hpp"
#include "cli/report.hpp"
#include "engine/analysis/group_rates.hpp"
#include "engine/report/group_rates_table.hpp"
#include "engine/store/study.hpp"

namespace cli {
namespace {

namespace analysis = engine::analysis;
namespace report = engine::report;
namespace store = engine::store;
using analysis::By;
using engine::base::message;

struct Options {
  ReportOptions common;
  std::string by;
  std::string seed = "1";
};

// Any attribute passes here: which there are is known when the study is open.
CLI::Validator one_of_the_groups(const Context& io) {
  const CLI::Validator known = one_of(io, {"role", "attribute:KEY"});
  return {[known](std::string& value) {
            const auto by = analysis::parse_by(value);
            if (by && by->what == By::What::attribute && *by != By{By::What::attribute, "KEY"})
              return std::string{};
            return known(value);
          },
          ""};
}

Exit run(const Options& options, const Context& io) {
  const auto study = store::Study::open(options.common.study, store::Study::Mode::read);
  const auto view = view_of(study, options.common.as_of, io);
  if (!view) return Exit::failed;
  const By by = analysis::parse_by(options.by).value_or(By{});
  if (by.what == By::What::attribute && !know_attribute(*view, by.attribute, io))
    return Exit::failed;
  const analysis::Selection selection = selection_of(options.common.selection);
  print_report(io,
               report::group_rates_table(
                   analysis::group_rates(*view, by, selection, std::stoull(options.seed)), by,
                   selection, analysis::count_decided(*view, selection)),
               options.common.format);
  tell_if_empty(io, *view, selection, options.common.study);
  return Exit::ok;
}

}  // namespace

void add_report_compare(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "compare",
      message("Zet groepen interviews of sprekers naast elkaar\n\n"
              "Per code en groep hoe vaak hij voorkomt per 1000 woorden, met een 95%-interval dat "
              "transcripten bij elkaar houdt, en van twee groepen het verschil en de verhouding. "
              "Kleine groepen zijn gemarkeerd. P-waarden zijn er niet: uitingen in één interview "
              "zijn niet onafhankelijk, en geïnterviewden zijn zelden een steekproef.",
              "Puts groups of interviews or speakers side by side\n\n"
              "For each code and group how often it occurs per 1,000 words, with a 95 % interval "
              "that keeps transcripts together, and of two groups the difference and the ratio. "
              "Small groups are marked. There are no p-values: utterances in one interview are not "
              "independent, and who is interviewed is seldom a sample."),
      "duiding report compare studie.duiding --by attribute:sector\n"
      "duiding report compare studie.duiding --by role --format csv");
  add_report_options(*command, io, options->common);
  add_value(*command, io, "--by", options->by, "role|attribute:KEY",
            message("wat de groepen maakt", "what makes the groups"))
      ->required()
      ->check(one_of_the_groups(io));
  add_value(
      *command, io, "--seed", options->seed, "N",
      message("kiest de steekproeven van de intervallen", "picks the resamples of the intervals"))
      ->check(whole_number(io));
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
