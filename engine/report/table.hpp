// A table for people and for programs: one value, four renderings.
//
// A column has a key (JSON and CSV: snake_case, never translated) and a
// heading for people, which may hold soft hyphens where it may be broken. A missing value is null
// in JSON, empty in CSV and "–" in a table, never 0. Numbers in JSON and CSV are as short as they
// can be without loss and have a point; in a table they have the decimals the column asks for and,
// in Dutch, a comma. Equal input gives equal bytes.
//
// No rendering lets text steer a terminal: a table and CSV show control
// characters as pictures (␛), JSON escapes them. CSV keeps line feeds.
#pragma once

#include <cstdint>
#include <functional>
// GCC 12 takes a moved-from variant that holds no Json for an uninitialised Json.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <nlohmann/json.hpp>
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/message.hpp"

namespace engine::report {

using Json = nlohmann::ordered_json;

// null · whole number · number · text · bool · anything nested (JSON only; a
// table and CSV show it compact). A number that is not finite is null.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string, bool, Json>;

struct Column {
  std::string key;
  base::Message heading;
  enum class Show : std::uint8_t { everywhere, data_only, table_only };
  Show show = Show::everywhere;
  std::uint8_t decimals = 2;
  bool bar = false;    // in a table: a bar beside the row, as long as its share of the largest
  bool wrap = false;   // long text: may be broken over lines to fit the width
  bool group = false;  // in a table: shown where it differs from the row above
  // In a table: on a line of its own above the rows that share it.
  bool section = false;
  // In a table: text made of numbers; stands to the right and has, in Dutch, a comma.
  bool right = false;
  // In a table: left out where the width does not allow all columns, those with
  // the highest number first; 0 stays.
  std::uint8_t spare = 0;
};

struct Table {
  base::Message title;
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  // Definitions, layer, remarks: printed under a table; left out of data.
  std::vector<base::Message> notes;
};

enum class Format : std::uint8_t { table, csv, json, jsonl };
std::optional<Format> parse_format(std::string_view name);

struct Look {
  base::Language language = base::Language::nl;
  std::size_t width = 80;  // columns of the terminal
  bool colour = false;
};

// JSON is an array of objects, one row a line; JSON lines the same objects
// without the array; CSV follows RFC 4180 with a header row of keys, and cells
// that a spreadsheet would run as a formula (= + - @ tab) are quoted with a
// leading apostrophe unless they are numbers. A table is at most `look.width`
// columns wide; what does not fit even when broken over lines is shown as a
// list, one block a row.
std::string render(const Table& table, Format format, const Look& look);

// The rows of a csv, json or jsonl rendering, one at a time, for results that
// need not be held in memory as a whole. The same bytes as `render`.
class RowWriter {
 public:
  using Sink = std::function<void(std::string_view)>;
  // `format` is not Format::table.
  RowWriter(std::vector<Column> columns, Format format, Sink sink);

  void add(const std::vector<Cell>& row);  // one cell a column
  void finish();                           // ends the document; once

 private:
  void add_csv(const std::vector<Cell>& row);
  void add_object(const std::vector<Cell>& row);
  void pass_on(bool all);

  std::vector<Column> columns_;
  std::vector<std::string> keys_;  // as JSON: "key":
  Format format_;
  Sink sink_;
  std::string buffer_;
  std::size_t rows_ = 0;
};

}  // namespace engine::report
