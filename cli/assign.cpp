#include "cli/assign.hpp"

#include <memory>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "engine/review/assigning.hpp"
#include "engine/review/coders.hpp"
#include "engine/store/study.hpp"

namespace cli {
namespace {

namespace report = engine::report;
namespace review = engine::review;
namespace store = engine::store;
using engine::base::message;

struct Options {
  std::string study;
  std::vector<std::string> coders, transcripts;
  bool withdraw = false;
  report::Format format = report::Format::table;
};

report::Table table_of(const store::Study& study) {
  report::Table table;
  table.title = message("Wie codeert wat", "Who codes what");
  table.columns = {{.key = "coder", .heading = message("codeur", "coder"), .section = true},
                   {.key = "transcript", .heading = message("transcript", "transcript")}};
  const review::Coders coders{study};
  const auto transcripts = study.transcripts();
  for (const std::string& coder : coders.names())
    for (std::uint32_t at = 0; at < transcripts.size(); ++at)
      if (coders.is_assigned(coder, at)) table.rows.push_back({coder, transcripts[at].name});
  table.notes = {message("wie niets is toegewezen, staat bij wat hij beoordeelde of codeerde",
                         "who was assigned nothing stands with what he judged or coded")};
  return table;
}

Exit run(const Options& options, const Context& io) {
  if (options.coders.empty()) {
    if (!options.transcripts.empty() || options.withdraw) {
      io.tell(message("zeg aan wie: --coder NAAM", "say to whom: --coder NAME"));
      return Exit::failed;
    }
    const auto study = store::Study::open(options.study, store::Study::Mode::read);
    show(io, table_of(study), options.format);
    return Exit::ok;
  }
  auto study = store::Study::open(options.study, store::Study::Mode::write);
  const auto assigned = review::assign(
      study,
      {.coders = options.coders, .transcripts = options.transcripts, .withdraw = options.withdraw});
  if (!assigned) {
    print(io.err, assigned.error(), io.language);
    return Exit::failed;
  }
  show(io, table_of(study), options.format);
  return Exit::ok;
}

}  // namespace

void add_assign(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "assign",
      message("Legt vast wie welke transcripten codeert, of laat het zien\n\n"
              "Wie een transcript is toegewezen en daar niets codeerde, zegt 'nee'; wie het niet "
              "is toegewezen, zegt niets. Zonder TRANSCRIPT alle transcripten; zonder --coder "
              "verandert er niets.",
              "Records who codes which transcripts, or shows it\n\n"
              "Who was assigned a transcript and coded nothing there says 'no'; who was not "
              "assigned it says nothing. Without TRANSCRIPT all transcripts; without --coder "
              "nothing changes."),
      "duiding assign studie.duiding interview-01 interview-02 --coder ana --coder ben");
  add_study(*command, io, options->study);
  command->add_option("TRANSCRIPT", options->transcripts,
                      io.say(message("namen van transcripten", "names of transcripts")));
  add_values(*command, io, "--coder", options->coders, "NAME",
             message("wie ze codeert", "who codes them"));
  command->add_flag("--withdraw", options->withdraw,
                    io.say(message("neem de toewijzing terug", "take the assignment back")));
  add_format(*command, io, options->format);
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
