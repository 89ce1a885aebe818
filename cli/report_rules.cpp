#include "cli/report_rules.hpp"

#include <memory>
#include <string>

#include "cli/as_of.hpp"
#include "cli/options.hpp"
#include "cli/report.hpp"
#include "engine/analysis/rules.hpp"
#include "engine/report/rules_table.hpp"
#include "engine/store/study.hpp"

namespace cli {
namespace {

namespace analysis = engine::analysis;
namespace report = engine::report;
namespace store = engine::store;
using engine::base::message;

Exit run(const ReportOptions& options, const Context& io) {
  const auto study = store::Study::open(options.study, store::Study::Mode::read);
  const auto known = view_of(study, options.as_of, io);
  if (!known) return Exit::failed;
  const engine::coding::StudyView& view = *known;
  const analysis::Selection selection = selection_of(options.selection);
  print_report(io,
               report::rules_table(analysis::rules(view, selection), selection,
                                   analysis::count_decided(view, selection)),
               options.format);
  tell_if_empty(io, view, selection, options.study);
  return Exit::ok;
}

}  // namespace

void add_report_rules(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<ReportOptions>();
  CLI::App* command = add_command(
      parent, io, "rules",
      message("Laat zien wat elke regel bijdraagt en hoe vaak hij gelijk had\n\n"
              "Per regel de matches, suggesties, onderdrukte matches, wat daarvan aanvaard en "
              "verworpen is (met 95%-interval van Wilson), en de overlap met andere regels van "
              "dezelfde code.",
              "Shows what each rule contributes and how often it was right\n\n"
              "For each rule the matches, suggestions, suppressed matches, what was accepted and "
              "rejected of them (with Wilson's 95 % interval), and the overlap with other rules of "
              "the same code."),
      "duiding report rules studie.duiding");
  add_study(*command, io, options->study);
  add_stance(*command, io, options->selection.stance);
  add_as_of(*command, io, options->as_of);
  add_format(*command, io, options->format);
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
