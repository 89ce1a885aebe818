#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "engine/review/view.hpp"
#include "engine/store/clock.hpp"

namespace engine::review {
namespace {

using base::message;

// "2026-11-22T10:30" as a full time, the last instant that it may mean.
std::optional<std::string> full_time(std::string_view text) {
  constexpr std::string_view kLatest = "0000-00-00T23:59:59.999";
  constexpr std::string_view kShape = "dddd-dd-ddTdd:dd:dd.ddd";
  if (text.ends_with('Z')) text.remove_suffix(1);
  for (const std::size_t length : {10U, 16U, 19U, 23U}) {
    if (text.size() != length) continue;
    for (std::size_t i = 0; i < length; ++i) {
      const bool digit = text[i] >= '0' && text[i] <= '9';
      const bool space = kShape[i] == 'T' && text[i] == ' ';
      if (kShape[i] == 'd' ? !digit : text[i] != kShape[i] && !space) return std::nullopt;
    }
    std::string full = std::string{text} + std::string{kLatest.substr(length)} + "Z";
    full[10] = 'T';
    return store::is_utc(full) ? std::optional{std::move(full)} : std::nullopt;
  }
  return std::nullopt;
}

bool is_start_of_id(std::string_view text) {
  constexpr std::size_t kLeast = 8;
  return text.size() >= kLeast && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

}  // namespace

base::Result<Moment> parse_moment(const std::string& text, const store::Study& study) {
  if (auto time = full_time(text)) return Moment{std::move(*time), std::nullopt};
  const base::Message forms = message(
      "geef een tijd (2026-11-22, 2026-11-22T10:30, in UTC) of de eerste tekens van een besluit "
      "(duiding log STUDY)",
      "give a time (2026-11-22, 2026-11-22T10:30, in UTC) or the first characters of a decision "
      "(duiding log STUDY)");
  if (!is_start_of_id(text))
    return base::Diagnostic{.problem = message("'{}' is geen moment", "'{}' is not a moment", text),
                            .hint = forms};
  std::vector<coding::Event> found = study.events();
  std::erase_if(found, [&](const coding::Event& event) { return !event.id.starts_with(text); });
  if (found.empty())
    return base::Diagnostic{
        .problem = message("geen besluit begint met '{}'", "no decision begins with '{}'", text),
        .hint = forms};
  if (found.size() > 1)
    return base::Diagnostic{
        .problem = message("{1} besluiten beginnen met '{0}'", "{1} decisions begin with '{0}'",
                           text, found.size()),
        .hint = message("geef meer tekens", "give more characters")};
  return Moment{found.front().order.at, found.front().order};
}

}  // namespace engine::review
