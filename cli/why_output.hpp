// How `why` answers: paragraphs for people, a table for programs.
#pragma once

#include <string>
#include <vector>

#include "cli/context.hpp"
#include "cli/reasons.hpp"
#include "engine/report/table.hpp"

namespace cli {

// A turn that was asked about, with what its rules did.
struct ExplainedTurn {
  std::string transcript;  // "" for text that belongs to no study
  std::uint32_t line = 0;  // 0: none
  std::string speaker, role;
  std::string text;  // the stretch asked about
  std::vector<Reason> reasons;
};

void print_reasons(const Context& io, const std::vector<ExplainedTurn>& turns);
engine::report::Table reason_table(const std::vector<ExplainedTurn>& turns);

}  // namespace cli
