// A hand-out of released quotes: nothing is written before its exact bytes were checked.
#include <memory>
#include <string>

#include "cli/codebooks.hpp"
#include "cli/new_file.hpp"
#include "cli/options.hpp"
#include "cli/quotes.hpp"
#include "engine/privacy/export_check.hpp"
#include "engine/report/handout.hpp"

namespace cli {
namespace {

namespace privacy = engine::privacy;
namespace quotes = engine::quotes;
namespace report = engine::report;
using engine::base::message;

struct Options {
  std::string study, coder, out;
  std::string to = "html";
  quotes::DrawRequest draw;
  privacy::MaskingLists lists;
};

report::Handout handout_of(quotes::Desk& desk, const Options& options, const quotes::Drawn& drawn) {
  report::Handout handout;
  handout.released_by = options.coder;
  for (const auto& codebook : stored_codebooks(desk.study().codebook_sources()))
    if (const auto at = codebook->find_code(options.draw.code)) {
      const engine::codebook::Code& code = codebook->codes[*at];
      handout.code = code.label;
      handout.brief = code.brief;
      handout.when_to_use = code.when_to_use;
      handout.when_not_to_use = code.when_not_to_use;
    }
  for (const quotes::Quote& quote : drawn.readable) handout.quotes.push_back(quote.masked.output);
  return handout;
}

// "" when nothing stands against it.
std::string_view doubt(quotes::Desk& desk, const report::Handout& handout,
                       const quotes::Drawn& drawn, const report::RenderedHandout& rendered,
                       report::HandoutFormat format, engine::base::Language language) {
  report::Handout without = handout;
  for (std::string& quote : without.quotes) quote.clear();
  const report::RenderedHandout empty = report::render(without, format, language);
  std::vector<privacy::ExportedQuote> exported;
  for (std::size_t i = 0; i < drawn.readable.size(); ++i) {
    const quotes::Quote& quote = drawn.readable[i];
    exported.push_back({rendered.quotes[i].first, rendered.quotes[i].second, quote.masked.output,
                        report::escape(quote.masked.output, format),
                        quote.standing == privacy::QuoteStanding::released});
  }
  return desk.doubt_export(rendered.bytes, exported, empty.bytes, empty.quotes);
}

Exit run(const Options& options, const Context& io) {
  Unfinished file{options.out};
  auto desk = open_desk(options.study, options.lists, io);
  if (!desk) return Exit::failed;
  const auto drawn = draw(*desk, options.draw, io);
  if (!drawn) return Exit::failed;
  if (drawn->readable.empty()) {
    io.tell(message("er is geen citaat dat iemand mag lezen ({} wachten, {} geweigerd)",
                    "there is no quote that anybody may read ({} wait, {} refused)", drawn->held,
                    drawn->refused),
            message("duiding quotes held {} laat zien welke wachten",
                    "duiding quotes held {} lists those that wait", options.study));
    return Exit::negative;
  }
  const auto format = report::parse_handout_format(options.to);
  if (!format) return Exit::failed;
  const report::Handout handout = handout_of(*desk, options, *drawn);
  const report::RenderedHandout rendered = report::render(handout, *format, io.language);
  if (const std::string_view found = doubt(*desk, handout, *drawn, rendered, *format, io.language);
      !found.empty()) {
    io.tell(message("de controle achteraf vertrouwt de uitvoer niet ({}); er is niets geschreven",
                    "the check afterwards distrusts the output ({}); nothing was written", found),
            message("duiding quotes held {} laat zien waarom", "duiding quotes held {} shows why",
                    options.study));
    return Exit::negative;
  }
  write_new(file.path(), rendered.bytes, Readers::owner);
  desk->record(drawn->readable, quotes::Act::hand_out, options.coder);
  file.keep();
  const auto count = engine::base::counted(drawn->readable.size(), message("citaat", "quote"),
                                           message("citaten", "quotes"));
  io.tell(message("{0}: {1}, gepseudonimiseerd, vrijgegeven door {3}",
                  "{0}: {2}, pseudonymised, released by {3}", options.out, count.nl, count.en,
                  options.coder));
  return Exit::ok;
}

}  // namespace

void add_quotes_export(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "export",
      message("Schrijft een hand-out met citaten die iedereen mag lezen\n\n"
              "De code, wanneer wel en wanneer niet, de citaten, vragen en de vier stappen. Nooit "
              "de naam van een transcript, een spreker of een datum. De bytes worden gecontroleerd "
              "voordat ze geschreven worden.",
              "Writes a hand-out of quotes that anybody may read\n\n"
              "The code, when it applies and when not, the quotes, questions and the four steps. "
              "Never the name of a transcript, a speaker or a date. The bytes are checked before "
              "they are written."),
      "duiding quotes export studie.duiding --code minimising --coder Anna --out les.html");
  add_study(*command, io, options->study);
  add_draw(*command, io, options->draw);
  command->get_option("--code")->required();
  command
      ->add_option("--to", options->to,
                   io.say(message("anders html: één pagina om af te drukken",
                                  "else html: one page to print")))
      ->type_name("html|markdown|csv|jsonl")
      ->check(one_of(io, {"html", "markdown", "csv", "jsonl"}));
  add_value(*command, io, "--out", options->out, "FILE", message("het bestand", "the file"))
      ->required();
  add_coder(*command, io, options->coder);
  add_masking_lists(*command, io, options->lists);
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
