// Reports as the command line gives them, and the passages behind each number.
#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "engine/analysis/cooccurrence.hpp"
#include "engine/analysis/filter.hpp"
#include "engine/analysis/frequencies.hpp"
#include "engine/analysis/passages.hpp"
#include "engine/report/cooccurrence_table.hpp"
#include "engine/report/frequencies_table.hpp"
#include "engine/report/rules_table.hpp"
#include "engine/review/history.hpp"
#include "engine/server/handlers.hpp"
#include "engine/server/json.hpp"

namespace engine::server {
namespace {

using base::message;

base::Diagnostic unknown(const std::string& name, const std::string& value) {
  return {.problem = message("'{0}' kan niet {1} zijn", "'{0}' cannot be {1}", name, value)};
}

// layer, voice and tier as the options of `duiding report`; "all" takes every one, voice
// "other" all but one's own.
base::Result<analysis::Selection> selection_of(const Ask& ask) {
  analysis::Selection selection;
  if (const std::string layer = ask.parameter("layer"); !layer.empty()) {
    const auto parsed = analysis::parse_layer(layer);
    if (!parsed) return unknown("layer", layer);
    selection.layer = *parsed;
  }
  if (const std::string voice = ask.parameter("voice"); voice == "all") {
    selection.voices.clear();
  } else if (voice == "other") {
    using codebook::Voice;
    selection.voices = {Voice::meta, Voice::question, Voice::reported, Voice::negated,
                        Voice::hypothetical};
  } else if (!voice.empty()) {
    const auto parsed = codebook::parse_voice(voice);
    if (!parsed) return unknown("voice", voice);
    selection.voices = {*parsed};
  }
  if (const std::string tier = ask.parameter("tier"); !tier.empty() && tier != "all") {
    const auto parsed = codebook::parse_tier(tier);
    if (!parsed) return unknown("tier", tier);
    selection.tiers = {*parsed};
  }
  return selection;
}

// What people need of a table beside its rows, and the rows as data.
Answer table_answer(const Room& room, const report::Table& table, const analysis::Decided& decided,
                    const Ask& ask, const std::string& file) {
  const report::Look look{room.language(), 80, false};
  if (ask.parameter("format") == "csv") {
    Answer answer{200, "text/csv; charset=utf-8", render(table, report::Format::csv, look), {}};
    answer.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + file + ".csv\"");
    return answer;
  }
  Json notes = Json::array();
  for (const base::Message& note : table.notes) notes.push_back(room.say(note));
  std::string text = "{";
  append_member(text, "title", dump(room.say(table.title)));
  append_member(text, "suggestions", dump(decided.of));
  append_member(text, "decided", dump(decided.decided));
  append_member(text, "notes", dump(notes));
  append_member(text, "rows", render(table, report::Format::json, look));
  return json_text(text + "}");
}

bool overlaps(std::uint32_t begin, std::uint32_t end, std::uint32_t other_begin,
              std::uint32_t other_end) {
  return std::max(begin, other_begin) < std::min(end, other_end);
}

// A coding as its layer shows it.
struct Stretch {
  std::uint32_t transcript;
  coding::Place segment;
  const coding::Coding* coding;
};

// Whether two codings of one transcript meet in a unit.
bool meet(const coding::Place& one, const coding::Place& other, analysis::Within::What unit) {
  using What = analysis::Within::What;
  return unit == What::transcript || (unit == What::turn && one.turn == other.turn) ||
         (unit == What::sentence &&
          overlaps(one.first_sentence, one.end_sentence, other.first_sentence, other.end_sentence));
}

// Those of both codes that the number of their meetings counts, as in the view.
std::vector<const coding::Coding*> meeting(std::vector<Stretch> ones, std::vector<Stretch> others,
                                           const analysis::Within& within) {
  std::vector<const coding::Coding*> found;
  const auto add = [&found](const auto& stretches) {
    for (const Stretch& each : stretches) found.push_back(each.coding);
  };
  const auto add_meeting = [&](const auto& all, const auto& with) {
    for (const Stretch& each : all)
      if (std::ranges::any_of(with, [&](const Stretch& other) {
            return each.transcript == other.transcript &&
                   meet(each.segment, other.segment, within.what);
          }))
        found.push_back(each.coding);
  };
  if (within.counts_units()) {
    add_meeting(ones, others);
    add_meeting(others, ones);
  } else {
    for (std::vector<Stretch>* each : {&ones, &others})
      std::ranges::sort(*each, {}, [](const Stretch& stretch) {
        return std::pair{stretch.transcript, stretch.segment.span};
      });
    const bool by_words = within.what == analysis::Within::What::tokens;
    analysis::each_passage(std::span<const Stretch>{ones}, std::span<const Stretch>{others},
                           by_words ? std::optional{within.tokens} : std::nullopt,
                           [&add](const auto& of_one, const auto& of_other) {
                             if (of_one.empty() || of_other.empty()) return;
                             add(of_one);
                             add(of_other);
                           });
  }
  std::ranges::sort(found);
  found.erase(std::ranges::unique(found).begin(), found.end());
  return found;
}

// Whether its attribute `attribute` is `value`; without value: whether it lacks it.
bool has_attribute(const coding::TranscriptView& transcript, const Ask& ask) {
  const auto key = ask.query.find("attribute"), value = ask.query.find("value");
  if (key == ask.query.end()) return true;
  const auto found = std::ranges::find(transcript.attributes, key->second,
                                       &std::pair<std::string, std::string>::first);
  if (value == ask.query.end()) return found == transcript.attributes.end();
  return found != transcript.attributes.end() && found->second == value->second;
}

bool is_of(const coding::StudyView& view, const coding::Coding& coding, const Ask& ask) {
  const coding::TranscriptView& transcript = view.transcripts[coding.transcript];
  const coding::SpeakerView& speaker = transcript.speakers[coding.speaker];
  const auto is = [&](const char* name, const std::string& value) {
    const auto wanted = ask.query.find(name);
    return wanted == ask.query.end() || wanted->second == value;
  };
  return is("transcript", transcript.name) && is("speaker", speaker.label) &&
         is("role", speaker.role) && has_attribute(transcript, ask);
}

bool is_in(const coding::Coding& coding, const analysis::Selection& selection) {
  return analysis::in_layer(coding, selection.layer) && selection.has(coding.voice) &&
         selection.has(coding.tier);
}

bool is_code(const coding::Coding& coding, const std::string& code, analysis::Layer layer) {
  const std::string& shown = as_shown(coding, layer).code;
  return shown == code || analysis::is_above(code, shown);
}

}  // namespace

