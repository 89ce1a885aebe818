// What of a code goes into its REFI-QDA element, and comes back from it.
#include <fmt/format.h>

#include <algorithm>

#include "engine/exchange/refi_guids.hpp"
#include "engine/exchange/refi_write.hpp"
#include "engine/exchange/refi_xml.hpp"
#include "engine/text/ascii.hpp"

namespace engine::exchange {
namespace {

constexpr std::string_view kIdBegin = "[duiding: ", kIdEnd = "]";

// `#rrggbb`, also for `#rgb`, or "" for anything else.
std::string colour_of(const std::string& written) {
  const bool sound =
      (written.size() == 7 || written.size() == 4) && written.front() == '#' &&
      std::ranges::all_of(written.substr(1), [](char c) {
        return text::is_digit(c) || (text::to_lower(c) >= 'a' && text::to_lower(c) <= 'f');
      });
  if (!sound || written.size() == 7) return sound ? written : "";
  std::string whole = "#";
  for (const char c : written.substr(1)) whole.append(2, c);
  return whole;
}

void take_id(ProjectCode& code) {
  code.id = take_code_id(code.definition);
  const std::string behind = " (" + code.id + ")";
  if (!code.id.empty() && code.name.size() > behind.size() && code.name.ends_with(behind))
    code.name.resize(code.name.size() - behind.size());
}

}  // namespace

std::string code_guid(const std::string& id) { return refi_guid("code", {id}); }

std::string with_code_id(const std::string& definition, const std::string& id) {
  return fmt::format("{}{}{}{}{}", definition, definition.empty() ? "" : "\n\n", kIdBegin, id,
                     kIdEnd);
}

std::string take_code_id(std::string& definition) {
  const std::size_t at = definition.rfind(kIdBegin);
  if (at == std::string::npos) return "";
  const std::size_t begin = at + kIdBegin.size();
  const std::size_t end = definition.find(kIdEnd, begin);
  if (end == std::string::npos ||
      definition.find_first_not_of(" \n\r\t", end + 1) != std::string::npos)
    return "";
  std::string id = definition.substr(begin, end - begin);
  definition.erase(at);
  while (definition.ends_with('\n') || definition.ends_with(' ') || definition.ends_with('\r'))
    definition.pop_back();
  return id;
}

void finish_codes(std::vector<ProjectCode>& codes) {
  for (ProjectCode& code : codes) {
    code.colour = colour_of(code.colour);
    take_id(code);
  }
}

}  // namespace engine::exchange
