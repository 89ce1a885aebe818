#include "engine/privacy/reading.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"
#include "engine/text/ascii.hpp"
#include "engine/text/characters.hpp"

namespace engine::privacy {
namespace {

using text::CharClass;
using text::classify;

bool in_word(char32_t c) {
  if (c < 0x80U) return text::is_word_byte(static_cast<char>(c)) || c == U'_';
  return classify(c) == CharClass::other;
}

// `'t`, `'s`, `'n` are words of their own.
bool is_clitic(std::string_view letters) {
  return letters == "t" || letters == "s" || letters == "n" || letters == "m" || letters == "k" ||
         letters == "r" || letters == "T" || letters == "S" || letters == "N";
}

struct Letters {
  std::uint32_t all = 0, capitals = 0, small = 0, digits = 0;
  bool begins_capital = false;
};

Letters count(std::string_view word) {
  Letters letters;
  for (std::size_t at = 0; at < word.size();) {
    const base::Decoded decoded = base::decode_utf8(word, at);
    const char32_t c = decoded.code_point;
    at = decoded.next;
    if (!text::is_alphanumeric(c)) continue;
    if (c >= U'0' && c <= U'9') {
      ++letters.digits;
      continue;
    }
    ++letters.all;
    if (text::is_small(c)) {
      ++letters.small;
    } else if (text::is_capital(c)) {
      if (letters.all == 1) letters.begins_capital = true;
      ++letters.capitals;
    }
  }
  return letters;
}

Shape shape_of(const Letters& letters) {
  if (letters.capitals + letters.small == 0) return Shape::none;
  if (letters.capitals == 0) return Shape::small;
  if (letters.small == 0) return letters.capitals > 1 ? Shape::capitals : Shape::capital;
  return letters.begins_capital && letters.capitals == 1 ? Shape::capital : Shape::mixed;
}

// A stop after such a word is no end of a sentence.
bool is_titled_stop(const Word& before) {
  return before.is(Trait::title) || before.letters + before.digits <= 1;
}

constexpr std::uint32_t kShortestText = 2;  // words that tell whether capitals are used

}  // namespace

std::size_t placeholder_length(std::string_view text) {
  if (!text.starts_with('[')) return 0;
  for (auto kind = static_cast<std::uint8_t>(Kind::person);
       kind <= static_cast<std::uint8_t>(Kind::number); ++kind) {
    const std::string_view word = label(static_cast<Kind>(kind));
    if (!text.substr(1).starts_with(word)) continue;
    std::size_t at = 1 + word.size();
    if (at >= text.size() || text[at] != ' ') continue;
    ++at;
    const std::size_t digits = at;
    while (at < text.size() && text::is_digit(text[at])) ++at;
    const std::string_view number = text.substr(digits, at - digits);
    const std::string_view rest = text.substr(at);
    // A counter, or a band of ten years.
    if (rest.starts_with(']') && !number.empty() && number.size() <= 4 && number.front() != '0')
      return at + 1;
    if (static_cast<Kind>(kind) != Kind::age) continue;
    if (number.size() == 1 && number == "0" && rest.starts_with("-9]")) return at + 3;
    if (number == "90" && rest.starts_with("+]")) return at + 2;
    if (number.size() == 2 && number[1] == '0' && rest.size() >= 4 && rest[0] == '-' &&
        rest[1] == number[0] && rest[2] == '9' && rest[3] == ']')
      return at + 4;
  }
  return 0;
}

Reading::Reading(std::string_view text, Vocabulary& vocabulary)
    : text_{text}, vocabulary_{&vocabulary} {
  read_words();
  std::uint32_t with_capital = 0, with_small = 0;
  for (std::uint32_t i = 0; i < size(); ++i) {
    const Shape shape = words[i].shape;
    with_capital += shape == Shape::capital || shape == Shape::capitals || shape == Shape::mixed;
    with_small += shape == Shape::small || shape == Shape::mixed ||
                  (shape == Shape::capital && words[i].letters > 1);
  }
  one_case_ = with_capital == 0 || (with_small == 0 && with_capital >= kShortestText);
  for (std::uint32_t i = 0; i < size(); ++i) relate(i);
  // `ik werkte bij UWV met bakker`
  const bool small_starts = !words.empty() && std::ranges::all_of(words, [](const Word& word) {
    return !word.opens_sentence || word.shape == Shape::small || word.shape == Shape::none;
  });
  without_case_ = one_case_ || (small_starts && words.front().facts != nullptr);
}

void Reading::read_words() {
  for (std::size_t at = 0; at < text_.size();) {
    if (const std::size_t length = placeholder_length(text_.substr(at)); length > 0) {
      Word word;
      word.begin = static_cast<std::uint32_t>(at);
      word.end = static_cast<std::uint32_t>(at + length);
      const std::string_view said = text_.substr(at + 1);
      for (const Kind kind : {Kind::person, Kind::name, Kind::place, Kind::employer})
        if (said.starts_with(label(kind))) word.replaces_name = true;
      words.push_back(word);
      at += length;
      continue;
    }
    const std::size_t begin = at;
    const base::Decoded decoded = base::decode_utf8(text_, at);
    const bool clitic = classify(decoded.code_point) == CharClass::apostrophe;
    if (!clitic && !in_word(decoded.code_point)) {
      at = decoded.next;
      continue;
    }
    std::size_t end = decoded.next;
    while (end < text_.size()) {
      const base::Decoded next = base::decode_utf8(text_, end);
      if (in_word(next.code_point)) {
        end = next.next;
        continue;
      }
      // Inside a word: collega's, zo'n, d'r.
      if (clitic || classify(next.code_point) != CharClass::apostrophe ||
          next.next >= text_.size() || !in_word(base::decode_utf8(text_, next.next).code_point))
        break;
      end = next.next;
    }
    if (clitic && !is_clitic(text_.substr(decoded.next, end - decoded.next))) {
      at = decoded.next;
      continue;
    }
    const std::string_view source = text_.substr(begin, end - begin);
    const Letters letters = count(source);
    if (letters.all + letters.digits > 0) {
      Word word;
      word.begin = static_cast<std::uint32_t>(begin);
      word.end = static_cast<std::uint32_t>(end);
      word.facts = &vocabulary_->facts(source);
      word.shape = shape_of(letters);
      word.digits = letters.digits;
      word.letters = letters.all;
      words.push_back(word);
    }
    at = end;
  }
}

std::string_view Reading::gap(std::uint32_t i) const {
  const std::size_t begin = i == 0 ? 0 : words[i - 1].end;
  const std::size_t end = i == size() ? text_.size() : words[i].begin;
  return text_.substr(begin, end - begin);
}

void Reading::relate(std::uint32_t i) {
  Word& word = words[i];
  bool space = false, stop = false, opening = i == 0, pause = i == 0, quote = false;
  std::uint32_t lines = 0, hyphens = 0, others = 0;
  const std::string_view between = gap(i);
  for (std::size_t at = 0; at < between.size();) {
    const base::Decoded decoded = base::decode_utf8(between, at);
    at = decoded.next;
    const CharClass c = classify(decoded.code_point);
    if (text::is_white_space(c)) {
      space = true;
      lines += c == CharClass::space ? 0U : 1U;
      continue;
    }
    if (c == CharClass::hyphen)
      ++hyphens;
    else
      ++others;
    stop = stop || text::is_terminator(c);
    opening = opening || c == CharClass::colon;
    quote = quote || c == CharClass::quote || c == CharClass::quote_close || c == CharClass::open ||
            c == CharClass::apostrophe || c == CharClass::dash;
    pause = pause || c == CharClass::comma || c == CharClass::colon || c == CharClass::open ||
            c == CharClass::close || c == CharClass::quote || c == CharClass::quote_close ||
            c == CharClass::dash || c == CharClass::slash;
  }
  word.touches = i > 0 && !space;
  word.by_hyphen = word.touches && hyphens == 1 && others == 0;
  const bool real_stop =
      stop && space && !(i > 0 && between.starts_with('.') && is_titled_stop(words[i - 1]));
  word.opens_sentence = opening || real_stop || lines > 1 || (quote && space);
  word.after_break = pause || real_stop || lines > 1;
}

void Reading::mask(std::uint32_t i, Kind kind, Rule rule) {
  Word& word = words[i];
  if (word.masked()) return;
  word.kind = kind;
  word.rule = rule;
}

const Word* Reading::before(std::uint32_t i, std::uint32_t steps) const {
  for (; steps > 0; --steps, --i)
    if (i == 0 || words[i].after_break) return nullptr;
  return &words[i];
}

const Word* Reading::after(std::uint32_t i, std::uint32_t steps) const {
  for (; steps > 0; --steps, ++i)
    if (i + 1 >= size() || words[i + 1].after_break) return nullptr;
  return &words[i];
}

}  // namespace engine::privacy
