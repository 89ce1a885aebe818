// The matrix of `duiding agreement --matrix`: CSV with the coders' names in the
// header row, a row a unit, categories in the cells; an empty cell is a rating
// that is missing.
#pragma once

#include <string>
#include <vector>

#include "engine/analysis/agreement.hpp"
#include "engine/base/result.hpp"

namespace cli {

// `categories` are the codebook's; where there are none, those in the cells.
// Errors, all of them at once (the first hundred): those of read_csv, a coder
// without a name or named twice, fewer than two coders, a category that is not
// among `categories`.
engine::base::Result<engine::analysis::Ratings> read_ratings(
    const std::string& path, const std::vector<std::string>& categories);

}  // namespace cli
