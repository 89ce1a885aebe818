#include "engine/privacy/uniqueness.hpp"

#include <algorithm>
#include <unordered_map>

#include "embedded/privacy.hpp"
#include "engine/privacy/steps.hpp"

namespace engine::privacy {
namespace {

using std::string_view;

constexpr std::uint32_t kReach = 4;  // words after a cue

std::vector<std::string> split(string_view line, char mark) {
  std::vector<std::string> parts;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(mark), line.size());
    string_view part = line.substr(0, end);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    if (!part.empty()) parts.emplace_back(part);
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return parts;
}

std::vector<UniquenessCue> read_cues() {
  std::vector<UniquenessCue> cues;
  for (const std::string& line : split(embedded::uniqueness_nl_txt, '\n')) {
    if (line.starts_with('#')) continue;
    string_view rest = line;
    UniquenessCue cue;
    if (const std::size_t at = rest.find('!'); at != string_view::npos) {
      cue.harmless = split(rest.substr(at + 1), ' ');
      rest = rest.substr(0, at);
    }
    if (const std::size_t at = rest.find('<'); at != string_view::npos) {
      cue.needed = split(rest.substr(at + 1), '|');
      rest = rest.substr(0, at);
    }
    cue.words = split(rest, ' ');
    cues.push_back(std::move(cue));
  }
  return cues;
}

bool fits(string_view pattern, string_view word) {
  if (pattern == "*") return true;
  const bool open_end = pattern.ends_with('*'), open_begin = pattern.starts_with('*');
  if (open_end) pattern.remove_suffix(1);
  if (open_begin) pattern.remove_prefix(1);
  if (open_begin && open_end) return word.find(pattern) != string_view::npos;
  if (open_begin) return word.ends_with(pattern);
  if (open_end) return word.starts_with(pattern);
  return word == pattern;
}

// Words of a cue count a hyphenated word as one: `oud-wethouder`.
struct Spoken {
  std::vector<std::string> words;
  std::vector<std::uint32_t> first;  // index of the word in the reading
};

Spoken spoken(const Reading& reading) {
  Spoken all;
  for (std::uint32_t i = 0; i < reading.size(); ++i) {
    const string_view folded = reading.words[i].folded();
    if (reading.words[i].by_hyphen && !all.words.empty()) {
      all.words.back() += '-';
      all.words.back() += folded;
    } else {
      all.words.emplace_back(folded);
      all.first.push_back(i);
    }
  }
  all.first.push_back(reading.size());
  return all;
}

bool in(const std::vector<std::string>& words, const std::string& word) {
  return std::ranges::find(words, word) != words.end();
}

bool stands_at(const UniquenessCue& cue, const Spoken& text, std::size_t at) {
  const std::size_t end = at + cue.words.size();
  if (end > text.words.size()) return false;
  for (std::size_t k = 0; k < cue.words.size(); ++k)
    if (!fits(cue.words[k], text.words[at + k])) return false;
  if (end < text.words.size() && in(cue.harmless, text.words[end])) return false;
  if (cue.needed.empty()) return true;
  for (std::size_t k = end; k < text.words.size() && k < end + kReach; ++k)
    if (in(cue.needed, text.words[k])) return true;
  return false;
}

struct Index {
  std::unordered_map<std::string, std::vector<const UniquenessCue*>> by_first;
  std::vector<const UniquenessCue*> open;  // begin with a pattern
};

const Index& index() {
  static const Index built = [] {
    Index all;
    for (const UniquenessCue& cue : uniqueness_cues()) {
      if (cue.words.front().find('*') != std::string::npos)
        all.open.push_back(&cue);
      else
        all.by_first[cue.words.front()].push_back(&cue);
    }
    return all;
  }();
  return built;
}

}  // namespace

const std::vector<UniquenessCue>& uniqueness_cues() {
  static const std::vector<UniquenessCue> cues = read_cues();
  return cues;
}

void hold_unique_facts(Reading& reading) {
  const Spoken text = spoken(reading);
  for (std::size_t at = 0; at < text.words.size(); ++at) {
    const auto check = [&](const UniquenessCue& cue) {
      if (stands_at(cue, text, at))
        reading.hold(text.first[at], text.first[at + cue.words.size()], Rule::unique_fact);
    };
    for (const UniquenessCue* cue : index().open) check(*cue);
    const auto found = index().by_first.find(text.words[at]);
    if (found == index().by_first.end()) continue;
    for (const UniquenessCue* cue : found->second) check(*cue);
  }
}

}  // namespace engine::privacy
