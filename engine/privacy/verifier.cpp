#include "engine/privacy/verifier.hpp"

#include <algorithm>
#include <array>

#include "engine/base/utf8.hpp"
#include "engine/privacy/folding.hpp"
#include "engine/privacy/privacy.hpp"
#include "engine/text/ascii.hpp"
#include "engine/text/characters.hpp"

namespace engine::privacy {
namespace {

using std::string_view;
using text::CharClass;

struct Piece {
  std::size_t begin = 0, end = 0;
};

bool is_placeholder(string_view piece) {
  constexpr std::array<string_view, 14> kLabels{
      "persoon",     "plaats",  "werkgever", "naam",     "datum",    "leeftijd", "telefoon",
      "e-mailadres", "website", "postcode",  "kenteken", "rekening", "bsn",      "getal"};
  const std::size_t space = piece.find(' ');
  if (space == string_view::npos) return false;
  const string_view word = piece.substr(1, space - 1);
  const string_view value = piece.substr(space + 1, piece.size() - space - 2);
  if (std::ranges::find(kLabels, word) == kLabels.end() || value.empty()) return false;
  const bool counter =
      value.size() <= 4 && value.front() != '0' && std::ranges::all_of(value, text::is_digit);
  if (word != "leeftijd" || counter) return counter;
  if (value == "0-9" || value == "90+") return true;
  return value.size() == 5 && text::is_digit(value[0]) && value[1] == '0' && value[2] == '-' &&
         value[3] == value[0] && value[4] == '9';
}

// Placeholders become spaces of the same length.
std::string without_placeholders(string_view bytes) {
  std::string out{bytes};
  for (std::size_t open = out.find('['); open != std::string::npos;
       open = out.find('[', open + 1)) {
    const std::size_t close = out.find(']', open);
    if (close == std::string::npos) break;
    if (is_placeholder(string_view{out}.substr(open, close - open + 1)))
      std::fill(out.begin() + static_cast<std::ptrdiff_t>(open),
                out.begin() + static_cast<std::ptrdiff_t>(close) + 1, '\x01');
  }
  return out;
}

bool belongs_to_word(char32_t c) {
  if (c < 0x80U) return text::is_word_byte(static_cast<char>(c)) || c == U'_';
  return text::classify(c) == CharClass::other;
}

bool is_apostrophe(char32_t c) { return text::classify(c) == CharClass::apostrophe; }

// Letters, digits and what glues them; apostrophes inside.
std::vector<Piece> pieces_of(string_view bytes) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < bytes.size();) {
    const base::Decoded c = base::decode_utf8(bytes, at);
    const bool word = belongs_to_word(c.code_point) || is_apostrophe(c.code_point);
    if (word && !pieces.empty() && pieces.back().end == at)
      pieces.back().end = c.next;
    else if (word)
      pieces.push_back({at, c.next});
    at = c.next;
  }
  return pieces;
}

class Verifier {
 public:
  Verifier(string_view bytes, Vocabulary& vocabulary)
      : bytes_{bytes}, vocabulary_{vocabulary}, pieces_{pieces_of(bytes)} {
    std::size_t capitals = 0, small = 0;
    for (std::size_t at = 0; at < bytes.size();) {
      const base::Decoded c = base::decode_utf8(bytes, at);
      capitals += text::is_capital(c.code_point) && text::is_alphanumeric(c.code_point);
      small += text::is_small(c.code_point);
      at = c.next;
    }
    loud_ = capitals > small;
  }

  void check_words(std::vector<Escape>& escapes) {
    for (const Piece& piece : pieces_)
      if (!is_known(piece)) escapes.push_back({piece.begin, piece.end, Doubt::unknown_word});
  }

  void check_digits(std::vector<Escape>& escapes) const {
    std::size_t begin = 0, digits = 0;
    const auto finish = [&](std::size_t end) {
      if (digits >= 2) escapes.push_back({begin, end, Doubt::digits});
      digits = 0;
    };
    for (std::size_t at = 0; at < bytes_.size();) {
      const base::Decoded c = base::decode_utf8(bytes_, at);
      if (c.code_point < 0x80U && text::is_digit(static_cast<char>(c.code_point))) {
        if (digits++ == 0) begin = at;
      } else if (text::is_alphanumeric(c.code_point) || c.code_point == U'\x01') {
        finish(at);
      }
      at = c.next;
    }
    finish(bytes_.size());
  }

  void check_capitals(std::vector<Escape>& escapes) {
    if (loud_) return;
    for (std::size_t i = 1; i < pieces_.size(); ++i) {
      const base::Decoded first = base::decode_utf8(bytes_, pieces_[i].begin);
      if (first.code_point < 0x80U
              ? !text::is_upper(static_cast<char>(first.code_point))
              : !text::is_capital(first.code_point) || !text::is_alphanumeric(first.code_point))
        continue;
      if (may_open_sentence(
              bytes_.substr(pieces_[i - 1].end, pieces_[i].begin - pieces_[i - 1].end)))
        continue;
      const WordFacts& facts = vocabulary_.facts(source(pieces_[i]));
      if (facts.is_listed_name() && !facts.is_everyday())
        escapes.push_back({pieces_[i].begin, pieces_[i].end, Doubt::capital});
    }
  }

