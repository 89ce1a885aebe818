// What is allowed in a codebook but hardly meant: warnings.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/codebook/codebook.hpp"
#include "engine/codebook/fields.hpp"
#include "engine/codebook/reader.hpp"

namespace engine::codebook {

// Which names were used, and where all of them stand.
struct Usage {
  const LineReader::Used& in_patterns;
  const std::set<std::string, std::less<>>& lists_in_rules;  // by requires_any
  const std::set<std::uint32_t>& contexts;
  const std::map<std::string, Place, std::less<>>& list_places;
  const std::map<std::string, Place, std::less<>>& verb_places;
  const std::vector<Place>& context_places;  // as Codebook::contexts
};

void lint(const Codebook& codebook, const Usage& usage, Fields& fields);

}  // namespace engine::codebook
