#include "engine/report/words.hpp"

#include <string>

namespace engine::report {
namespace {

template <class Value>
std::string names_of(const std::vector<Value>& values) {
  std::string names;
  for (const Value value : values) (names += names.empty() ? "" : ", ") += codebook::name(value);
  return names;
}

bool is_own_alone(const analysis::Selection& selection) {
  return selection.voices == std::vector{codebook::Voice::own};
}

}  // namespace

base::Message in_words(const analysis::Selection& selection, const analysis::Decided& decided) {
  base::Message words =
      base::message("laag {0}, {1} van {2} beoordeeld", "layer {0}, {1} of {2} decided",
                    analysis::name(selection.layer), decided.decided, decided.of);
  const auto add = [&words](const base::Message& more) {
    words.nl += ", " + more.nl;
    words.en += ", " + more.en;
  };
  if (selection.voices.empty())
    add(base::message("alle stemmen", "all voices"));
  else if (!is_own_alone(selection))
    add(base::message("stem {}", "voice {}", names_of(selection.voices)));
  if (!selection.tiers.empty()) add(base::message("trap {}", "tier {}", names_of(selection.tiers)));
  return words;
}

base::Message voices_note(const analysis::Selection& selection) {
  if (selection.voices.empty())
    return base::message("geteld zijn alle stemmen", "all voices are counted");
  if (is_own_alone(selection))
    return base::message(
        "geteld is de eigen stem; wat iemand aanhaalt, ontkent, vraagt of veronderstelt staat "
        "onder andere stemmen",
        "own voice is counted; what someone reports, negates, asks or supposes stands under "
        "other voices");
  return base::message("geteld: stem {}; al het andere staat onder andere stemmen",
                       "counted: voice {}; everything else stands under other voices",
                       names_of(selection.voices));
}

Cell count_cell(const std::optional<std::uint64_t>& count) {
  if (!count) return {};
  return static_cast<std::int64_t>(*count);
}

Cell text_cell(const std::string& text) {
  if (text.empty()) return {};
  return text;
}

Cell begin_cell(const std::optional<text::CodePointSpan>& segment) {
  return segment ? count_cell(segment->begin().value) : Cell{};
}

Cell end_cell(const std::optional<text::CodePointSpan>& segment) {
  return segment ? count_cell(segment->end().value) : Cell{};
}

Cell number_cell(const std::optional<double>& number) {
  if (!number) return {};
  return *number;
}

}  // namespace engine::report
