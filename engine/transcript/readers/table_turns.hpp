// Tables in a document. Many transcripts are one table: who speaks in one
// column, what is said in another, sometimes the time in a third.
#pragma once

#include <vector>

#include "engine/transcript/readers/manuscript.hpp"

namespace engine::transcript::readers {

struct TableText {
  std::vector<Paragraph> paragraphs;
  std::uint32_t dropped_columns = 0;  // that hold text, beside those of a speakers' table
};

// A table with a column of speakers gives a paragraph `[time] Label: text` a
// row, without the row of headings; whether the labels are labels is decided
// with the rest of the document. Any other table gives its rows as lines with
// tabs, or, where cells hold paragraphs of their own, the cells one by one.
TableText text_of_table(const std::vector<std::vector<std::vector<Paragraph>>>& rows);

}  // namespace engine::transcript::readers
