#include "cli/report.hpp"

#include "cli/as_of.hpp"
#include "cli/options.hpp"
#include "cli/report_cooccurrence.hpp"
#include "cli/report_frequencies.hpp"
#include "cli/report_rules.hpp"

namespace cli {

namespace report = engine::report;
using engine::base::message;

void add_report_options(CLI::App& command, const Context& io, ReportOptions& options) {
  add_study(command, io, options.study);
  add_selection(command, io, options.selection);
  add_as_of(command, io, options.as_of);
  add_format(command, io, options.format);
}

void print_report(const Context& io, const report::Table& table, report::Format format) {
  show(io, table, format);
  if (format == report::Format::table) return;
  io.tell(table.title);
  for (const engine::base::Message& note : table.notes) io.tell(note);
}

void add_report(CLI::App& parent, Context& io, Exit& exit) {
  CLI::App* group =
      add_command(parent, io, "report",
                  message("Telt codes, waar ze samen voorkomen en wat elke regel bijdraagt",
                          "Counts codes, where they meet and what each rule contributes"),
                  "duiding report frequencies studie.duiding\n"
                  "duiding report cooccurrence studie.duiding --within turn");
  group->require_subcommand(1, 1);
  add_report_frequencies(*group, io, exit);
  add_report_cooccurrence(*group, io, exit);
  add_report_rules(*group, io, exit);
}

}  // namespace cli
