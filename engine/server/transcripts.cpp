// The list of transcripts: who speaks, how much, and how far the review is.
#include <map>

#include "engine/analysis/layers.hpp"
#include "engine/review/coders.hpp"
#include "engine/review/decide.hpp"
#include "engine/server/handlers.hpp"
#include "engine/server/json.hpp"

namespace engine::server {
namespace {

struct Progress {
  std::size_t suggestions = 0, decided = 0, in_conflict = 0, added = 0;
  std::map<std::string, std::pair<std::size_t, std::size_t>> codes;  // suggestions, decided

  void take(const coding::Coding& coding) {
    const bool decided_now = analysis::is_decided(coding.status);
    if (!coding.is_suggestion) {
      ++added;
      return;
    }
    ++suggestions;
    decided += decided_now ? 1 : 0;
    in_conflict += coding.in_conflict ? 1 : 0;
    auto& [of_code, decided_of_code] = codes[coding.was ? coding.was->code : coding.code];
    ++of_code;
    decided_of_code += decided_now ? 1 : 0;
  }
};

Json speakers_json(const coding::TranscriptView& transcript) {
  Json speakers = Json::array();
  for (const coding::SpeakerView& speaker : transcript.speakers)
    speakers.push_back({{"label", speaker.label},
                        {"role", speaker.role},
                        {"turns", speaker.turns},
                        {"words", speaker.words}});
  return speakers;
}

Json attributes_json(const coding::TranscriptView& transcript) {
  Json attributes = Json::object();
  for (const auto& [key, value] : transcript.attributes) attributes[key] = value;
  return attributes;
}

Json row_of(const coding::TranscriptView& transcript, const Progress& progress) {
  std::uint64_t turns = 0, words = 0;
  for (const coding::SpeakerView& speaker : transcript.speakers) {
    turns += speaker.turns;
    words += speaker.words;
  }
  Json codes = Json::object();
  for (const auto& [code, counts] : progress.codes)
    codes[code] = {{"suggestions", counts.first}, {"decided", counts.second}};
  return {{"name", transcript.name},
          {"format", transcript.format},
          {"turns", turns},
          {"words", words},
          {"speakers", speakers_json(transcript)},
          {"attributes", attributes_json(transcript)},
          {"suggestions", progress.suggestions},
          {"decided", progress.decided},
          {"in_conflict", progress.in_conflict},
          {"added", progress.added},
          {"codes", std::move(codes)}};
}

}  // namespace

Answer transcripts(Room& room, const Ask&) {
  const coding::StudyView& view = room.view();
  std::vector<Progress> progress(view.transcripts.size());
  for (const coding::Coding& coding : view.codings) progress[coding.transcript].take(coding);
  const review::Coders coders{room.study()};
  Json rows = Json::array();
  for (std::uint32_t at = 0; at < view.transcripts.size(); ++at) {
    Json row = row_of(view.transcripts[at], progress[at]);
    row["assigned"] = coders.assigned_to(at);
    rows.push_back(std::move(row));
  }
  return json_answer(
      {{"head", room.head()}, {"transcripts", std::move(rows)}, {"codes", codes_json(room, view)}});
}

Answer session(Room& room, const Ask&) {
  Json reasons = Json::array();
  for (const review::Reason& reason : review::common_reasons())
    reasons.push_back({{"word", reason.word}, {"meaning", room.say(reason.meaning)}});
  const store::ThisCopy copy = room.study().this_copy();
  return json_answer({{"program", room.program()},
                      {"title", room.study().title()},
                      {"coder", room.coder()},
                      {"language", room.language() == base::Language::nl ? "nl" : "en"},
                      {"blind", copy.blind},
                      {"reasons", std::move(reasons)},
                      {"head", room.head()}});
}

Answer pulse(Room& room, const Ask&) { return json_answer({{"head", room.head()}}); }

}  // namespace engine::server
