#include "engine/transcript/label_words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "engine/base/utf8.hpp"
#include "engine/text/ascii.hpp"
#include "engine/text/fold.hpp"
#include "engine/text/trim.hpp"
#include "engine/transcript/word_lists.hpp"

namespace engine::transcript {
namespace {

using text::is_ascii;
using text::is_digit;
using text::trimmed;

enum class WordShape : std::uint8_t { capital, number, particle, title, small };

struct Word {
  std::string_view text;
  std::string folded;
  WordShape shape;
  bool comma_after = false;
};

// A letter that has a small form and stands in its large one, or a letter of
// a script without capitals. Latin, Greek and Cyrillic as far as names need.
bool is_capital(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  if (c < 0xC0) return false;
  if (c < 0x100) return c < 0xDF && c != 0xD7;
  if (c < 0x138) return c % 2 == 0;  // Latin Extended-A: pairs, large first
  if (c < 0x149) return c % 2 == 1;
  if (c < 0x178) return c % 2 == 0;
  if (c < 0x180) return c == 0x178 || c == 0x179 || c == 0x17B || c == 0x17D;
  if (c >= 0x3AC && c <= 0x3CE) return false;
  if (c >= 0x430 && c <= 0x45F) return false;
  return c < 0x2000 || c > 0x206F;
}

WordShape shape_of(std::string_view word, const std::string& folded) {
  if (is_digit(word.front())) return WordShape::number;
  if (is_capital(base::decode_utf8(word, 0).code_point)) return WordShape::capital;
  std::string_view stem = folded;
  while (stem.ends_with('.')) stem.remove_suffix(1);
  if (word_lists().titles.contains(std::string{stem})) return WordShape::title;
  if (word_lists().particles.contains(folded)) return WordShape::particle;
  // d'Hondt, l'Écluse
  for (const std::string_view mark : {"'", "’"}) {
    if (!word.substr(1).starts_with(mark) || word.size() == 1 + mark.size()) continue;
    if (is_capital(base::decode_utf8(word, 1 + mark.size()).code_point)) return WordShape::capital;
  }
  return WordShape::small;
}

// Marks that end or open something, and so stand in no label.
bool holds_forbidden_mark(std::string_view label) {
  for (const std::string_view mark : {"“", "”", "„", "«", "»", "‘", "…", "—", "–", "•"})
    if (label.find(mark) != std::string_view::npos) return true;
  return false;
}

// `A.`, `J.P.`, `mr.`, `Resp.`, `1.`: a full stop that ends no sentence.
bool stop_is_abbreviation(std::string_view word, const std::string& folded) {
  std::size_t letters = 0;
  bool initials = true;
  for (const char c : word) {
    if (c == '.') {
      initials = initials && letters <= 2;
      letters = 0;
    } else {
      ++letters;
    }
  }
  if (initials && letters == 0) return true;
  if (is_digit(word.front())) return true;
  const std::string stem = folded.substr(0, folded.find('.'));
  return word_lists().titles.contains(stem) || word_lists().speakers.contains(stem) ||
         (letters > 0 && initials);
}

// Cuts `(N-VA)` and the like out of a label. False where the brackets do not pair.
bool cut_brackets(std::string_view label, std::string& out, bool& had_brackets) {
  bool inside = false;
  for (const char c : label) {
    if (c == '(') {
      if (inside) return false;
      inside = had_brackets = true;
    } else if (c == ')') {
      if (!inside) return false;
      inside = false;
    } else if (!inside) {
      out += c;
    }
  }
  return !inside;
}

// Nothing where the label has marks that no label has.
std::optional<std::vector<Word>> words_of(std::string_view label) {
  std::vector<Word> words;
  std::size_t at = 0;
  while (at < label.size()) {
    const bool wide = label.substr(at).starts_with("\u00A0");
    if (label[at] == ' ' || wide) {
      at += wide ? 2 : 1;
      continue;
    }
    std::size_t end = at;
    while (end < label.size() && label[end] != ' ' && !label.substr(end).starts_with("\u00A0"))
      ++end;
    std::string_view text = label.substr(at, end - at);
    at = end;
    const bool comma = text.ends_with(',');
    if (comma) text.remove_suffix(1);
    if (text.empty() || text.find(',') != std::string_view::npos) return std::nullopt;
    if (text == "&" || text == "+" || text == "/" || text == "-" || text == "|") continue;
    Word word{.text = text,
              .folded = folded_label(text),
              .shape = WordShape::small,
              .comma_after = comma};
    if (text.find('.') != std::string_view::npos && !stop_is_abbreviation(text, word.folded))
      return std::nullopt;
    word.shape = shape_of(text, word.folded);
    words.push_back(std::move(word));
  }
  return words;
}

bool is_article(const std::string& folded) {
  static constexpr std::array articles{"de", "het", "'t", "le", "la", "the"};
  return std::ranges::find(articles, folded) != articles.end();
}

// `Respondent 2`, `resp.`, `SPEAKER_00`: the word and the number behind it.
struct Numbered {
  std::string base;
  bool has_number = false;
};
Numbered without_number(std::string folded) {
  const auto trim = [&folded] {
    while (!folded.empty() && std::string_view{" ._#-"}.find(folded.back()) != std::string::npos)
      folded.pop_back();
  };
  trim();
  bool number = false;
  while (!folded.empty() && is_digit(folded.back())) {
    folded.pop_back();
    number = true;
  }
  if (number) trim();
  return {.base = std::move(folded), .has_number = number};
}

// What the label's words say; `kind` never where they say nothing.
struct Said {
  LabelKind kind = LabelKind::never;
  std::string_view role;
  bool initial = false;
};
Said said_by(std::string_view label) {
  std::string plain;
  bool brackets = false;
  if (!cut_brackets(label, plain, brackets)) return {};
  std::string_view rest = trimmed(std::string_view{plain}.substr(0, plain.find('/')));
  if (const std::size_t space = rest.find(' ');
      space != std::string_view::npos && is_article(folded_label(rest.substr(0, space))))
    rest = trimmed(rest.substr(space));
  const auto [base, numbered] = without_number(folded_label(rest));
  const WordLists& all = word_lists();
  if (const auto found = all.speakers.find(base); found != all.speakers.end())
    return {.kind = found->second.kind, .role = found->second.role};
  if (numbered) {
    if (const auto found = all.numbered.find(base); found != all.numbered.end())
      return {.kind = LabelKind::name, .role = found->second};
  } else if (const auto found = all.initial.find(base); found != all.initial.end())
    return {.kind = LabelKind::name, .role = found->second, .initial = true};
  // `Respondent A`, `Interviewer Karin`, `Werkgever De Vries`
  const std::size_t space = rest.find(' ');
  if (space == std::string_view::npos) return {};
  const auto found = all.speakers.find(without_number(folded_label(rest.substr(0, space))).base);
  if (found == all.speakers.end() || found->second.kind == LabelKind::alone) return {};
  const auto others = words_of(rest.substr(space));
  const bool names = others && std::ranges::all_of(*others, [](const Word& word) {
                       return word.shape != WordShape::small && word.shape != WordShape::title;
                     });
  return names ? Said{.kind = found->second.kind, .role = found->second.role} : Said{};
}

bool is_stopped(std::string_view label, const std::vector<Word>& words) {
  const WordLists& all = word_lists();
  const Word& first = words.front();
  const std::string whole = folded_label(label);
  if (all.whole.contains(whole) || all.whole.contains(without_number(whole).base)) return true;
  if (all.header_keys.contains(whole)) return true;
  const bool capitals = words.size() == 1 && is_initials(label);
  const bool family_name = words.size() > 2 && all.particles.contains(first.folded) &&
                           words[1].shape == WordShape::particle &&
                           words.back().shape == WordShape::capital;
  if (!capitals && !family_name && all.first.contains(first.folded)) return true;
  return words.size() > 1 && all.last.contains(words.back().folded);
}

// A label of several words, or with brackets, none of them known.
LabelKind kind_by_shape(const std::vector<Word>& words, bool brackets) {
  std::size_t capitals = 0, small = 0, titles = 0, commas = 0, numbers = 0;
  bool title_after_comma = false;
  for (const Word& word : words) {
    const bool title = word_lists().titles.contains(without_number(word.folded).base);
    if (commas > 0 && !title_after_comma) title_after_comma = title;
    titles += title ? 1 : 0;
    capitals += word.shape == WordShape::capital && !title ? 1 : 0;
    small += word.shape == WordShape::small && (commas == 0 || !title_after_comma) ? 1 : 0;
    numbers += word.shape == WordShape::number ? 1 : 0;
    commas += word.comma_after ? 1 : 0;
  }
  if (commas > 1 || (commas == 1 && capitals == 0)) return LabelKind::never;
  const Word& first = words.front();
  if (words.size() == 1) {
    const bool has_number = is_digit(first.text.back());
    if (first.shape == WordShape::capital)
      return brackets || has_number || is_initials(first.text) ? LabelKind::name : LabelKind::word;
    return has_number ? LabelKind::word : LabelKind::small;
  }
  if (first.shape == WordShape::small || small > 3 || words.size() > 7) return LabelKind::never;
  if (small > 0) return LabelKind::phrase;
  if (titles > 0 &&
      (capitals > 1 || (capitals == 1 && !is_article(first.folded)) || is_article(first.folded)))
    return LabelKind::titled;
  if (commas > 0 && !title_after_comma) return LabelKind::phrase;
  const bool counted = words.size() == 2 && numbers == 1 && words.back().text.size() <= 3;
  return capitals > 1 || counted || brackets ? LabelKind::name : LabelKind::phrase;
}

}  // namespace

std::string folded_label(std::string_view label) {
  if (!is_ascii(label)) return text::fold(label).plain;
  std::string out{label};
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string speaker_key(std::string_view label) {
  std::string key;
  for (const char c : folded_label(trimmed(label))) {
    if (is_digit(c))
      while (key.ends_with(' ') || key.ends_with('.')) key.pop_back();
    key += c;
  }
  while (key.ends_with('.')) key.pop_back();
  return key;
}

std::string_view without_brackets(std::string_view label) {
  const std::size_t open = label.find('(');
  return open == 0 || !label.ends_with(')') ? label : trimmed(label.substr(0, open));
}

bool is_initials(std::string_view label) {
  std::size_t capitals = 0, at = 0;
  while (at < label.size() && !is_digit(label[at])) {
    if (label[at] == '.') {
      ++at;
      continue;
    }
    const base::Decoded letter = base::decode_utf8(label, at);
    if (!is_capital(letter.code_point) || ++capitals > 3) return false;
    at = letter.next;
  }
  while (at < label.size() && is_digit(label[at])) ++at;
  return capitals > 0 && at == label.size();
}

bool is_header_key(std::string_view key) {
  return word_lists().header_keys.contains(folded_label(trimmed(key)));
}

LabelRole role_in_label(std::string_view label) {
  const Said said = said_by(label);
  return {.role = said.role, .initial = said.initial};
}

LabelKind kind_of_label(std::string_view label) {
  if (holds_forbidden_mark(label)) return LabelKind::never;
  if (const auto [base, numbered] = without_number(folded_label(label));
      numbered && word_lists().counted.contains(base))
    return LabelKind::never;
  const LabelKind said = said_by(label).kind;
  if (said != LabelKind::never && said != LabelKind::person) return said;
  std::string plain;
  bool brackets = false;
  if (!cut_brackets(label, plain, brackets)) return LabelKind::never;
  const auto words = words_of(plain);
  if (!words || words->empty()) return LabelKind::never;
  // `De voorzitter` is a person, and one who may interrupt
  if (said == LabelKind::person) return std::max(said, kind_by_shape(*words, brackets));
  if (is_stopped(trimmed(plain), *words)) return LabelKind::never;
  const bool letters =
      std::ranges::any_of(*words, [](const Word& word) { return word.shape != WordShape::number; });
  return letters ? kind_by_shape(*words, brackets) : LabelKind::never;
}

}  // namespace engine::transcript
