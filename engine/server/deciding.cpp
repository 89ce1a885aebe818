// Decisions of the person at the pages, as `duiding decide` records them.
#include <algorithm>
#include <set>

#include "engine/review/decide.hpp"
#include "engine/review/history.hpp"
#include "engine/review/view.hpp"
#include "engine/server/handlers.hpp"
#include "engine/server/json.hpp"

namespace engine::server {
namespace {

using base::message;

constexpr std::size_t kMostDecisions = 100;

base::Diagnostic malformed() {
  return {.problem = message("verwacht {{\"transcript\": T, \"decisions\": [{{…}}, …]}}, ten "
                             "hoogste {} besluiten",
                             "expected {{\"transcript\": T, \"decisions\": [{{…}}, …]}}, at most "
                             "{} decisions",
                             kMostDecisions)};
}

struct Asked {
  std::string transcript;
  std::vector<review::Request> requests;
};

base::Result<Asked> parse(const Ask& ask) {
  auto json = read_body(ask);
  if (!json) return json.error();
  if (!json->is_object()) return malformed();
  const auto transcript = json->find("transcript"), decisions = json->find("decisions");
  if (transcript == json->end() || !transcript->is_string() || decisions == json->end() ||
      !decisions->is_array() || decisions->empty() || decisions->size() > kMostDecisions)
    return malformed();
  // Each as a line of a file for `duiding decide --from`, but for what the pages add.
  std::string lines;
  struct Added {
    std::optional<std::string> seen;
    bool settle = false;
  };
  std::vector<Added> added;
  for (foreign::Json& decision : *decisions) {
    if (!decision.is_object()) return malformed();
    Added& more = added.emplace_back();
    if (const auto found = decision.find("seen"); found != decision.end()) {
      if (!found->is_string()) return malformed();
      more.seen = found->get<std::string>();
      decision.erase(found);
    }
    if (const auto found = decision.find("settle"); found != decision.end()) {
      if (!found->is_boolean()) return malformed();
      more.settle = found->get<bool>();
      decision.erase(found);
    }
    lines += decision.dump() + "\n";
  }
  auto requests = review::parse_requests(lines, "");
  if (!requests) return requests.error();
  for (std::size_t at = 0; at < requests->size(); ++at) {
    (*requests)[at].seen = std::move(added[at].seen);
    (*requests)[at].settle = added[at].settle;
  }
  return Asked{transcript->get<std::string>(), *std::move(requests)};
}

// Codings that these are about now: by their own id, or because they inherit.
std::vector<const coding::Coding*> codings_about(const coding::StudyView& view,
                                                 const std::set<std::string>& ids) {
  std::vector<const coding::Coding*> about;
  for (const coding::Coding& coding : view.codings)
    if (ids.contains(coding.id) ||
        std::ranges::any_of(coding.judged, [&](const auto& id) { return ids.contains(id); }))
      about.push_back(&coding);
  return about;
}

std::string join_gone(const std::set<std::string>& ids,
                      const std::vector<const coding::Coding*>& there) {
  Json gone = Json::array();
  for (const std::string& id : ids)
    if (std::ranges::none_of(there, [&](const auto* coding) { return coding->id == id; }))
      gone.push_back(id);
  return dump(gone);
}

Json events_json(const std::vector<coding::Event>& events) {
  Json rows = Json::array();
  for (const coding::Event& event : events)
    rows.push_back({{"event", event.id},
                    {"at", event.order.at},
                    {"coder", event.coder},
                    {"action", event.id.empty() ? "" : coding::name(event.act)},
                    {"coding", event.coding},
                    {"to_code", event.to_code},
                    {"reason", event.reason}});
  return rows;
}

// The state that the page is to show now.
void append_state(std::string& answer, Room& room, const std::string& transcript,
                  const std::set<std::string>& ids) {
  const auto row = room.study().find_transcript(transcript);
  if (!row) return;
  const std::string head = room.head();
  const review::History history{room.study().events()};
  const coding::StudyView view = review::view(room.study(), history, {.transcript = row->id});
  const auto codings = codings_about(view, ids);
  append_member(answer, "codings", codings_json(view, codings, history));
  append_member(answer, "gone", join_gone(ids, codings));
  append_member(answer, "undo", dump(undo_json(view, history, room.coder())));
  append_member(answer, "head", dump(head));
}

Answer overtaken(Room& room, const Asked& asked, const std::vector<coding::Event>& unseen) {
  std::set<std::string> ids;
  for (const review::Request& request : asked.requests)
    if (!request.coding.empty()) ids.insert(request.coding);
  for (const coding::Event& event : unseen)
    if (!event.coding.empty()) ids.insert(event.coding);
  const base::Message problem =
      unseen.front().coder == room.coder()
          ? message("in een ander venster is hier al iets besloten; er is niets vastgelegd",
                    "something was decided here in another window; nothing was recorded")
          : message("{} heeft hier ondertussen iets besloten; er is niets vastgelegd",
                    "{} has decided something here meanwhile; nothing was recorded",
                    unseen.front().coder);
  std::string answer = "{";
  append_member(answer, "problem", dump(room.say(problem)));
  append_member(answer, "hint",
                dump(room.say(message("kijk wat er nu staat, en beslis dan opnieuw",
                                      "look at what stands there now, and then decide again"))));
  append_member(answer, "unseen", dump(events_json(unseen)));
  append_state(answer, room, asked.transcript, ids);
  return json_text(answer + "}", 409);
}

}  // namespace

Answer decide(Room& room, const Ask& ask) {
  const auto asked = parse(ask);
  if (!asked) return refusal(400, room.language(), asked.error());
  const std::string before = room.head();
  const auto decided =
      review::decide_in(room.study(), asked->transcript, room.coder(), asked->requests);
  if (!decided) return refusal(400, room.language(), decided.error());
  if (!decided->unseen.empty()) return overtaken(room, *asked, decided->unseen);

  std::set<std::string> ids;
  Json recorded = Json::array();
  for (const review::Recorded& each : decided->recorded) {
    if (!each.event.coding.empty()) ids.insert(each.event.coding);
    recorded.push_back({{"event", each.event.id},
                        {"action", coding::name(each.event.act)},
                        {"coding", each.event.coding},
                        {"code", each.code},
                        {"transcript", each.transcript}});
  }
  std::string answer = "{";
  append_member(answer, "recorded", dump(recorded));
  append_member(answer, "before", dump(before));
  append_state(answer, room, asked->transcript, ids);
  return json_text(answer + "}");
}

}  // namespace engine::server
