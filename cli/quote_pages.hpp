// The quotes of a study for the review pages.
#pragma once

#include <memory>
#include <string>

#include "cli/context.hpp"
#include "cli/masking.hpp"
#include "engine/server/quote_desk.hpp"

namespace cli {

// Opens the study only when quotes are asked for: masking reads a dictionary.
std::unique_ptr<engine::server::QuoteDesk> quote_desk(const std::string& study,
                                                      const std::string& coder,
                                                      const MaskingLists& lists, const Context& io);

}  // namespace cli
