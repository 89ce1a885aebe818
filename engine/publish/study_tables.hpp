// A study as the tables that leave it: a folder of CSV, a workbook, a page.
//
// Every count and measure comes from the same tables that `duiding report`
// prints (engine/report), so that no number can differ between them. Nothing
// here reads a study or writes a file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/analysis/frequencies.hpp"
#include "engine/analysis/layers.hpp"
#include "engine/coding/coding.hpp"
#include "engine/publish/contexts.hpp"
#include "engine/report/table.hpp"

namespace engine::publish {

struct Material {
  const coding::StudyView& view;
  std::string study;                           // the file, as commands name it
  std::vector<const coding::Coding*> codings;  // in the view's order
  std::vector<Context> contexts;               // beside them
  analysis::Selection selection;               // what the reports count
  report::Table memos;
  std::optional<report::Table> agreement;  // where two or more people coded
  std::optional<base::Message> agreement_words;
  std::optional<report::Table> estimate;  // where something was judged
};

struct NamedTable {
  std::string name;  // "frequencies_by_role": of the file, and in the dictionary
  report::Table table;
};

// In the order in which people read them. Nested cells are spread out: evidence
// is a table of its own, and `was` three columns.
std::vector<NamedTable> study_tables(const Material& material);

// The columns that a program reads: all but those made for a screen.
std::vector<std::size_t> data_columns(const report::Table& table);

// As `duiding report frequencies` and `duiding report cooccurrence` have them.
report::Table frequencies_of(const Material& material, const analysis::By& by);
NamedTable cooccurrence_of(const Material& material);

}  // namespace engine::publish
