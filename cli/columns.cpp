#include "cli/columns.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "cli/options.hpp"

namespace cli {

using engine::base::message;

namespace {
constexpr std::array<std::string_view, 4> kFields{"text", "speaker", "time", "role"};
}

void add_columns(CLI::App& command, const Context& io, std::vector<std::string>& columns) {
  add_values(command, io, "--column", columns, "FIELD=HEADING",
             message("van een tabel (CSV, XLSX): in welke kolom text, speaker, time of role staat",
                     "of a table (CSV, XLSX): which column holds text, speaker, time or role"));
}

std::optional<std::map<std::string, std::string>> read_columns(
    const std::vector<std::string>& words, const Context& io) {
  std::map<std::string, std::string> columns;
  bool sound = true;
  for (const std::string& word : words) {
    const std::size_t equals = std::min(word.find('='), word.size());
    const std::string field = word.substr(0, equals);
    const std::string heading = equals < word.size() ? word.substr(equals + 1) : "";
    const engine::base::Message hint = message(
        "schrijf bijvoorbeeld --column text=Uitspraak --column "
        "speaker=Naam; ook time en role kunnen",
        "write for example --column text=Statement --column "
        "speaker=Name; time and role go too");
    if (heading.empty() || std::ranges::find(kFields, field) == kFields.end()) {
      io.tell(message("'{}' is geen VELD=KOP", "'{}' is not FIELD=HEADING", word), hint);
      sound = false;
    } else if (!columns.emplace(field, heading).second) {
      io.tell(message("--column {} is twee keer gegeven", "--column {} is given twice", field),
              hint);
      sound = false;
    }
  }
  if (!sound) return std::nullopt;
  return columns;
}

}  // namespace cli
