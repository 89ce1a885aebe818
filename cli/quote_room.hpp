// A study's quotes with everything that masking them needs.
#pragma once

#include <CLI/CLI.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/context.hpp"
#include "cli/masking.hpp"
#include "engine/privacy/export_check.hpp"
#include "engine/privacy/gate.hpp"
#include "engine/store/quote_table.hpp"
#include "engine/store/study.hpp"

namespace cli {

struct LookedQuote {
  engine::store::QuoteRow row;
  std::string original;
  engine::privacy::Masked masked;
  engine::privacy::QuoteStanding standing = engine::privacy::QuoteStanding::held;
};

class QuoteRoom {
 public:
  // Opens the study to write. Nothing, after saying why, where a list cannot be used.
  static std::optional<QuoteRoom> open(const std::string& study, const MaskingLists& lists,
                                       const Context& io);

  [[nodiscard]] engine::store::Study& study() { return study_; }
  [[nodiscard]] const engine::coding::StudyView& view() const { return view_; }
  [[nodiscard]] const engine::store::QuoteBook& book() const { return book_; }

  // Again, after something was written in it.
  void read_book() { book_ = study_.quote_book(); }

  // The quote that a coding makes, with its neighbouring sentences when asked.
  [[nodiscard]] engine::store::QuoteRow quote_of(const engine::coding::Coding& coding,
                                                 bool context);
  LookedQuote look(const engine::store::QuoteRow& quote);
  // As drawn before. Nothing, after saying so, where there is no such id.
  std::optional<LookedQuote> find(const std::string& id, const Context& io);

  // True where masking changes nothing and leaves nothing to a person.
  [[nodiscard]] bool leaves_alone(const std::string& words);

  // For the record of who let out what.
  [[nodiscard]] engine::store::QuoteEvent event(const LookedQuote& quote, const std::string& action,
                                                const std::string& coder) const;
  [[nodiscard]] std::string lexicon() const;

  // engine/privacy/export_check.hpp
  std::string_view doubt_export(
      std::string_view bytes, const std::vector<engine::privacy::ExportedQuote>& quotes,
      std::string_view empty, const std::vector<std::pair<std::size_t, std::size_t>>& empty_quotes);

 private:
  QuoteRoom(engine::store::Study study, engine::coding::StudyView view,
            engine::store::QuoteBook book, engine::privacy::Masker masker);
  const engine::text::StoredText& text_of(std::int64_t transcript);
  const engine::privacy::NameWords& names_of(std::int64_t transcript);
  // The uncommon words of this study that stand in one transcript only.
  const engine::privacy::NameWords& heard_once();

  engine::store::Study study_;
  engine::coding::StudyView view_;
  engine::store::QuoteBook book_;
  engine::privacy::Masker masker_;
  std::map<std::int64_t, engine::text::StoredText> texts_;
  std::map<std::int64_t, engine::privacy::NameWords> names_;
  std::optional<engine::privacy::NameWords> heard_once_;
};

// --coder NAME, required: who answers for it.
void add_coder(CLI::App& command, const Context& io, std::string& coder);

}  // namespace cli
