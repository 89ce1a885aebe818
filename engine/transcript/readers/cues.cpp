#include "engine/transcript/readers/cues.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/text/ascii.hpp"
#include "engine/transcript/readers/lines.hpp"
#include "engine/transcript/readers/time_code.hpp"

namespace engine::transcript::readers {
namespace {

constexpr std::string_view kArrow = "-->";

std::optional<std::uint32_t> clock_at(std::string_view text) {
  text = without_space(text);
  // settings may stand behind the second time
  const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
  const auto time = time_code_at(text.substr(0, end), 0);
  if (!time || time->enclosed || time->end != end) return std::nullopt;
  return time->ms;
}

struct Reference {
  std::string_view name;
  std::string_view meaning;
};

// The character references of WebVTT, and the quotes that programs write.
constexpr std::array kReferences{
    Reference{"&amp;", "&"},   Reference{"&lt;", "<"},  Reference{"&gt;", ">"},
    Reference{"&nbsp;", " "},  Reference{"&lrm;", ""},  Reference{"&rlm;", ""},
    Reference{"&quot;", "\""}, Reference{"&#39;", "'"}, Reference{"&apos;", "'"},
};

void append_resolved(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto reference = std::ranges::find_if(
        kReferences, [&](const Reference& each) { return text.substr(at).starts_with(each.name); });
    if (reference == kReferences.end()) {
      out += text[at++];
    } else {
      out += reference->meaning;
      at += reference->name.size();
    }
  }
}

using text::is_letter;

// `b`, `/i`, `c.yellow`, `v Name`, `00:17.500`, `font color="red"`: what may
// stand between < and >.
bool is_tag(std::string_view inside) {
  if (inside.empty()) return false;
  if (inside.front() >= '0' && inside.front() <= '9') {
    const auto time = time_code_at(inside, 0);
    return time && time->end == inside.size();
  }
  if (inside.front() == '/') return inside.size() == 1 || is_letter(inside[1]);
  const std::size_t name = std::min(inside.find_first_of(". \t"), inside.size());
  for (const std::string_view known :
       {"b", "i", "u", "c", "v", "s", "lang", "ruby", "rt", "font", "span", "br", "br/"})
    if (inside.substr(0, name) == known) return true;
  return false;
}

// `v Name`, `v.loud Name`: the name.
std::optional<std::string_view> voice_of(std::string_view inside) {
  if (!inside.starts_with("v ") && !inside.starts_with("v.") && !inside.starts_with("v\t"))
    return std::nullopt;
  const std::size_t space = inside.find_first_of(" \t");
  if (space == std::string_view::npos) return std::nullopt;
  return without_space(inside.substr(space));
}

}  // namespace

std::optional<CueTime> cue_time(std::string_view line) {
  const std::size_t arrow = line.find(kArrow);
  if (arrow == std::string_view::npos) return std::nullopt;
  CueTime time{.begin_ms = clock_at(line.substr(0, arrow)),
               .end_ms = clock_at(line.substr(arrow + kArrow.size()))};
  if (!time.begin_ms || !time.end_ms) return CueTime{};
  return time;
}

std::vector<CueText> cue_texts(std::string_view raw, std::string_view voice_before) {
  constexpr std::size_t kMaxTagBytes = 200;
  std::vector<CueText> out(1);
  out.back().voice = voice_before;
  for (std::size_t at = 0; at < raw.size();) {
    const char closing = raw[at] == '<' ? '>' : raw.substr(at).starts_with("{\\") ? '}' : '\0';
    const std::size_t end = closing == '\0' ? std::string_view::npos
                                            : raw.substr(0, at + kMaxTagBytes).find(closing, at);
    if (end != std::string_view::npos) {
      const std::string_view inside = raw.substr(at + 1, end - at - 1);
      if (closing == '}' || is_tag(inside)) {
        if (const auto voice = voice_of(inside)) {
          if (!is_blank(out.back().text)) out.emplace_back();
          out.back().voice.clear();
          append_resolved(out.back().voice, *voice);
        } else if (inside == "/v") {
          out.push_back({});
        }
        at = end + 1;
        continue;
      }
    }
    const std::size_t next = std::min(raw.find_first_of("<{", at + 1), raw.size());
    append_resolved(out.back().text, raw.substr(at, next - at));
    at = next;
  }
  std::erase_if(out, [](const CueText& each) { return is_blank(each.text); });
  return out;
}

void drop_rolling_lines(std::vector<Utterance>& cues) {
  constexpr std::uint32_t kDirectlyMs = 50;
  const auto first_line = [](std::string_view text) { return text.substr(0, text.find('\n')); };
  const auto last_line = [](std::string_view text) { return text.substr(text.rfind('\n') + 1); };
  std::vector<bool> repeats(cues.size());
  std::size_t count = 0;
  for (std::size_t i = 1; i < cues.size(); ++i) {
    const Utterance& before = cues[i - 1];
    repeats[i] = before.end_ms && cues[i].begin_ms &&
                 *cues[i].begin_ms <= *before.end_ms + kDirectlyMs &&
                 without_space(first_line(cues[i].text)) == without_space(last_line(before.text));
    count += repeats[i] ? 1 : 0;
  }
  if (count == 0 || count * 3 < cues.size()) return;
  for (std::size_t i = cues.size(); i-- > 1;) {
    if (!repeats[i]) continue;
    std::string& text = cues[i].text;
    text.erase(0, std::min(first_line(text).size() + 1, text.size()));
  }
  std::erase_if(cues, [](const Utterance& cue) { return is_blank(cue.text); });
}

}  // namespace engine::transcript::readers
