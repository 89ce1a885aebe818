// What stands beside a folder of tables: for whoever opens it later, elsewhere.
#pragma once

#include <string>
#include <vector>

#include "engine/publish/facts.hpp"
#include "engine/publish/study_tables.hpp"

namespace engine::publish {

std::string readme(const Facts& facts, const Material& material,
                   const std::vector<NamedTable>& tables, base::Language language);

}  // namespace engine::publish
