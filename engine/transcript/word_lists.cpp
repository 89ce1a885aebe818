#include "engine/transcript/word_lists.hpp"

#include <algorithm>

#include "embedded/transcript.hpp"
#include "engine/text/trim.hpp"

namespace engine::transcript {
namespace {

// Calls `entry(key, word)` for each word of a data file: lines `key: word, word`.
template <class Entry>
void read_words(std::string_view data, Entry&& entry) {
  while (!data.empty()) {
    const std::string_view line = data.substr(0, data.find('\n'));
    data.remove_prefix(std::min(data.size(), line.size() + 1));
    const std::size_t colon = line.find(':');
    if (line.empty() || line.front() == '#' || colon == std::string_view::npos) continue;
    const std::string_view key = text::trimmed(line.substr(0, colon));
    std::string_view words = line.substr(colon + 1);
    while (!words.empty()) {
      const std::string_view word = words.substr(0, words.find(','));
      words.remove_prefix(std::min(words.size(), word.size() + 1));
      if (const auto clean = text::trimmed(word); !clean.empty()) entry(key, clean);
    }
  }
}

// `sure interviewer: interviewer, int, …`: the weight, then the role.
void read_labels(WordLists& lists) {
  read_words(embedded::labels_txt, [&lists](std::string_view key, std::string_view word) {
    const std::size_t space = key.find(' ');
    const std::string_view weight = key.substr(0, space);
    std::string_view role = key.substr(space + 1);
    if (role == "-") role = {};
    const auto speaker = [&](LabelKind kind) {
      lists.speakers.try_emplace(folded_label(word), SpeakerWord{.kind = kind, .role = role});
    };
    if (weight == "sure") speaker(LabelKind::sure);
    if (weight == "person") speaker(LabelKind::person);
    if (weight == "alone") speaker(LabelKind::alone);
    if (weight == "numbered") lists.numbered.try_emplace(folded_label(word), role);
    if (weight == "initial") lists.initial.try_emplace(folded_label(word), role);
    if (weight == "title") lists.titles.insert(folded_label(word));
  });
}

WordLists read_all() {
  WordLists lists;
  read_labels(lists);
  read_words(embedded::particles_txt, [&lists](std::string_view, std::string_view word) {
    lists.particles.insert(folded_label(word));
  });
  read_words(embedded::header_keys_txt, [&lists](std::string_view, std::string_view word) {
    lists.header_keys.insert(folded_label(word));
  });
  read_words(embedded::not_labels_txt, [&lists](std::string_view key, std::string_view word) {
    WordLists::Words& list = key == "whole"     ? lists.whole
                             : key == "counted" ? lists.counted
                             : key == "first"   ? lists.first
                                                : lists.last;
    list.insert(folded_label(word));
  });
  return lists;
}

}  // namespace

const WordLists& word_lists() {
  static const WordLists all = read_all();
  return all;
}

}  // namespace engine::transcript
