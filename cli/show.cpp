#include "cli/show.hpp"

#include <memory>
#include <ostream>
#include <string>

#include "cli/filter.hpp"
#include "cli/lookup.hpp"
#include "cli/options.hpp"
#include "engine/report/margin.hpp"
#include "engine/review/view.hpp"
#include "engine/store/study.hpp"

namespace cli {
namespace {

namespace analysis = engine::analysis;
namespace report = engine::report;
namespace store = engine::store;
using engine::base::message;

struct Options {
  std::string study, transcript;
  FilterOptions filter;
};

Exit run(const Options& options, const Context& io) {
  const auto study = store::Study::open(options.study, store::Study::Mode::read);
  const auto row = find_transcript(study, options.transcript, io);
  if (!row) return Exit::failed;
  const engine::coding::StudyView view = engine::review::view(study, {.transcript = row->id});
  std::optional<analysis::Filter> filter = filter_of(options.filter, view, io);
  if (!filter) return Exit::failed;
  filter->transcripts = {row->name};
  report::margin_page(study.load_transcript(row->id), analysis::select(view, *filter), io.look(),
                      [&io](std::string_view piece) { io.out << piece; });
  return Exit::ok;
}

}  // namespace

void add_show(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      add_command(parent, io, "show",
                  message("Laat een transcript zien, met de coderingen in de marge\n\n"
                          "Alle trappen en stemmen; de opties beperken wat u ziet.",
                          "Shows a transcript with its codings in the margin\n\n"
                          "All tiers and voices; the options narrow them."),
                  "duiding show studie.duiding interview-01\n"
                  "duiding show studie.duiding interview-01 --code minimising");
  add_study(*command, io, options->study);
  command
      ->add_option("TRANSCRIPT", options->transcript,
                   io.say(message("naam van het transcript", "name of the transcript")))
      ->required();
  add_filter(*command, io, options->filter);
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
