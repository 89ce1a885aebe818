#include "cli/agreement.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <string_view>

#include "cli/options.hpp"
#include "cli/ratings.hpp"
#include "cli/whole_file.hpp"
#include "engine/exchange/spans.hpp"
#include "engine/report/agreement_table.hpp"

namespace cli {
namespace {

namespace analysis = engine::analysis;
namespace base = engine::base;
namespace exchange = engine::exchange;
namespace report = engine::report;
using base::message;

struct Options {
  std::string matrix;
  std::string spans;
  std::vector<std::string> categories;  // each a list with commas
  report::Format format = report::Format::table;
};

// Data is the object alone; what a table has around it goes to stderr then.
void print(const Context& io, const report::Table& table, const report::Json& object,
           report::Format format) {
  if (format == report::Format::table || format == report::Format::csv)
    show(io, table, format);
  else
    io.out << report::render_object(object, format);
  if (format == report::Format::table) return;
  io.tell(table.title);
  for (const base::Message& note : table.notes) io.tell(note);
}

// Nothing where the list has an empty place or names one twice, which is said.
std::optional<std::vector<std::string>> categories_of(const Options& options, const Context& io) {
  std::vector<std::string> categories;
  std::set<std::string_view> seen;
  for (std::string_view list : options.categories)
    while (true) {
      const std::size_t end = std::min(list.find(','), list.size());
      std::string_view one = list.substr(0, end);
      one.remove_prefix(std::min(one.find_first_not_of(" \t"), one.size()));
      one = one.substr(0, one.find_last_not_of(" \t") + 1);
      if (one.empty()) {
        io.tell(message("--categories heeft een lege plaats", "--categories has an empty place"),
                message("schrijf a,b,c", "write a,b,c"));
        return std::nullopt;
      }
      if (!seen.insert(one).second) {
        io.tell(message("--categories noemt '{}' twee keer", "--categories names '{}' twice", one),
                message("noem elke categorie één keer", "name each category once"));
        return std::nullopt;
      }
      categories.emplace_back(one);
      if (end == list.size()) break;
      list.remove_prefix(end + 1);
    }
  return categories;
}

Exit on_matrix(const Options& options, const Context& io) {
  const auto categories = categories_of(options, io);
  if (!categories) return Exit::failed;
  const auto ratings = read_ratings(options.matrix, *categories);
  if (!ratings) {
    cli::print(io.err, ratings.error(), io.language);
    return Exit::failed;
  }
  const analysis::Agreement agreement = analysis::agreement(*ratings);
  print(io, report::agreement_table(agreement), report::agreement_object(agreement),
        options.format);
  return Exit::ok;
}

Exit on_spans(const Options& options, const Context& io) {
  const auto source = read_whole(options.spans);
  if (!source) {
    cli::print(io.err, source.error(), io.language);
    return Exit::failed;
  }
  const auto spans = exchange::read_spans(*source, options.spans);
  if (!spans) {
    cli::print(io.err, spans.error(), io.language);
    return Exit::failed;
  }
  for (const exchange::Spans::Merged& merged : spans->merged) {
    const auto times =
        base::counted(merged.spans, message("keer", "time"), message("keer", "times"));
    io.tell(
        message("codeur '{0}': {1} overlapte een fragment een ander met dezelfde code; ze zijn "
                "samengevoegd",
                "coder '{0}': {2} a span overlapped another of the same code; they were merged",
                merged.coder, times.nl, times.en));
  }
  const report::SpanAgreement agreement{spans->data, analysis::alpha_u(spans->data),
                                        analysis::u_alpha_family(spans->data)};
  print(io, report::spans_table(agreement), report::spans_object(agreement), options.format);
  return Exit::ok;
}

Exit run(const Options& options, const Context& io) {
  if (options.matrix.empty() == options.spans.empty()) {
    io.tell(message("geef --matrix of --spans, een van beide",
                    "give --matrix or --spans, one of "
                    "the two"),
            message("duiding agreement --matrix FILE.csv, of duiding agreement --spans FILE.json",
                    "duiding agreement --matrix FILE.csv, or duiding agreement --spans FILE.json"));
    return Exit::failed;
  }
  if (!options.spans.empty() && !options.categories.empty()) {
    io.tell(message("--categories hoort bij --matrix", "--categories goes with --matrix"),
            message("laat het weg: bij --spans staat de code bij elk fragment",
                    "leave it out: with --spans each span has its code"));
    return Exit::failed;
  }
  return options.spans.empty() ? on_matrix(options, io) : on_spans(options, io);
}

}  // namespace

void add_agreement(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "agreement",
      message("Berekent hoe ver codeurs overeenstemmen\n\n"
              "Van een matrix met categorieën: overeenstemming in procenten, Cohens, Scotts en "
              "Fleiss' maat, Krippendorffs alfa, Gwets AC1 en Brennan-Prediger, met intervallen. "
              "Van fragmenten: Krippendorffs alfa_U en de u-alfa's.",
              "Computes how far coders agree\n\n"
              "Of a matrix of categories: percent agreement, Cohen's, Scott's and Fleiss' "
              "coefficients, Krippendorff's alpha, Gwet's AC1 and Brennan-Prediger, with "
              "intervals. Of spans: Krippendorff's alpha_U and the u-alphas."),
      "duiding agreement --matrix oordelen.csv --categories ja,nee,twijfel\n"
      "duiding agreement --spans fragmenten.json");
  add_value(*command, io, "--matrix", options->matrix, "FILE.csv",
            message("een kolom per codeur, een rij per eenheid; een lege cel is een oordeel dat "
                    "ontbreekt",
                    "a column a coder, a row a unit; an empty cell is a rating that is missing"));
  add_values(*command, io, "--categories", options->categories, "A,B,C",
             message("de categorieën van het codeboek, ook die niemand gebruikte; anders die in de "
                     "matrix staan",
                     "the codebook's categories, also those that nobody used; else those in the "
                     "matrix"));
  add_value(*command, io, "--spans", options->spans, "FILE.json",
            message("per codeur de fragmenten met hun code",
                    "for each coder the spans with their codes"));
  add_format(*command, io, options->format);
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
