// Samples, judged blind: nothing here tells what the machine made of a sentence.
#include <map>
#include <set>

#include "engine/review/judging.hpp"
#include "engine/review/sampling.hpp"
#include "engine/server/handlers.hpp"
#include "engine/server/json.hpp"

namespace engine::server {
namespace {

using base::message;

// The coder's latest word on each unit, by sample and number.
using Judged = std::map<std::pair<std::string, std::uint32_t>, std::vector<std::string>>;

Judged judged_by(const store::Study& study, const std::string& coder) {
  Judged judged;
  for (coding::Judgement& each : study.judgements())
    if (each.coder == coder) judged[{each.sample, each.unit}] = std::move(each.codes);
  return judged;
}

// Null where the coder said nothing of the unit.
Json codes_given(const Judged& judged, const std::string& sample, std::uint32_t unit) {
  const auto found = judged.find({sample, unit});
  return found == judged.end() ? Json(nullptr) : Json(found->second);
}

// Codes in whatever order, or null for both.
bool is_same_choice(const Json& one, const Json& other) {
  const auto codes = [](const Json& each) { return std::set<Json>(each.begin(), each.end()); };
  return one.is_null() == other.is_null() && codes(one) == codes(other);
}

Answer overtaken(const Room& room, const Json& now) {
  return json_answer(
      {{"problem", room.say(message("deze zin is in een ander venster al anders beoordeeld; er is "
                                    "niets vastgelegd",
                                    "this sentence was judged in another window meanwhile; nothing "
                                    "was recorded"))},
       {"hint", room.say(message("kijk wat er nu staat, en beoordeel de zin dan opnieuw",
                                 "look at what stands there now, and then judge it again"))},
       {"codes", now}},
      409);
}

Json codes_of(const Room& room, const coding::StudyView& view, const coding::Sample& sample) {
  const Json known = codes_json(room, view);
  Json codes = Json::array();
  for (const coding::SampledCode& asked : sample.codes)
    for (const Json& code : known)
      if (coding::counts_as(code["id"].get<std::string>(), asked.code)) codes.push_back(code);
  return codes;
}

}  // namespace

Answer samples(Room& room, const Ask&) {
  const auto judged = judged_by(room.study(), room.coder());
  Json rows = Json::array();
  for (const coding::Sample& sample : room.study().samples()) {
    Json codes = Json::array();
    for (const coding::SampledCode& code : sample.codes) codes.push_back(code.code);
    std::size_t done = 0;
    for (const auto& [unit, given] : judged) done += unit.first == sample.id ? 1 : 0;
    rows.push_back({{"sample", sample.id},
                    {"at", sample.at},
                    {"codes", std::move(codes)},
                    {"units", sample.units.size()},
                    {"judged", done}});
  }
  return json_answer({{"samples", std::move(rows)}});
}

Answer sample(Room& room, const Ask& ask) {
  const auto found = review::find_sample(room.study(), ask.parameter("sample"));
  if (!found) return refusal(404, room.language(), found.error());
  const auto judged = judged_by(room.study(), room.coder());
  Json units = Json::array();
  for (const review::UnitText& unit : review::unit_texts(room.study(), *found)) {
    units.push_back({{"unit", unit.number},
                     {"text", unit.text},
                     {"before", unit.before},
                     {"after", unit.after},
                     {"codes", codes_given(judged, found->id, unit.number)}});
  }
  return json_answer({{"sample", found->id},
                      {"codes", codes_of(room, room.view(), *found)},
                      {"units", std::move(units)}});
}

// A line as `duiding sample --judge` takes it, with the codes that stood on the page.
Answer judge(Room& room, const Ask& ask) {
  const auto line = read_body(ask);
  if (!line) return refusal(400, room.language(), line.error());
  const auto units = review::parse_judgements(ask.body, "");
  if (!units) return refusal(400, room.language(), units.error());
  if (const auto seen = line->find("seen"); seen != line->end() && !units->empty()) {
    const Json now = codes_given(judged_by(room.study(), room.coder()), units->front().sample,
                                 units->front().unit);
    if (!is_same_choice(now, *seen)) return overtaken(room, now);
  }
  const auto judged = review::judge(room.study(), room.coder(), *units);
  if (!judged) return refusal(400, room.language(), judged.error());
  Json rows = Json::array();
  for (const review::Judging& each : *judged)
    rows.push_back({{"sample", each.sample}, {"units", each.units}, {"judged", each.judged}});
  return json_answer({{"samples", std::move(rows)}, {"head", room.head()}});
}

Answer draw_sample(Room& room, const Ask& ask) {
  const auto json = read_body(ask);
  if (!json) return refusal(400, room.language(), json.error());
  review::SampleRequest request;
  const auto take = [&](const char* name, std::uint64_t& value) {
    const auto found = json->find(name);
    if (found != json->end() && found->is_number_unsigned()) value = found->get<std::uint64_t>();
  };
  if (!json->is_object())
    return refusal(400, room.language(), message("verwacht een object", "expected an object"));
  take("size", request.plan.size);
  take("decoys", request.plan.decoys);
  take("seed", request.plan.seed);
  const auto drawn = review::draw_sample(room.study(), request);
  if (!drawn) return refusal(400, room.language(), drawn.error());
  review::keep_sample(room.study(), *drawn);
  return json_answer(
      {{"sample", drawn->id}, {"units", drawn->units.size()}, {"head", room.head()}});
}

}  // namespace engine::server
