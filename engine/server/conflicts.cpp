// What coders contradict one another on, side by side.
#include <map>
#include <string>

#include "engine/review/team.hpp"
#include "engine/server/handlers.hpp"
#include "engine/server/json.hpp"

namespace engine::server {
namespace {

// Reads each transcript once.
class Words {
 public:
  explicit Words(const store::Study& study) : study_{study} {}

  Json of(const std::string& transcript, text::CodePointSpan span) {
    const auto [known, is_new] = texts_.try_emplace(transcript);
    if (is_new)
      if (const auto row = study_.find_transcript(transcript))
        known->second = study_.load_text(row->id);
    return known->second.contains(span) ? Json(known->second.at(span)) : Json(nullptr);
  }

 private:
  const store::Study& study_;
  std::map<std::string, text::StoredText> texts_;
};

}  // namespace

Answer conflicts(Room& room, const Ask&) {
  const coding::StudyView& view = room.view();
  Words words{room.study()};
  Json rows = Json::array();
  std::vector<const coding::Coding*> codings;
  for (const review::Conflict& conflict : review::conflicts(room.study())) {
    Json sides = Json::array();
    for (const review::Conflict::Side& side : conflict.sides) {
      Json row = {{"coder", side.coder},     {"action", coding::name(side.act)},
                  {"to_code", side.to_code}, {"reason", side.reason},
                  {"to_begin_cp", nullptr},  {"to_end_cp", nullptr},
                  {"to_text", nullptr}};
      if (side.to_segment) {
        row["to_begin_cp"] = side.to_segment->begin().value;
        row["to_end_cp"] = side.to_segment->end().value;
        row["to_text"] = words.of(conflict.transcript, *side.to_segment);
      }
      sides.push_back(std::move(row));
    }
    rows.push_back({{"coding", conflict.coding},
                    {"transcript", conflict.transcript},
                    {"code", conflict.code},
                    {"text", conflict.text},
                    {"sides", std::move(sides)}});
  }
  for (const coding::Coding& coding : view.codings)
    if (coding.in_conflict) codings.push_back(&coding);
  std::string text = "{";
  append_member(text, "conflicts", dump(rows));
  append_member(text, "codings",
                codings_json(view, codings, review::History{room.study().events()}));
  append_member(text, "codes", dump(codes_json(room, view)));
  append_member(text, "head", dump(room.head()));
  return json_text(text + "}");
}

}  // namespace engine::server
