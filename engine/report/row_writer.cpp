#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <iterator>

#include "engine/report/printable.hpp"
#include "engine/report/table.hpp"
#include "engine/report/values.hpp"

namespace engine::report {
namespace {

constexpr std::size_t kPassOnAt = 64 * 1024;  // bytes

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

void append_json_cell(std::string& out, const Cell& cell) {
  std::visit(Overloaded{[&](std::monostate) { out += "null"; },
                        [&](std::int64_t number) {
                          fmt::format_to(std::back_inserter(out), "{}", number);
                        },
                        [&](double number) {
                          if (std::isfinite(number))
                            append_number(out, number);
                          else
                            out += "null";
                        },
                        [&](const std::string& text) { append_json(out, text); },
                        [&](bool truth) { out += truth ? "true" : "false"; },
                        [&](const Json& value) { append_nested(out, value); }},
             cell);
}

bool is_number(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t digits = text.find_first_not_of("0123456789");
  if (digits == 0) return false;
  if (digits == std::string_view::npos) return true;
  return text[digits] == '.' && digits + 1 < text.size() &&
         text.find_first_not_of("0123456789", digits + 1) == std::string_view::npos;
}

// Control characters as pictures, save those that CSV can hold between quotes.
std::string csv_text(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t kept = text.find_first_of("\n\r\t");
    out += printable(text.substr(0, kept));
    if (kept == std::string_view::npos) return out;
    out += text[kept];
    text.remove_prefix(kept + 1);
  }
}

void append_csv(std::string& out, std::string_view raw) {
  std::string text = csv_text(raw);
  // One more apostrophe before those that stand there, so that a reader who
  // takes one away has the text again.
  const std::size_t said = std::min(text.find_first_not_of('\''), text.size());
  if (looks_like_formula(std::string_view{text}.substr(said)) && (said > 0 || !is_number(text)))
    text.insert(0, 1, '\'');
  if (text.find_first_of("\",\n\r") == std::string::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  out += '"';
}

void append_csv_cell(std::string& out, const Cell& cell) {
  if (std::holds_alternative<std::monostate>(cell)) return;
  if (const auto* number = std::get_if<double>(&cell); number != nullptr) {
    if (std::isfinite(*number)) append_number(out, *number);
  } else if (const auto* text = std::get_if<std::string>(&cell); text != nullptr) {
    append_csv(out, *text);
  } else if (const auto* json = std::get_if<Json>(&cell); json != nullptr) {
    std::string compact;
    append_nested(compact, *json);
    append_csv(out, compact);
  } else {
    append_json_cell(out, cell);
  }
}

}  // namespace

RowWriter::RowWriter(std::vector<Column> columns, Format format, Sink sink)
    : columns_{std::move(columns)}, format_{format}, sink_{std::move(sink)} {
  assert(format_ != Format::table);
  bool first = true;
  for (const Column& column : columns_) {
    std::string& key = keys_.emplace_back();
    if (column.show == Column::Show::table_only) continue;
    append_json(key, column.key);
    key += ':';
    if (format_ == Format::csv) {
      if (!first) buffer_ += ',';
      append_csv(buffer_, column.key);
    }
    first = false;
  }
  if (format_ == Format::csv) buffer_ += "\r\n";
}

void RowWriter::add(const std::vector<Cell>& row) {
  assert(row.size() == columns_.size());
  if (format_ == Format::csv)
    add_csv(row);
  else
    add_object(row);
  ++rows_;
  pass_on(false);
}

void RowWriter::add_csv(const std::vector<Cell>& row) {
  bool first = true;
  for (std::size_t at = 0; at < row.size(); ++at) {
    if (columns_[at].show == Column::Show::table_only) continue;
    if (!first) buffer_ += ',';
    append_csv_cell(buffer_, row[at]);
    first = false;
  }
  buffer_ += "\r\n";
}

void RowWriter::add_object(const std::vector<Cell>& row) {
  if (format_ == Format::json) buffer_ += rows_ == 0 ? "[\n  " : ",\n  ";
  char before = '{';
  for (std::size_t at = 0; at < row.size(); ++at) {
    if (columns_[at].show == Column::Show::table_only) continue;
    buffer_ += before;
    buffer_ += keys_[at];
    append_json_cell(buffer_, row[at]);
    before = ',';
  }
  buffer_ += before == '{' ? "{}" : "}";
  if (format_ == Format::jsonl) buffer_ += '\n';
}

void RowWriter::finish() {
  if (format_ == Format::json) buffer_ += rows_ == 0 ? "[]\n" : "\n]\n";
  pass_on(true);
}

void RowWriter::pass_on(bool all) {
  if (buffer_.empty() || (!all && buffer_.size() < kPassOnAt)) return;
  sink_(buffer_);
  buffer_.clear();
}

}  // namespace engine::report
