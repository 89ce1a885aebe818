#include "engine/exchange/qualcoder.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "engine/exchange/positions.hpp"

namespace engine::exchange {
namespace {

using base::message;
using foreign::SqliteFile;
using foreign::SqliteRow;

struct Category {
  std::string name, definition;
  std::int64_t above = 0;
};

class Reader {
 public:
  explicit Reader(SqliteFile& file) : file_{file}, coders_{project_} {}

  base::Result<Project> read() {
    project_.format = "qualcoder";
    for (const auto step : {&Reader::read_program, &Reader::read_texts, &Reader::read_codes,
                            &Reader::read_codings, &Reader::count_others})
      if (auto problems = (this->*step)(); !problems.empty()) return problems;
    place();
    not_taken_.tell(project_.remarks);
    put_in_order(project_);
    return std::move(project_);
  }

 private:
  struct Source {
    CountedText text;
    std::vector<Selection> selections;
    std::vector<ProjectCoding> codings;  // one for each selection, without a span
  };

  base::Diagnostics read_program() {
    if (!file_.has("project", {"about"})) return {};
    return file_.each("SELECT about FROM project LIMIT 1",
                      [this](const SqliteRow& row) { project_.made_by = row.text(0); });
  }

  base::Diagnostics read_texts() {
    return file_.each(
        "SELECT id, name, fulltext FROM source ORDER BY id", [this](const SqliteRow& row) {
          std::string text = row.text(2);
          if (text.find_first_not_of(" \t\r\n") == std::string::npos || !is_text(text)) {
            ++not_taken_.sources;
            return;
          }
          source_of_[row.integer(0)] = sources_.size();
          project_.texts.push_back({.name = name_of_text(row.text(1)), .text = {}});
          sources_.push_back({CountedText{std::move(text)}, {}, {}});
          project_.texts.back().text = sources_.back().text.stored();
        });
  }

  base::Diagnostics read_codes() {
    std::map<std::int64_t, Category> categories;
    auto problems =
        file_.each("SELECT catid, name, supercatid, memo FROM code_cat ORDER BY catid",
                   [&categories](const SqliteRow& row) {
                     categories[row.integer(0)] = {row.text(1), row.text(3), row.integer(2)};
                   });
    if (!problems.empty()) return problems;
    for (const auto& [id, category] : categories) add_category(categories, id);
    return file_.each(
        "SELECT cid, name, catid, memo, color FROM code_name ORDER BY cid",
        [this](const SqliteRow& row) {
          const auto above = category_of_.find(row.integer(2));
          code_of_[row.integer(0)] = static_cast<std::uint32_t>(project_.codes.size());
          project_.codes.push_back(
              {.name = row.text(1),
               .parent = above == category_of_.end() ? std::nullopt : std::optional{above->second},
               .colour = row.text(4),
               .definition = row.text(3)});
        });
  }

  // Those above first. A ring of categories is cut where it is entered.
  void add_category(const std::map<std::int64_t, Category>& categories, std::int64_t id) {
    std::vector<std::int64_t> way;
    for (auto at = categories.find(id);
         at != categories.end() && !category_of_.contains(at->first) &&
         std::ranges::find(way, at->first) == way.end() && way.size() < kDeepest;
         at = categories.find(at->second.above))
      way.push_back(at->first);
    for (; !way.empty(); way.pop_back()) {
      const Category& category = categories.at(way.back());
      const auto above = category_of_.find(category.above);
      category_of_[way.back()] = static_cast<std::uint32_t>(project_.codes.size());
      project_.codes.push_back(
          {.name = category.name,
           .parent = above == category_of_.end() ? std::nullopt : std::optional{above->second},
           .definition = category.definition,
           .codable = false});
    }
  }

