#include "engine/codebook/suggest.hpp"

#include <algorithm>
#include <cstddef>

namespace engine::codebook {
namespace {

// Longer names are not compared: the table is quadratic and input is hostile.
constexpr std::size_t kLongestName = 64;
// Of shorter ones every other would be near.
constexpr std::size_t kShortestName = 3;

// Optimal string alignment over bytes. Source: Damerau 1964, CACM 7(3), 171-176.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] =
          std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

}  // namespace

std::string_view nearest(std::string_view asked, const std::vector<std::string_view>& names) {
  std::string_view best;
  if (asked.size() < kShortestName || asked.size() > kLongestName) return best;
  std::size_t least = asked.size() / 3 + 1;
  for (const std::string_view name : names) {
    if (name.size() > kLongestName) continue;
    if (const std::size_t found = distance(asked, name); found < least) {
      least = found;
      best = name;
    }
  }
  return best;
}

base::Message did_you_mean(std::string_view prefix, std::string_view asked,
                           const std::vector<std::string_view>& names, base::Message otherwise) {
  const std::string_view name = nearest(asked, names);
  if (name.empty()) return otherwise;
  return base::message("misschien bedoeld: '{}{}'", "did you mean '{}{}'?", prefix, name);
}

}  // namespace engine::codebook
