#include "cli/report_cooccurrence.hpp"

#include <memory>
#include <ostream>
#include <string>

#include "cli/as_of.hpp"
#include "cli/options.hpp"
#include "cli/report.hpp"
#include "engine/analysis/cooccurrence.hpp"
#include "engine/report/cooccurrence_table.hpp"
#include "engine/store/study.hpp"

namespace cli {
namespace {

namespace analysis = engine::analysis;
namespace coding = engine::coding;
namespace report = engine::report;
namespace store = engine::store;
using engine::base::message;

struct Options {
  ReportOptions common;
  std::string within = "sentence";
  std::string by = "code";
};

CLI::Validator one_of_the_windows(const Context& io) {
  const CLI::Validator known =
      one_of(io, {"sentence", "turn", "transcript", "overlap", "tokens:K"});
  return {
      [&io, known](std::string& value) {
        if (analysis::parse_within(value)) return std::string{};
        if (!value.starts_with("tokens:")) return known(value);
        return io.say(message("in '{}' hoort na 'tokens:' een heel getal, zoals tokens:20",
                              "'{}' needs a whole number after 'tokens:', as in tokens:20", value));
      },
      ""};
}

Exit run(const Options& options, const Context& io) {
  const auto study = store::Study::open(options.common.study, store::Study::Mode::read);
  const auto known = view_of(study, options.common.as_of, io);
  if (!known) return Exit::failed;
  const coding::StudyView& view = *known;
  const analysis::Within within =
      analysis::parse_within(options.within).value_or(analysis::Within{});
  const analysis::Level level =
      options.by == "subcode" ? analysis::Level::subcode : analysis::Level::code;
  const analysis::Selection selection = selection_of(options.common.selection);
  const analysis::Cooccurrence result = analysis::cooccurrence(view, within, level, selection);

  // More pairs than a screen holds: those that never meet are not worth a line.
  constexpr std::size_t kManyPairs = 30;
  const bool for_people = options.common.format == report::Format::table;
  print_report(io,
               report::cooccurrence_table(result, within, level, selection,
                                          analysis::count_decided(view, selection),
                                          for_people && result.rows.size() > kManyPairs),
               options.common.format);
  if (for_people)
    if (const auto matrix = report::cooccurrence_matrix(result)) {
      io.out << '\n';
      show(io, *matrix, options.common.format);
    }
  if (!view.codes.empty() && result.rows.empty())
    io.tell(message("er is geen paar codes: de studie heeft er {}",
                    "there is no pair of codes: the study has {}", result.codes.size()));
  tell_if_empty(io, view, selection, options.common.study);
  return Exit::ok;
}

}  // namespace

void add_report_cooccurrence(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "cooccurrence",
      message(
          "Telt welke codes samen voorkomen\n\n"
          "Binnen een zin, beurt of transcript; op dezelfde tekst (overlap); of met ten hoogste "
          "K woorden ertussen (tokens:K). Een code vormt nooit een paar met een code erboven.",
          "Counts which codes occur together\n\n"
          "Within a sentence, turn or transcript; on the same text (overlap); or with at most K "
          "words between them (tokens:K). A code never pairs with a code above it."),
      "duiding report cooccurrence studie.duiding\n"
      "duiding report cooccurrence studie.duiding --within tokens:20 --by subcode");
  add_report_options(*command, io, options->common);
  add_value(*command, io, "--within", options->within, "sentence|turn|transcript|overlap|tokens:K",
            message("waarbinnen codes samen moeten voorkomen", "within what codes must meet"))
      ->default_str("sentence")
      ->check(one_of_the_windows(io));
  add_value(*command, io, "--by", options->by, "code|subcode",
            message("paren van codes of van subcodes", "pairs of codes or of sub-codes"))
      ->default_str("code")
      ->check(one_of(io, {"code", "subcode"}));
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
