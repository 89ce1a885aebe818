#include "engine/text/lists.hpp"

#include <algorithm>
#include <cassert>

#include "embedded/text.hpp"
#include "engine/base/hash.hpp"
#include "engine/text/ascii.hpp"
#include "engine/text/trim.hpp"

namespace engine::text {
namespace {

// Long enough for every entry and for a word asked about; longer words are in no list.
constexpr std::size_t kLongestEntry = 32;

// Calls `entry` for each line that is neither empty nor a comment.
template <class Entry>
void for_each_entry(std::string_view source, Entry entry) {
  while (!source.empty()) {
    const std::size_t end = std::min(source.find('\n'), source.size());
    const std::string_view line = trimmed(source.substr(0, end));
    if (!line.empty() && line.front() != '#') {
      assert(is_ascii(line) && line.size() <= kLongestEntry);
      entry(line);
    }
    source.remove_prefix(std::min(end + 1, source.size()));
  }
}

WordSet word_set(std::string_view source) {
  WordSet words;
  for_each_entry(source, [&](std::string_view word) { words.emplace(word); });
  return words;
}

// The word in lower case, in a buffer that lives as long as this.
class Lowered {
 public:
  explicit Lowered(std::string_view word) {
    if (word.size() > buffer_.size()) return;
    std::ranges::transform(word, buffer_.begin(), to_lower);
    size_ = word.size();
  }
  // Empty for a word that is too long for any list.
  [[nodiscard]] std::string_view view() const { return {buffer_.data(), size_}; }

 private:
  std::array<char, kLongestEntry> buffer_;
  std::size_t size_ = 0;
};

bool in(const WordSet& set, std::string_view word) {
  return set.find(Lowered{word}.view()) != set.end();
}

bool has_lower(std::string_view word) { return std::ranges::any_of(word, is_lower); }
bool has_upper(std::string_view word) { return std::ranges::any_of(word, is_upper); }

}  // namespace

Lists::Lists()
    : openers_{word_set(embedded::sentence_openers_nl_txt)},
      particles_{word_set(embedded::name_particles_txt)},
      name_endings_{word_set(embedded::name_endings_txt)} {
  read_abbreviations(embedded::abbreviations_nl_txt);
  read_fillers(embedded::fillers_txt);
  for_each_entry(embedded::event_words_txt,
                 [&](std::string_view words) { event_words_.emplace_back(words); });
}

void Lists::read_abbreviations(std::string_view source) {
  for_each_entry(source, [&](std::string_view line) {
    const std::size_t space = std::min(line.find(' '), line.size());
    const std::string_view word = line.substr(0, space);
    const std::string_view kind = trimmed(line.substr(space));
    assert(word.size() > 1 && word.back() == '.');
    assert(kind.empty() || kind == "end" || kind == "number");
    const std::string_view key = word.substr(0, word.size() - 1);
    abbreviations_.emplace(Lowered{key}.view(),
                           Listed{kind == "end"      ? Abbreviation::may_end
                                  : kind == "number" ? Abbreviation::before_number
                                                     : Abbreviation::inside,
                                  has_upper(key)});
    abbreviation_ends_.add(key);
  });
}

void Lists::read_fillers(std::string_view source) {
  for_each_entry(source, [&](std::string_view word) {
    Filler filler;
    for (const char c : word) {
      if (filler.letters.empty() || filler.letters.back() != c) {
        filler.letters += c;
        filler.least.push_back(0);
      }
      ++filler.least.back();
    }
    assert(std::ranges::all_of(word, is_lower));
    filler_ends_.add(word);
    fillers_.push_back(std::move(filler));
  });
}

Abbreviation Lists::listed_abbreviation(std::string_view word) const {
  const auto found = abbreviations_.find(Lowered{word}.view());
  if (found == abbreviations_.end()) return Abbreviation::none;
  // `bij de ING.` is a firm, `ing. De Wit` a title.
  const bool capitals_only =
      word.size() > 1 && !has_lower(word) && word.find('.') == std::string_view::npos;
  if (capitals_only && !found->second.in_capitals) return Abbreviation::none;
  return found->second.kind;
}

bool Lists::is_listed_filler(std::string_view word) const {
  if (!has_lower(word)) return false;  // MM is no hesitation
  return std::ranges::any_of(fillers_, [&](const Filler& filler) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < filler.letters.size(); ++i) {
      const std::size_t begin = at;
      while (at < word.size() && to_lower(word[at]) == filler.letters[i]) ++at;
      if (at - begin < filler.least[i]) return false;
    }
    return at == word.size();
  });
}

bool Lists::opens_sentence(std::string_view word) const { return in(openers_, word); }

bool Lists::is_name_particle(std::string_view word) const { return in(particles_, word); }

bool Lists::ends_name(std::string_view word) const {
  return !(has_lower(word) && has_upper(word)) && in(name_endings_, word);
}

bool Lists::begins_event(std::string_view text) const {
  const Lowered lowered{text.substr(0, std::min(text.size(), kLongestEntry))};
  return std::ranges::any_of(event_words_, [&](const std::string& words) {
    return lowered.view().starts_with(words) &&
           (text.size() == words.size() || !is_word_byte(text[words.size()]));
  });
}

const Lists& lists() {
  static const Lists kLists;
  return kLists;
}

std::string lists_fingerprint() {
  return base::to_hex(base::Hasher{}
                          .field(embedded::abbreviations_nl_txt)
                          .field(embedded::event_words_txt)
                          .field(embedded::fillers_txt)
                          .field(embedded::name_endings_txt)
                          .field(embedded::name_particles_txt)
                          .field(embedded::sentence_openers_nl_txt)
                          .finish(),
                      6);
}

}  // namespace engine::text
