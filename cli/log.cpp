#include "cli/log.hpp"

#include <memory>
#include <ostream>
#include <string>

#include "cli/options.hpp"
#include "engine/report/words.hpp"
#include "engine/store/study.hpp"

namespace cli {
namespace {

namespace base = engine::base;
namespace report = engine::report;
namespace store = engine::store;
using base::message;
using report::Json;

struct Options {
  std::string study;
  bool verify = false, head = false, no_times = false;
  report::Format format = report::Format::table;
};

Exit verify(const store::Study& study, const Options& options, const Context& io) {
  const std::vector<base::Message> problems = study.verify();
  if (options.format == report::Format::table) {
    for (const base::Message& problem : problems) io.out << io.say(problem) << '\n';
  } else {
    report::Table table;
    table.columns = {{.key = "problem", .heading = message("probleem", "problem")}};
    for (const base::Message& problem : problems) table.rows.push_back({problem.en});
    show(io, table, options.format);
  }
  if (problems.empty()) {
    io.tell(message("in orde: {} regels in het logboek, elke tekst staat er nog zo",
                    "sound: {} entries in the log, every text still stands as it was",
                    study.log().size()));
    return Exit::ok;
  }
  io.tell(base::counted(problems.size(), message("verschil", "difference"),
                        message("verschillen", "differences")));
  return Exit::negative;
}

// The value of `name` in "user=anna to=html".
std::string detail_of(const store::LogRow& row, const std::string& name) {
  const std::string detail = " " + row.detail + " ", begin = " " + name + "=";
  const std::size_t at = detail.find(begin);
  if (at == std::string::npos) return "";
  return detail.substr(at + begin.size(), detail.find(' ', at + 1) - at - begin.size());
}

std::string words_of(const store::LogRow& row, base::Language language) {
  constexpr std::size_t kShownOfDigest = 10;
  std::string words;
  const auto add = [&words](const std::string& more) {
    (words += words.empty() ? "" : " · ") += more;
  };
  if (!row.to_code.empty() && row.to_code != row.code) add("→ " + row.to_code);
  if (row.to_begin_cp && row.to_end_cp &&
      (row.to_begin_cp != row.begin_cp || row.to_end_cp != row.end_cp))
    add(fmt::format("→ {}–{}", *row.to_begin_cp, *row.to_end_cp));
  if (row.action == "export")
    add(message("gemaskeerd geëxporteerd als {0}, door gebruiker {1}, met woordenlijst {2}",
                "let out masked as {0}, by user {1}, with word list {2}", detail_of(row, "to"),
                detail_of(row, "user"), detail_of(row, "lexicon").substr(0, kShownOfDigest))
            .in(language));
  for (const auto& [name, text] : row.texts) add(fmt::format("{}: {}", name, text));
  return words;
}

Json texts_of(const store::LogRow& row) {
  Json texts = Json::object();
  for (const auto& [name, text] : row.texts) texts[name] = text;
  return texts;
}

report::Table table_of(const std::vector<store::LogRow>& log, bool no_times,
                       base::Language language) {
  using Show = report::Column::Show;
  report::Table table;
  table.title = message("Logboek", "Log");
  if (!no_times) table.columns.push_back({.key = "at", .heading = message("tijd", "time")});
  for (report::Column& column : std::vector<report::Column>{
           {.key = "entry", .heading = message("regel", "entry"), .show = Show::table_only},
           {.key = "id", .heading = {}, .show = Show::data_only},
           {.key = "origin", .heading = {}, .show = Show::data_only},
           {.key = "number", .heading = {}, .show = Show::data_only},
           {.key = "coder", .heading = message("codeur", "coder")},
           {.key = "action", .heading = message("wat", "what")},
           {.key = "transcript", .heading = message("transcript", "transcript"), .wrap = true},
           {.key = "coding", .heading = {}, .show = Show::data_only},
           {.key = "code", .heading = message("code", "code"), .wrap = true},
           {.key = "begin_cp", .heading = {}, .show = Show::data_only},
           {.key = "end_cp", .heading = {}, .show = Show::data_only},
           {.key = "to_code", .heading = {}, .show = Show::data_only},
           {.key = "to_begin_cp", .heading = {}, .show = Show::data_only},
           {.key = "to_end_cp", .heading = {}, .show = Show::data_only},
           {.key = "words",
            .heading = message("woorden", "words"),
            .show = Show::table_only,
            .wrap = true},
           {.key = "texts", .heading = {}, .show = Show::data_only},
           {.key = "detail", .heading = {}, .show = Show::data_only},
           {.key = "previous", .heading = {}, .show = Show::data_only}})
    table.columns.push_back(std::move(column));
  constexpr std::size_t kShown = 10;  // enough of an id for --as-of
  for (const store::LogRow& row : log) {
    std::vector<report::Cell> cells;
    if (!no_times) cells.emplace_back(row.order.at);
    for (report::Cell& cell : std::vector<report::Cell>{
             row.id.substr(0, kShown), row.id, row.order.origin,
             report::count_cell(row.order.number), report::text_cell(row.coder), row.action,
             report::text_cell(row.transcript), report::text_cell(row.coding),
             report::text_cell(row.code), report::count_cell(row.begin_cp),
             report::count_cell(row.end_cp), report::text_cell(row.to_code),
             report::count_cell(row.to_begin_cp), report::count_cell(row.to_end_cp),
             report::text_cell(words_of(row, language)), texts_of(row),
             report::text_cell(row.detail), report::text_cell(row.previous)})
      cells.push_back(std::move(cell));
    table.rows.push_back(std::move(cells));
  }
  return table;
}

Exit run(const Options& options, const Context& io) {
  const auto study = store::Study::open(options.study, store::Study::Mode::read);
  if (options.verify) return verify(study, options, io);
  if (options.head) {
    io.out << study.log_head() << '\n';
    return Exit::ok;
  }
  show(io, table_of(study.log(), options.no_times, io.language), options.format);
  return Exit::ok;
}

}  // namespace

void add_log(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "log",
      message(
          "Laat zien wat er in een studie veranderde, door wie en wanneer\n\n"
          "Elke regel hangt aan de vorige: wie er een verandert, verraadt zich. --verify rekent "
          "dat na, kijkt of elke codering nog in haar transcript staat en of een ander programma "
          "in het bestand schreef (status 1 als er iets niet klopt). --head geeft de laatste "
          "regel, om elders te bewaren: alleen zo is te zien dat iemand het hele logboek "
          "herschreef.",
          "Shows what changed in a study, by whom and when\n\n"
          "Each entry hangs on the one before it: who changes one gives himself away. --verify "
          "recomputes that, and sees whether each coding still stands in its transcript and "
          "whether another program wrote in the file (status 1 where something is wrong). "
          "--head gives the last entry, to be kept elsewhere: only that shows that somebody "
          "wrote the whole log anew."),
      "duiding log studie.duiding\n"
      "duiding log studie.duiding --verify");
  add_study(*command, io, options->study);
  command->add_flag("--verify", options->verify,
                    io.say(message("controleer de keten, de teksten en de tabellen",
                                   "check the chain, the texts and the tables")));
  command->add_flag("--head", options->head,
                    io.say(message("geef alleen het id van de laatste regel",
                                   "give only the id of the last entry")));
  command->add_flag("--no-times", options->no_times,
                    io.say(message("laat tijden weg", "leave out times")));
  add_format(*command, io, options->format);
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
