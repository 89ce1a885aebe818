// ELAN (.eaf): tiers of annotations on a recording. A tier that depends on no
// other is somebody's speech; where one participant has several of those, the
// one that looks like speech, or else the one with most text.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/foreign/xml.hpp"
#include "engine/transcript/label_words.hpp"
#include "engine/transcript/readers/all.hpp"
#include "engine/transcript/readers/left_out.hpp"
#include "engine/transcript/readers/lines.hpp"
#include "engine/transcript/readers/statements.hpp"

namespace engine::transcript::readers {
namespace {

using foreign::XmlElement;

struct Annotation {
  std::string id, refers_to, begin_slot, end_slot, value;
};

struct Tier {
  std::string id, participant, type, parent;
  std::vector<Annotation> annotations;

  [[nodiscard]] std::size_t bytes() const {
    std::size_t all = 0;
    for (const Annotation& annotation : annotations) all += annotation.value.size();
    return all;
  }
};

class Eaf : public foreign::XmlHandler {
 public:
  std::map<std::string, std::uint32_t> slots;  // time in ms, by id
  std::vector<Tier> tiers;
  bool is_eaf = false;

  void begin(const XmlElement& element) override {
    const std::string_view name = element.name();
    const auto value = [&element](std::string_view key) {
      return std::string{element.attribute(key)};
    };
    if (name == "ANNOTATION_DOCUMENT") {
      is_eaf = true;
    } else if (name == "TIME_SLOT") {
      const std::string ms = value("TIME_VALUE");
      if (!ms.empty() && ms.size() <= 9 &&
          std::ranges::all_of(ms, [](char c) { return c >= '0' && c <= '9'; }))
        slots.emplace(value("TIME_SLOT_ID"), static_cast<std::uint32_t>(std::stoul(ms)));
    } else if (name == "TIER") {
      tiers.push_back({value("TIER_ID"),
                       value("PARTICIPANT"),
                       value("LINGUISTIC_TYPE_REF"),
                       value("PARENT_REF"),
                       {}});
      in_value_ = false;  // a value that a tier opens within belongs to no tier
    } else if (tiers.empty()) {
      return;
    } else if (name == "ALIGNABLE_ANNOTATION") {
      tiers.back().annotations.push_back(
          {value("ANNOTATION_ID"), "", value("TIME_SLOT_REF1"), value("TIME_SLOT_REF2"), ""});
    } else if (name == "REF_ANNOTATION") {
      tiers.back().annotations.push_back(
          {value("ANNOTATION_ID"), value("ANNOTATION_REF"), "", "", ""});
    } else if (name == "ANNOTATION_VALUE") {
      in_value_ = !tiers.back().annotations.empty();
    }
  }
  void end(std::string_view name) override {
    if (name == "ANNOTATION_VALUE") in_value_ = false;
  }
  void text(std::string_view text) override {
    if (in_value_) tiers.back().annotations.back().value += text;
  }

