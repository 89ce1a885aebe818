// Words of plain Latin text, found on the bytes themselves.
//
// The same segments as ICU's word break (Unicode 15, annex 29, as ICU 72
// tailors it: `@` is a letter, `:` is none) for ASCII, Latin-1, Latin
// Extended-A and common punctuation. Where any other character is met, ICU is
// asked about the stretch up to white space: no rule looks across that.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "engine/text/ascii.hpp"
#include "engine/text/icu_words.hpp"
#include "engine/text/letter_runs.hpp"

namespace engine::text {

// Calls sink.plain_word(begin, end) for a word of nothing but letters and
// digits, sink.segment(begin, end) for any other.
template <class Sink>
class FastWords {
 public:
  FastWords(std::string_view text, IcuWords& icu, Sink& sink)
      : text_{text},
        end_{static_cast<std::uint32_t>(text.size())},
        icu_{icu},
        sink_{sink},
        letters_{text} {}

  void run() {
    std::uint32_t at = 0;
    while (at < end_) {
      switch (lead(at)) {
        case Lead::gap:
          ++at;
          break;
        case Lead::letter:
        case Lead::digit:
          at = word(at);
          break;
        case Lead::other:
          const Character c = character(at);
          if (c.kind == Kind::unknown) {
            at = ask_icu(at);
          } else if (c.kind == Kind::letter && c.length > 1) {
            at = word(at);
          } else if (c.kind == Kind::letter || c.kind == Kind::underscore) {
            at = rare_word(at, at, c.kind);
          } else {
            at += c.length;
          }
          break;
      }
    }
  }

 private:
  // The word break property, as far as it matters here.
  enum class Kind : std::uint8_t {
    none,
    letter,      // ALetter
    digit,       // Numeric
    underscore,  // ExtendNumLet
    mid_letter,  // MidLetter: joins letters
    mid_number,  // MidNum: joins digits
    mid_both,    // MidNumLet and Single_Quote: joins either
    ignored,     // Format: the soft hyphen
    unknown,
  };
  struct Character {
    Kind kind;
    std::uint32_t length;  // bytes
  };

  // What the first byte of a character tells.
  enum class Lead : std::uint8_t { gap, letter, digit, other };
  static constexpr std::array<Lead, 256> kLeads = [] {
    std::array<Lead, 256> leads{};
    for (std::size_t byte = 0; byte < leads.size(); ++byte) {
      const char c = static_cast<char>(byte);
      leads[byte] = is_letter(c)  ? Lead::letter
                    : is_digit(c) ? Lead::digit
                    : byte < 0x80 ? Lead::gap
                                  : Lead::other;
    }
    for (const char c : {'@', '_', '.', ',', ';', '\''})
      leads[static_cast<unsigned char>(c)] = Lead::other;
    return leads;
  }();

  [[nodiscard]] std::uint8_t byte(std::uint32_t at) const {
    return static_cast<std::uint8_t>(text_[at]);
  }
  [[nodiscard]] Lead lead(std::uint32_t at) const { return kLeads[byte(at)]; }

  [[nodiscard]] Character character(std::uint32_t at) const {
    if (at == end_) return {Kind::none, 0};
    switch (byte(at)) {
      case '@':
        return {Kind::letter, 1};
      case '_':
        return {Kind::underscore, 1};
      case '.':
      case '\'':
        return {Kind::mid_both, 1};
      case ',':
      case ';':
        return {Kind::mid_number, 1};
      case 0xC2:
        switch (byte(at + 1)) {
          case 0xAA:  // ª
          case 0xB5:  // µ
          case 0xBA:  // º
            return {Kind::letter, 2};
          case 0xAD:  // soft hyphen
            return {Kind::ignored, 2};
          case 0xB7:  // ·
            return {Kind::mid_letter, 2};
          default:
            return {Kind::none, 2};
        }
      case 0xC3:
        return {byte(at + 1) == 0x97 || byte(at + 1) == 0xB7 ? Kind::none : Kind::letter, 2};
      case 0xC4:
      case 0xC5:
        return {Kind::letter, 2};
      case 0xE2:
        return {general_punctuation(byte(at + 1), byte(at + 2)), 3};
      default:
        switch (lead(at)) {
          case Lead::gap:
            return {Kind::none, 1};
          case Lead::letter:
            return {Kind::letter, 1};
          case Lead::digit:
            return {Kind::digit, 1};
          case Lead::other:
            return {Kind::unknown, 1};
        }
    }
    return {Kind::unknown, 1};
  }

