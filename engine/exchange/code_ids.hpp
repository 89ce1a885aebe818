// Ids for the codes of another tool's project: those that the study has already
// where the names are the same, new ones where they are not.
#pragma once

#include <string>
#include <vector>

#include "engine/coding/coding.hpp"
#include "engine/exchange/project.hpp"

namespace engine::exchange {

// One for each of the project's codes, each once. A new id is the names on the
// way to the code, as letters, digits and hyphens, with dots between
// (`werk.sfeer`); folders of codes are passed over where the id is free without.
std::vector<std::string> code_ids(const Project& project,
                                  const std::vector<coding::CodeView>& known);

// `Het was druk!` → `het-was-druk`; "" where no letter or digit of ASCII is left.
std::string id_of_name(std::string_view name);

}  // namespace engine::exchange
