// Tables as RTF has them: paragraphs that say of themselves that they lie in
// one (\intbl), with marks where a cell (\cell) and a row (\row) end.
#pragma once

#include <utility>

#include "engine/transcript/readers/manuscript.hpp"

namespace engine::transcript::readers {

class RtfTable {
 public:
  explicit RtfTable(Manuscript& out) : out_{out} {}

  // Whether what comes next lies in a table.
  void set_inside(bool inside) { inside_ = inside; }

  // Before something is put: opens the table, row and cell that it lies in, or
  // closes the table that it does not.
  void place() {
    if (!inside_) return leave();
    if (!std::exchange(table_open_, true)) out_.begin_table();
    if (!std::exchange(row_open_, true)) out_.begin_row();
    if (!std::exchange(cell_open_, true)) out_.begin_cell();
  }

  void end_cell() {
    inside_ = true;
    place();
    out_.end_cell();
    cell_open_ = false;
  }

  void end_row() { row_open_ = false; }

  void leave() {
    if (std::exchange(cell_open_, false)) out_.end_cell();
    row_open_ = false;
    if (std::exchange(table_open_, false)) out_.end_table();
  }

 private:
  Manuscript& out_;
  bool inside_ = false;
  bool table_open_ = false;
  bool row_open_ = false;
  bool cell_open_ = false;
};

}  // namespace engine::transcript::readers
