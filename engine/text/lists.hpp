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

// All look-ups compare ASCII letters without case; a word with any other
// character is in no list.
class Lists {
 public:
  Lists();

  // `word` without its last stop: `dhr`, `m.b.t`.
  [[nodiscard]] Abbreviation abbreviation(std::string_view word) const;
  [[nodiscard]] bool is_filler(std::string_view word) const {
    return word.size() <= kLongestFiller && may_be_filler(word) && is_listed_filler(word);
  }
  [[nodiscard]] bool opens_sentence(std::string_view word) const;
  [[nodiscard]] bool is_name_particle(std::string_view word) const;
  // `docx`, `nl`: small letters only, or capitals only.
  [[nodiscard]] bool ends_name(std::string_view word) const;
  // `text` begins with an event word, and no letter or digit follows it.
  [[nodiscard]] bool begins_event(std::string_view text) const;

  // Hexadecimal, of all the lists.
  [[nodiscard]] const std::string& fingerprint() const { return fingerprint_; }

 private:
  static constexpr std::size_t kLongestFiller = 24;

  struct Filler {
    std::string letters;              // each run of a letter once
    std::vector<std::uint8_t> least;  // how often each must stand at least
  };

  void read_abbreviations(std::string_view source);
  void read_fillers(std::string_view source);
  // First and last letter decide for nearly every word that it is none.
  [[nodiscard]] bool may_be_filler(std::string_view word) const {
    const auto letter = [](char c) { return (static_cast<unsigned char>(c) | 0x20U) - 'a'; };
    const unsigned first = letter(word.front());
    return first < 26 && ((filler_ends_[first] >> (letter(word.back()) & 31U)) & 1U) != 0;
  }
  [[nodiscard]] bool is_listed_filler(std::string_view word) const;

  struct Listed {
    Abbreviation kind;
    bool in_capitals;  // the list itself has capitals
  };
  std::unordered_map<std::string, Listed, StringHash, std::equal_to<>> abbreviations_;
  std::size_t longest_abbreviation_ = 0;
  std::vector<Filler> fillers_;
  std::array<std::uint32_t, 26> filler_ends_{};  // [first letter]: a bit for each last letter
  WordSet openers_;
  WordSet particles_;
  WordSet name_endings_;
  std::vector<std::string> event_words_;
  std::string fingerprint_;
};

// Built at the first call; safe from several threads.
const Lists& lists();

}  // namespace engine::text
