#include "cli/agreement.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <string_view>

#include "cli/agreement_study.hpp"
#include "cli/options.hpp"
#include "cli/ratings.hpp"
#include "engine/base/whole_file.hpp"
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
  StudyAgreementOptions study;
  std::vector<std::string> coders;  // each a list with commas
  std::string by = "code";
  std::string show = "coefficients";
  std::string seed = "1";
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

// The words of lists with commas. Nothing where one has an empty place or names
// a word twice, which is said.
std::optional<std::vector<std::string>> words_of(const char* option,
                                                 const std::vector<std::string>& lists,
                                                 const Context& io) {
  std::vector<std::string> words;
  std::set<std::string_view> seen;
  for (std::string_view list : lists)
    while (true) {
      const std::size_t end = std::min(list.find(','), list.size());
      std::string_view one = list.substr(0, end);
      one.remove_prefix(std::min(one.find_first_not_of(" \t"), one.size()));
      one = one.substr(0, one.find_last_not_of(" \t") + 1);
      if (one.empty()) {
        io.tell(message("{} heeft een lege plaats", "{} has an empty place", option),
                message("schrijf a,b,c", "write a,b,c"));
        return std::nullopt;
      }
      if (!seen.insert(one).second) {
        io.tell(message("{} noemt '{}' twee keer", "{} names '{}' twice", option, one),
                message("noem elk één keer", "name each once"));
        return std::nullopt;
      }
      words.emplace_back(one);
      if (end == list.size()) break;
      list.remove_prefix(end + 1);
    }
  return words;
}

Exit on_matrix(const Options& options, const Context& io) {
  const auto categories = words_of("--categories", options.categories, io);
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
  const auto source = base::read_whole(options.spans);
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

Exit on_study(const Options& options, const Context& io) {
  using Show = StudyAgreementOptions::Show;
  if (!options.categories.empty()) {
    io.tell(message("--categories hoort bij --matrix", "--categories goes with --matrix"),
            message("laat het weg: een studie heeft de codes van haar codeboeken",
                    "leave it out: a study has the codes of its codebooks"));
    return Exit::failed;
  }
  const auto coders = words_of("--coders", options.coders, io);
  if (!coders) return Exit::failed;
  StudyAgreementOptions study = options.study;
  study.coders = *coders;
  study.format = options.format;
  study.seed = std::stoull(options.seed);
  study.show = options.show == "disagreements" ? Show::disagreements
               : options.show == "methods"     ? Show::methods
                                               : Show::coefficients;
  const bool subcodes =
      options.by == "subcode" || std::ranges::any_of(study.codes, [](const std::string& code) {
        return code.find('.') != std::string::npos;
      });
  study.level = subcodes ? analysis::Level::subcode : analysis::Level::code;
  return agreement_on_study(study, io);
}

// False, after naming it, where an option was given that only a study has a use for.
bool use_of_study_options(const CLI::App& command, const Options& options, const Context& io) {
  if (!options.study.study.empty()) return true;
  for (const char* name : {"--coders", "--code", "--by", "--show", "--seed", "--assisted"})
    if (command.get_option(name)->count() > 0) {
      io.tell(message("{} hoort bij een studie", "{} goes with a study", name),
              message("laat het weg: losse gegevens zijn wat ze zijn",
                      "leave it out: bare data are what they are"));
      return false;
    }
  return true;
}

Exit run(const Options& options, const Context& io) {
  const auto given = [](const std::string& value) { return value.empty() ? 0 : 1; };
  if (given(options.study.study) + given(options.matrix) + given(options.spans) != 1) {
    io.tell(message("geef een studie, --matrix of --spans, een van de drie",
                    "give a study, --matrix or --spans, one of the three"),
            message("duiding agreement STUDY, duiding agreement --matrix FILE.csv, of duiding "
                    "agreement --spans FILE.json",
                    "duiding agreement STUDY, duiding agreement --matrix FILE.csv, or duiding "
                    "agreement --spans FILE.json"));
    return Exit::failed;
  }
  if (!options.study.study.empty()) return on_study(options, io);
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
      message("Berekent in hoeverre codeurs overeenstemmen\n\n"
              "Van de codeurs van een studie, per code, over zinnen en over fragmenten, met "
              "intervallen per transcript; waar zij verschillen; en de alinea voor het artikel. "
              "Of van losse gegevens: een matrix met categorieën, of fragmenten.",
              "Computes how far coders agree\n\n"
              "Of the coders of a study, by code, over sentences and over spans, with intervals "
              "by transcript; where they differ; and the paragraph for the paper. Or of bare "
              "data: a matrix of categories, or spans."),
      "duiding agreement studie.duiding --coders anna,ben\n"
      "duiding agreement studie.duiding --show disagreements\n"
      "duiding agreement --matrix oordelen.csv --categories ja,nee,twijfel\n"
      "duiding agreement --spans fragmenten.json");
  command->add_option("STUDY", options->study.study, io.say(message("de studie", "the study")));
  add_values(*command, io, "--coders", options->coders, "A,B,…",
             message("deze codeurs; 'machine' is het programma; anders alle codeurs",
                     "these coders; 'machine' is the program; else all coders"));
  add_values(*command, io, "--code", options->study.codes, "CODE",
             message("alleen deze code", "this code only"));
  add_value(*command, io, "--by", options->by, "code|subcode",
            message("codes, of elke subcode apart", "codes, or each sub-code by itself"))
      ->check(one_of(io, {"code", "subcode"}));
  add_value(*command, io, "--show", options->show, "coefficients|disagreements|methods",
            message("de maten, de lijst van verschillen, of de alinea voor het artikel",
                    "the coefficients, the list of disagreements, or the paragraph for the paper"))
      ->check(one_of(io, {"coefficients", "disagreements", "methods"}));
  add_value(
      *command, io, "--seed", options->seed, "N",
      message("kiest de steekproeven van de intervallen", "picks the resamples of the intervals"))
      ->check(whole_number(io));
  command->add_flag(
      "--assisted", options->study.assisted,
      io.say(message("vergelijk de machine ook met wie haar suggesties zag; dat staat er dan bij",
                     "compare the machine also with who saw its suggestions; it is labelled so")));
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
  command->callback([options, command, &io, &exit] {
    exit = use_of_study_options(*command, *options, io) ? run(*options, io) : Exit::failed;
  });
}

}  // namespace cli
