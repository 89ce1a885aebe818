// Tables and drawings of a page, without scripts.
#pragma once

#include "engine/publish/markup.hpp"
#include "engine/report/table.hpp"

namespace engine::publish {

// A table as people see it: headings, rows under their sections, bars, and its
// definitions under it. Every number carries its exact value:
// <data value="2.2517…">2.25</data>.
void add_table(Markup& page, const report::Table& table);

// `matrix_of` a table of pairs, shaded by how often the codes meet.
void add_matrix(Markup& page, const report::Table& matrix);

// The codes of a table of pairs on a circle, those that meet another; a line where two meet, the
// thicker the larger c. Nothing where none do.
void add_network(Markup& page, const report::Table& pairs);

}  // namespace engine::publish
