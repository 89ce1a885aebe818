#include "engine/transcript/readers/statements.hpp"

#include <algorithm>
#include <utility>

namespace engine::transcript::readers {

void sort_by_time(std::vector<Utterance>& statements) {
  std::vector<std::pair<std::uint32_t, std::size_t>> order;
  std::uint32_t last = 0;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    last = statements[i].begin_ms.value_or(last);
    order.emplace_back(last, i);
  }
  std::ranges::sort(order);
  std::vector<Utterance> sorted;
  sorted.reserve(statements.size());
  for (const auto& [ms, index] : order) sorted.push_back(std::move(statements[index]));
  statements = std::move(sorted);
}

base::Diagnostic nobody_speaks(const std::string& path, std::string_view format,
                               base::Message hint) {
  if (hint.nl.empty())
    hint =
        base::message("kijk of het transcript er wel in staat, of exporteer het als platte tekst",
                      "see whether the transcript is in it, or export it as plain text");
  return {.file = path,
          .problem = base::message("dit is een {}-bestand zonder uitgesproken tekst",
                                   "this is a file of {} in which nobody says anything", format),
          .hint = std::move(hint)};
}

}  // namespace engine::transcript::readers
