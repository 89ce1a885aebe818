// What a person does with quotes: look at those that wait, release, refuse, mask more, allow a
// word.
#include <memory>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "cli/quotes.hpp"
#include "engine/privacy/folding.hpp"
#include "engine/store/writer.hpp"

namespace cli {
namespace {

namespace privacy = engine::privacy;
namespace report = engine::report;
namespace store = engine::store;
using engine::base::message;

struct Options {
  std::string study, coder, quote;
  std::vector<std::string> quotes, words;
  MaskingLists lists;
  report::Format format = report::Format::table;
};

report::Json reasons_of(const LookedQuote& quote, const Context& io) {
  report::Json reasons = report::Json::array();
  for (const privacy::Hold& hold : quote.masked.holds)
    reasons.push_back({{"rule", privacy::name(hold.rule)},
                       {"words", hold.words},
                       {"why", io.say(privacy::explain(hold.rule))}});
  return reasons;
}

std::string reasons_in_words(const LookedQuote& quote, const Context& io) {
  std::string all;
  for (const privacy::Hold& hold : quote.masked.holds)
    all += (all.empty() ? "" : "; ") + hold.words + ": " + io.say(privacy::explain(hold.rule));
  if (all.empty())
    all = io.say(message("de tekst is anders gemaskeerd dan toen hij beoordeeld werd",
                         "the text is masked otherwise than when it was judged"));
  return all;
}

Exit list_held(const Options& options, const Context& io) {
  std::optional<QuoteRoom> room = QuoteRoom::open(options.study, options.lists, io);
  if (!room) return Exit::failed;
  report::Table table;
  table.title = message("Citaten die op iemand wachten", "Quotes that wait for somebody");
  table.columns = {{.key = "quote", .heading = message("citaat", "quote")},
                   {.key = "code", .heading = message("code", "code"), .spare = 1},
                   {.key = "original", .heading = message("origineel", "original"), .wrap = true},
                   {.key = "masked", .heading = message("gemaskeerd", "masked"), .wrap = true},
                   {.key = "why", .heading = message("waarom", "why"), .wrap = true},
                   {.key = "reasons", .heading = {}, .show = report::Column::Show::data_only}};
  for (const store::QuoteRow& row : room->book().quotes) {
    const LookedQuote quote = room->look(row);
    if (quote.standing != privacy::QuoteStanding::held) continue;
    table.rows.push_back({row.quote, row.code, quote.original, quote.masked.output,
                          reasons_in_words(quote, io), reasons_of(quote, io)});
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
Exit judge(const Options& options, const std::string& action, const Context& io) {
  std::optional<QuoteRoom> room = QuoteRoom::open(options.study, options.lists, io);
  if (!room) return Exit::failed;
  std::vector<LookedQuote> quotes;
  for (const std::string& id : options.quotes) {
    std::optional<LookedQuote> quote = room->find(id, io);
    if (!quote) return Exit::failed;
    quotes.push_back(*std::move(quote));
  }
  room->study().write([&](store::Writer& writer) {
    for (const LookedQuote& quote : quotes)
      writer.quotes().record(room->event(quote, action, options.coder));
  });
  for (const LookedQuote& quote : quotes)
    io.out << quote.row.quote << ": "
           << (action == "release" ? quote.masked.output : io.say(message("geweigerd", "refused")))
           << '\n';
  return Exit::ok;
}

Exit mask_more(const Options& options, const Context& io) {
  std::optional<QuoteRoom> room = QuoteRoom::open(options.study, options.lists, io);
  if (!room) return Exit::failed;
  std::optional<LookedQuote> quote = room->find(options.quote, io);
  if (!quote) return Exit::failed;
  for (const std::string& word : options.words) quote->row.masked_words.push_back(word);
  const LookedQuote after = room->look(quote->row);
  if (after.masked.output == quote->masked.output) {
    io.tell(message("die woorden staan niet in het citaat, of zijn al gemaskeerd",
                    "those words are not in the quote, or are masked already"),
            message("het citaat: {}", "the quote: {}", after.masked.output));
    return Exit::failed;
  }
  room->study().write([&](store::Writer& writer) {
    for (const std::string& word : options.words) writer.quotes().mask_word(after.row.quote, word);
    writer.quotes().record(room->event(after, "mask", options.coder));
  });
  io.out << after.row.quote << ": " << after.masked.output << '\n';
  return Exit::ok;
}

Exit allow(const Options& options, const Context& io) {
  std::optional<QuoteRoom> room = QuoteRoom::open(options.study, options.lists, io);
  if (!room) return Exit::failed;
  for (const std::string& word : options.words) {
    if (privacy::fold_word(word).letters_and_digits > 0 && word.find(' ') == std::string::npos)
      continue;
    io.tell(message("'{}' is niet één woord", "'{}' is not one word", word));
    return Exit::failed;
  }
  room->study().write([&](store::Writer& writer) {
    for (const std::string& word : options.words) writer.quotes().add_word(word, options.coder);
    writer.quotes().record({"", "allow", options.coder, "", room->lexicon(),
                            std::string{privacy::masking_version()}, ""});
  });
  io.tell(message("{} woorden mogen voortaan in elk citaat van deze studie blijven staan",
                  "{} words may stay in every quote of this study from now on",
                  options.words.size()));
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
  command->callback([options, &io, &exit] { exit = judge(*options, "release", io); });
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
  command->callback([options, &io, &exit] { exit = judge(*options, "refuse", io); });
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
