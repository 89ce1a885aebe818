#include "engine/publish/readme.hpp"

#include <fmt/format.h>

#include "engine/report/printable.hpp"
#include "engine/report/table_view.hpp"

namespace engine::publish {
namespace {

using base::Message;
using base::message;

constexpr std::size_t kWidth = 100;  // characters a line

std::vector<Message> conventions() {
  return {
      message("Elke tabel is een CSV-bestand volgens RFC 4180: UTF-8, een rij met kolomnamen, "
              "komma's, decimale punten. Een lege cel is een waarde die er niet is.",
              "Each table is a CSV file after RFC 4180: UTF-8, a row of column names, commas, "
              "decimal points. An empty cell is a value that is not there."),
      message("dictionary.csv zegt van elke kolom wat ze betekent en in welke eenheid ze staat.",
              "dictionary.csv says of every column what it means and in which unit it is."),
      message(
          "Posities (begin_cp, end_cp) zijn codepunten van de opgeslagen tekst; duiding export "
          "--to text schrijft die teksten.",
          "Positions (begin_cp, end_cp) are code points of the stored text; duiding export --to "
          "text writes those texts."),
      message("Tekst die een rekenblad als formule zou uitvoeren (= + - @ aan het begin) heeft een "
              "apostrof ervoor. In R en Python haalt u die weg door \"^'(?='*[=+@\\t\\r-])\" door "
              "niets te vervangen. Voor Excel is er --to xlsx.",
              "Text that a spreadsheet would run as a formula (= + - @ at its beginning) has an "
              "apostrophe before it. In R and Python it comes off by replacing "
              "\"^'(?='*[=+@\\t\\r-])\" with nothing. For Excel there is --to xlsx."),
      message("Rijen horen bij elkaar op transcript, op (transcript, speaker), op code en op id.",
              "Rows belong together by transcript, by (transcript, speaker), by code and by id."),
  };
}

}  // namespace

std::string readme(const Facts& facts, const Material& material,
                   const std::vector<NamedTable>& tables, base::Language language) {
  std::string out;
  const auto paragraph = [&](const std::string& words, bool hanging = false) {
    const std::string printable = report::printable(words);
    for (const std::string& line :
         hanging ? report::wrap_hanging(printable, kWidth) : report::wrap(printable, kWidth))
      (out += line) += '\n';
  };
  paragraph(facts.title);
  out += '\n';
  const NamedTable about = facts_table(facts, material, language);
  for (const std::vector<report::Cell>& row : about.table.rows)
    paragraph(fmt::format("{}: {}", std::get<std::string>(row[0]),
                          report::cell_text(row[1], about.table.columns[1], language)),
              true);
  out += '\n';
  for (const Message& convention : conventions()) {
    paragraph(convention.in(language));
    out += '\n';
  }
  for (const NamedTable& each : tables) {
    paragraph(fmt::format("{}.csv: {} ({} {})", each.name, each.table.title.in(language),
                          each.table.rows.size(), message("rijen", "rows").in(language)),
              true);
    for (const Message& note : each.table.notes) paragraph("  " + note.in(language), true);
    out += '\n';
  }
  return out;
}

}  // namespace engine::publish
