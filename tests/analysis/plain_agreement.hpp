// Agreement as the sources define it, pair by pair: slow, and nothing shared
// with the program.
#pragma once

#include "engine/analysis/agreement.hpp"

namespace support {

// By coefficient; nothing where it is not defined.
std::optional<double> plain_value(const engine::analysis::Ratings& ratings,
                                  engine::analysis::Coefficient coefficient);

}  // namespace support
