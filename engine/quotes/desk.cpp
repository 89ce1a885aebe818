#include "engine/quotes/desk.hpp"

#include <algorithm>

#include "engine/privacy/folding.hpp"
#include "engine/privacy/mask_log.hpp"
#include "engine/quotes/candidates.hpp"
#include "engine/quotes/study_masker.hpp"
#include "engine/review/view.hpp"
#include "engine/store/writer.hpp"
#include "engine/text/tokens.hpp"

namespace engine::quotes {

using base::message;

namespace {

std::string_view name(Act act) {
  switch (act) {
    case Act::release:
      return "release";
    case Act::refuse:
      return "refuse";
    case Act::hand_out:
      return "export";
  }
  return "";
}

}  // namespace

Desk::Desk(store::Study study, coding::StudyView view, store::QuoteBook book,
           privacy::Masker masker)
    : study_{std::move(study)},
      view_{std::move(view)},
      book_{std::move(book)},
      masker_{std::move(masker)} {}

base::Result<Desk> Desk::open(const std::string& study, const privacy::MaskingLists& lists,
                              store::Study::Mode mode) {
  store::Study opened = store::Study::open(study, mode);
  coding::StudyView view = review::view(opened);
  store::QuoteBook book = opened.quote_book();
  auto masker = study_masker(lists, book, view);
  if (!masker) return masker.error();
  return Desk{std::move(opened), std::move(view), std::move(book), *std::move(masker)};
}

const text::StoredText& Desk::text_of(std::int64_t transcript) {
  const auto at = texts_.find(transcript);
  if (at != texts_.end()) return at->second;
  return texts_.emplace(transcript, study_.load_text(transcript)).first->second;
}

const privacy::NameWords& Desk::names_of(std::int64_t transcript) {
  const auto at = names_.find(transcript);
  if (at != names_.end()) return at->second;
  // What was said, without labels and header lines.
  const transcript::Transcript interview = study_.load_transcript(transcript);
  privacy::NameWords names;
  for (const transcript::SpeakerTurn& turn : interview.turns)
    names.merge(masker_.names_in(interview.text.at(turn.span)));
  return names_.emplace(transcript, std::move(names)).first->second;
}

const privacy::NameWords& Desk::heard_once() {
  if (!heard_once_) heard_once_ = words_heard_once(study_, view_, masker_);
  return *heard_once_;
}

// From the sentence right before it to the one right after, of the same turn.
text::CodePointSpan Desk::with_context(const coding::Coding& coding, std::int64_t transcript) {
  const std::vector<store::TurnRow> turns = study_.turn_rows(transcript);
  const text::StoredText& whole = text_of(transcript);
  if (coding.segment.turn >= turns.size() || !whole.contains(turns[coding.segment.turn].span))
    return coding.segment.span;  // of a damaged study
  const text::ByteSpan said = whole.to_bytes(turns[coding.segment.turn].span);
  const text::ByteSpan inside = whole.to_bytes(coding.segment.span);
  text::TurnTokens tokens;
  text::Tokeniser{}.tokenise(whole.at(said), tokens);
  const std::uint32_t start = said.begin().value;
  std::uint32_t begin = inside.begin().value, end = inside.end().value;
  const auto& all = tokens.sentences;
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    const std::uint32_t border = start + all[i].end, next = start + all[i + 1].begin;
    if (border <= inside.begin().value && start + all[i + 1].end > inside.begin().value)
      begin = start + all[i].begin;
    if (next >= inside.end().value && start + all[i].begin < inside.end().value)
      end = start + all[i + 1].end;
  }
  return whole.to_code_points(text::ByteSpan::of(begin, end));
}

store::QuoteRow Desk::quote_of(const coding::Coding& coding, bool context) {
  store::QuoteRow quote;
  quote.transcript = view_.transcripts[coding.transcript].id;
  quote.code = coding.code;
  quote.span = context ? with_context(coding, quote.transcript) : coding.segment.span;
  quote.quote = privacy::quote_id(book_.key, coding.id, quote.span);
  const auto known = std::ranges::find(book_.quotes, quote.quote, &store::QuoteRow::quote);
  return known == book_.quotes.end() ? quote : *known;
}

Quote Desk::look(const store::QuoteRow& quote) {
  Quote looked;
  looked.row = quote;
  looked.original = text_of(quote.transcript).at(quote.span);
  privacy::NameWords asked;
  for (const std::string& word : quote.masked_words) asked.insert(privacy::fold_word(word).plain);
  looked.masked = privacy::mask_and_verify(masker_, looked.original, names_of(quote.transcript),
                                           &heard_once(), asked);
  looked.standing =
      privacy::standing(looked.masked, {quote.verdict.action == "release", quote.verdict.digest});
  return looked;
}

