#include "cli/report.hpp"

#include <set>
#include <string>
#include <vector>

#include "cli/as_of.hpp"
#include "cli/options.hpp"
#include "cli/report_compare.hpp"
#include "cli/report_cooccurrence.hpp"
#include "cli/report_frequencies.hpp"
#include "cli/report_rules.hpp"
#include "engine/codebook/suggest.hpp"

namespace cli {

namespace coding = engine::coding;
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

bool know_attribute(const coding::StudyView& view, const std::string& key, const Context& io) {
  std::set<std::string> keys;
  for (const coding::TranscriptView& transcript : view.transcripts)
    for (const auto& [name, value] : transcript.attributes) keys.insert(name);
  if (keys.contains(key)) return true;
  if (keys.empty()) {
    io.tell(message("de transcripten hebben nog geen kenmerken",
                    "the transcripts have no attributes yet"),
            message("geef ze: duiding attribute STUDY TRANSCRIPT {}=WAARDE",
                    "give them: duiding attribute STUDY TRANSCRIPT {}=VALUE", key));
    return false;
  }
  const std::vector<std::string> known{keys.begin(), keys.end()};
  const std::string all = any_of(io, known);
  const std::string_view near = engine::codebook::nearest(key, {known.begin(), known.end()});
  io.tell(
      near.empty()
          ? message("geen transcript heeft het kenmerk '{0}' (er is: {1})",
                    "no transcript has the attribute '{0}' (there is: {1})", key, all)
          : message(
                "geen transcript heeft het kenmerk '{0}'; misschien bedoeld: '{2}' (er is: {1})",
                "no transcript has the attribute '{0}'; did you mean '{2}'? (there is: {1})", key,
                all, near));
  return false;
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
  add_report_compare(*group, io, exit);
  add_report_rules(*group, io, exit);
}

}  // namespace cli
