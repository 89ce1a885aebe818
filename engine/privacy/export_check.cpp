#include "engine/privacy/export_check.hpp"

#include <algorithm>

namespace engine::privacy {
namespace {

// Doubts that no person can take away.
bool is_final(Doubt doubt) {
  return doubt == Doubt::roster || doubt == Doubt::digits || doubt == Doubt::not_utf8;
}

}  // namespace

std::string_view doubt_export(std::string_view bytes, const std::vector<ExportedQuote>& quotes,
                              std::string_view empty,
                              const std::vector<std::pair<std::size_t, std::size_t>>& empty_quotes,
                              Vocabulary& vocabulary, const Roster& roster) {
  if (quotes.size() != empty_quotes.size()) return "count";
  std::size_t at = 0, empty_at = 0;
  for (std::size_t i = 0; i <= quotes.size(); ++i) {
    const std::size_t end = i < quotes.size() ? quotes[i].begin : bytes.size();
    const std::size_t empty_end = i < quotes.size() ? empty_quotes[i].first : empty.size();
    if (end < at || empty_end < empty_at ||
        bytes.substr(at, end - at) != empty.substr(empty_at, empty_end - empty_at))
      return "template";
    if (i == quotes.size()) break;
    at = quotes[i].end;
    empty_at = empty_quotes[i].second;
  }
  for (const ExportedQuote& quote : quotes) {
    if (bytes.substr(quote.begin, quote.end - quote.begin) != quote.escaped) return "quote";
    const std::vector<Escape> escapes = verify(quote.masked, vocabulary, roster);
    const bool stops = std::ranges::any_of(
        escapes, [&](const Escape& e) { return !quote.judged || is_final(e.doubt); });
    if (stops) return "verifier";
  }
  return "";
}

}  // namespace engine::privacy
