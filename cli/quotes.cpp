#include "cli/quotes.hpp"

#include <algorithm>
#include <memory>

#include "cli/filter.hpp"
#include "cli/options.hpp"
#include "engine/review/decide.hpp"

namespace cli {

namespace privacy = engine::privacy;
namespace quotes = engine::quotes;
namespace report = engine::report;
using engine::base::message;

namespace {

struct Options {
  std::string study;
  quotes::DrawRequest draw;
  privacy::MaskingLists lists;
  report::Format format = report::Format::table;
};

report::Table table_of(const quotes::Drawn& drawn, const std::string& study) {
  report::Table table;
  table.title = message("Citaten, gepseudonimiseerd", "Quotes, pseudonymised");
  table.columns = {{.key = "quote", .heading = message("citaat", "quote")},
                   {.key = "code", .heading = message("code", "code"), .spare = 1},
                   {.key = "text", .heading = message("tekst", "text"), .wrap = true},
                   {.key = "standing", .heading = message("status", "standing"), .spare = 2}};
  for (const quotes::Quote& quote : drawn.readable)
    table.rows.push_back({quote.row.quote, quote.row.code, quote.masked.output,
                          std::string{privacy::name(quote.standing)}});
  table.notes.push_back(message("Wie het verhaal kent, kan de spreker herkennen: ga er zo mee om.",
                                "Who knows the story may know the speaker: treat them so."));
  if (drawn.held > 0)
    table.notes.push_back(message("nog na te kijken: {}; zie ze met duiding quotes held {}",
                                  "{} wait for somebody to look at them: duiding quotes held {}",
                                  drawn.held, study));
  if (drawn.refused > 0)
    table.notes.push_back(message("geweigerd: {}", "{} were refused", drawn.refused));
  return table;
}

Exit run(const Options& options, const Context& io) {
  if (options.study.empty() || options.draw.code.empty()) {
    io.tell(message("noem een studie en een code", "name a study and a code"),
            message("duiding quotes studie.duiding --code minimising",
                    "duiding quotes studie.duiding --code minimising"));
    return Exit::failed;
  }
  auto desk = open_desk(options.study, options.lists, io);
  if (!desk) return Exit::failed;
  const auto drawn = draw(*desk, options.draw, io);
  if (!drawn) return Exit::failed;
  tell_no_roster(*desk, options.study, io);
  const report::Table table = table_of(*drawn, options.study);
  show(io, table, options.format);
  if (options.format != report::Format::table)
    for (const engine::base::Message& note : table.notes) io.tell(note);
  return drawn->readable.empty() && drawn->held > 0 ? Exit::negative : Exit::ok;
}

}  // namespace

void add_draw(CLI::App& command, const Context& io, quotes::DrawRequest& request) {
  add_value(command, io, "--code", request.code, "CODE",
            message("van deze code en zijn subcodes", "of this code and its sub-codes"));
  command
      .add_option("--count", request.count,
                  io.say(message("hoeveel citaten; anders 10", "how many quotes; else 10")))
      ->type_name("N")
      ->check(whole_number(io, 1, 1000));
  command
      .add_option("--seed", request.seed,
                  io.say(message("een ander getal geeft andere citaten; anders 1",
                                 "another number gives other quotes; else 1")))
      ->type_name("N")
      ->check(whole_number(io));
  command.add_flag("--context", request.context,
                   io.say(message("met de zin ervoor en de zin erna, van dezelfde spreker",
                                  "with the sentence before and the one after, of that speaker")));
}

void add_coder(CLI::App& command, const Context& io, std::string& coder) {
  add_value(command, io, "--coder", coder, "NAME",
            message("wie ervoor instaat", "who answers for it"))
      ->required()
      ->check([&io](const std::string& name) {
        const auto problem = engine::review::problem_with_coder(name);
        return problem ? io.say(*problem) : std::string{};
      });
}

std::optional<quotes::Desk> open_desk(const std::string& study, const privacy::MaskingLists& lists,
                                      const Context& io, engine::store::Study::Mode mode) {
  auto desk = quotes::Desk::open(study, lists, mode);
  if (desk) return *std::move(desk);
  print(io.err, desk.error(), io.language);
  return std::nullopt;
}

void tell_no_roster(const quotes::Desk& desk, const std::string& study, const Context& io) {
  if (!desk.book().names.empty()) return;
  io.tell(message("deze studie heeft nog geen namenlijst", "this study has no roster yet"),
          message("duiding roster {} --propose noemt wat een naam kan zijn",
                  "duiding roster {} --propose lists what may be a name", study));
}

std::optional<quotes::Drawn> draw(quotes::Desk& desk, const quotes::DrawRequest& request,
                                  const Context& io) {
  FilterOptions filter;
  filter.codes = {request.code};
  if (!filter_of(filter, desk.view(), io)) return std::nullopt;
  return desk.draw(request);
}

void add_quotes(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "quotes",
      message("Kiest voorbeeldcitaten bij een code en maskeert wie het zei\n\n"
              "Eerst wat iemand aanvaardde, dan sterk bewijs, verspreid over sprekers en "
              "transcripten. Alleen wat klaar of vrijgegeven is, wordt getoond; wat een naam of "
              "een herkenbaar feit kan zijn, wacht op een mens.",
              "Picks example quotes of a code and masks who said it\n\n"
              "Those first that somebody accepted, then with sure evidence, spread over speakers "
              "and transcripts. Only what is ready or released is shown; what may be a name or a "
              "fact that points at somebody waits for a person."),
      "duiding quotes studie.duiding --code minimising --count 5\n"
      "duiding quotes held studie.duiding");
  command->require_subcommand(0, 1);
  command->add_option("STUDY", options->study,
                      io.say(message("het studiebestand", "the study file")));
  add_draw(*command, io, options->draw);
  add_masking_lists(*command, io, options->lists);
  add_format(*command, io, options->format);
  add_quotes_held(*command, io, exit);
  add_quotes_release(*command, io, exit);
  add_quotes_refuse(*command, io, exit);
  add_quotes_mask(*command, io, exit);
  add_quotes_allow(*command, io, exit);
  add_quotes_export(*command, io, exit);
  command->callback([command, options, &io, &exit] {
    if (command->get_subcommands().empty()) exit = run(*options, io);
  });
}

}  // namespace cli
