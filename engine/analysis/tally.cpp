#include "engine/analysis/tally.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace engine::analysis {
namespace {

using coding::StudyView;

// Which CountedCode each code of the study counts for; nothing for a parent
// that only holds its children together.
struct CodeMap {
  std::vector<CountedCode> codes;
  std::map<std::string_view, std::uint32_t> counted_as;  // code id → index into codes
};

std::set<std::string_view> ids_that_can_be_given(const StudyView& view) {
  std::set<std::string_view> ids;
  for (const coding::RuleView& rule : view.rules) ids.insert(rule.code);
  for (const coding::Coding& coding : view.codings) {
    ids.insert(coding.code);
    if (coding.was) ids.insert(coding.was->code);
  }
  return ids;
}

CodeMap map_codes(const StudyView& view, Level level) {
  CodeMap map;
  std::set<std::string_view> parents;
  for (const coding::CodeView& code : view.codes)
    for (std::size_t dot = code.id.find('.'); dot != std::string::npos;
         dot = code.id.find('.', dot + 1))
      parents.insert(std::string_view{code.id}.substr(0, dot));
  const std::set<std::string_view> given =
      level == Level::subcode ? ids_that_can_be_given(view) : std::set<std::string_view>{};

  std::map<std::string_view, std::uint32_t> index_of;
  for (std::uint32_t at = 0; at < view.codes.size(); ++at) {
    const std::string_view id = view.codes[at].id;
    if (level == Level::subcode && parents.contains(id) && !given.contains(id)) continue;
    const std::string_view counted = level == Level::code ? codebook::top_code(id) : id;
    const auto [found, fresh] =
        index_of.emplace(counted, static_cast<std::uint32_t>(map.codes.size()));
    if (fresh) map.codes.push_back({std::string{counted}, {}, {}});
    map.codes[found->second].members.push_back(at);
    map.counted_as.emplace(id, found->second);
  }
  return map;
}

// Roles are few and speakers many: whether a code applies is asked once a role.
class Reach {
 public:
  explicit Reach(const StudyView& view, const std::vector<CountedSpeaker>& speakers)
      : view_{view}, speakers_{speakers} {
    std::map<std::string_view, std::uint32_t> roles;
    for (const CountedSpeaker& counted : speakers) {
      const coding::SpeakerView& speaker =
          view.transcripts[counted.transcript].speakers[counted.speaker];
      const auto [found, fresh] =
          roles.emplace(speaker.role, static_cast<std::uint32_t>(examples_.size()));
      if (fresh) examples_.push_back(&speaker);
      role_of_.push_back(found->second);
    }
  }

  // Adds the speakers that `code` reaches.
  void mark(const coding::CodeView& code, std::vector<bool>& reached) const {
    std::vector<bool> applies;
    applies.reserve(examples_.size());
    for (const coding::SpeakerView* speaker : examples_)
      applies.push_back(view_.applies(code, *speaker));
    std::vector<bool> run(view_.transcripts.size());
    for (const std::uint32_t transcript : code.run_on) run[transcript] = true;
    for (std::size_t at = 0; at < speakers_.size(); ++at)
      if (run[speakers_[at].transcript] && applies[role_of_[at]]) reached[at] = true;
  }

 private:
  const StudyView& view_;
  const std::vector<CountedSpeaker>& speakers_;
  std::vector<const coding::SpeakerView*> examples_;  // one speaker a role
  std::vector<std::uint32_t> role_of_;                // speaker → index into examples_
};

// A coding on its way to the code level.
struct Part {
  CountedCoding coding;
  text::CodePointSpan first_evidence;
};

// What the parts of a joint coding say, each voice apart.
class Voices {
 public:
  void add(const Part& part) {
    auto& [first, tier] = voices_.at(static_cast<std::size_t>(part.coding.voice));
    first = first ? std::min(*first, part.first_evidence) : part.first_evidence;
    // Tiers are ordered strongest first; no tier is weaker than any.
    if (part.coding.tier && (!tier || *part.coding.tier < *tier)) tier = part.coding.tier;
  }

