// Quotes: original and masked side by side, and what a person decides about them.
#include "engine/foreign/json.hpp"
#include "engine/server/handlers.hpp"
#include "engine/server/json.hpp"

namespace engine::server {
namespace {

using base::message;

Answer no_desk(const Room& room) {
  return refusal(
      503, room.language(),
      message("citaten kunnen hier niet gemaskeerd worden", "quotes cannot be masked here"));
}

Json quote_json(const Room& room, const QuoteDesk::Quote& quote) {
  Json reasons = Json::array();
  for (const QuoteDesk::Reason& reason : quote.reasons)
    reasons.push_back(
        {{"rule", reason.rule}, {"words", reason.words}, {"why", room.say(reason.why)}});
  return {{"quote", quote.id},
          {"code", quote.code},
          {"original", quote.original},
          {"masked", quote.masked},
          {"reasons", std::move(reasons)},
          {"standing", quote.standing},
          {"judged_by", quote.judged_by.empty() ? Json(nullptr) : Json(quote.judged_by)},
          {"seen", quote.seen}};
}

std::string text_of(const foreign::Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

base::Diagnostic malformed() {
  return {.problem = message("verwacht {{\"quote\": ID, \"action\": release|refuse|mask, "
                             "\"seen\": …, \"words\": […]}}",
                             "expected {{\"quote\": ID, \"action\": release|refuse|mask, "
                             "\"seen\": …, \"words\": […]}}")};
}

base::Result<QuoteDesk::Act> parse_act(const std::string& body) {
  const auto json = foreign::parse_json(body, "");
  if (!json) return json.error();
  if (!json->is_object()) return malformed();
  QuoteDesk::Act act;
  act.quote = text_of(*json, "quote");
  act.seen = text_of(*json, "seen");
  const std::string action = text_of(*json, "action");
  if (action == "release") {
    act.what = QuoteDesk::Act::What::release;
  } else if (action == "refuse") {
    act.what = QuoteDesk::Act::What::refuse;
  } else if (action == "mask") {
    act.what = QuoteDesk::Act::What::mask;
    const auto words = json->find("words");
    if (words == json->end() || !words->is_array() || words->empty()) return malformed();
    for (const foreign::Json& word : *words) {
      if (!word.is_string()) return malformed();
      act.words.push_back(word.get<std::string>());
    }
  } else {
    return malformed();
  }
  return act;
}

}  // namespace

Answer quotes(Room& room, const Ask&) {
  if (room.quotes() == nullptr) return no_desk(room);
  const auto all = room.quotes()->quotes();
  if (!all) return refusal(400, room.language(), all.error());
  Json rows = Json::array();
  for (const QuoteDesk::Quote& quote : *all) rows.push_back(quote_json(room, quote));
  const coding::StudyView& view = room.view();
  return json_answer(
      {{"quotes", std::move(rows)}, {"codes", codes_json(room, view)}, {"head", room.head()}});
}

Answer draw_quotes(Room& room, const Ask& ask) {
  if (room.quotes() == nullptr) return no_desk(room);
  const auto json = foreign::parse_json(ask.body, "");
  if (!json) return refusal(400, room.language(), json.error());
  constexpr std::uint32_t kMost = 100;
  const auto count = json->is_object() ? json->find("count") : json->end();
  if (!json->is_object() || count == json->end() || !count->is_number_unsigned() ||
      count->get<std::uint64_t>() > kMost)
    return refusal(400, room.language(),
                   message("verwacht een code en een aantal tot {}",
                           "expected a code and a number up to {}", kMost));
  const auto drawn = room.quotes()->draw(text_of(*json, "code"), count->get<std::uint32_t>());
  if (!drawn) return refusal(400, room.language(), drawn.error());
  return json_answer({{"readable", *drawn}, {"head", room.head()}});
}

Answer judge_quote(Room& room, const Ask& ask) {
  if (room.quotes() == nullptr) return no_desk(room);
  const auto act = parse_act(ask.body);
  if (!act) return refusal(400, room.language(), act.error());
  const auto outcome = room.quotes()->act(*act);
  if (!outcome) return refusal(400, room.language(), outcome.error());
  if (outcome->done)
    return json_answer({{"quote", quote_json(room, outcome->quote)}, {"head", room.head()}});
  const auto problem =
      message("het citaat is ondertussen anders gemaskeerd; er is niets vastgelegd",
              "the quote is masked otherwise by now; nothing was recorded");
  const auto hint = message("lees het opnieuw, en beslis dan", "read it again, and then decide");
  return json_answer({{"problem", room.say(problem)},
                      {"hint", room.say(hint)},
                      {"quote", quote_json(room, outcome->quote)}},
                     409);
}

}  // namespace engine::server
