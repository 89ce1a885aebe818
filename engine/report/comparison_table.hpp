// Agreement between the coders of a study, what they differ on, and the
// paragraph for the paper.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/analysis/comparison.hpp"
#include "engine/analysis/disagreements.hpp"
#include "engine/report/table.hpp"

namespace engine::report {

struct ComparedStudy {
  const analysis::Compared& compared;
  std::uint64_t seed = 1;
  // Coders who had the machine's suggestions in sight where they are compared.
  std::vector<std::string> assisted = {};
  bool machine = false;  // one of the coders is the machine
};

// A row a code and coefficient.
Table comparison_table(const ComparedStudy& study,
                       const std::vector<analysis::CodeAgreement>& agreement);

// A row a disagreement. `texts`: the words of each passage.
Table disagreements_table(const ComparedStudy& study,
                          const std::vector<analysis::Disagreement>& disagreements,
                          const std::vector<std::string>& texts);

// What a methods section says of it.
base::Message methods_paragraph(const ComparedStudy& study,
                                const std::vector<analysis::CodeAgreement>& agreement,
                                const std::string& program);

}  // namespace engine::report
