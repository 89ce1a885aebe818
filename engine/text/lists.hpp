// The word lists of engine/text/data, read once from the program itself.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace engine::text {

// What the stop of an abbreviation says about the sentence it stands in.
enum class Abbreviation : std::uint8_t {
  none,
  inside,         // the sentence goes on
  may_end,        // the sentence ends where a capital follows
  before_number,  // an abbreviation only where a number follows
};

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept {
    return std::hash<std::string_view>{}(text);
  }
};
using WordSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;

// First and last letter of a set of words: for nearly every word they tell
// that it is not in the set. ASCII letters, without case.
class EndLetters {
 public:
  void add(std::string_view word) { last_[index(word.front())] |= 1U << index(word.back()); }
  [[nodiscard]] bool may_hold(std::string_view word) const {
    return ((last_[index(word.front())] >> index(word.back())) & 1U) != 0;
  }

 private:
  static unsigned index(char letter) { return static_cast<unsigned char>(letter) & 31U; }
  std::array<std::uint32_t, 32> last_{};
};

// All look-ups compare ASCII letters without case; a word with any other
// character is in no list.
class Lists {
 public:
  Lists();

  // `word` without its last stop: `dhr`, `m.b.t`.
  [[nodiscard]] Abbreviation abbreviation(std::string_view word) const {
    return abbreviation_ends_.may_hold(word) ? listed_abbreviation(word) : Abbreviation::none;
  }
  [[nodiscard]] bool is_filler(std::string_view word) const {
    return filler_ends_.may_hold(word) && is_listed_filler(word);
  }
  [[nodiscard]] bool opens_sentence(std::string_view word) const;
  [[nodiscard]] bool is_name_particle(std::string_view word) const;
  // `docx`, `nl`: small letters only, or capitals only.
  [[nodiscard]] bool ends_name(std::string_view word) const;
  // `text` begins with an event word, and no letter or digit follows it.
  [[nodiscard]] bool begins_event(std::string_view text) const;

 private:
  struct Filler {
    std::string letters;              // each run of a letter once
    std::vector<std::uint8_t> least;  // how often each must stand at least
  };

  [[nodiscard]] Abbreviation listed_abbreviation(std::string_view word) const;
  void read_abbreviations(std::string_view source);
  void read_fillers(std::string_view source);
  [[nodiscard]] bool is_listed_filler(std::string_view word) const;

  struct Listed {
    Abbreviation kind;
    bool in_capitals;  // the list itself has capitals
  };
  std::unordered_map<std::string, Listed, StringHash, std::equal_to<>> abbreviations_;
  EndLetters abbreviation_ends_;
  std::vector<Filler> fillers_;
  EndLetters filler_ends_;
  WordSet openers_;
  WordSet particles_;
  WordSet name_endings_;
  std::vector<std::string> event_words_;
};

// Built at the first call; safe from several threads.
const Lists& lists();

// Hexadecimal, of all the lists.
std::string lists_fingerprint();

}  // namespace engine::text
