#include "cli/codebook_diff.hpp"

#include <memory>
#include <string>

#include "cli/codebooks.hpp"
#include "cli/options.hpp"
#include "engine/analysis/changes.hpp"
#include "engine/codebook/diff.hpp"
#include "engine/precoding/precoding.hpp"
#include "engine/report/diff_tables.hpp"
#include "engine/review/view.hpp"

namespace cli {
namespace {

namespace codebook = engine::codebook;
namespace precoding = engine::precoding;
namespace report = engine::report;
namespace store = engine::store;
using engine::base::message;
using Book = std::shared_ptr<const codebook::Codebook>;

struct Options {
  std::string before, after, study;
  unsigned jobs = default_jobs();
  report::Format format = report::Format::table;
};

Exit compare_on_study(const Options& options, const Book& before, const Book& after,
                      const Context& io) {
  // Coding is tried and undone, which needs a study that can be written.
  store::Study study = store::Study::open(options.study, store::Study::Mode::write);
  const auto coded = [&](const Book& book) {
    precoding::CodeRequest request;
    request.codebooks = {book};
    request.jobs = options.jobs;
    return precoding::preview(study, request,
                              [](const store::Study& then) { return engine::review::view(then); });
  };
  const auto was = coded(before);
  if (!was) {
    print(io.err, was.error(), io.language);
    return Exit::failed;
  }
  const auto is = coded(after);
  if (!is) {
    print(io.err, is.error(), io.language);
    return Exit::failed;
  }
  show(io, report::coding_changes_table(engine::analysis::changes(*was, *is), *is), options.format);
  return Exit::ok;
}

Exit run(const Options& options, const Context& io) {
  const Book before = load_codebook(options.before, io);
  const Book after = load_codebook(options.after, io);
  if (before == nullptr || after == nullptr) return Exit::failed;
  const bool as_table = options.format == report::Format::table;
  if (options.study.empty() || as_table)
    show(io, report::codebook_diff_table(codebook::diff(*before, *after)), options.format);
  if (options.study.empty()) return Exit::ok;
  if (as_table) io.out << '\n';
  return compare_on_study(options, before, after, io);
}

}  // namespace

void add_codebook_diff(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "diff",
      message("Vergelijkt twee versies van een codeboek\n\n"
              "Wat erbij kwam, wegging of anders werd aan codes, regels, patronen, lijsten en "
              "contexten. Met --study ook welke coderingen van de studie zouden verschijnen of "
              "verdwijnen, met wat erover besloten is; de studie verandert er niet door. In csv en "
              "json staan met --study alleen de coderingen.",
              "Compares two versions of a codebook\n\n"
              "What came, went or changed in codes, rules, patterns, lists and contexts. With "
              "--study also which of the study's codings would appear or go, with what was "
              "decided about them; the study is not changed by it. In csv and json, --study "
              "gives the codings alone."),
      "duiding codebook diff versie-1.yaml versie-2.yaml --study studie.duiding");
  command
      ->add_option("BEFORE", options->before,
                   io.say(message("de oudere versie", "the older version")))
      ->required();
  command
      ->add_option("AFTER", options->after,
                   io.say(message("de nieuwere versie", "the newer version")))
      ->required();
  add_value(
      *command, io, "--study", options->study, "STUDY",
      message("laat zien wat er in deze studie verandert", "show what changes in this study"));
  add_jobs(*command, io, options->jobs);
  add_format(*command, io, options->format);
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
