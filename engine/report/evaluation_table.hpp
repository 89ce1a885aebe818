// `duiding evaluate` as tables.
#pragma once

#include <string>
#include <vector>

#include "engine/analysis/evaluation.hpp"
#include "engine/report/table.hpp"

namespace engine::report {

// A row a code and one over all (code "all"); each measure with its 95 %
// interval in `…_low`, `…_high` and, where it is not defined, `…_reason`.
Table evaluation_table(const analysis::Evaluation& evaluation, const analysis::Selection& selection,
                       std::size_t sentences, std::size_t transcripts);

// One difference, with what stands there and what the rules saw.
struct DifferenceLine {
  std::string transcript;
  text::CodePointSpan span;
  std::string code;
  std::string text;
  // What fired (false alarms) or nearly fired (misses), one rule each.
  std::vector<std::string> rules;
};
Table differences_table(analysis::Difference::What what, const std::vector<DifferenceLine>& lines);

}  // namespace engine::report
