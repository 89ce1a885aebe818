#include "cli/roster.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cli/csv.hpp"
#include "cli/masking.hpp"
#include "cli/options.hpp"
#include "engine/base/whole_file.hpp"
#include "engine/privacy/folding.hpp"
#include "engine/privacy/proposals.hpp"
#include "engine/store/quote_table.hpp"
#include "engine/store/study.hpp"
#include "engine/store/writer.hpp"

namespace cli {
namespace {

namespace base = engine::base;
namespace privacy = engine::privacy;
namespace report = engine::report;
namespace store = engine::store;
using base::message;

struct Options {
  std::string study;
  std::vector<std::string> add, remove, from;
  bool propose = false;
  std::uint32_t at_least = 1;
  privacy::MaskingLists lists;
  report::Format format = report::Format::table;
};

// One name a line; of a CSV file the column `name`, or the first.
base::Result<std::vector<std::string>> names_of(const std::string& path) {
  if (!path.ends_with(".csv")) {
    const auto bytes = base::read_whole(path);
    if (!bytes) return bytes.error();
    return privacy::read_entries(*bytes, path);
  }
  const auto rows = read_csv(path);
  if (!rows) return rows.error();
  std::size_t column = 0;
  std::string list;
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const std::vector<std::string>& cells = (*rows)[i].cells;
    if (i == 0) {
      const auto named = std::ranges::find_if(
          cells, [](const std::string& cell) { return cell == "name" || cell == "naam"; });
      if (named != cells.end()) {
        column = static_cast<std::size_t>(named - cells.begin());
        continue;
      }
    }
    if (column < cells.size() && !cells[column].empty()) list += cells[column] + '\n';
  }
  return privacy::read_entries(list, path);
}

report::Table roster_table(const store::QuoteBook& book) {
  report::Table table;
  table.title = message("Namen die altijd gemaskeerd worden", "Names that are always masked");
  table.columns = {{.key = "name", .heading = message("naam", "name")}};
  for (const std::string& name : book.names) table.rows.push_back({name});
  return table;
}

// Names of the transcripts and labels of their speakers that are not on the
// roster yet, the most frequent first.
Exit propose(const Options& options, const store::Study& study, const Context& io) {
  const store::QuoteBook book = study.quote_book();
  auto masker = privacy::make_masker(options.lists, {}, book.words);
  if (!masker) {
    print(io.err, masker.error(), io.language);
    return Exit::failed;
  }
  std::map<std::string, std::uint32_t> counts;
  std::map<std::string, std::uint32_t> transcripts;
  for (const store::TranscriptRow& row : study.transcripts()) {
    std::map<std::string, std::uint32_t> here;
    const engine::transcript::Transcript interview = study.load_transcript(row.id);
    for (const engine::transcript::SpeakerTurn& turn : interview.turns)
      privacy::count_names(*masker, interview.text.at(turn.span), here);
    for (const engine::transcript::Speaker& speaker : interview.speakers)
      privacy::count_names(*masker, speaker.label, here);
    for (const auto& [name, count] : here) {
      counts[name] += count;
      ++transcripts[name];
    }
  }
  const privacy::Roster roster{book.names};
  std::vector<std::pair<std::string, std::uint32_t>> ordered{counts.begin(), counts.end()};
  std::erase_if(ordered, [&](const auto& entry) {
    return entry.second < options.at_least || roster.names(privacy::fold_word(entry.first).plain);
  });
  std::ranges::stable_sort(ordered, std::greater{}, [](const auto& entry) { return entry.second; });
  report::Table table;
  table.title = message("Wat een naam kan zijn", "What may be a name");
  table.columns = {{.key = "name", .heading = message("naam", "name")},
                   {.key = "count", .heading = message("keer", "times")},
                   {.key = "transcripts", .heading = message("transcripten", "transcripts")}};
  for (const auto& [name, count] : ordered)
    table.rows.push_back({name, std::int64_t{count}, std::int64_t{transcripts[name]}});
  table.notes.push_back(message(
      "opnemen: duiding roster {} --add NAAM (mag vaker), of --from LIJST",
      "take in: duiding roster {} --add NAME (may be repeated), or --from LIST", options.study));
  show(io, table, options.format);
  return Exit::ok;
}

Exit run(const Options& options, const Context& io) {
  std::vector<std::string> names = options.add;
  for (const std::string& path : options.from) {
    const auto read = names_of(path);
    if (!read) {
      print(io.err, read.error(), io.language);
      return Exit::failed;
    }
    names.insert(names.end(), read->begin(), read->end());
  }
  for (const std::string& name : names)
    if (privacy::fold_word(name).letters_and_digits == 0) {
      io.tell(message("'{}' is geen naam", "'{}' is no name", name));
      return Exit::failed;
    }
  const bool changes = !names.empty() || !options.remove.empty();
  store::Study study = store::Study::open(
      options.study, changes ? store::Study::Mode::write : store::Study::Mode::read);
  if (changes) {
    const store::QuoteBook book = study.quote_book();
    for (const std::string& name : options.remove)
      if (std::ranges::find(book.names, name) == book.names.end()) {
        io.tell(message("'{}' staat niet op de namenlijst; er is niets veranderd",
                        "'{}' is not on the roster; nothing was changed", name),
                message("duiding roster {} laat de lijst zien", "duiding roster {} shows the list",
                        options.study));
        return Exit::failed;
      }
    std::uint32_t fresh = 0;
    study.write([&](store::Writer& writer) {
      fresh = writer.quotes().add_names(names);
      for (const std::string& name : options.remove) writer.quotes().remove_name(name);
    });
    io.tell(message("namen erbij: {}; eraf: {}", "names added: {}; taken off: {}", fresh,
                    options.remove.size()));
  }
  if (options.propose) return propose(options, study, io);
  show(io, roster_table(study.quote_book()), options.format);
  return Exit::ok;
}

}  // namespace

void add_roster(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "roster",
      message("Beheert de eigen namen van de studie, die altijd gemaskeerd worden\n\n"
              "Deelnemers, collega's die zij noemen, werkgevers, plaatsen. Ook met verbuiging, in "
              "elke schrijfwijze en met een tikfout.",
              "Keeps the study's own names, which are always masked\n\n"
              "Participants, colleagues they name, employers, towns. Inflected, in any case and "
              "with a slip of the pen, too."),
      "duiding roster studie.duiding --propose\n"
      "duiding roster studie.duiding --add \"Geertje Nijland\" --add Hoorn");
  add_study(*command, io, options->study);
  add_values(*command, io, "--add", options->add, "NAME",
             message("neem deze naam op", "take this name in"));
  add_values(*command, io, "--remove", options->remove, "NAME",
             message("haal deze naam eraf", "take this name off"));
  add_values(*command, io, "--from", options->from, "FILE",
             message("neem deze namen op: één per regel, of een CSV-bestand met een kolom name",
                     "take these names in: one a line, or a CSV file with a column name"));
  command->add_flag("--propose", options->propose,
                    io.say(message("noem wat in de transcripten een naam kan zijn, met aantallen",
                                   "list what may be a name in the transcripts, with counts")));
  command
      ->add_option("--at-least", options->at_least,
                   io.say(message("met --propose: alleen wat zo vaak voorkomt; anders 1",
                                  "with --propose: only what occurs so often; else 1")))
      ->type_name("N")
      ->check(whole_number(io, 1));
  add_masking_lists(*command, io, options->lists);
  add_format(*command, io, options->format);
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