Answer frequencies(Room& room, const Ask& ask) {
  const auto selection = selection_of(ask);
  if (!selection) return refusal(400, room.language(), selection.error());
  const std::string asked = ask.parameter("by");
  const auto by = analysis::parse_by(asked.empty() ? "code" : asked);
  if (!by) return refusal(400, room.language(), base::Diagnostics{unknown("by", asked)});
  const coding::StudyView& view = room.view();
  const analysis::Decided decided = analysis::count_decided(view, *selection);
  return table_answer(room,
                      report::frequencies_table(analysis::frequencies(view, *by, *selection), *by,
                                                *selection, decided),
                      decided, ask, "frequencies");
}

Answer cooccurrence(Room& room, const Ask& ask) {
  const auto selection = selection_of(ask);
  if (!selection) return refusal(400, room.language(), selection.error());
  const std::string asked = ask.parameter("within");
  const auto within = analysis::parse_within(asked.empty() ? "sentence" : asked);
  if (!within) return refusal(400, room.language(), base::Diagnostics{unknown("within", asked)});
  const auto level =
      ask.parameter("by") == "subcode" ? analysis::Level::subcode : analysis::Level::code;
  const coding::StudyView& view = room.view();
  const analysis::Cooccurrence result = analysis::cooccurrence(view, *within, level, *selection);
  const analysis::Decided decided = analysis::count_decided(view, *selection);
  return table_answer(
      room, report::cooccurrence_table(result, *within, level, *selection, decided, false), decided,
      ask, "cooccurrence");
}

// Codings of `code`; with `code2`, those of both that meet.
Answer passages(Room& room, const Ask& ask) {
  constexpr std::size_t kMost = 500;
  const auto selection = selection_of(ask);
  if (!selection) return refusal(400, room.language(), selection.error());
  const std::string asked = ask.parameter("within");
  const auto within = analysis::parse_within(asked.empty() ? "sentence" : asked);
  if (!within) return refusal(400, room.language(), base::Diagnostics{unknown("within", asked)});
  const std::string one = ask.parameter("code"), other = ask.parameter("code2");
  const coding::StudyView& view = room.view();
  std::vector<Stretch> ones, others;
  for (const coding::Coding& coding : view.codings) {
    if (!is_in(coding, *selection) || !is_of(view, coding, ask)) continue;
    const Stretch stretch{coding.transcript, as_shown(coding, selection->layer).segment, &coding};
    if (is_code(coding, one, selection->layer)) ones.push_back(stretch);
    if (!other.empty() && is_code(coding, other, selection->layer)) others.push_back(stretch);
  }
  std::vector<const coding::Coding*> found;
  if (other.empty())
    for (const Stretch& each : ones) found.push_back(each.coding);
  else
    found = meeting(std::move(ones), std::move(others), *within);
  const std::size_t all = found.size();
  found.resize(std::min(all, kMost));
  std::string text = "{";
  append_member(text, "found", dump(all));
  append_member(text, "codings", codings_json(view, found, review::History{room.study().events()}));
  return json_text(text + "}");
}

}  // namespace engine::server
