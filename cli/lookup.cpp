#include "cli/lookup.hpp"

#include "engine/codebook/suggest.hpp"
#include "engine/coding/unknown.hpp"

namespace cli {

namespace store = engine::store;
using engine::base::Message;
using engine::base::message;

Message no_such_transcript(const std::vector<store::TranscriptRow>& rows, const std::string& name) {
  std::vector<std::string_view> names;
  names.reserve(rows.size());
  for (const store::TranscriptRow& row : rows) names.push_back(row.name);
  const std::string_view near = engine::codebook::nearest(name, names);
  if (!near.empty())
    return message("er is geen transcript '{}'; misschien bedoeld: '{}'",
                   "there is no transcript '{}'; did you mean '{}'?", name, near);
  return engine::coding::unknown_transcript(name);
}

std::optional<store::TranscriptRow> find_transcript(const store::Study& study,
                                                    const std::string& name, const Context& io) {
  if (auto row = study.find_transcript(name)) return row;
  io.tell(no_such_transcript(study.transcripts(), name),
          message("zie wat erin staat: duiding transcripts STUDY",
                  "see what is in it: duiding transcripts STUDY"));
  return std::nullopt;
}

}  // namespace cli