  void decide(CountedCoding& joint) const {
    const auto own = voices_.begin();  // codebook::Voice::own is the first
    const auto wins = own->first ? own : std::ranges::min_element(voices_, [](auto& a, auto& b) {
      return a.first && (!b.first || *a.first < *b.first);
    });
    joint.voice = static_cast<codebook::Voice>(wins - voices_.begin());
    joint.tier = wins->tier;
  }

 private:
  struct OneVoice {
    std::optional<text::CodePointSpan> first;  // evidence; none: nobody spoke so
    std::optional<codebook::Tier> tier;
  };
  std::array<OneVoice, static_cast<std::size_t>(codebook::Voice::hypothetical) + 1> voices_;
};

// Joins the codings of one code and transcript as tally.hpp defines. Appends
// to `out`.
void join(std::vector<Part> parts, std::vector<CountedCoding>& out) {
  // Outermost first.
  std::ranges::sort(parts, [](const Part& a, const Part& b) {
    return std::make_tuple(a.coding.segment.span.begin(), b.coding.segment.span.end()) <
           std::make_tuple(b.coding.segment.span.begin(), a.coding.segment.span.end());
  });
  struct Kept {
    CountedCoding coding;
    Voices voices;
  };
  std::vector<Kept> kept;
  for (const Part& part : parts) {
    // Kept segments begin and end in ascending order, and all begin before
    // this part: the first that ends late enough holds it.
    auto holder =
        std::ranges::lower_bound(kept, part.coding.segment.span.end(), {},
                                 [](const Kept& one) { return one.coding.segment.span.end(); });
    if (holder == kept.end()) holder = kept.insert(holder, {part.coding, {}});
    holder->voices.add(part);
  }
  for (Kept& joint : kept) {
    joint.voices.decide(joint.coding);
    out.push_back(joint.coding);
  }
}

}  // namespace

bool is_above(std::string_view ancestor, std::string_view code) {
  return code.size() > ancestor.size() && code.starts_with(ancestor) &&
         code[ancestor.size()] == '.';
}

Tally tally(const StudyView& view, Level level, Layer layer) {
  Tally tally;
  std::vector<std::uint32_t> first_speaker;  // of each transcript
  for (std::uint32_t at = 0; at < view.transcripts.size(); ++at) {
    first_speaker.push_back(static_cast<std::uint32_t>(tally.speakers.size()));
    for (std::uint32_t speaker = 0; speaker < view.transcripts[at].speakers.size(); ++speaker)
      tally.speakers.push_back({at, speaker});
  }

  CodeMap map = map_codes(view, level);
  tally.codes = std::move(map.codes);
  const Reach reach{view, tally.speakers};
  for (CountedCode& code : tally.codes) {
    code.speakers.resize(tally.speakers.size());
    for (const std::uint32_t member : code.members) reach.mark(view.codes[member], code.speakers);
  }

  std::vector<std::vector<Part>> by_code(tally.codes.size());
  for (const coding::Coding& coding : view.codings) {
    if (!in_layer(coding, layer)) continue;
    const Shown shown = as_shown(coding, layer);
    const auto counted = map.counted_as.find(shown.code);
    if (counted == map.counted_as.end()) continue;
    const std::uint32_t speaker = first_speaker[coding.transcript] + shown.speaker;
    if (!tally.codes[counted->second].speakers[speaker]) continue;
    const std::uint32_t code = counted->second;
    by_code[code].push_back(
        {{code, speaker, coding.transcript, shown.segment, coding.voice, coding.tier},
         coding.rules.empty() ? shown.segment.span : coding.rules.front().span});
  }
  // A changed coding stands where the machine's would be, and not where its own is.
  for (std::vector<Part>& codings : by_code)
    std::ranges::stable_sort(codings, {}, [](const Part& part) {
      return std::tie(part.coding.transcript, part.coding.segment.span);
    });

  for (const std::vector<Part>& codings : by_code) {
    if (level == Level::subcode) {
      for (const Part& part : codings) tally.codings.push_back(part.coding);
      continue;
    }
    for (auto begin = codings.begin(); begin != codings.end();) {
      const auto end = std::find_if(begin, codings.end(), [&](const Part& part) {
        return part.coding.transcript != begin->coding.transcript;
      });
      join({begin, end}, tally.codings);
      begin = end;
    }
  }
  return tally;
}

}  // namespace engine::analysis
