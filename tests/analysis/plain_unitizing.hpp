// alpha_U and the u-alphas as their sources define them, section by section
// and pair by pair: slow, and nothing shared with the program.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "engine/analysis/unitizing.hpp"

namespace support {

// Sections of one coder: units, and the gaps between them. A gap's code is
// kGap.
inline constexpr std::uint32_t kGap = 0xFFFFFFFF;

struct PlainAlphaU {
  double observed = 0, expected = 0;
};
PlainAlphaU plain_alpha_u(const engine::analysis::Unitizing& data, std::uint32_t code);

struct PlainFamily {
  std::optional<double> u_alpha, u_alpha_binary, cu_alpha;
  double coverage = 0;
  std::map<std::uint32_t, std::optional<double>> by_code;
};
// No coder may have given a place two codes.
PlainFamily plain_family(const engine::analysis::Unitizing& data);

}  // namespace support
