#include "cli/quote_room.hpp"

#include <algorithm>
#include <utility>

#include "cli/options.hpp"
#include "cli/study_masker.hpp"
#include "engine/privacy/folding.hpp"
#include "engine/privacy/mask_log.hpp"
#include "engine/review/view.hpp"
#include "engine/text/tokens.hpp"

namespace cli {

namespace base = engine::base;
namespace coding = engine::coding;
namespace privacy = engine::privacy;
namespace store = engine::store;
namespace text = engine::text;
using base::message;

QuoteRoom::QuoteRoom(store::Study study, coding::StudyView view, store::QuoteBook book,
                     privacy::Masker masker)
    : study_{std::move(study)},
      view_{std::move(view)},
      book_{std::move(book)},
      masker_{std::move(masker)} {}

std::optional<QuoteRoom> QuoteRoom::open(const std::string& study, const MaskingLists& lists,
                                         const Context& io) {
  store::Study opened = store::Study::open(study, store::Study::Mode::write);
  coding::StudyView view = engine::review::view(opened);
  store::QuoteBook book = opened.quote_book();
  auto masker = study_masker(lists, book, view);
  if (!masker) {
    print(io.err, masker.error(), io.language);
    return std::nullopt;
  }
  return QuoteRoom{std::move(opened), std::move(view), std::move(book), *std::move(masker)};
}

const text::StoredText& QuoteRoom::text_of(std::int64_t transcript) {
  const auto at = texts_.find(transcript);
  if (at != texts_.end()) return at->second;
  return texts_.emplace(transcript, study_.load_text(transcript)).first->second;
}

const privacy::NameWords& QuoteRoom::names_of(std::int64_t transcript) {
  const auto at = names_.find(transcript);
  if (at != names_.end()) return at->second;
  // What was said, without labels and header lines.
  const engine::transcript::Transcript interview = study_.load_transcript(transcript);
  privacy::NameWords names;
  for (const engine::transcript::SpeakerTurn& turn : interview.turns)
    names.merge(masker_.names_in(interview.text.at(turn.span)));
  return names_.emplace(transcript, std::move(names)).first->second;
}

const privacy::NameWords& QuoteRoom::heard_once() {
  if (!heard_once_) heard_once_ = words_heard_once(study_, view_, masker_);
  return *heard_once_;
}

store::QuoteRow QuoteRoom::quote_of(const coding::Coding& coding, bool context) {
  store::QuoteRow quote;
  quote.transcript = view_.transcripts[coding.transcript].id;
  quote.code = coding.code;
  quote.span = coding.segment.span;
  if (context) {
    const store::Stretch stretch = study_.load_stretch(quote.transcript, coding.segment.turn, 1);
    const text::StoredText& whole = text_of(quote.transcript);
    const text::ByteSpan inside = whole.to_bytes(quote.span);
    for (std::size_t i = 0; i < stretch.turns.size(); ++i) {
      if (stretch.first_turn + i != coding.segment.turn) continue;
      const std::uint32_t offset =
          whole.to_bytes(text::CodePointOffset{stretch.text_begin_cp}).value;
      const text::ByteSpan turn = stretch.turns[i].span;
      text::TurnTokens tokens;
      text::Tokeniser{}.tokenise(stretch.text.at(turn), tokens);
      const std::uint32_t start = offset + turn.begin().value;
      const auto& all = tokens.sentences;
      std::uint32_t begin = inside.begin().value, end = inside.end().value;
      for (std::size_t k = 0; k < all.size(); ++k) {
        // The sentence right before, and the one right after.
        if (k + 1 < all.size() && start + all[k].end <= inside.begin().value &&
            start + all[k + 1].end > inside.begin().value)
          begin = start + all[k].begin;
        if (k > 0 && start + all[k].begin >= inside.end().value &&
            start + all[k - 1].begin < inside.end().value)
          end = start + all[k].end;
      }
      quote.span = whole.to_code_points(text::ByteSpan::of(begin, end));
    }
  }
  quote.quote = privacy::quote_id(book_.key, coding.id, quote.span);
  const auto known = std::ranges::find(book_.quotes, quote.quote, &store::QuoteRow::quote);
  return known == book_.quotes.end() ? quote : *known;
}

LookedQuote QuoteRoom::look(const store::QuoteRow& quote) {
  LookedQuote looked;
  looked.row = quote;
  looked.original = text_of(quote.transcript).at(quote.span);
  privacy::NameWords names = names_of(quote.transcript);
  for (const std::string& word : quote.masked_words) names.insert(privacy::fold_word(word).plain);
  looked.masked = privacy::mask_and_verify(masker_, looked.original, names, &heard_once());
  looked.standing =
      privacy::standing(looked.masked, {quote.verdict.action == "release", quote.verdict.digest});
  return looked;
}

std::optional<LookedQuote> QuoteRoom::find(const std::string& id, const Context& io) {
  const auto at = std::ranges::find(book_.quotes, id, &store::QuoteRow::quote);
  if (at != book_.quotes.end()) return look(*at);
  io.tell(message("geen citaat '{}' ({} getrokken)", "no quote '{}' ({} drawn)", id,
                  book_.quotes.size()),
          message("duiding quotes held laat zien welke op iemand wachten",
                  "duiding quotes held lists those that wait for somebody"));
  return std::nullopt;
}

store::QuoteEvent QuoteRoom::event(const LookedQuote& quote, const std::string& action,
                                   const std::string& coder) const {
  return {quote.row.quote,
          action,
          coder,
          privacy::digest_of(quote.masked.output),
          lexicon(),
          std::string{privacy::masking_version()},
          privacy::log_line(quote.row.quote, quote.masked, lexicon())};
}

bool QuoteRoom::leaves_alone(const std::string& words) {
  const privacy::Masked masked = privacy::mask_and_verify(masker_, words);
  return masked.masks.empty() && masked.holds.empty();
}

std::string QuoteRoom::lexicon() const { return masker_.vocabulary().lexicon().fingerprint(); }

std::string_view QuoteRoom::doubt_export(
    std::string_view bytes, const std::vector<privacy::ExportedQuote>& quotes,
    std::string_view empty, const std::vector<std::pair<std::size_t, std::size_t>>& empty_quotes) {
  return privacy::doubt_export(bytes, quotes, empty, empty_quotes, masker_.vocabulary(),
                               masker_.roster());
}

void add_coder(CLI::App& command, const Context& io, std::string& coder) {
  add_value(command, io, "--coder", coder, "NAME",
            message("wie ervoor instaat", "who answers for it"))
      ->required();
}

}  // namespace cli
