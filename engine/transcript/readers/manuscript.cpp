#include "engine/transcript/readers/manuscript.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/transcript/readers/label_line.hpp"
#include "engine/transcript/readers/lines.hpp"
#include "engine/transcript/readers/table_turns.hpp"

namespace engine::transcript::readers {
namespace {

// A line that was wrapped is long, stops in mid-sentence, and goes on with a
// small letter.
bool goes_on(std::string_view before, const Paragraph& next) {
  constexpr std::size_t kWrappedBytes = 60;
  if (next.after_blank || before.size() < kWrappedBytes) return false;
  const char last = before.back();
  if (last != ',' && (last < 'a' || last > 'z')) return false;
  const char first = next.text.front();
  return first >= 'a' && first <= 'z' && !label_line(next.text, false);
}

void move_to(std::vector<Paragraph>& to, std::vector<Paragraph>&& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

void Manuscript::text(std::string_view utf8) {
  std::string& to = open();
  for (const char c : utf8) {
    if (c == '\n' || c == '\r') {
      to += ' ';
    } else if (c == '\t' || static_cast<unsigned char>(c) >= 0x20U) {
      to += c;
    }
  }
}

void Manuscript::end_paragraph() {
  Frame& frame = frames_.back();
  const std::string_view text = without_space(frame.open);
  if (text.empty()) {
    frame.blank = true;
  } else {
    frame.paragraphs.push_back({.text = std::string{text},
                                .page = frame.open_page.value_or(page_),
                                .after_blank = std::exchange(frame.blank, false)});
  }
  frame.open.clear();
  frame.open_page.reset();
  move_to(frame.paragraphs, std::exchange(frame.boxes, {}));
}

std::vector<Paragraph> Manuscript::close_frame() {
  end_paragraph();
  std::vector<Paragraph> paragraphs = std::move(frames_.back().paragraphs);
  frames_.pop_back();
  return paragraphs;
}

void Manuscript::begin_table() {
  if (frames_.back().kind == Kind::body && !is_blank(frames_.back().open)) end_paragraph();
  tables_.emplace_back();
}

void Manuscript::begin_row() {
  if (!tables_.empty()) tables_.back().emplace_back();
}

void Manuscript::begin_cell() {
  if (tables_.empty()) return;
  if (tables_.back().empty()) begin_row();
  frames_.push_back({.kind = Kind::cell});
}

void Manuscript::end_cell() {
  if (tables_.empty() || frames_.back().kind != Kind::cell) return;
  tables_.back().back().push_back(close_frame());
}

void Manuscript::end_table() {
  if (tables_.empty()) return;
  TableText table = text_of_table(tables_.back());
  tables_.pop_back();
  dropped_columns_ += table.dropped_columns;
  if (!table.paragraphs.empty()) table.paragraphs.front().after_blank = true;
  move_to(frames_.back().paragraphs, std::move(table.paragraphs));
  frames_.back().blank = true;
}

void Manuscript::begin_box() {
  frames_.push_back({.kind = Kind::box});
  ++boxes_;
}

void Manuscript::end_box() {
  if (frames_.back().kind != Kind::box) return;
  std::vector<Paragraph> paragraphs = close_frame();
  if (paragraphs.empty()) --boxes_;
  move_to(frames_.back().boxes, std::move(paragraphs));
}

RunningText Manuscript::finish() {
  while (frames_.size() > 1) {
    if (frames_.back().kind == Kind::box) {
      end_box();
    } else {
      end_cell();
      end_table();
    }
  }
  while (!tables_.empty()) end_table();
  end_paragraph();
  std::string text;
  RunningText out;
  std::string_view before;
  std::uint32_t number = 0;
  for (const Paragraph& paragraph : frames_.front().paragraphs) {
    if (!text.empty()) text += goes_on(before, paragraph) ? "\n" : "\n\n";
    out.places.push_back({.begin = text::ByteOffset{static_cast<std::uint32_t>(text.size())},
                          .begin_ms = {},
                          .page = paragraph.page,
                          .paragraph = ++number});
    text += paragraph.text;
    before = paragraph.text;
  }
  if (!text.empty()) text += '\n';
  out.text = text::StoredText{std::move(text)};
  return out;
}

}  // namespace engine::transcript::readers
