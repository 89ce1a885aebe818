// A table for people and for programs: one value, four renderings.
//
// A column has a key (JSON and CSV: snake_case, never translated) and a
// heading for people. A missing value is null in JSON, empty in CSV and "–" in
// a table, never 0. Numbers in JSON and CSV are as short as they can be
// without loss and have a point; in a table they have the decimals the column
// asks for and, in Dutch, a comma. Equal input gives equal bytes.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/message.hpp"

namespace engine::report {

using Json = nlohmann::ordered_json;

// null · whole number · number · text · bool · anything nested (JSON only; a
// table and CSV show it compact)
using Cell = std::variant<std::monostate, std::int64_t, double, std::string, bool, Json>;

struct Column {
  std::string key;
  base::Message heading;
  enum class Show : std::uint8_t { everywhere, data_only, table_only };
  Show show = Show::everywhere;
  std::uint8_t decimals = 2;
  bool bar = false;   // on a terminal: a bar beside the number, as long as its share of the largest
  bool wrap = false;  // long text: may be broken over lines to fit the width
};

struct Table {
  base::Message title;
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  // Definitions, layer, remarks: printed under a table; left out of CSV and
  // JSON lines; `notes` in JSON.
  std::vector<base::Message> notes;
};

enum class Format : std::uint8_t { table, csv, json, jsonl };
std::optional<Format> parse_format(std::string_view name);

struct Look {
  base::Language language = base::Language::nl;
  std::size_t width = 80;  // columns of the terminal
  bool colour = false;
};

// JSON is an array of objects, one a row, pretty-printed one row a line; CSV
// follows RFC 4180 with a header row of keys, and cells that a spreadsheet
// would run as a formula (= + - @ tab) are quoted with a leading apostrophe
// unless they are numbers.
std::string render(const Table& table, Format format, const Look& look);

}  // namespace engine::report