  void check_roster(const Roster& roster, std::vector<Escape>& escapes) {
    // The text without anything but letters and digits; placeholders cut it.
    std::string squeezed;
    std::vector<std::size_t> starts;
    const auto look = [&] {
      for (const std::string& name : roster.squeezed()) {
        for (std::size_t at = squeezed.find(name); at != std::string::npos;
             at = squeezed.find(name, at + 1)) {
          const bool whole = std::ranges::binary_search(starts, at) &&
                             (at + name.size() == squeezed.size() ||
                              std::ranges::binary_search(starts, at + name.size()));
          if (name.size() >= Roster::kLongEnough ? starts_or_inside(starts, at, name.size())
                                                 : whole)
            escapes.push_back({0, bytes_.size(), Doubt::roster});
        }
      }
      squeezed.clear();
      starts.clear();
    };
    std::size_t last = 0;
    for (const Piece& piece : pieces_) {
      if (bytes_.substr(last, piece.begin - last).find('\x01') != string_view::npos) look();
      starts.push_back(squeezed.size());
      squeezed += squeeze(fold_word(source(piece)).plain);
      last = piece.end;
      if (roster.names(vocabulary_.facts(source(piece)).folded))
        escapes.push_back({piece.begin, piece.end, Doubt::roster});
    }
    look();
  }

 private:
  [[nodiscard]] string_view source(const Piece& piece) const {
    return bytes_.substr(piece.begin, piece.end - piece.begin);
  }

  // From the begin of a word: `kan den is` is no Denis.
  static bool starts_or_inside(const std::vector<std::size_t>& starts, std::size_t at,
                               std::size_t length) {
    if (std::ranges::binary_search(starts, at)) return true;
    const auto next = std::ranges::upper_bound(starts, at);
    return next == starts.end() || *next >= at + length;  // wholly inside one word
  }

  bool known_word(string_view word) {
    if (word.empty()) return true;
    const Folded folded = fold_word(word);
    if (folded.letters_and_digits <= 1) return true;
    const WordFacts& facts = vocabulary_.facts(word);
    if (facts.is_allowed()) return true;
    // One digit and an ending: 2e.
    return folded.plain[0] >= '0' && folded.plain[0] <= '9' && folded.plain.size() <= 4 &&
           !(folded.plain[1] >= '0' && folded.plain[1] <= '9');
  }

  bool is_known(const Piece& piece) {
    string_view word = source(piece);
    if (known_word(word)) return true;
    const auto trimmed = [](string_view text) {
      while (!text.empty()) {
        const base::Decoded c = base::decode_utf8(text, 0);
        if (!is_apostrophe(c.code_point)) break;
        text.remove_prefix(c.next);
      }
      for (bool again = true; again && !text.empty();) {
        again = false;
        for (const string_view mark : {string_view{"'"}, string_view{"’"}, string_view{"‘"}})
          if (text.ends_with(mark)) {
            text.remove_suffix(mark.size());
            again = true;
          }
      }
      return text;
    };
    word = trimmed(word);
    if (known_word(word)) return true;
    // A part of a hyphenated word that is known as a whole: re-integratie.
    std::size_t begin = piece.begin, end = piece.end;
    while (begin > 1 && bytes_[begin - 1] == '-' && starts_before(begin - 1))
      begin = piece_ending(begin - 1);
    while (end + 1 < bytes_.size() && bytes_[end] == '-' && piece_beginning(end + 1) > end + 1)
      end = piece_beginning(end + 1);
    const string_view whole = bytes_.substr(begin, end - begin);
    return whole.size() > word.size() && vocabulary_.knows_joined(whole);
  }

  [[nodiscard]] bool starts_before(std::size_t end) const { return piece_ending(end) < end; }
  [[nodiscard]] std::size_t piece_ending(std::size_t end) const {
    const auto at = std::ranges::lower_bound(pieces_, end, {}, &Piece::end);
    return at != pieces_.end() && at->end == end ? at->begin : end;
  }
  [[nodiscard]] std::size_t piece_beginning(std::size_t begin) const {
    const auto at = std::ranges::lower_bound(pieces_, begin, {}, &Piece::begin);
    return at != pieces_.end() && at->begin == begin ? at->end : begin;
  }

  static bool may_open_sentence(string_view between) {
    std::size_t lines = 0;
    for (std::size_t at = 0; at < between.size();) {
      const base::Decoded c = base::decode_utf8(between, at);
      at = c.next;
      const CharClass kind = text::classify(c.code_point);
      lines += kind == CharClass::line_feed || kind == CharClass::paragraph;
      if (text::is_terminator(kind) || kind == CharClass::colon || kind == CharClass::quote ||
          kind == CharClass::open || kind == CharClass::quote_close || kind == CharClass::dash ||
          kind == CharClass::apostrophe)
        return true;
    }
    return lines > 1;
  }

  string_view bytes_;
  Vocabulary& vocabulary_;
  std::vector<Piece> pieces_;
  bool loud_ = false;
};

}  // namespace

std::string_view name(Doubt doubt) {
  switch (doubt) {
    case Doubt::unknown_word:
      return "unknown-word";
    case Doubt::digits:
      return "digits";
    case Doubt::capital:
      return "capital";
    case Doubt::roster:
      return "roster";
    case Doubt::not_utf8:
      return "not-utf8";
  }
  return "";
}

std::vector<Escape> verify(std::string_view bytes, Vocabulary& vocabulary, const Roster& roster) {
  if (const auto bad = base::find_invalid_utf8(bytes)) return {{*bad, *bad + 1, Doubt::not_utf8}};
  const std::string plain = without_placeholders(bytes);
  Verifier verifier{plain, vocabulary};
  std::vector<Escape> escapes;
  verifier.check_words(escapes);
  verifier.check_digits(escapes);
  verifier.check_capitals(escapes);
  if (!roster.empty()) verifier.check_roster(roster, escapes);
  std::ranges::sort(escapes, {}, [](const Escape& e) { return std::pair{e.begin, e.end}; });
  return escapes;
}

}  // namespace engine::privacy
