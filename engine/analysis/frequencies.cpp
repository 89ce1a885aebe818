#include "engine/analysis/frequencies.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <ranges>
#include <tuple>

#include "engine/analysis/tally.hpp"

namespace engine::analysis {
namespace {

constexpr std::array<std::pair<By::What, std::string_view>, 5> kWhats{{
    {By::What::code, "code"},
    {By::What::subcode, "subcode"},
    {By::What::transcript, "transcript"},
    {By::What::speaker, "speaker"},
    {By::What::role, "role"},
}};
constexpr std::string_view kAttribute = "attribute:";

// The rows of one code before they are counted: which one each speaker belongs to.
struct Groups {
  std::vector<FrequencyRow> rows;  // named, all counts 0
  std::vector<std::uint32_t> of;   // by index into Tally::speakers
  bool whole = false;              // one row holds all: a code is listed even if it reaches nobody
};

std::optional<std::string> attribute_of(const coding::TranscriptView& transcript,
                                        const std::string& key) {
  for (const auto& [name, value] : transcript.attributes)
    if (name == key) return value;
  return std::nullopt;
}

FrequencyRow row_of(const coding::StudyView& view, const CountedSpeaker& counted, const By& by) {
  const coding::TranscriptView& transcript = view.transcripts[counted.transcript];
  const coding::SpeakerView& speaker = transcript.speakers[counted.speaker];
  FrequencyRow row;
  switch (by.what) {
    case By::What::code:
    case By::What::subcode:
      break;
    case By::What::transcript:
      row.group = transcript.name;
      break;
    case By::What::speaker:
      row.group = speaker.label;
      row.transcript = transcript.name;
      break;
    case By::What::role:
      row.group = speaker.role;
      break;
    case By::What::attribute:
      row.group = attribute_of(transcript, by.attribute);
      break;
  }
  return row;
}

Groups group_speakers(const coding::StudyView& view, const std::vector<CountedSpeaker>& speakers,
                      const By& by) {
  Groups groups;
  if (by.what == By::What::code || by.what == By::What::subcode) {
    groups.rows.resize(1);
    groups.of.assign(speakers.size(), 0);
    groups.whole = true;
    return groups;
  }
  // Transcripts and speakers keep their order; roles and values are sorted.
  const bool sorted = by.what == By::What::role || by.what == By::What::attribute;
  struct Group {
    FrequencyRow row;
    std::vector<std::uint32_t> speakers;
  };
  std::map<std::tuple<std::uint32_t, std::uint32_t, bool, std::string>, Group> by_key;
  for (std::uint32_t at = 0; at < speakers.size(); ++at) {
    FrequencyRow row = row_of(view, speakers[at], by);
    Group& group = by_key[{sorted ? 0 : speakers[at].transcript,
                           by.what == By::What::speaker ? speakers[at].speaker : 0, !row.group,
                           sorted ? row.group.value_or("") : ""}];
    group.row = std::move(row);
    group.speakers.push_back(at);
  }
  groups.of.resize(speakers.size());
  for (auto& [key, group] : by_key) {
    for (const std::uint32_t at : group.speakers)
      groups.of[at] = static_cast<std::uint32_t>(groups.rows.size());
    groups.rows.push_back(std::move(group.row));
  }
  return groups;
}

Measure rate(std::uint64_t codings, std::uint64_t words) {
  if (words == 0)
    return Measure::undefined(base::message("geen woorden van sprekers voor wie de code geldt",
                                            "no words of speakers to whom the code applies"));
  return Measure::of(static_cast<double>(codings) * 1000.0 / static_cast<double>(words));
}

// Counts one code into `rows`; `codings` are its own, ordered by transcript.
// Rows that none of the code's speakers belong to are left out.
class CodeCount {
 public:
  CodeCount(const coding::StudyView& view, const Tally& tally, const Groups& groups)
      : view_{view}, tally_{tally}, groups_{groups} {}

  template <class Codings>
  void append(const CountedCode& code, const Codings& codings, const Selection& selection,
              std::vector<FrequencyRow>& out) const {
    std::vector<FrequencyRow> rows = groups_.rows;
    std::vector<bool> spoke(tally_.speakers.size());
    for (const CountedCoding& coding : codings) {
      if (!selection.has(coding.tier)) continue;
      FrequencyRow& row = rows[groups_.of[coding.speaker]];
      if (selection.has(coding.voice)) {
        ++row.codings;
        spoke[coding.speaker] = true;
      } else {
        ++row.other_voices;
      }
    }
    count_speakers(code, spoke, rows);
    for (FrequencyRow& row : rows) {
      if (row.speakers_n == 0 && !groups_.whole) continue;
      row.code = code.id;
      row.per_1000_words = rate(row.codings, row.words);
      out.push_back(std::move(row));
    }
  }

 private:
  void count_speakers(const CountedCode& code, const std::vector<bool>& spoke,
                      std::vector<FrequencyRow>& rows) const {
    // Speakers come in the order of their transcripts, so that the last
    // transcript counted in a row tells whether this one was counted.
    constexpr std::uint32_t kNone = UINT32_MAX;
    std::vector<std::uint32_t> last_reached(rows.size(), kNone);
    std::vector<std::uint32_t> last_coded(rows.size(), kNone);
    for (std::uint32_t at = 0; at < tally_.speakers.size(); ++at) {
      if (!code.speakers[at]) continue;
      const auto& [transcript, speaker] = tally_.speakers[at];
      const std::uint32_t group = groups_.of[at];
      FrequencyRow& row = rows[group];
      ++row.speakers_n;
      row.words += view_.transcripts[transcript].speakers[speaker].words;
      if (last_reached[group] != transcript) ++row.transcripts_n;
      last_reached[group] = transcript;
      if (!spoke[at]) continue;
      ++row.speakers;
      if (last_coded[group] != transcript) ++row.transcripts;
      last_coded[group] = transcript;
    }
  }

  const coding::StudyView& view_;
  const Tally& tally_;
  const Groups& groups_;
};

}  // namespace

std::optional<By> parse_by(std::string_view name) {
  for (const auto& [what, what_name] : kWhats)
    if (what_name == name) return By{what};
  if (name.starts_with(kAttribute) && name.size() > kAttribute.size())
    return By{By::What::attribute, std::string{name.substr(kAttribute.size())}};
  return std::nullopt;
}

std::string name(const By& by) {
  if (by.what == By::What::attribute) return std::string{kAttribute} + by.attribute;
  return std::string{kWhats.at(static_cast<std::size_t>(by.what)).second};
}

std::vector<FrequencyRow> frequencies(const coding::StudyView& view, const By& by,
                                      const Selection& selection) {
  const Tally counted =
      tally(view, by.what == By::What::subcode ? Level::subcode : Level::code, selection.layer);
  const Groups groups = group_speakers(view, counted.speakers, by);
  const CodeCount count{view, counted, groups};

  std::vector<FrequencyRow> rows;
  auto begin = counted.codings.begin();
  for (std::uint32_t code = 0; code < counted.codes.size(); ++code) {
    const auto end = std::find_if(begin, counted.codings.end(),
                                  [code](const CountedCoding& c) { return c.code != code; });
    count.append(counted.codes[code], std::ranges::subrange(begin, end), selection, rows);
    begin = end;
  }
  return rows;
}

}  // namespace engine::analysis