  base::Diagnostics read_codings() {
    return file_.each(
        "SELECT cid, fid, seltext, pos0, pos1, owner, date, memo FROM code_text ORDER BY ctid",
        [this](const SqliteRow& row) {
          const auto code = code_of_.find(row.integer(0));
          const auto source = source_of_.find(row.integer(1));
          if (code == code_of_.end() || source == source_of_.end()) {
            ++not_taken_.elsewhere;
            return;
          }
          Source& into = sources_[source->second];
          into.selections.push_back(
              {.begin = row.integer(3), .end = row.integer(4), .quote = row.text(2)});
          const std::uint32_t coder = coders_.of(row.text(5), row.text(5));
          ProjectCoding coding{.text = static_cast<std::uint32_t>(source->second),
                               .code = code->second,
                               .coder = coder,
                               .span = {},
                               .made_at = row.text(6)};
          if (!row.text(7).empty()) coding.notes.push_back({.text = row.text(7), .coder = coder});
          into.codings.push_back(std::move(coding));
        });
  }

  base::Diagnostics count_others() {
    const auto count = [this](const char* query, std::uint32_t& into) {
      return file_.each(query, [&into](const SqliteRow& row) {
        into += static_cast<std::uint32_t>(std::min<std::int64_t>(row.integer(0), 1'000'000));
      });
    };
    for (const auto& [table, query, into] :
         {std::tuple{"code_image", "SELECT count(*) FROM code_image", &NotTaken::elsewhere},
          {"code_av", "SELECT count(*) FROM code_av", &NotTaken::elsewhere},
          {"annotation", "SELECT count(*) FROM annotation", &NotTaken::memos},
          {"journal", "SELECT count(*) FROM journal", &NotTaken::memos},
          {"cases", "SELECT count(*) FROM cases", &NotTaken::cases}}) {
      if (!file_.has(table, {first_column(table)})) continue;
      if (auto problems = count(query, not_taken_.*into); !problems.empty()) return problems;
    }
    return {};
  }

  static std::string_view first_column(std::string_view table) {
    return table == "code_image"   ? "imid"
           : table == "code_av"    ? "avid"
           : table == "annotation" ? "anid"
           : table == "journal"    ? "jid"
                                   : "caseid";
  }

  // QualCoder counts as Python does: code points, a mark and a CR among them.
  void place() {
    std::vector<SelectedText> selected;
    selected.reserve(sources_.size());
    std::size_t all = 0;
    for (const Source& source : sources_) {
      selected.push_back({.text = &source.text, .selections = source.selections});
      all += source.selections.size();
    }
    const Chosen chosen = choose_counting(selected, {.mark_counts = true});
    for (Source& source : sources_) {
      const auto places = source.text.place(source.selections, chosen.counting);
      for (std::size_t i = 0; i < places.size(); ++i) {
        if (!places[i]) {
          ++not_taken_.astray;
          continue;
        }
        source.codings[i].span = *places[i];
        project_.codings.push_back(std::move(source.codings[i]));
      }
    }
    if (chosen.agreeing < all)
      project_.remarks.push_back(message(
          "van {} van de {} coderingen staat in het project een andere tekst dan op die plaats; "
          "kijk ze na",
          "of {} of the {} codings the project gives another text than stands there; check them",
          all - chosen.agreeing, all));
  }

  static constexpr std::size_t kDeepest = 64;  // categories within one another

  SqliteFile& file_;
  Project project_;
  Coders coders_;
  NotTaken not_taken_;
  std::vector<Source> sources_;
  std::unordered_map<std::int64_t, std::size_t> source_of_;
  std::unordered_map<std::int64_t, std::uint32_t> category_of_, code_of_;
};

}  // namespace

bool is_qualcoder(const SqliteFile& file) {
  return file.has("source", {"id", "name", "fulltext"}) &&
         file.has("code_cat", {"catid", "name", "supercatid", "memo"}) &&
         file.has("code_name", {"cid", "name", "catid", "memo", "color"}) &&
         file.has("code_text",
                  {"ctid", "cid", "fid", "seltext", "pos0", "pos1", "owner", "date", "memo"});
}

base::Result<Project> read_qualcoder(SqliteFile& file) { return Reader{file}.read(); }

}  // namespace engine::exchange
