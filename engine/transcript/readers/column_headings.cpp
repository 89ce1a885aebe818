#include "engine/transcript/readers/column_headings.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "engine/transcript/label_words.hpp"
#include "engine/transcript/readers/lines.hpp"

namespace engine::transcript::readers {
namespace {

struct Known {
  std::string_view heading;  // folded
  ColumnUse use;
};

// The plainest first.
constexpr std::array kKnown{
    Known{"spreker", ColumnUse::speaker},
    Known{"speaker", ColumnUse::speaker},
    Known{"sprekers", ColumnUse::speaker},
    Known{"speakers", ColumnUse::speaker},
    Known{"speaker name", ColumnUse::speaker},
    Known{"wie", ColumnUse::speaker},
    Known{"who", ColumnUse::speaker},
    Known{"deelnemer", ColumnUse::speaker},
    Known{"participant", ColumnUse::speaker},
    Known{"naam", ColumnUse::speaker},
    Known{"name", ColumnUse::speaker},
    Known{"tekst", ColumnUse::text},
    Known{"text", ColumnUse::text},
    Known{"uiting", ColumnUse::text},
    Known{"utterance", ColumnUse::text},
    Known{"uitspraak", ColumnUse::text},
    Known{"transcript", ColumnUse::text},
    Known{"transcriptie", ColumnUse::text},
    Known{"transcription", ColumnUse::text},
    Known{"inhoud", ColumnUse::text},
    Known{"content", ColumnUse::text},
    Known{"tijd", ColumnUse::time},
    Known{"time", ColumnUse::time},
    Known{"tijdcode", ColumnUse::time},
    Known{"timecode", ColumnUse::time},
    Known{"timestamp", ColumnUse::time},
    Known{"begintijd", ColumnUse::time},
    Known{"starttijd", ColumnUse::time},
    Known{"start time", ColumnUse::time},
    Known{"start", ColumnUse::time},
    Known{"begin", ColumnUse::time},
    Known{"tijdspanne", ColumnUse::time},
    Known{"timespan", ColumnUse::time},
    Known{"rol", ColumnUse::role},
    Known{"role", ColumnUse::role},
    Known{"regel", ColumnUse::number},
    Known{"line", ColumnUse::number},
    Known{"nr", ColumnUse::number},
    Known{"nr.", ColumnUse::number},
    Known{"nummer", ColumnUse::number},
    Known{"number", ColumnUse::number},
    Known{"beurt", ColumnUse::number},
    Known{"turn", ColumnUse::number},
    Known{"id", ColumnUse::number},
};

}  // namespace

std::optional<ColumnHeading> column_heading(std::string_view text) {
  const std::string folded = folded_label(without_space(text));
  const auto* const found = std::ranges::find(kKnown, folded, &Known::heading);
  if (found == kKnown.end()) return std::nullopt;
  return ColumnHeading{.use = found->use, .rank = static_cast<std::size_t>(found - kKnown.begin())};
}

}  // namespace engine::transcript::readers