  static Kind general_punctuation(std::uint8_t second, std::uint8_t third) {
    if (second == 0x82 && third == 0xAC) return Kind::none;  // €
    if (second != 0x80) return Kind::unknown;
    if (third == 0x98 || third == 0x99) return Kind::mid_both;  // ‘ ’
    const bool spaces = third <= 0x8A;                          // U+2000 to U+200A
    const bool dashes_and_quotes = third >= 0x90 && third <= 0xA3;
    const bool dots = third == 0xA5 || third == 0xA6;   // ‥ …
    const bool signs = third >= 0xB0 && third <= 0xBA;  // ‰ to ›
    return spaces || dashes_and_quotes || dots || signs ? Kind::none : Kind::unknown;
  }

  // The word that begins at `begin` with a letter or digit. Returns where to go on.
  std::uint32_t word(std::uint32_t begin) {
    std::uint32_t at = begin;
    while (true) {
      at = letters_.end_of_run(at);
      if (at == end_ || lead(at) == Lead::gap) break;
      const Character c = character(at);
      if (c.kind != Kind::letter || c.length == 1) return word_before(begin, at, c);
      at += c.length;
    }
    sink_.plain_word(begin, at);
    return at;
  }

  // The word [begin, at) of letters and digits is followed by `next`, which is
  // no letter of two bytes and no ordinary gap.
  std::uint32_t word_before(std::uint32_t begin, std::uint32_t at, Character next) {
    if (next.kind == Kind::none) {
      sink_.plain_word(begin, at);
      return at;
    }
    const Kind last = is_digit(text_[at - 1]) ? Kind::digit : Kind::letter;
    if (next.kind == Kind::mid_both || next.kind == Kind::mid_number) {
      // Most stops, commas and apostrophes end a word: the common case first.
      const std::uint32_t after = at + next.length;
      if (after == end_ || lead(after) == Lead::gap) {
        sink_.plain_word(begin, at);
        return at;
      }
    }
    return rare_word(begin, at, last);
  }

  // Any word: [begin, at) was read already, and its last character that counts
  // is a `last`; or begin == at, and `last` stands there.
  std::uint32_t rare_word(std::uint32_t begin, std::uint32_t at, Kind last) {
    while (true) {
      const Character c = character(at);
      switch (c.kind) {
        case Kind::letter:
        case Kind::digit:
        case Kind::underscore:
          last = c.kind;
          at += c.length;
          continue;
        case Kind::ignored:
          at += c.length;
          continue;
        case Kind::mid_letter:
        case Kind::mid_number:
        case Kind::mid_both: {
          const std::uint32_t after = after_ignored(at + c.length);
          const Kind next = character(after).kind;
          if (next == Kind::unknown) return ask_icu(begin);
          if (joins(last, c.kind, next)) {
            at = after;
            continue;
          }
          break;
        }
        case Kind::unknown:
          return ask_icu(begin);
        case Kind::none:
          break;
      }
      sink_.segment(begin, at);
      return at;
    }
  }

  [[nodiscard]] std::uint32_t after_ignored(std::uint32_t at) const {
    for (Character c = character(at); c.kind == Kind::ignored; c = character(at)) at += c.length;
    return at;
  }

  static bool joins(Kind before, Kind middle, Kind after) {
    if (before != after) return false;
    if (before == Kind::letter) return middle != Kind::mid_number;
    return before == Kind::digit && middle != Kind::mid_letter;
  }

  // From `begin`, where a segment may begin, to white space before ASCII: a
  // stretch in another script is asked about at once.
  std::uint32_t ask_icu(std::uint32_t begin) {
    std::uint32_t at = begin;
    while (at < end_ && !(is_ascii_space(text_[at]) && (at + 1 == end_ || byte(at + 1) < 0x80U)))
      ++at;
    icu_.segments(text_, begin, at, sink_);
    return at;
  }

  static bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

  std::string_view text_;
  std::uint32_t end_;
  IcuWords& icu_;
  Sink& sink_;
  LetterRuns letters_;
};

}  // namespace engine::text
