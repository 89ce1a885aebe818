#include "cli/memos.hpp"

#include <map>
#include <memory>
#include <string>

#include "cli/options.hpp"
#include "engine/report/words.hpp"
#include "engine/review/memos.hpp"
#include "engine/store/study.hpp"

namespace cli {
namespace {

namespace coding = engine::coding;
namespace report = engine::report;
namespace review = engine::review;
namespace store = engine::store;
using engine::base::message;

struct Options {
  std::string study;
  bool no_times = false;
  report::Format format = report::Format::table;
};

Exit run(const Options& options, const Context& io) {
  const auto study = store::Study::open(options.study, store::Study::Mode::read);
  const report::Table table = memos_table(study, !options.no_times);
  if (!table.rows.empty() || options.format != report::Format::table)
    show(io, table, options.format);
  if (table.rows.empty())
    io.tell(message("er zijn nog geen memo's", "there are no memos yet"),
            message("schrijf er een: duiding decide {0} --coder NAAM --memo TEKST --on TRANSCRIPT",
                    "write one: duiding decide {0} --coder NAME --memo TEXT --on TRANSCRIPT",
                    options.study));
  return Exit::ok;
}

}  // namespace

report::Table memos_table(const store::Study& study, bool times) {
  std::map<std::string, std::string> names;  // by digest
  for (const store::TranscriptRow& row : study.transcripts()) names[row.digest] = row.name;
  report::Table table;
  table.title = message("Memo's", "Memos");
  table.columns = {
      {.key = "transcript", .heading = message("transcript", "transcript")},
      {.key = "begin_cp", .heading = message("van", "from")},
      {.key = "end_cp", .heading = message("tot", "to")},
      {.key = "code", .heading = message("code", "code"), .wrap = true},
      {.key = "id", .heading = message("codering", "coding"), .spare = 1},
      {.key = "coder", .heading = message("codeur", "coder")},
      {.key = "memo", .heading = message("memo", "memo"), .wrap = true},
  };
  if (times) table.columns.push_back({.key = "at", .heading = message("tijd", "time"), .spare = 2});
  for (const review::Memo& memo : review::memos(study, review::History{study.events()})) {
    const coding::Event& event = memo.event;
    table.rows.push_back({report::text_cell(names[memo.transcript]),
                          report::begin_cell(memo.segment), report::end_cell(memo.segment),
                          report::text_cell(event.code), report::text_cell(event.coding),
                          event.coder, event.memo});
    if (times) table.rows.back().emplace_back(event.order.at);
  }
  return table;
}

void add_memos(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      add_command(parent, io, "memos",
                  message("Laat de memo's zien\n\n"
                          "Bij coderingen, segmenten, codes en transcripten, in de volgorde waarin "
                          "ze geschreven zijn.",
                          "Lists the memos\n\n"
                          "On codings, segments, codes and transcripts, in the order in which they "
                          "were written."),
                  "duiding memos studie.duiding");
  add_study(*command, io, options->study);
  command->add_flag("--no-times", options->no_times,
                    io.say(message("laat tijden weg, zodat gelijke invoer gelijke bytes geeft",
                                   "leave out times, so that equal input gives equal bytes")));
  add_format(*command, io, options->format);
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
