#include "engine/exchange/taguette.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "engine/exchange/html_text.hpp"
#include "engine/exchange/positions.hpp"
#include "engine/foreign/json.hpp"

namespace engine::exchange {
namespace {

using base::message;
using foreign::SqliteFile;
using foreign::SqliteRow;

// Line ends as a browser counts them.
std::string with_line_feeds(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') continue;
    out += text[at] == '\r' ? '\n' : text[at];
  }
  return out;
}

class Reader {
 public:
  Reader(SqliteFile& file, const std::string& path) : file_{file}, path_{path}, coders_{project_} {}

  base::Result<Project> read() {
    project_.format = "taguette";
    project_.made_by = "Taguette";
    for (const auto step : {&Reader::read_documents, &Reader::read_tags, &Reader::read_coders,
                            &Reader::read_highlights})
      if (auto problems = (this->*step)(); !problems.empty()) return problems;
    if (differing_ > 0)
      project_.remarks.push_back(message(
          "van {} van de {} coderingen staat in het project een andere tekst dan op die plaats; "
          "kijk ze na",
          "of {} of the {} codings the project gives another text than stands there; check them",
          differing_, project_.codings.size()));
    not_taken_.tell(project_.remarks);
    put_in_order(project_);
    return std::move(project_);
  }

 private:
  struct Document {
    HtmlText html;
    std::uint32_t index;
  };

  base::Diagnostics read_documents() {
    base::Diagnostics problems;
    auto failed = file_.each(
        "SELECT id, name, contents FROM documents ORDER BY id", [&](const SqliteRow& row) {
          const std::string contents = with_line_feeds(row.text(2));
          auto html = HtmlText::read(contents, path_);
          if (!html) {
            problems = html.error();
            return;
          }
          if (!is_text(html->text())) {
            ++not_taken_.missing_texts;
            return;
          }
          const auto index = static_cast<std::uint32_t>(project_.texts.size());
          project_.texts.push_back(
              {.name = name_of_text(row.text(1)), .text = text::StoredText{html->text()}});
          documents_.emplace(row.integer(0), Document{std::move(*html), index});
        });
    return failed.empty() ? problems : failed;
  }

  // A path such as `werk.sfeer` is one name; newer versions name a parent.
  base::Diagnostics read_tags() {
    const bool parents = file_.has("tags", {"parent_id"});
    return file_.each(
        parents ? "SELECT id, path, description, parent_id FROM tags ORDER BY id"
                : "SELECT id, path, description, NULL FROM tags ORDER BY id",
        [this](const SqliteRow& row) {
          const auto above = tags_.find(row.integer(3));
          const auto index = static_cast<std::uint32_t>(project_.codes.size());
          project_.codes.push_back(
              {.name = row.text(1),
               .parent = above == tags_.end() ? std::nullopt : std::optional{above->second},
               .definition = row.text(2)});
          tags_.emplace(row.integer(0), index);
        });
  }

  // Who made a highlight, or changed it last, stands in the log of commands.
  base::Diagnostics read_coders() {
    if (file_.has("users", {"login"})) {
      auto problems = file_.each("SELECT login FROM users ORDER BY login",
                                 [this](const SqliteRow& row) { users_.push_back(row.text(0)); });
      if (!problems.empty()) return problems;
    }
    if (!file_.has("commands", {"id", "user_login", "payload"})) return {};
    return file_.each(
        "SELECT user_login, payload FROM commands WHERE payload LIKE '%highlight_add%' ORDER BY id",
        [this](const SqliteRow& row) {
          const auto payload = foreign::parse_json(row.text(1), path_);
          if (!payload || !payload->is_object()) return;
          const auto id = payload->find("highlight_id");
          if (id != payload->end() && id->is_number_integer())
            coder_of_[id->get<std::int64_t>()] = row.text(0);
        });
  }

  base::Diagnostics read_highlights() {
    auto problems = file_.each(
        "SELECT h.id, h.document_id, h.start_offset, h.end_offset, h.snippet, t.tag_id "
        "FROM highlights h LEFT JOIN highlight_tags t ON t.highlight_id = h.id "
        "ORDER BY h.id, t.tag_id",
        [this](const SqliteRow& row) { add_highlight(row); });
    return problems;
  }

  void add_highlight(const SqliteRow& row) {
    const auto tag = tags_.find(row.integer(5));
    const auto document = documents_.find(row.integer(1));
    if (tag == tags_.end() || document == documents_.end()) {
      ++(tag == tags_.end() ? not_taken_.uncoded : not_taken_.elsewhere);
      return;
    }
    const auto& [html, index] = document->second;
    const text::StoredText& text = project_.texts[index].text;
    const auto span = span_of(html, text, row.integer(2), row.integer(3));
    if (!span) {
      ++not_taken_.astray;
      return;
    }
    const auto user = coder_of_.find(row.integer(0));
    const std::string coder = user != coder_of_.end() ? user->second
                              : users_.size() == 1    ? users_.front()
                                                      : std::string{};
    if (const auto snippet = HtmlText::read(with_line_feeds(row.text(4)), path_))
      differing_ += same_words(snippet->text(), text.at(*span)) ? 0 : 1;
    project_.codings.push_back(
        {.text = index, .code = tag->second, .coder = coders_.of(coder, coder), .span = *span});
  }

  static std::optional<text::CodePointSpan> span_of(const HtmlText& html,
                                                    const text::StoredText& text,
                                                    std::int64_t begin, std::int64_t end) {
    if (begin < 0 || end <= begin) return std::nullopt;
    const auto on_border = [&](std::uint32_t at) {
      while (at > 0 && at < text.bytes().size() &&
             (static_cast<unsigned char>(text.bytes()[at]) & 0xC0U) == 0x80U)
        --at;
      return at;
    };
    const std::uint32_t from = on_border(html.at(static_cast<std::uint64_t>(begin)));
    const std::uint32_t to = on_border(html.end_at(static_cast<std::uint64_t>(end)));
    if (from >= to) return std::nullopt;
    return text.to_code_points(text::ByteSpan::of(from, to));
  }

  static bool same_words(std::string_view a, std::string_view b) {
    const auto letters = [](std::string_view text) {
      std::string out;
      for (const char c : text)
        if (c != ' ' && (c < '\t' || c > '\r')) out += c;
      return out;
    };
    return letters(a) == letters(b);
  }

  SqliteFile& file_;
  const std::string& path_;
  Project project_;
  Coders coders_;
  NotTaken not_taken_;
  std::unordered_map<std::int64_t, Document> documents_;
  std::unordered_map<std::int64_t, std::uint32_t> tags_;
  std::unordered_map<std::int64_t, std::string> coder_of_;  // by highlight
  std::vector<std::string> users_;
  std::size_t differing_ = 0;  // highlights whose snippet is another text
};

}  // namespace

bool is_taguette(const SqliteFile& file) {
  return file.has("documents", {"id", "name", "contents"}) &&
         file.has("tags", {"id", "path", "description"}) &&
         file.has("highlights", {"id", "document_id", "start_offset", "end_offset", "snippet"}) &&
         file.has("highlight_tags", {"highlight_id", "tag_id"});
}

base::Result<Project> read_taguette(SqliteFile& file, const std::string& path) {
  return Reader{file, path}.read();
}

}  // namespace engine::exchange
