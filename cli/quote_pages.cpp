#include "cli/quote_pages.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "cli/quotes.hpp"
#include "engine/store/writer.hpp"

namespace cli {
namespace {

namespace base = engine::base;
namespace privacy = engine::privacy;
namespace store = engine::store;
using base::message;
using engine::server::QuoteDesk;

class Desk : public QuoteDesk {
 public:
  Desk(std::string study, std::string coder, MaskingLists lists, const Context& io)
      : study_{std::move(study)}, coder_{std::move(coder)}, lists_{std::move(lists)}, io_{io} {}

  base::Result<std::vector<Quote>> quotes() override {
    QuoteRoom* const room = open();
    if (room == nullptr) return cannot_mask();
    std::vector<Quote> all;
    for (const store::QuoteRow& row : room->book().quotes) all.push_back(shown(room->look(row)));
    return all;
  }

  base::Result<std::size_t> draw(const std::string& code, std::uint32_t count) override {
    QuoteRoom* const room = open();
    if (room == nullptr) return cannot_mask();
    const auto& codes = room->view().codes;
    if (std::ranges::find(codes, code, &engine::coding::CodeView::id) == codes.end())
      return base::Diagnostic{.problem = message("er is geen code '{}' in de studie",
                                                 "there is no code '{}' in the study", code)};
    DrawOptions options;
    options.code = code;
    options.count = count;
    const auto drawn = cli::draw(*room, options, io_);
    if (!drawn) return cannot_mask();
    keep(*room);
    return drawn->readable.size();
  }

  base::Result<Outcome> act(const Act& act) override {
    QuoteRoom* const room = open();
    if (room == nullptr) return cannot_mask();
    const auto& all = room->book().quotes;
    const auto found = std::ranges::find(all, act.quote, &store::QuoteRow::quote);
    if (found == all.end())
      return base::Diagnostic{.problem = message("geen citaat '{}'", "no quote '{}'", act.quote)};
    const LookedQuote before = room->look(*found);
    Outcome outcome{false, shown(before)};
    if (outcome.quote.seen != act.seen) return outcome;
    if (act.what == Act::What::mask) {
      LookedQuote after = before;
      after.row.masked_words.insert(after.row.masked_words.end(), act.words.begin(),
                                    act.words.end());
      after = room->look(after.row);
      if (after.masked.output == before.masked.output)
        return base::Diagnostic{
            .problem = message("die woorden staan niet in het citaat, of zijn al gemaskeerd",
                               "those words are not in the quote, or are masked already")};
      record(*room, after, "mask", act.words);
    } else {
      record(*room, before, act.what == Act::What::release ? "release" : "refuse", {});
    }
    const auto now = std::ranges::find(room->book().quotes, act.quote, &store::QuoteRow::quote);
    return Outcome{true, shown(room->look(*now))};
  }

 private:
  static base::Diagnostic cannot_mask() {
    return {.problem = message("citaten kunnen niet gemaskeerd worden: de lijsten ontbreken",
                               "quotes cannot be masked: the lists are missing"),
            .hint = message("het venster waarin duiding draait zegt welke",
                            "the window that duiding runs in says which")};
  }

  // Anew where somebody else changed the study; then nothing where it cannot be.
  QuoteRoom* open() {
    if (!room_ || room_->study().log_head() != head_) {
      room_.reset();
      room_ = QuoteRoom::open(study_, lists_, io_);
      if (room_) head_ = room_->study().log_head();
    }
    return room_ ? &*room_ : nullptr;
  }
  // What was just written in it is no reason to read everything anew.
  void keep(QuoteRoom& room) {
    room.read_book();
    head_ = room.study().log_head();
  }

  void record(QuoteRoom& room, const LookedQuote& quote, const std::string& action,
              const std::vector<std::string>& words) {
    room.study().write([&](store::Writer& writer) {
      for (const std::string& word : words) writer.quotes().mask_word(quote.row.quote, word);
      writer.quotes().record(room.event(quote, action, coder_));
    });
    keep(room);
  }

  static Quote shown(const LookedQuote& looked) {
    Quote quote;
    quote.id = looked.row.quote;
    quote.code = looked.row.code;
    quote.original = looked.original;
    quote.masked = looked.masked.output;
    for (const privacy::Hold& hold : looked.masked.holds)
      quote.reasons.push_back(
          {std::string{privacy::name(hold.rule)}, hold.words, privacy::explain(hold.rule)});
    quote.standing = privacy::name(looked.standing);
    quote.judged_by = looked.row.verdict.coder;
    quote.seen = privacy::digest_of(looked.masked.output);
    return quote;
  }

  std::string study_, coder_;
  MaskingLists lists_;
  const Context& io_;
  std::optional<QuoteRoom> room_;
  std::string head_;  // of the log when room_ was read
};

}  // namespace

std::unique_ptr<QuoteDesk> quote_desk(const std::string& study, const std::string& coder,
                                      const MaskingLists& lists, const Context& io) {
  return std::make_unique<Desk>(study, coder, lists, io);
}

}  // namespace cli
