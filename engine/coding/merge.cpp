#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/coding/coding.hpp"

namespace engine::coding {
namespace {

auto position(const Evidence& evidence) {
  return std::tie(evidence.span, evidence.rule, evidence.voice, evidence.tier, evidence.segment,
                  evidence.unit, evidence.topic_missing, evidence.context);
}

// Within a code: a segment stands before every segment that it contains.
bool larger_first(const Evidence& a, const Evidence& b) {
  if (a.code != b.code) return a.code < b.code;
  return std::tuple{a.segment.span.begin(), b.segment.span.end(), b.unit} <
         std::tuple{b.segment.span.begin(), a.segment.span.end(), a.unit};
}

// The evidence is complete: puts it in order and draws the conclusions.
void conclude(Suggestion& suggestion) {
  std::vector<Evidence>& evidence = suggestion.evidence;
  std::ranges::sort(evidence, {}, position);
  const auto doubled = std::ranges::unique(evidence);
  evidence.erase(doubled.begin(), doubled.end());

  using codebook::Voice;
  const bool own =
      std::ranges::any_of(evidence, [](const Evidence& each) { return each.voice == Voice::own; });
  suggestion.voice = own ? Voice::own : evidence.front().voice;

  suggestion.tier = codebook::Tier::hint;
  for (const Evidence& each : evidence)
    if (each.voice == suggestion.voice) suggestion.tier = std::min(suggestion.tier, each.tier);
}

}  // namespace

// Segments are visited in order of their beginning, larger ones first, so that
// a segment lies inside another one exactly when an earlier one ends at or
// after its end. What is left are segments of which each begins and ends after
// the one before it; evidence joins the first that contains it.
std::vector<Suggestion> merge(std::vector<Evidence> evidence) {
  std::ranges::stable_sort(evidence, larger_first);
  std::vector<Suggestion> suggestions;
  std::size_t first_of_code = 0;
  for (Evidence& each : evidence) {
    if (suggestions.empty() || suggestions.back().code != each.code)
      first_of_code = suggestions.size();
    const auto begin = suggestions.begin() + static_cast<std::ptrdiff_t>(first_of_code);
    auto home = std::lower_bound(begin, suggestions.end(), each.segment.span.end(),
                                 [](const Suggestion& suggestion, text::CodePointOffset end) {
                                   return suggestion.segment.span.end() < end;
                                 });
    if (home == suggestions.end())
      home = suggestions.insert(home, Suggestion{each.code, each.segment, each.unit, {}, {}, {}});
    home->evidence.push_back(std::move(each));
  }
  for (Suggestion& suggestion : suggestions) conclude(suggestion);
  std::ranges::sort(suggestions, [](const Suggestion& a, const Suggestion& b) {
    return std::tie(a.segment.span, a.code) < std::tie(b.segment.span, b.code);
  });
  return suggestions;
}

bool topic_missing(const Suggestion& suggestion) {
  return std::ranges::all_of(suggestion.evidence, [&](const Evidence& each) {
    return each.voice != suggestion.voice || each.topic_missing;
  });
}

}  // namespace engine::coding
