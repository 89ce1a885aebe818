// Codings that come as quotations: recorded where their words stand in the
// transcripts that the study has.
#pragma once

#include <string>
#include <vector>

#include "engine/exchange/quotations.hpp"
#include "engine/precoding/precoding.hpp"
#include "engine/store/study.hpp"

namespace engine::exchange {

// `imported` with the number of codings, or `failed` where none finds its place.
// Words that stand in several places of their transcript are left out, and told.
precoding::FileOutcome import_quotations(store::Study& study,
                                         const std::vector<Quotation>& quotations,
                                         const std::string& path);

}  // namespace engine::exchange
