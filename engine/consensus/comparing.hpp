// What several coders of a study coded, read from the study and laid side by side.
#pragma once

#include <string>
#include <vector>

#include "engine/analysis/compared.hpp"
#include "engine/analysis/disagreements.hpp"
#include "engine/review/coders.hpp"
#include "engine/store/study.hpp"

namespace engine::consensus {

struct Comparison {
  std::vector<analysis::CoderView> coders;  // as asked
  analysis::Compared work;
  // Who coded, where another did too, with the machine's suggestions in sight.
  std::vector<std::string> assisted;
  bool machine = false;  // is one of them
};

// `names`: two at least, of `coders` or coding::kMachine, whose work is its suggestions.
// With `codes`, only those and what is under them.
Comparison compare(const store::Study& study, const review::Coders& coders,
                   const std::vector<std::string>& names, analysis::Level level,
                   const std::vector<std::string>& codes = {});

// The words of each passage.
std::vector<std::string> texts_of(const store::Study& study, const Comparison& comparison,
                                  const std::vector<analysis::Disagreement>& disagreements);

}  // namespace engine::consensus
