#include "cli/codebook_check.hpp"

#include <fmt/format.h>

#include <fstream>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "cli/codebooks.hpp"
#include "cli/options.hpp"
#include "engine/base/joined.hpp"
#include "engine/codebook/codebook.hpp"
#include "engine/codebook/wordlist.hpp"
#include "engine/matching/matcher.hpp"
#include "engine/report/printable.hpp"

namespace cli {
namespace {

namespace codebook = engine::codebook;
namespace matching = engine::matching;
namespace report = engine::report;
using engine::base::message;

// Debian's wdutch.
constexpr const char* kDutchWords = "/usr/share/dict/dutch";

struct Options {
  std::vector<std::string> files;
  std::string words;  // "": kDutchWords, if it is there
  report::Format format = report::Format::table;
};

struct Counts {
  std::size_t patterns = 0, tests = 0;
};

Counts count(const codebook::Codebook& book) {
  Counts counts;
  for (const codebook::Rule& rule : book.rules) {
    counts.patterns += rule.patterns.size() + rule.regexes.size();
    counts.tests += rule.tests.size();
  }
  for (const codebook::Code& code : book.codes) counts.tests += code.examples.size();
  return counts;
}

// How many words each wildcard covers; nothing without a word list.
std::vector<codebook::WildcardUse> wildcards(const codebook::Codebook& book,
                                             const std::string& words) {
  std::ifstream list{words.empty() ? kDutchWords : words};
  if (!list) return {};
  return codebook::wildcard_uses(book, list);
}

report::Json as_json(const std::vector<codebook::WildcardUse>& uses) {
  report::Json out = report::Json::array();
  for (const codebook::WildcardUse& use : uses)
    out.push_back({{"wildcard", use.source},
                   {"line", use.line},
                   {"words", use.count},
                   {"samples", use.samples}});
  return out;
}

void print_wildcards(const std::string& file, const std::vector<codebook::WildcardUse>& uses,
                     const Context& io) {
  for (const codebook::WildcardUse& use : uses)
    io.out << report::printable(io.say(
                  message("{}:{}: {} dekt {} woorden: {}", "{}:{}: {} covers {} words: {}", file,
                          use.line, use.source, use.count, engine::base::joined(use.samples, " "))))
           << '\n';
}

// Unasked, only those that are most likely to cover more than was meant.
std::string widest(std::vector<codebook::WildcardUse> uses) {
  constexpr std::size_t kShown = 4;
  std::ranges::stable_sort(uses, std::ranges::greater{}, &codebook::WildcardUse::count);
  std::string out;
  for (std::size_t i = 0; i < std::min(kShown, uses.size()); ++i)
    out += fmt::format("{}{} ({})", i > 0 ? ", " : "", uses[i].source, uses[i].count);
  return out;
}

report::Table empty_table() {
  report::Table table;
  table.title = message("Codeboeken", "Codebooks");
  table.columns = {{"file", message("bestand", "file")},
                   {"codebook", message("codeboek", "codebook")},
                   {"codebook_version", message("versie", "version")},
                   {"codes", message("codes", "codes")},
                   {"rules", message("regels", "rules")},
                   {"patterns", message("patronen", "patterns")},
                   {"tests", message("proefzinnen", "tests")},
                   {"warnings", message("waarschuwingen", "warnings")},
                   {"problems", {}, report::Column::Show::data_only},
                   {"wildcards", message("jokers", "wildcards"), report::Column::Show::data_only},
                   {.key = "widest_wildcards",
                    .heading = message("ruimste jokers (woorden)", "widest wildcards (words)"),
                    .show = report::Column::Show::table_only,
                    .wrap = true}};
  return table;
}

// In English, as all data.
report::Json as_json(const engine::base::Diagnostics& problems) {
  report::Json out = report::Json::array();
  const auto place = [](std::uint32_t number) {
    return number == 0 ? report::Json(nullptr) : report::Json(number);
  };
  const auto words = [](const std::string& text) {
    return text.empty() ? report::Json(nullptr) : report::Json(text);
  };
  for (const engine::base::Diagnostic& each : problems)
    out.push_back(
        {{"line", place(each.line)},
         {"column", place(each.column)},
         {"severity", each.severity == engine::base::Severity::error ? "error" : "warning"},
         {"problem", each.problem.en},
         {"hint", words(each.hint.en)}});
  return out;
}

// Of a codebook that cannot be used, data has the problems alone.
void add_unsound(const std::string& file, const engine::base::Diagnostics& problems,
                 const Options& options, report::Table& table, const Context& io) {
  print(io.err, problems, io.language);
  if (options.format == report::Format::table) return;
  std::vector<report::Cell> cells(table.columns.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (table.columns[i].key == "file") cells[i] = file;
    if (table.columns[i].key == "problems") cells[i] = as_json(problems);
  }
  table.rows.push_back(std::move(cells));
}

// Adds the file's row, and tells its problems.
bool check(const std::string& file, const Options& options, report::Table& table,
           const Context& io) {
  const auto read = read_codebook(file);
  if (!read) {
    add_unsound(file, read.error(), options, table, io);
    return false;
  }
  const std::shared_ptr<const codebook::Codebook>& book = *read;
  print(io.err, book->warnings, io.language);
  if (const auto matcher = matching::Matcher::compile(book); !matcher) {
    add_unsound(file, matcher.error(), options, table, io);
    return false;
  }
  const auto number = [](std::size_t n) { return report::Cell{static_cast<std::int64_t>(n)}; };
  const Counts counts = count(*book);
  const auto uses = wildcards(*book, options.words);
  if (options.format == report::Format::table && !options.words.empty())
    print_wildcards(file, uses, io);
  table.rows.push_back({file, book->id, book->version, number(book->codes.size()),
                        number(book->rules.size()), number(counts.patterns), number(counts.tests),
                        number(book->warnings.size()), as_json(book->warnings), as_json(uses),
                        uses.empty() ? report::Cell{} : report::Cell{widest(uses)}});
  return true;
}

Exit run(const Options& options, const Context& io) {
  if (!options.words.empty() && !std::ifstream{options.words}) {
    io.tell(message("{}: kan niet gelezen worden", "{}: cannot be read", options.words),
            message("staat het er, en mag u het lezen?", "is it there, and may you read it?"));
    return Exit::failed;
  }
  report::Table table = empty_table();
  bool sound = true;
  for (const std::string& file : options.files) sound = check(file, options, table, io) && sound;
  if (!table.rows.empty() || options.format != report::Format::table)
    show(io, table, options.format);
  return sound ? Exit::ok : Exit::failed;
}

}  // namespace

void add_codebook_check(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "check",
      message("Noemt alle fouten in een codeboek, met plaats en oplossing\n\n"
              "Alles in één keer: notatie, onbekende lijsten, regels die nooit iets vinden, "
              "jokers die te veel woorden dekken. Een codeboek met fouten geeft status 2; "
              "waarschuwingen niet.",
              "Names every problem of a codebook, with its place and mend\n\n"
              "All at once: notation, unknown lists, rules that can never match, wildcards that "
              "cover too many words. A codebook with problems gives status 2; warnings do not."),
      "duiding codebook check codebooks/discriminatie.yaml");
  command
      ->add_option("FILE", options->files, io.say(message("codeboeken (YAML)", "codebooks (YAML)")))
      ->required();
  add_value(
      *command, io, "--words", options->words, "FILE",
      message("woordenlijst, één woord per regel: laat van elke joker zien hoeveel woorden hij "
              "dekt, met tien ervan; zonder --words telt {0}, als dat er staat, en blijft "
              "het bij de ruimste",
              "word list, one word a line: shows of each wildcard how many words it covers, "
              "with ten of them; without --words {0} is counted, if it is there, and only "
              "the widest are named",
              kDutchWords));
  add_format(*command, io, options->format);
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
