#include "engine/privacy/roster.hpp"

#include <algorithm>
#include <array>

#include "engine/base/utf8.hpp"
#include "engine/privacy/folding.hpp"
#include "engine/privacy/steps.hpp"
#include "engine/text/ascii.hpp"
#include "engine/text/characters.hpp"

namespace engine::privacy {
namespace {

using std::string_view;

// Too plain to be masked alone, however they stand in a name.
bool is_particle(string_view word) {
  constexpr std::array<string_view, 40> kWords{
      "van", "von", "de", "den", "der",  "het",   "'t",   "t",   "te", "ten",
      "ter", "in",  "op", "bij", "aan",  "uit",   "voor", "en",  "la", "le",
      "el",  "al",  "ul", "du",  "da",   "do",    "di",   "del", "bv", "nv",
      "vof", "b",   "v",  "een", "over", "onder", "tot",  "o",   "d",  "s"};
  return std::ranges::find(kWords, word) != kWords.end();
}

std::vector<std::string> words_of(string_view folded) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t at = 0; at < folded.size();) {
    const base::Decoded decoded = base::decode_utf8(folded, at);
    const bool apostrophe = decoded.code_point == U'\'' && !word.empty();
    if (text::is_alphanumeric(decoded.code_point) || apostrophe) {
      base::append_utf8(word, decoded.code_point);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
    at = decoded.next;
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

// Equal but for one letter more, less, other, or two changed places.
bool one_slip(string_view a, string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  const string_view rest_a = a.substr(i), rest_b = b.substr(i);
  if (rest_a.size() == rest_b.size()) {
    if (rest_a.empty() || rest_a.substr(1) == rest_b.substr(1)) return true;
    return rest_a.size() > 1 && rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] &&
           rest_a.substr(2) == rest_b.substr(2);
  }
  return rest_a == rest_b.substr(1);
}

}  // namespace

Roster::Roster(const std::vector<std::string>& entries) { add(entries); }

void Roster::add(const std::vector<std::string>& entries) {
  for (const std::string& entry : entries) {
    const std::string folded = fold_word(entry).plain;
    std::vector<std::string> words = words_of(folded);
    if (words.empty()) continue;
    squeezed_.push_back(squeeze(folded));
    for (const std::string& word : words) {
      if (words.size() > 1 && (is_particle(word) || word.size() < 2)) continue;
      if (words_.insert(word).second && word.size() >= kLongEnough) long_words_.push_back(word);
    }
    phrases_.push_back(std::move(words));
  }
}

bool Roster::near(string_view folded) const {
  return std::ranges::any_of(long_words_, [&](const std::string& word) {
    return folded.find(word) != string_view::npos || one_slip(folded, word);
  });
}

bool Roster::names(string_view folded) const {
  if (words_.contains(std::string{folded}) || near(folded)) return true;
  constexpr std::array<string_view, 12> kEndings{"'s",  "s",    "je",   "tje", "pje", "etje",
                                                 "jes", "tjes", "'tje", "'je", "ie",  "se"};
  for (const string_view ending : kEndings) {
    if (!folded.ends_with(ending)) continue;
    const string_view stem = folded.substr(0, folded.size() - ending.size());
    if (stem.size() >= 2 && words_.contains(std::string{stem})) return true;
    // Mannetje for Man, Bobbie for Bob.
    if (stem.size() >= 4 && stem[stem.size() - 1] == stem[stem.size() - 2] &&
        words_.contains(std::string{stem.substr(0, stem.size() - 1)}))
      return true;
  }
  return false;
}

void mask_roster(Reading& reading, const Roster& roster) {
  if (roster.empty()) return;
  for (std::uint32_t i = 0; i < reading.size(); ++i)
    if (reading.words[i].facts != nullptr && roster.names(reading.words[i].folded()))
      reading.mask(i, Kind::person, Rule::roster);
  // Whole names of plain words, and names torn apart or run together: Veld kamp.
  constexpr std::uint32_t kMostWords = 6;
  for (std::uint32_t i = 0; i < reading.size(); ++i) {
    std::string joined;
    for (std::uint32_t end = i; end < reading.size() && end < i + kMostWords; ++end) {
      if (reading.words[end].facts == nullptr) break;
      joined += squeeze(reading.words[end].folded());
      if (std::ranges::find(roster.squeezed(), joined) == roster.squeezed().end()) continue;
      for (std::uint32_t k = i; k <= end; ++k) reading.mask(k, Kind::person, Rule::roster);
    }
  }
}

}  // namespace engine::privacy
