// `duiding agreement STUDY`: how far the coders of a study agree.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "engine/analysis/tally.hpp"
#include "engine/exchange/neutral_names.hpp"
#include "engine/report/table.hpp"
#include "engine/store/study.hpp"

namespace cli {

struct StudyAgreementOptions {
  std::string study;
  std::vector<std::string> coders;  // none: all who coded
  std::vector<std::string> codes;
  engine::analysis::Level level = engine::analysis::Level::code;
  enum class Show : std::uint8_t { coefficients, disagreements, methods };
  Show show = Show::coefficients;
  std::uint64_t seed = 1;
  bool assisted = false;  // the machine may be compared with who saw its suggestions
  engine::report::Format format = engine::report::Format::table;
};

Exit agreement_on_study(const StudyAgreementOptions& options, const Context& io);

// Of all people who coded, as `duiding agreement` shows it; who is in `names` is
// called so. Nothing where no transcript was for two of them.
struct PeoplesAgreement {
  engine::report::Table table;
  engine::base::Message methods;  // the paragraph for the paper
};
std::optional<PeoplesAgreement> peoples_agreement(const engine::store::Study& study,
                                                  const engine::exchange::NeutralNames& names);

}  // namespace cli
