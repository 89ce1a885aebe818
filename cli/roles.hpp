// LABEL=ROLE, as `import`, `code` and `role` take it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"

namespace cli {

// Roles are folded to lower case. Nothing, after telling each mistake, where a
// word is not LABEL=ROLE.
std::optional<std::map<std::string, std::string>> read_roles(const std::vector<std::string>& words,
                                                             const Context& io);

}  // namespace cli
