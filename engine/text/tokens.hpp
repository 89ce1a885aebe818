// Tokens and sentences of one speaker turn.
//
// A token is a word as ICU's word break finds it, after the Dutch repairs of
// docs/reference/tokens.md, or an *event* such as `[lacht]`, `(onverstaanbaar)`
// or a time code. Positions are bytes within the turn's text.
//
// A sentence ends where docs/reference/tokens.md says; it begins at its first
// and ends after its last code point that is no white space, so that its marks
// belong to it, opening ones included.
//
// Events, fillers (`eh`) and the second of two equal words in a row (`ze ze`,
// `ze eh ze`) are *transparent*: patterns do not see them and gaps do not count
// them, but they lie inside spans.
// A *word*, wherever words are counted, is a token that is no event; fillers
// and repetitions count.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace engine::text {

// Punctuation that a pattern may ask for, met between two tokens.
enum class Mark : std::uint8_t {
  comma = 1,
  question = 2,
  exclamation = 4,
  slash = 8,
  stop = 16,   // . and …
  colon = 32,  // : and ;
  quote = 64,  // " “ ” „ « » and a single quote that is no apostrophe
  dash = 128,  // – — and a hyphen with a space beside it
};

enum class TokenKind : std::uint8_t { word, filler, repeat, event };

struct Token {
  std::uint32_t begin = 0;  // bytes
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::word;
  bool joined = false;  // nothing but a hyphen between it and the token before
  // Set of Mark since the token before it, also where that ended a sentence.
  std::uint8_t marks_before = 0;

  [[nodiscard]] bool is_word() const { return kind != TokenKind::event; }
  [[nodiscard]] bool is_transparent() const { return kind != TokenKind::word; }
  bool operator==(const Token&) const = default;
};

struct Sentence {
  std::uint32_t begin = 0;  // bytes: first and after the last non-space code point
  std::uint32_t end = 0;
  std::uint32_t first_token = 0;  // tokens [first_token, end_token)
  std::uint32_t end_token = 0;
  std::uint8_t marks_after = 0;  // set of Mark after the last token
  bool operator==(const Sentence&) const = default;
};

// Every token lies in exactly one sentence; a stretch without any token (`...`)
// is no sentence: its bytes join the sentence before it.
struct TurnTokens {
  std::string_view text;
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;

  [[nodiscard]] std::uint32_t words() const;
  [[nodiscard]] std::string_view of(const Token& token) const {
    return text.substr(token.begin, token.end - token.begin);
  }
  void clear();
};

// Not thread-safe: one a thread. `tokenise` reuses the vectors of `out`.
// Plain Latin text takes a fast path; about all other stretches it asks ICU.
// Both paths give the same tokens and sentences (a property test holds them
// together). `turn` must be valid UTF-8 and outlive what is read from `out`.
class Tokeniser {
 public:
  enum class Path : std::uint8_t { automatic, icu_only };
  explicit Tokeniser(Path path = Path::automatic);
  ~Tokeniser();
  Tokeniser(Tokeniser&&) noexcept;
  Tokeniser& operator=(Tokeniser&&) noexcept;

  void tokenise(std::string_view turn, TurnTokens& out);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// What a stored run must name to be repeatable, for example "72.1" and "15.0".
std::string_view icu_version();
std::string_view unicode_version();
// Changes whenever tokens or sentences of any text may change.
std::string_view tokeniser_version();

}  // namespace engine::text
