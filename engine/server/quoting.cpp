// Quotes: original and masked side by side, and what a person decides about them.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "engine/server/handlers.hpp"
#include "engine/server/json.hpp"

namespace engine::server {
namespace {

using base::message;

// Stands for the masked text: who judges it says what he saw.
std::string seen_of(const quotes::Quote& quote) { return privacy::digest_of(quote.masked.output); }

Json quote_json(const Room& room, const quotes::Quote& quote) {
  Json reasons = Json::array();
  for (const privacy::Hold& hold : quote.masked.holds)
    reasons.push_back({{"rule", privacy::name(hold.rule)},
                       {"words", hold.words},
                       {"why", room.say(privacy::explain(hold.rule))}});
  const std::string& judge = quote.row.verdict.coder;
  return {{"quote", quote.row.quote},
          {"code", quote.row.code},
          {"original", quote.original},
          {"masked", quote.masked.output},
          {"reasons", std::move(reasons)},
          {"standing", privacy::name(quote.standing)},
          {"judged_by", judge.empty() ? Json(nullptr) : Json(judge)},
          {"seen", seen_of(quote)}};
}

struct Act {
  std::optional<quotes::Act> judgement;  // nothing: mask `words` as well
  std::string quote, seen;
  std::vector<std::string> words;
};

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

base::Result<Act> parse_act(const Ask& ask) {
  const auto json = read_body(ask);
  if (!json) return json.error();
  if (!json->is_object()) return malformed();
  Act act;
  act.quote = text_of(*json, "quote");
  act.seen = text_of(*json, "seen");
  const std::string action = text_of(*json, "action");
  if (action == "release") {
    act.judgement = quotes::Act::release;
  } else if (action == "refuse") {
    act.judgement = quotes::Act::refuse;
  } else if (action == "mask") {
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

// As it is after the act.
base::Result<quotes::Quote> carry_out(quotes::Desk& desk, const quotes::Quote& quote,
                                      const Act& act, const std::string& coder) {
  if (!act.judgement) return desk.mask_more(quote, act.words, coder);
  desk.record({quote}, *act.judgement, coder);
  return desk.find(act.quote);
}

}  // namespace

Answer quotes(Room& room, const Ask&) {
  const auto desk = room.quotes();
  if (!desk) return refusal(400, room.language(), desk.error());
  Json rows = Json::array();
  for (const store::QuoteRow& row : (*desk)->book().quotes)
    rows.push_back(quote_json(room, (*desk)->look(row)));
  const coding::StudyView& view = room.view();
  return json_answer(
      {{"quotes", std::move(rows)}, {"codes", codes_json(room, view)}, {"head", room.head()}});
}

Answer draw_quotes(Room& room, const Ask& ask) {
  const auto json = read_body(ask);
  if (!json) return refusal(400, room.language(), json.error());
  constexpr std::uint32_t kMost = 100;
  const auto count = json->is_object() ? json->find("count") : json->end();
  if (!json->is_object() || count == json->end() || !count->is_number_unsigned() ||
      count->get<std::uint64_t>() > kMost)
    return refusal(400, room.language(),
                   message("verwacht een code en een aantal tot {}",
                           "expected a code and a number up to {}", kMost));
  const auto desk = room.quotes();
  if (!desk) return refusal(400, room.language(), desk.error());
  const quotes::DrawRequest request{.code = text_of(*json, "code"),
                                    .count = count->get<std::uint32_t>()};
  const auto& codes = (*desk)->view().codes;
  if (std::ranges::find(codes, request.code, &coding::CodeView::id) == codes.end())
    return refusal(400, room.language(),
                   message("er is geen code '{}' in de studie",
                           "there is no code '{}' in the study", request.code));
  const quotes::Drawn drawn = (*desk)->draw(request);
  room.keep_quotes();
  return json_answer({{"readable", drawn.readable.size()}, {"head", room.head()}});
}

Answer judge_quote(Room& room, const Ask& ask) {
  const auto act = parse_act(ask);
  if (!act) return refusal(400, room.language(), act.error());
  const auto desk = room.quotes();
  if (!desk) return refusal(400, room.language(), desk.error());
  const auto quote = (*desk)->find(act->quote);
  if (!quote) return refusal(400, room.language(), quote.error());
  if (seen_of(*quote) == act->seen) {
    const auto after = carry_out(**desk, *quote, *act, room.coder());
    room.keep_quotes();
    if (!after) return refusal(400, room.language(), after.error());
    return json_answer({{"quote", quote_json(room, *after)}, {"head", room.head()}});
  }
  const auto problem =
      message("het citaat is ondertussen anders gemaskeerd; er is niets vastgelegd",
              "the quote is masked otherwise by now; nothing was recorded");
  const auto hint = message("lees het opnieuw, en beslis dan", "read it again, and then decide");
  return json_answer({{"problem", room.say(problem)},
                      {"hint", room.say(hint)},
                      {"quote", quote_json(room, *quote)}},
                     409);
}

}  // namespace engine::server
