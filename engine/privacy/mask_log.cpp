#include "engine/privacy/mask_log.hpp"

#include <nlohmann/json.hpp>

namespace engine::privacy {
namespace {

using Json = nlohmann::ordered_json;

Json place(Rule rule, text::CodePointSpan span) {
  return {{"rule", name(rule)}, {"begin_cp", span.begin().value}, {"end_cp", span.end().value}};
}

}  // namespace

std::string log_line(std::string_view id, const Masked& masked, std::string_view lexicon) {
  Json line{{"id", id}, {"engine", masking_version()}, {"lexicon", lexicon}};
  line["masks"] = Json::array();
  for (const Mask& mask : masked.masks) {
    Json one = place(mask.rule, mask.span);
    one["class"] = label(mask.kind);
    line["masks"].push_back(std::move(one));
  }
  line["holds"] = Json::array();
  for (const Hold& hold : masked.holds) line["holds"].push_back(place(hold.rule, hold.span));
  return line.dump();
}

}  // namespace engine::privacy
