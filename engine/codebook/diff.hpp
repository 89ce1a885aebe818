// What differs between two versions of a codebook, for people who decide
// whether to apply the newer one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/codebook/codebook.hpp"

namespace engine::codebook {

struct Difference {
  enum class What : std::uint8_t { codebook, code, rule, list, verb, context };
  enum class Change : std::uint8_t { added, removed, changed };
  What what = What::code;
  Change change = Change::changed;
  std::string id;             // of the codebook, code, rule, list, verb or context
  std::string aspect;         // what of it: "tier", "brief", "pattern", …; "" for the whole
  std::string before, after;  // a pattern, a tier, …; "" where there is nothing short to show
  bool operator==(const Difference&) const = default;
};

std::string_view name(Difference::What what);
std::string_view name(Difference::Change change);

// Codes and rules are the same when their ids are; patterns when they are
// written alike. A pattern whose list changed shows as the change of the list.
// Tests and comments are left out: they change nothing that is found.
std::vector<Difference> diff(const Codebook& before, const Codebook& after);

}  // namespace engine::codebook
