#include "engine/codebook/words.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"
#include "engine/codebook/tree.hpp"
#include "engine/text/fold.hpp"

namespace engine::codebook {
namespace {

using base::message;

// A letter that changes nothing about where the tokeniser cuts.
constexpr char kStandIn = 'x';

std::string without_stars(std::string_view written) {
  std::string result;
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (written[i] != '*')
      result += written[i];
    else if (i == 0 || written[i - 1] != '*')
      result += kStandIn;
  }
  return result;
}

std::string with_single_stars(std::string_view written) {
  std::string result;
  for (const char c : written)
    if (c != '*' || result.empty() || result.back() != '*') result += c;
  return result;
}

// Text between two tokens in the notation of marks.
std::string marks_in_notation(std::string_view between) {
  std::string result;
  for (const char c : between)
    if (std::string_view{"?!,/.:"}.find(c) != std::string_view::npos)
      result += std::string{" '"} + c + "'";
  return result;
}

// `maar,` → `maar ','`; `wij/zij` → `wij '/' zij`
std::string in_notation(const text::TurnTokens& tokens) {
  std::string result;
  std::uint32_t at = 0;
  for (const text::Token& token : tokens.tokens) {
    result += marks_in_notation(tokens.text.substr(at, token.begin - at));
    if (!result.empty()) result += ' ';
    result += tokens.of(token);
    at = token.end;
  }
  result += marks_in_notation(tokens.text.substr(at));
  if (!result.empty() && result.front() == ' ') result.erase(0, 1);
  return result;
}

std::optional<Trouble> one_token_trouble(const text::TurnTokens& tokens, std::string_view written) {
  const bool has_star = written.find('*') != std::string_view::npos;
  if (tokens.tokens.empty())
    return Trouble{
        message("'{}' bevat geen letters of cijfers en past dus op geen enkel woord",
                "'{}' has no letters or digits, so that no word can match it", written),
        message("schrijf een woord, of een leesteken als '?' '!' ',' '/' '.' ':' tussen "
                "enkele aanhalingstekens",
                "write a word, or a mark such as '?' '!' ',' '/' '.' ':' in single quotes")};
  const text::Token& first = tokens.tokens.front();
  const bool whole =
      tokens.tokens.size() == 1 && first.begin == 0 && first.end == tokens.text.size();
  if (whole && first.kind == text::TokenKind::filler && !has_star)
    return Trouble{message("'{}' is een aarzeling; patronen zien die niet",
                           "'{}' is a filler, which patterns do not see", written),
                   message("laat het weg: het mag overal tussen de woorden staan",
                           "leave it out: it may stand anywhere between the words")};
  if (first.kind == text::TokenKind::event || tokens.text.find('[') != std::string_view::npos)
    return Trouble{message("'{}' is een gebeurtenis; patronen zien die niet",
                           "'{}' is an event, which patterns do not see", written),
                   message("laat het weg: het mag overal tussen de woorden staan",
                           "leave it out: it may stand anywhere between the words")};
  if (whole) return std::nullopt;
  const base::Message problem =
      message("'{}' kan nooit één woord zijn", "'{}' can never be one word", written);
  if (has_star)
    return Trouble{problem, message("schrijf elk woord apart, met een spatie ertussen",
                                    "write each word apart, with a space between")};
  const std::string instead = in_notation(tokens);
  return Trouble{problem, message("schrijf: {}", "write: {}", instead)};
}

std::size_t fixed_letters(std::string_view word) {
  return base::count_code_points(word) -
         static_cast<std::size_t>(std::count(word.begin(), word.end(), '*'));
}

Trouble too_long(std::string_view written) {
  return {message("een woord van {} tekens", "a word of {} characters",
                  base::count_code_points(written)),
          message("ten hoogste {} tekens", "at most {} characters", kMaxWordLength)};
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// What the expression asks for literally: without classes, escapes, groups'
// names and flags.
std::string literal_letters(std::string_view regex) {
  std::string result;
  bool in_class = false;
  for (std::size_t i = 0; i < regex.size(); ++i) {
    const char c = regex[i];
    if (c == '\\') {
      // \p{Lu} and \x{1F600} bring a name of their own.
      ++i;
      if (i + 1 < regex.size() && regex[i + 1] == '{')
        i = std::min(regex.find('}', i), regex.size());
    } else if (in_class) {
      in_class = c != ']';
    } else if (c == '[') {
      in_class = true;
      if (i + 1 < regex.size() && regex[i + 1] == '^') ++i;
      if (i + 1 < regex.size() && regex[i + 1] == ']') ++i;
    } else if (c == '(' && regex.substr(i, 3) == "(?P") {
      i = std::min(regex.find('>', i), regex.size());
    } else if (c == '(' && regex.substr(i, 2) == "(?") {
      i = std::min(regex.find_first_of(":)", i), regex.size());
    } else {
      result += c;
    }
  }
  return result;
}

std::optional<std::string_view> find_lookaround(std::string_view regex) {
  bool in_class = false;
  for (std::size_t i = 0; i < regex.size(); ++i) {
    if (regex[i] == '\\')
      ++i;
    else if (in_class)
      in_class = regex[i] != ']';
    else if (regex[i] == '[')
      in_class = true;
    else
      for (const std::string_view look : {"(?=", "(?!", "(?<=", "(?<!"})
        if (regex.substr(i, look.size()) == look) return look;
  }
  return std::nullopt;
}

std::optional<std::string> find_back_reference(std::string_view regex) {
  for (std::size_t i = 0; i + 1 < regex.size(); ++i) {
    if (regex.substr(i, 4) == "(?P=") return std::string{"(?P="};
    if (regex[i] != '\\') continue;
    ++i;
    if ((regex[i] >= '1' && regex[i] <= '9') || regex.substr(i, 2) == "k<" ||
        regex.substr(i, 2) == "k{")
      return std::string{'\\', regex[i]};
  }
  return std::nullopt;
}

}  // namespace

OrTrouble<Atom> WordReader::word(std::string_view written) {
  if (base::count_code_points(written) > kMaxWordLength) return too_long(written);
  const bool has_star = written.find('*') != std::string_view::npos;
  const bool waived = written.find("**") != std::string_view::npos;
  const std::string glob = with_single_stars(written);
  if (has_star && fixed_letters(glob) == 0)
    return Trouble{message("'{}' past op elk woord", "'{}' matches every word", written),
                   message("schrijf {{1,1}} voor precies één willekeurig woord",
                           "write {{1,1}} for exactly one word, whatever it is")};
  const std::string sample = without_stars(written);
  tokens_.clear();
  tokeniser_.tokenise(sample, tokens_);
  if (auto trouble = one_token_trouble(tokens_, written)) return *std::move(trouble);
  if (has_star && !waived && fixed_letters(glob) < kMinFixedLetters) {
    std::string doubled;
    for (const char c : glob) doubled += c == '*' ? "**" : std::string{c};
    return Trouble{
        message("'{0}' heeft minder dan {1} vaste letters en past op te veel woorden",
                "'{0}' has fewer than {1} fixed letters and matches too many words", written,
                kMinFixedLetters),
        message("schrijf de bedoelde woorden uit: ({0}…|…); wie dit echt bedoelt, schrijft {1}",
                "write out the words that are meant: ({0}…|…); if you do mean this, write {1}",
                glob.substr(0, glob.find('*')), doubled)};
  }
  text::FoldedWord folded = text::fold(glob);
  Atom atom;
  atom.kind = has_star ? Atom::Kind::glob : Atom::Kind::literal;
  atom.accents = folded.with_accents != folded.plain;
  atom.text = std::move(atom.accents ? folded.with_accents : folded.plain);
  return atom;
}

OrTrouble<Atom> WordReader::exact(std::string_view written) {
  if (base::count_code_points(written) > kMaxWordLength) return too_long(written);
  if (written.find('*') != std::string_view::npos)
    return Trouble{
        message("'={}': = en * gaan niet samen", "'={}': = and * do not go together", written),
        message("schrijf de vormen uit, bijvoorbeeld (=Turk|=Turken)",
                "write out the forms, for example (=Turk|=Turken)")};
  tokens_.clear();
  tokeniser_.tokenise(written, tokens_);
  if (auto trouble = one_token_trouble(tokens_, written)) return *std::move(trouble);
  return Atom{Atom::Kind::exact, false, std::string{written}};
}

std::variant<std::monostate, Trouble> check_regex(std::string_view regex) {
  if (const auto look = find_lookaround(regex))
    return Trouble{
        message("vooruit of terug kijken met {} bestaat niet in deze reguliere expressies",
                "look-around with {} does not exist in these regular expressions", *look),
        message(
            "schrijf een voorwaarde achter het patroon: ; not after 3: … of ; needs before 3: …",
            "write a condition behind the pattern: ; not after 3: … or ; needs before 3: …")};
  if (const auto reference = find_back_reference(regex))
    return Trouble{
        message("terugverwijzen met {} bestaat niet in deze reguliere expressies",
                "back-references such as {} do not exist in these regular expressions", *reference),
        message("schrijf de mogelijkheden uit, of gebruik een voorwaarde: ; not inside: … of "
                "; needs inside: …",
                "write out the possibilities, or use a condition: ; not inside: … or ; needs "
                "inside: …")};
  const std::string letters = literal_letters(regex);
  const bool ignores_case = regex.find("(?i") != std::string_view::npos;
  if (!ignores_case && std::ranges::any_of(letters, is_upper))
    return Trouble{
        message("woorden worden met kleine letters vergeleken; een hoofdletter past nooit",
                "words are compared in lower case, so that a capital never matches"),
        message("schrijf kleine letters", "write lower-case letters")};
  if (const text::FoldedWord folded = text::fold(letters); folded.plain != folded.with_accents)
    return Trouble{
        message("woorden worden hier zonder accenten vergeleken; een accent past nooit",
                "words are compared without accents here, so that an accent never matches"),
        message("schrijf de letters zonder accent", "write the letters without accents")};
  return std::monostate{};
}

OrTrouble<Atom> raw_word(std::string_view regex) {
  if (regex.empty())
    return Trouble{message("een lege reguliere expressie", "an empty regular expression"),
                   message("schrijf iets tussen de schuine strepen, bijvoorbeeld /zeu?r.*/",
                           "write something between the slashes, for example /zeu?r.*/")};
  if (regex.find(' ') != std::string_view::npos)
    return Trouble{
        message("een expressie tussen schuine strepen past op één woord en bevat nooit een spatie",
                "an expression between slashes matches one word and never holds a space"),
        message("schrijf elk woord apart, of gebruik regex: voor een hele zin",
                "write each word apart, or use regex: for a whole sentence")};
  auto checked = check_regex(regex);
  if (auto* const trouble = std::get_if<Trouble>(&checked)) return std::move(*trouble);
  return Atom{Atom::Kind::regex, false, std::string{regex}};
}

Node make_compound(const std::vector<std::vector<Atom>>& parts) {
  const auto closed = [](const std::vector<Atom>& left, const std::vector<Atom>& right) {
    std::vector<Atom> result;
    for (const Atom& a : left)
      for (const Atom& b : right) {
        const bool accents = a.accents || b.accents;
        const bool glob = a.kind == Atom::Kind::glob || b.kind == Atom::Kind::glob;
        result.push_back({glob ? Atom::Kind::glob : Atom::Kind::literal, accents,
                          with_single_stars(a.text + b.text)});
      }
    return result;
  };
  // Each hyphen is open or closed: the bits of `shape`.
  std::vector<Node> alternatives;
  const unsigned shapes = 1U << (parts.size() - 1);
  for (unsigned shape = 0; shape < shapes; ++shape) {
    std::vector<Node> items;
    std::vector<Atom> word = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i) {
      if ((shape >> (i - 1) & 1U) != 0) {
        word = closed(word, parts[i]);
      } else {
        items.push_back(make_word(std::move(word)));
        word = parts[i];
      }
    }
    items.push_back(make_word(std::move(word)));
    alternatives.push_back(make_sequence(std::move(items)));
  }
  return make_choice(std::move(alternatives));
}

}  // namespace engine::codebook