 private:
  bool in_value_ = false;
};

// Says by its name that it holds speech.
bool looks_like_speech(const Tier& tier) {
  const std::string name = folded_label(tier.id + " " + tier.type);
  static constexpr std::array kWords{"utter", "uiting", "speech", "spch", "orth", "transcri",
                                     "text",  "tekst",  "spraak", "sent", "zin",  "phrase"};
  return std::ranges::any_of(
      kWords, [&name](const char* word) { return name.find(word) != std::string::npos; });
}

// Says by its name that it stands beside the speech.
bool looks_beside(const Tier& tier) {
  const std::string name = folded_label(tier.id + " " + tier.type);
  static constexpr std::array kWords{"transla", "vertal", "comment", "opmerk", "gestur",
                                     "gebaar",  "notes",  "notit",   "gloss"};
  return std::ranges::any_of(
      kWords, [&name](const char* word) { return name.find(word) != std::string::npos; });
}

// Holds stretches of time, or numbers for them (`001`, `rec.012`), and no speech.
bool numbers_only(const Tier& tier) {
  return std::ranges::all_of(tier.annotations, [](const Annotation& annotation) {
    const std::string_view value = without_space(annotation.value);
    return value.empty() || (value.find_first_of(" \t\n") == std::string_view::npos &&
                             value.find_first_of("0123456789") != std::string_view::npos);
  });
}

// The tier that holds the speech of a tier without any: of those that depend on
// it one that looks like speech, or the first with text.
const Tier* speech_below(const std::vector<const Tier*>& below) {
  const Tier* first = nullptr;
  for (const Tier* const tier : below) {
    if (looks_beside(*tier) || numbers_only(*tier)) continue;
    if (looks_like_speech(*tier)) return tier;
    if (first == nullptr) first = tier;
  }
  return first;
}

// One tier of each participant among those that depend on no other.
std::vector<const Tier*> speech_tiers(const std::vector<Tier>& tiers) {
  std::map<std::string, const Tier*> chosen;
  std::vector<const Tier*> roots;
  std::map<std::string_view, std::vector<const Tier*>> below_of;
  for (const Tier& tier : tiers)
    if (!tier.parent.empty()) below_of[tier.parent].push_back(&tier);
  for (const Tier& tier : tiers) {
    if (!tier.parent.empty()) continue;
    const Tier* const below = numbers_only(tier) ? speech_below(below_of[tier.id]) : nullptr;
    if (below != nullptr || tier.bytes() > 0) roots.push_back(below != nullptr ? below : &tier);
  }
  if (!std::ranges::all_of(roots, [](const Tier* tier) { return looks_beside(*tier); }))
    std::erase_if(roots, [](const Tier* tier) { return looks_beside(*tier); });
  // without participants a tier is a speaker, but not beside one of speech
  const bool named =
      std::ranges::any_of(roots, [](const Tier* tier) { return !tier->participant.empty(); });
  const bool speech =
      std::ranges::any_of(roots, [](const Tier* tier) { return looks_like_speech(*tier); });
  if (!named) {
    if (speech) std::erase_if(roots, [](const Tier* tier) { return !looks_like_speech(*tier); });
    return roots;
  }
  const auto better = [](const Tier& a, const Tier& b) {
    return looks_like_speech(a) != looks_like_speech(b) ? looks_like_speech(a)
                                                        : a.bytes() > b.bytes();
  };
  for (const Tier* tier : roots) {
    const auto [best, fresh] = chosen.try_emplace(tier->participant, tier);
    if (!fresh && better(*tier, *best->second)) best->second = tier;
  }
  std::erase_if(roots, [&](const Tier* tier) { return chosen.at(tier->participant) != tier; });
  return roots;
}

// The annotation in time that `annotation` hangs on; references may go round.
class Anchors {
 public:
  explicit Anchors(const std::vector<Tier>& tiers) {
    for (const Tier& tier : tiers)
      for (const Annotation& annotation : tier.annotations)
        by_id_.emplace(annotation.id, &annotation);
  }
  [[nodiscard]] const Annotation& of(const Annotation& annotation) const {
    constexpr int kMostSteps = 20;
    const Annotation* at = &annotation;
    for (int step = 0; step < kMostSteps && !at->refers_to.empty(); ++step) {
      const auto next = by_id_.find(at->refers_to);
      if (next == by_id_.end()) break;
      at = next->second;
    }
    return *at;
  }

 private:
  std::map<std::string_view, const Annotation*> by_id_;
};

bool fits(const Look& look) {
  return look.head.starts_with('<') && look.head.find("<ANNOTATION_DOCUMENT") != std::string::npos;
}

base::Result<Source> read(const Input& input) {
  Eaf eaf;
  auto encoding = foreign::parse_xml(input.bytes, input.path, eaf);
  if (!encoding) return encoding.error();
  const Anchors anchors{eaf.tiers};
  const auto ms = [&eaf](const std::string& slot) {
    const auto found = eaf.slots.find(slot);
    return found == eaf.slots.end() ? std::nullopt : std::optional{found->second};
  };
  std::vector<Utterance> statements;
  const std::vector<const Tier*> chosen = speech_tiers(eaf.tiers);
  for (const Tier* tier : chosen) {
    for (const Annotation& annotation : tier->annotations) {
      if (is_blank(annotation.value)) continue;
      const Annotation& anchor = anchors.of(annotation);
      statements.push_back({.speaker = tier->participant.empty() ? tier->id : tier->participant,
                            .text = annotation.value,
                            .begin_ms = ms(anchor.begin_slot),
                            .end_ms = ms(anchor.end_slot)});
    }
  }
  if (statements.empty()) return nobody_speaks(input.path, "ELAN");
  sort_by_time(statements);
  Source source;
  source.encoding = std::move(*encoding);
  LeftOut left_out;
  left_out.tiers = static_cast<std::uint32_t>(eaf.tiers.size() - chosen.size());
  left_out.tell(source.remarks);
  source.content = Utterances{
      .all = std::move(statements), .joining = Joining::paragraph, .may_hold_labels = false};
  return source;
}

}  // namespace

const Reader kElan{.name = "elan", .fits = fits, .read = read};

}  // namespace engine::transcript::readers