base::Result<Quote> Desk::find(const std::string& id) {
  const auto at = std::ranges::find(book_.quotes, id, &store::QuoteRow::quote);
  if (at != book_.quotes.end()) return look(*at);
  return base::Diagnostic{
      .problem = message("geen citaat '{}' ({} getrokken)", "no quote '{}' ({} drawn)", id,
                         book_.quotes.size()),
      .hint = message("duiding quotes held laat zien welke op iemand wachten",
                      "duiding quotes held lists those that wait for somebody")};
}

Drawn Desk::draw(const DrawRequest& request) {
  // So many are looked at for each that is asked for; the rest is held or refused.
  constexpr std::size_t kLookedAt = 5;
  Drawn drawn;
  std::vector<store::QuoteRow> rows;
  for (const coding::Coding* coding :
       candidates(view_, request.code, request.seed, request.count * kLookedAt)) {
    if (drawn.readable.size() == request.count) break;
    Quote quote = look(quote_of(*coding, request.context));
    rows.push_back(quote.row);
    switch (quote.standing) {
      case privacy::QuoteStanding::held:
        ++drawn.held;
        break;
      case privacy::QuoteStanding::refused:
        ++drawn.refused;
        break;
      case privacy::QuoteStanding::ready:
      case privacy::QuoteStanding::released:
        drawn.readable.push_back(std::move(quote));
    }
  }
  // By id, which is random: the order in which they were drawn tells who said more.
  std::ranges::sort(drawn.readable, {}, [](const Quote& quote) { return quote.row.quote; });
  write([&](store::QuoteTable& quotes) {
    for (const store::QuoteRow& row : rows) quotes.draw(row);
  });
  return drawn;
}

void Desk::record(const std::vector<Quote>& quotes, Act act, const std::string& coder) {
  write([&](store::QuoteTable& table) {
    for (const Quote& quote : quotes) table.record(event(quote, std::string{name(act)}, coder));
  });
}

base::Result<Quote> Desk::mask_more(const Quote& quote, const std::vector<std::string>& words,
                                    const std::string& coder) {
  store::QuoteRow row = quote.row;
  row.masked_words.insert(row.masked_words.end(), words.begin(), words.end());
  const Quote after = look(row);
  if (after.masked.output == quote.masked.output)
    return base::Diagnostic{
        .problem = message("die woorden staan niet in het citaat, of zijn al gemaskeerd",
                           "those words are not in the quote, or are masked already"),
        .hint = message("het citaat: {}", "the quote: {}", after.masked.output)};
  write([&](store::QuoteTable& table) {
    for (const std::string& word : words) table.mask_word(row.quote, word);
    table.record(event(after, "mask", coder));
  });
  return find(row.quote);
}

base::Result<std::size_t> Desk::allow(const std::vector<std::string>& words,
                                      const std::string& coder) {
  for (const std::string& word : words)
    if (privacy::fold_word(word).letters_and_digits == 0 || word.find(' ') != std::string::npos)
      return base::Diagnostic{
          .problem = message("'{}' is niet één woord", "'{}' is not one word", word),
          .hint = message("geef elk woord apart", "give each word by itself")};
  write([&](store::QuoteTable& table) {
    for (const std::string& word : words) table.add_word(word, coder);
    store::QuoteEvent allowed;
    allowed.action = "allow";
    allowed.coder = coder;
    allowed.lexicon = lexicon();
    allowed.engine = std::string{privacy::masking_version()};
    table.record(allowed);
  });
  return words.size();
}

store::QuoteEvent Desk::event(const Quote& quote, const std::string& action,
                              const std::string& coder) const {
  return {.quote = quote.row.quote,
          .action = action,
          .coder = coder,
          .digest = privacy::digest_of(quote.masked.output),
          .lexicon = lexicon(),
          .engine = std::string{privacy::masking_version()},
          .masks = privacy::log_line(quote.row.quote, quote.masked, lexicon())};
}

void Desk::write(const std::function<void(store::QuoteTable&)>& work) {
  study_.write([&](store::Writer& writer) { work(writer.quotes()); });
  book_ = study_.quote_book();
}

bool Desk::leaves_alone(const std::string& words) { return privacy::leaves_alone(masker_, words); }

std::string Desk::lexicon() const { return masker_.vocabulary().lexicon().fingerprint(); }

std::string_view Desk::doubt_export(
    std::string_view bytes, const std::vector<privacy::ExportedQuote>& quotes,
    std::string_view empty, const std::vector<std::pair<std::size_t, std::size_t>>& empty_quotes) {
  return privacy::doubt_export(bytes, quotes, empty, empty_quotes, masker_.vocabulary(),
                               masker_.roster());
}

}  // namespace engine::quotes
