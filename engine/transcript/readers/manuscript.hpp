// A written document on its way to running text: paragraphs, tables and text
// boxes, as Word, OpenDocument, RTF and HTML have them.
//
// The text gets a blank line between paragraphs. A paragraph that plainly goes
// on where the one before it stopped (hard-wrapped text that was pasted) comes
// on the next line. Text boxes come after the paragraph they hang on. A table
// with a column of speakers becomes turns (table_turns.hpp).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/transcript/source.hpp"

namespace engine::transcript::readers {

struct Paragraph {
  std::string text;
  std::uint32_t page = 0;
  bool after_blank = false;  // an empty paragraph stands before it
};

class Manuscript {
 public:
  Manuscript() : frames_(1) {}

  // UTF-8; line feeds count as spaces, other control characters but the tab
  // are left out.
  void text(std::string_view utf8);
  void line_break() { open() += '\n'; }
  void end_paragraph();

  // From here on text stands on this page; 0 where pages are not known.
  void set_page(std::uint32_t page) { page_ = page; }
  [[nodiscard]] std::uint32_t page() const { return page_; }

  void begin_table();
  void begin_row();
  void begin_cell();
  void end_cell();
  void end_table();

  void begin_box();
  void end_box();

  [[nodiscard]] std::uint32_t boxes() const { return boxes_; }
  // Columns of tables of speakers that hold something else.
  [[nodiscard]] std::uint32_t dropped_columns() const { return dropped_columns_; }

  // What is still open is closed.
  RunningText finish();

 private:
  enum class Kind : std::uint8_t { body, cell, box };
  struct Frame {
    Kind kind = Kind::body;
    std::vector<Paragraph> paragraphs{};
    std::string open{};
    std::optional<std::uint32_t> open_page{};  // where the open paragraph began
    bool blank = false;                        // the last paragraph was empty
    std::vector<Paragraph> boxes{};            // of the open paragraph
  };
  using Cell = std::vector<Paragraph>;
  using Row = std::vector<Cell>;

  std::string& open() {
    if (!frames_.back().open_page) frames_.back().open_page = page_;
    return frames_.back().open;
  }
  std::vector<Paragraph> close_frame();

  std::vector<Frame> frames_;
  std::vector<std::vector<Row>> tables_;
  std::uint32_t page_ = 0;
  std::uint32_t boxes_ = 0;
  std::uint32_t dropped_columns_ = 0;
};

}  // namespace engine::transcript::readers
