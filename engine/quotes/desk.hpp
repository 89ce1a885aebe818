// A study's quotes: they are drawn, masked and judged here, for the command line and
// for the review pages alike. What masking takes is read once and kept.
//
// Throws base::Failure as store::Study does.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/coding/coding.hpp"
#include "engine/privacy/export_check.hpp"
#include "engine/privacy/gate.hpp"
#include "engine/privacy/masking_lists.hpp"
#include "engine/store/quote_table.hpp"
#include "engine/store/study.hpp"

namespace engine::quotes {

// As it stands now.
struct Quote {
  store::QuoteRow row;
  std::string original;
  privacy::Masked masked;
  privacy::QuoteStanding standing = privacy::QuoteStanding::held;
};

struct DrawRequest {
  std::string code;  // with its sub-codes
  std::uint32_t count = 10;
  std::uint64_t seed = 1;
  bool context = false;  // with the sentence before and the one after
};

struct Drawn {
  std::vector<Quote> readable;  // ready and released, in an order that tells nothing
  std::uint32_t held = 0, refused = 0;
};

// What a person does with quotes, as the log has it.
enum class Act : std::uint8_t { release, refuse, hand_out };

class Desk {
 public:
  // Errors: every list that cannot be used. What writes throws where `mode` is read.
  static base::Result<Desk> open(const std::string& study, const privacy::MaskingLists& lists,
                                 store::Study::Mode mode = store::Study::Mode::write);

  [[nodiscard]] const store::Study& study() const { return study_; }
  [[nodiscard]] const coding::StudyView& view() const { return view_; }
  [[nodiscard]] const store::QuoteBook& book() const { return book_; }

  // The quote that a coding makes.
  [[nodiscard]] store::QuoteRow quote_of(const coding::Coding& coding, bool context);
  Quote look(const store::QuoteRow& quote);
  // As drawn before. Errors: there is no such id.
  base::Result<Quote> find(const std::string& id);

  // Draws until so many can be read, and keeps in the study what was drawn. The code
  // is one of the study's.
  Drawn draw(const DrawRequest& request);
  void record(const std::vector<Quote>& quotes, Act act, const std::string& coder);
  // The quote as it is masked then. Errors: those words are not in it, or are masked
  // already; nothing is recorded.
  base::Result<Quote> mask_more(const Quote& quote, const std::vector<std::string>& words,
                                const std::string& coder);
  // Lets them stay in every quote of the study. Errors: the first that is not one word.
  base::Result<std::size_t> allow(const std::vector<std::string>& words, const std::string& coder);

  // True where masking changes nothing and leaves nothing to a person.
  [[nodiscard]] bool leaves_alone(const std::string& words);
  [[nodiscard]] std::string lexicon() const;  // its fingerprint
  // engine/privacy/export_check.hpp
  std::string_view doubt_export(
      std::string_view bytes, const std::vector<privacy::ExportedQuote>& quotes,
      std::string_view empty, const std::vector<std::pair<std::size_t, std::size_t>>& empty_quotes);

 private:
  Desk(store::Study study, coding::StudyView view, store::QuoteBook book, privacy::Masker masker);
  text::CodePointSpan with_context(const coding::Coding& coding, std::int64_t transcript);
  const text::StoredText& text_of(std::int64_t transcript);
  const privacy::NameWords& names_of(std::int64_t transcript);
  // The uncommon words of this study that stand in one transcript only.
  const privacy::NameWords& heard_once();
  [[nodiscard]] store::QuoteEvent event(const Quote& quote, const std::string& action,
                                        const std::string& coder) const;
  void write(const std::function<void(store::QuoteTable&)>& work);

  store::Study study_;
  coding::StudyView view_;
  store::QuoteBook book_;
  privacy::Masker masker_;
  std::map<std::int64_t, text::StoredText> texts_;
  std::map<std::int64_t, privacy::NameWords> names_;
  std::optional<privacy::NameWords> heard_once_;
};

}  // namespace engine::quotes
