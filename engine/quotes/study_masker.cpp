#include "engine/quotes/study_masker.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/text/ascii.hpp"

namespace engine::quotes {
namespace {

// Words of a label or a file name: `interview-07-uwv-amsterdam`.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words{""};
  for (const char c : name)
    if (text::is_letter(c) || static_cast<unsigned char>(c) >= 0x80U)
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  if (words.back().empty()) words.pop_back();
  return words;
}

// Speakers and transcripts that are called like somebody or somewhere.
std::vector<std::string> names_of_metadata(const coding::StudyView& view,
                                           privacy::Vocabulary& vocabulary) {
  constexpr std::size_t kShortestName = 3;
  std::vector<std::string> names;
  const auto add = [&](std::string_view name) {
    for (std::string& word : words_of(name)) {
      const privacy::WordFacts& facts = vocabulary.facts(word);
      if (word.size() >= kShortestName && !facts.is_everyday() &&
          (facts.is_listed_name() || !facts.is_allowed()))
        names.push_back(std::move(word));
    }
  };
  for (const coding::TranscriptView& transcript : view.transcripts) {
    add(transcript.name);
    for (const coding::SpeakerView& speaker : transcript.speakers) add(speaker.label);
  }
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  return names;
}

}  // namespace

base::Result<privacy::Masker> study_masker(const privacy::MaskingLists& lists,
                                           const store::QuoteBook& book,
                                           const coding::StudyView& view) {
  auto masker = privacy::make_masker(lists, book.names, book.words);
  if (!masker) return masker;
  masker->add_names(names_of_metadata(view, masker->vocabulary()));
  return masker;
}

privacy::NameWords words_heard_once(const store::Study& study, const coding::StudyView& view,
                                    privacy::Masker& masker) {
  privacy::NameWords once, more;
  for (const coding::TranscriptView& transcript : view.transcripts) {
    const text::StoredText whole = study.load_text(transcript.id);
    for (const std::string& word : masker.uncommon_in(whole.bytes()))
      if (!more.contains(word) && !once.insert(word).second) {
        once.erase(word);
        more.insert(word);
      }
  }
  return once;
}

}  // namespace engine::quotes
