// What a person does with quotes: look at those that wait, release, refuse, mask more, allow a
// word.
#include <memory>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "cli/quotes.hpp"

namespace cli {
namespace {

namespace privacy = engine::privacy;
namespace quotes = engine::quotes;
namespace report = engine::report;
namespace store = engine::store;
using engine::base::message;

struct Options {
  std::string study, coder, quote;
  std::vector<std::string> quotes, words;
  privacy::MaskingLists lists;
  report::Format format = report::Format::table;
};

Exit failed(const engine::base::Diagnostics& problems, const Context& io) {
  print(io.err, problems, io.language);
  return Exit::failed;
}

// In English, as all data.
report::Json reasons_of(const quotes::Quote& quote) {
  report::Json reasons = report::Json::array();
  for (const privacy::Hold& hold : quote.masked.holds)
    reasons.push_back({{"rule", privacy::name(hold.rule)},
                       {"words", hold.words},
                       {"why", privacy::explain(hold.rule).en}});
  return reasons;
}

std::string reasons_in_words(const quotes::Quote& quote, engine::base::Language language) {
  std::string all;
  for (const privacy::Hold& hold : quote.masked.holds)
    all += (all.empty() ? "" : "; ") + hold.words + ": " + privacy::explain(hold.rule).in(language);
  if (all.empty())
    all = message("de tekst is anders gemaskeerd dan toen hij beoordeeld werd",
                  "the text is masked otherwise than when it was judged")
              .in(language);
  return all;
}

Exit list_held(const Options& options, const Context& io) {
  auto desk = open_desk(options.study, options.lists, io, store::Study::Mode::read);
  if (!desk) return Exit::failed;
  const auto language =
      options.format == report::Format::table ? io.language : engine::base::Language::en;
  report::Table table;
  table.title = message("Citaten die op iemand wachten", "Quotes that wait for somebody");
  table.columns = {{.key = "quote", .heading = message("citaat", "quote")},
                   {.key = "code", .heading = message("code", "code"), .spare = 1},
                   {.key = "original", .heading = message("origineel", "original"), .wrap = true},
                   {.key = "masked", .heading = message("gemaskeerd", "masked"), .wrap = true},
                   {.key = "why", .heading = message("waarom", "why"), .wrap = true},
                   {.key = "reasons", .heading = {}, .show = report::Column::Show::data_only}};
  for (const store::QuoteRow& row : desk->book().quotes) {
    const quotes::Quote quote = desk->look(row);
    if (quote.standing != privacy::QuoteStanding::held) continue;
    table.rows.push_back({row.quote, row.code, quote.original, quote.masked.output,
                          reasons_in_words(quote, language), reasons_of(quote)});
  }
  table.notes.push_back(message(
      "vrijgeven: duiding quotes release {0} CITAAT --coder NAAM; meer maskeren: duiding quotes "
      "mask {0} CITAAT WOORD --coder NAAM",
      "release: duiding quotes release {0} QUOTE --coder NAME; mask more: duiding quotes mask {0} "
      "QUOTE WORD --coder NAME",
      options.study));
  show(io, table, options.format);
  return Exit::ok;
}

// All of them, or nothing where one is not known.
Exit judge(const Options& options, quotes::Act act, const Context& io) {
  auto desk = open_desk(options.study, options.lists, io);
  if (!desk) return Exit::failed;
  std::vector<quotes::Quote> judged;
  for (const std::string& id : options.quotes) {
    auto quote = desk->find(id);
    if (!quote) return failed(quote.error(), io);
    judged.push_back(*std::move(quote));
  }
  desk->record(judged, act, options.coder);
  for (const quotes::Quote& quote : judged)
    io.out << quote.row.quote << ": "
           << (act == quotes::Act::release ? quote.masked.output
                                           : io.say(message("geweigerd", "refused")))
           << '\n';
  return Exit::ok;
}

Exit mask_more(const Options& options, const Context& io) {
  auto desk = open_desk(options.study, options.lists, io);
  if (!desk) return Exit::failed;
  const auto quote = desk->find(options.quote);
  if (!quote) return failed(quote.error(), io);
  const auto after = desk->mask_more(*quote, options.words, options.coder);
  if (!after) return failed(after.error(), io);
  io.out << after->row.quote << ": " << after->masked.output << '\n';
  return Exit::ok;
}

Exit allow(const Options& options, const Context& io) {
  auto desk = open_desk(options.study, options.lists, io);
  if (!desk) return Exit::failed;
  const auto allowed = desk->allow(options.words, options.coder);
  if (!allowed) return failed(allowed.error(), io);
  io.tell(message("woorden die voortaan in elk citaat van deze studie blijven staan: {}",
                  "words that may stay in every quote of this study from now on: {}", *allowed));
  return Exit::ok;
}

CLI::App* add_desk(CLI::App& parent, const Context& io, const std::string& name,
                   const engine::base::Message& description, const std::string& example,
                   Options& options) {
  CLI::App* command = add_command(parent, io, name, description, example);
  add_study(*command, io, options.study);
  return command;
}

void add_ids(CLI::App& command, const Context& io, Options& options) {
  command
      .add_option("QUOTE", options.quotes,
                  io.say(message("citaten, zoals quotes ze noemt", "quotes, as quotes calls them")))
      ->required();
}

}  // namespace

void add_quotes_held(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      add_desk(parent, io, "held",
               message("Laat de citaten zien die op iemand wachten, met het origineel en de reden",
                       "Lists the quotes that wait for somebody, with the original and the reason"),
               "duiding quotes held studie.duiding", *options);
  add_masking_lists(*command, io, options->lists);
  add_format(*command, io, options->format);
  command->callback([options, &io, &exit] { exit = list_held(*options, io); });
}

void add_quotes_release(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      add_desk(parent, io, "release",
               message("Geeft citaten vrij zoals ze nu gemaskeerd zijn",
                       "Releases quotes as they are masked now"),
               "duiding quotes release studie.duiding 3fa01c9e --coder Anna", *options);
  add_ids(*command, io, *options);
  add_coder(*command, io, options->coder);
  add_masking_lists(*command, io, options->lists);
  command->callback([options, &io, &exit] { exit = judge(*options, quotes::Act::release, io); });
}

void add_quotes_refuse(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      add_desk(parent, io, "refuse",
               message("Weigert citaten: niemand krijgt ze te lezen",
                       "Refuses quotes: nobody gets to read them"),
               "duiding quotes refuse studie.duiding 3fa01c9e --coder Anna", *options);
  add_ids(*command, io, *options);
  add_coder(*command, io, options->coder);
  add_masking_lists(*command, io, options->lists);
  command->callback([options, &io, &exit] { exit = judge(*options, quotes::Act::refuse, io); });
}

void add_quotes_mask(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      add_desk(parent, io, "mask",
               message("Maskeert meer woorden van één citaat", "Masks more words of one quote"),
               "duiding quotes mask studie.duiding 3fa01c9e kickboksen --coder Anna", *options);
  command
      ->add_option(
          "QUOTE", options->quote,
          io.say(message("het citaat, zoals quotes het noemt", "the quote, as quotes calls it")))
      ->required();
  command->add_option("WORD", options->words, io.say(message("woorden", "words")))->required();
  add_coder(*command, io, options->coder);
  add_masking_lists(*command, io, options->lists);
  command->callback([options, &io, &exit] { exit = mask_more(*options, io); });
}

void add_quotes_allow(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      add_desk(parent, io, "allow",
               message("Laat een gewoon woord voortaan staan, in elk citaat van de studie\n\n"
                       "De enige weg waarop een masker verdwijnt; wie het deed wordt bewaard.",
                       "Lets an ordinary word stay from now on, in every quote of the study\n\n"
                       "The only way in which a mask goes; who did it is kept."),
               "duiding quotes allow studie.duiding heftruckdiploma --coder Anna", *options);
  command->add_option("WORD", options->words, io.say(message("woorden", "words")))->required();
  add_coder(*command, io, options->coder);
  add_masking_lists(*command, io, options->lists);
  command->callback([options, &io, &exit] { exit = allow(*options, io); });
}

}  // namespace cli
