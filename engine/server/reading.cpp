// One transcript to read: its turns, its codings, and what was suppressed in it.
#include <algorithm>

#include "engine/coding/unknown.hpp"
#include "engine/review/history.hpp"
#include "engine/review/memos.hpp"
#include "engine/review/view.hpp"
#include "engine/server/handlers.hpp"
#include "engine/server/json.hpp"

namespace engine::server {
namespace {

using base::message;

// A browser cannot show what is longer in one page.
constexpr std::size_t kMostText = std::size_t{8} << 20U;

Answer no_transcript(const Room& room, const std::string& name) {
  return refusal(404, room.language(), coding::unknown_transcript(name));
}

Json turns_json(const store::Study& study, std::int64_t transcript, const text::StoredText& text) {
  Json turns = Json::array();
  for (const store::TurnRow& turn : study.turn_rows(transcript)) {
    if (!text.contains(turn.span)) continue;  // of a damaged study
    turns.push_back({{"speaker", turn.speaker},
                     {"begin_ms", turn.begin_ms ? Json(*turn.begin_ms) : Json(nullptr)},
                     {"begin_cp", turn.span.begin().value},
                     {"text", text.at(turn.span)}});
  }
  return turns;
}

Json speakers_json(const coding::TranscriptView& transcript) {
  Json speakers = Json::array();
  for (const coding::SpeakerView& speaker : transcript.speakers)
    speakers.push_back({{"label", speaker.label}, {"role", speaker.role}});
  return speakers;
}

// Memos on the transcript and on stretches of it; those on codings stand with them.
Json memos_json(const store::Study& study, const review::History& history,
                const std::string& digest) {
  Json memos = Json::array();
  for (const review::Memo& each : review::memos(study, history)) {
    if (each.transcript != digest || !each.event.coding.empty()) continue;
    Json memo = {{"coder", each.event.coder},
                 {"memo", each.event.memo},
                 {"begin_cp", nullptr},
                 {"end_cp", nullptr}};
    if (each.segment) {
      memo["begin_cp"] = each.segment->begin().value;
      memo["end_cp"] = each.segment->end().value;
    }
    memos.push_back(std::move(memo));
  }
  return memos;
}

}  // namespace

Answer transcript(Room& room, const Ask& ask) {
  const std::string name = ask.parameter("name");
  const store::Study& study = room.study();
  const auto row = study.find_transcript(name);
  if (!row) return no_transcript(room, name);
  const text::StoredText text = study.load_text(row->id);
  if (text.bytes().size() > kMostText)
    return refusal(413, room.language(),
                   message("'{}' is te lang om in één pagina te lezen",
                           "'{}' is too long to be read in one page", name),
                   message("lees het met: duiding show STUDY {}",
                           "read it with: duiding show STUDY {}", name));
  const std::string head = room.head();
  const review::History history{study.events()};
  const coding::StudyView view = review::view(study, history, {.transcript = row->id});
  const auto shown = std::ranges::find(view.transcripts, name, &coding::TranscriptView::name);
  if (shown == view.transcripts.end()) return no_transcript(room, name);
  std::vector<const coding::Coding*> codings;
  codings.reserve(view.codings.size());
  for (const coding::Coding& coding : view.codings) codings.push_back(&coding);

  std::string answer = "{";
  append_member(answer, "name", dump(name));
  append_member(answer, "head", dump(head));
  append_member(answer, "speakers", dump(speakers_json(*shown)));
  append_member(answer, "turns", dump(turns_json(study, row->id, text)));
  append_member(answer, "codes", dump(codes_json(room, view)));
  append_member(answer, "codings", codings_json(view, codings, history));
  append_member(answer, "memos", dump(memos_json(study, history, shown->digest)));
  append_member(answer, "undo", dump(undo_json(view, history, room.coder())));
  return json_text(answer + "}");
}

Answer suppressed(Room& room, const Ask& ask) {
  const auto row = room.study().find_transcript(ask.parameter("transcript"));
  if (!row) return no_transcript(room, ask.parameter("transcript"));
  Json rows = Json::array();
  for (const store::SuppressionRow& each : room.study().suppressions(row->id))
    rows.push_back({{"rule", each.suppression.rule},
                    {"code", each.code},
                    {"begin_cp", each.suppression.span.begin().value},
                    {"end_cp", each.suppression.span.end().value},
                    {"suppressed_by", coding::name(each.suppression.cause)},
                    {"suppressed_detail", each.suppression.detail}});
  return json_answer({{"suppressed", std::move(rows)}});
}

}  // namespace engine::server
