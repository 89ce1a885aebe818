#include "cli/codings.hpp"

#include <memory>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "cli/as_of.hpp"
#include "cli/filter.hpp"
#include "cli/options.hpp"
#include "engine/report/codings.hpp"
#include "engine/store/study.hpp"

namespace cli {
namespace {

namespace analysis = engine::analysis;
namespace coding = engine::coding;
namespace report = engine::report;
namespace store = engine::store;
using engine::base::message;

struct Options {
  std::string study;
  FilterOptions filter;
  std::vector<std::string> transcripts, coders, statuses, deciders;
  std::string layer, as_of;
  bool no_times = false;
  report::Format format = report::Format::table;
};

void print_rows(const Context& io, const coding::StudyView& view,
                const std::vector<const coding::Coding*>& codings, report::Format format) {
  report::RowWriter writer{report::coding_columns(), format,
                           [&io](std::string_view piece) { io.out << piece; }};
  std::vector<report::Cell> cells;
  for (const coding::Coding* coding : codings) {
    report::fill_coding(view, *coding, cells);
    writer.add(cells);
  }
  writer.finish();
}

Exit run(const Options& options, const Context& io) {
  const auto study = store::Study::open(options.study, store::Study::Mode::read);
  const auto known = view_of(study, options.as_of, io);
  if (!known) return Exit::failed;
  const coding::StudyView& view = *known;
  std::optional<analysis::Filter> filter = filter_of(options.filter, view, io);
  if (!filter || !know_transcripts(options.transcripts, view, io)) return Exit::failed;
  filter->transcripts = options.transcripts;
  filter->coders = options.coders;
  filter->deciders = options.deciders;
  filter->layer = analysis::parse_layer(options.layer);
  for (const std::string& name : options.statuses)
    if (const auto status = coding::parse_status(name)) filter->statuses.push_back(*status);

  const std::vector<const coding::Coding*> codings = analysis::select(view, *filter);
  if (options.format != report::Format::table)
    print_rows(io, view, codings, options.format);
  else if (!codings.empty())
    show(io, report::codings_table(view, codings, io.language), options.format);
  if (codings.empty()) tell_nothing_found(io, view, *filter, options.study);
  return Exit::ok;
}

}  // namespace

void add_codings(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      add_command(parent, io, "codings",
                  message("Laat elke codering zien, met het bewijs ervoor\n\n"
                          "Alle trappen, stemmen en statussen; de opties beperken wat u ziet.",
                          "Lists every coding, with its evidence\n\n"
                          "All tiers, voices and states; the options narrow them."),
                  "duiding codings studie.duiding --code victim-blaming --tier precise\n"
                  "duiding codings studie.duiding --format jsonl");
  add_study(*command, io, options->study);
  add_filter(*command, io, options->filter);
  add_values(*command, io, "--transcript", options->transcripts, "NAME",
             message("alleen in dit transcript", "in this transcript only"));
  add_values(*command, io, "--coder", options->coders, "NAME",
             message("alleen van deze codeur: machine of een naam",
                     "of this coder only: machine or a name"));
  add_values(*command, io, "--status", options->statuses,
             "suggested|accepted|rejected|changed|added",
             message("alleen met deze status", "in this state only"))
      ->check(one_of(io, {"suggested", "accepted", "rejected", "changed", "added"}));
  add_values(*command, io, "--decided-by", options->deciders, "NAME",
             message("alleen wat deze codeur besliste", "only what this coder decided"));
  add_value(*command, io, "--layer", options->layer, "suggested|reviewed|final",
            message("alleen wat in deze laag staat", "only what stands in this layer"))
      ->check(one_of(io, {"suggested", "reviewed", "final"}));
  add_as_of(*command, io, options->as_of);
  command->add_flag("--no-times", options->no_times,
                    io.say(message("laat tijden weg, zodat gelijke invoer gelijke bytes geeft",
                                   "leave out times, so that equal input gives equal bytes")));
  add_format(*command, io, options->format);
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
