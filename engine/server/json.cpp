#include "engine/server/json.hpp"

#include <algorithm>

#include "engine/report/codings.hpp"
#include "engine/report/values.hpp"
#include "engine/report/words.hpp"
#include "engine/review/in_sight.hpp"

namespace engine::server {

std::string dump(const Json& json) {
  std::string text;
  report::append_nested(text, json);
  return text;
}

base::Result<foreign::Json> read_body(const Ask& ask) {
  auto json = foreign::parse_json(ask.body, "", {}, {.unique_names = true});
  if (json) return json;
  // Its hints are about files of other programs.
  return base::Diagnostic{.problem = json.error().front().problem};
}

Answer json_text(std::string text, int status) {
  text += '\n';
  return {status, kJson, std::move(text), {}};
}

Answer json_answer(const Json& json, int status) { return json_text(dump(json), status); }

void append_member(std::string& object, const char* key, std::string_view json) {
  object += object.size() > 1 ? ",\"" : "\"";
  object += key;
  object += "\":";
  object += json;
}

std::string codings_json(const coding::StudyView& view,
                         const std::vector<const coding::Coding*>& codings,
                         const review::History& history) {
  std::vector<report::Column> columns = report::coding_columns();
  columns.push_back({.key = "seen", .heading = {}});
  const review::InSight in_sight{history};
  std::string text;
  report::RowWriter writer{std::move(columns), report::Format::json,
                           [&text](std::string_view piece) { text += piece; }};
  std::vector<report::Cell> cells;
  for (const coding::Coding* coding : codings) {
    report::fill_coding(view, *coding, cells);
    cells.emplace_back(in_sight.newest_id(*coding));
    writer.add(cells);
  }
  writer.finish();
  return text;
}

Json undo_json(const coding::StudyView& view, const review::History& history,
               const std::string& coder) {
  const coding::Event* const event = history.to_undo(coder);
  if (event == nullptr) return nullptr;
  std::string transcript;
  for (const coding::TranscriptView& each : view.transcripts)
    if (each.digest == event->transcript) transcript = each.name;
  return {{"event", event->id},
          {"action", coding::name(event->act)},
          {"coding", event->coding},
          {"code", event->to_code.empty() ? event->code : event->to_code},
          {"transcript", transcript}};
}

Json codes_json(const Room& room, const coding::StudyView& view) {
  Json codes = Json::array();
  for (const coding::CodeView& code : view.codes)
    codes.push_back({{"id", code.id},
                     {"label", room.say(code.label)},
                     {"brief", room.say(code.brief)},
                     {"colour", code.colour},
                     {"codebook", code.codebook}});
  return codes;
}

}  // namespace engine::server
