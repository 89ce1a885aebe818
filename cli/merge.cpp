#include "cli/merge.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "engine/report/words.hpp"
#include "engine/review/team.hpp"
#include "engine/store/study.hpp"

namespace cli {
namespace {

namespace base = engine::base;
namespace coding = engine::coding;
namespace report = engine::report;
namespace review = engine::review;
namespace store = engine::store;
using base::message;
using report::Json;

struct Options {
  std::string study;
  std::vector<std::string> copies;
  report::Format format = report::Format::table;
};

std::string side_in_words(const review::Conflict::Side& side) {
  std::string words = side.coder + ": " + std::string{coding::name(side.act)};
  if (!side.to_code.empty()) words += " → " + side.to_code;
  if (side.to_segment)
    words += fmt::format(" {}–{}", side.to_segment->begin().value, side.to_segment->end().value);
  if (!side.reason.empty()) words += " (" + side.reason + ")";
  return words;
}

report::Table table_of(const std::vector<review::Conflict>& conflicts) {
  using Show = report::Column::Show;
  report::Table table;
  table.title = message("Besluiten die elkaar tegenspreken: {}", "Decisions that contradict: {}",
                        conflicts.size());
  table.columns = {
      {.key = "transcript", .heading = message("transcript", "transcript"), .section = true},
      {.key = "id", .heading = message("codering", "coding")},
      {.key = "code", .heading = message("code", "code"), .wrap = true},
      {.key = "begin_cp", .heading = {}, .show = Show::data_only},
      {.key = "end_cp", .heading = {}, .show = Show::data_only},
      {.key = "text", .heading = message("tekst", "text"), .wrap = true},
      {.key = "sides", .heading = {}, .show = Show::data_only},
      {.key = "who",
       .heading = message("wie wat besloot", "who decided what"),
       .show = Show::table_only,
       .wrap = true},
  };
  for (const review::Conflict& each : conflicts) {
    Json sides = Json::array();
    std::string who;
    for (const review::Conflict::Side& side : each.sides) {
      sides.push_back({{"coder", side.coder},
                       {"action", coding::name(side.act)},
                       {"to_code", side.to_code.empty() ? Json{} : Json(side.to_code)},
                       {"reason", side.reason.empty() ? Json{} : Json(side.reason)}});
      who += (who.empty() ? "" : "; ") + side_in_words(side);
    }
    table.rows.push_back(
        {each.transcript, each.coding, each.code, report::count_cell(each.segment.begin().value),
         report::count_cell(each.segment.end().value), each.text, std::move(sides), who});
  }
  table.notes = {
      message("wat elkaar tegenspreekt, is door niemand beslist: tot de codeurs het eens "
              "zijn, of een ander beslist (duiding decide)",
              "what contradicts is decided by nobody: until the coders agree, or "
              "somebody else decides (duiding decide)")};
  return table;
}

Exit run(const Options& options, const Context& io) {
  auto study = store::Study::open(
      options.study, options.copies.empty() ? store::Study::Mode::read : store::Study::Mode::write);
  const review::Merged merged =
      review::merge(study, {options.copies.begin(), options.copies.end()});
  for (std::size_t i = 0; i < merged.copies.size(); ++i) {
    const store::United& united = merged.copies[i];
    const auto entries = base::counted(united.entries, message("nieuwe regel", "new entry"),
                                       message("nieuwe regels", "new entries"));
    io.tell(message("{0}: {1}", "{0}: {2}", options.copies[i], entries.nl, entries.en));
    for (const std::string& name : united.missing)
      io.tell(
          message("{0}: transcript '{1}' staat niet in {2}; wat erover besloten is, wacht tot "
                  "het is ingelezen",
                  "{0}: transcript '{1}' is not in {2}; what was decided about it waits until "
                  "it is imported",
                  options.copies[i], name, options.study));
  }
  if (!merged.conflicts.empty() || options.format != report::Format::table)
    show(io, table_of(merged.conflicts), options.format);
  const auto count = base::counted(merged.conflicts.size(), message("conflict", "conflict"),
                                   message("conflicten", "conflicts"));
  io.tell(message("{0}", "{1}", count.nl, count.en));
  return Exit::ok;
}

}  // namespace

void add_merge(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "merge",
      message("Brengt het werk van codeurs terug in de studie\n\n"
              "Wat in de kopieën besloten is, komt bij wat er al was; de kopieën veranderen niet. "
              "De volgorde maakt niet uit, en nog eens samenvoegen verandert niets. Transcripten "
              "worden herkend aan hun inhoud. Wat elkaar tegenspreekt, wordt opgesomd. Zonder COPY "
              "worden alleen de conflicten getoond.",
              "Brings coders' work back into the study\n\n"
              "What was decided in the copies is added to what was there; the copies do not "
              "change. The order does not matter, and merging again changes nothing. Transcripts "
              "are recognised by their content. What contradicts is listed. Without COPY only the "
              "contradictions are shown."),
      "duiding merge studie.duiding studie-ana.duiding studie-ben.duiding");
  add_study(*command, io, options->study);
  command->add_option("COPY", options->copies, io.say(message("kopieën", "copies")));
  add_format(*command, io, options->format);
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
