// The ordinary words of a language: a Hunspell dictionary, and words that a
// person added. Hunspell lives here and nowhere else.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace engine::privacy {

enum class Standing : std::uint8_t {
  unknown,
  compound,  // made of words of the dictionary, but not in it
  word,
  added,  // by a person, for this study
};

// Not thread-safe: one a thread.
class Lexicon {
 public:
  // `dictionary`: path of the .dic file; the .aff file lies beside it. Missing,
  // unreadable, nearly empty or not in UTF-8: an error that says so.
  static base::Result<Lexicon> open(const std::string& dictionary);
  ~Lexicon();
  Lexicon(Lexicon&&) noexcept;
  Lexicon& operator=(Lexicon&&) noexcept;

  // Adding is the only way to unmask. Changes the fingerprint.
  void add(const std::vector<std::string>& words);

  // `word` in small letters.
  [[nodiscard]] Standing standing(std::string_view word) const;

  // SHA-256 of both files and the added words, hexadecimal: names the lexicon
  // in a log.
  [[nodiscard]] std::string fingerprint() const;

 private:
  struct State;
  explicit Lexicon(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Where Debian's hunspell-nl puts it.
inline constexpr std::string_view kDutchDictionary = "/usr/share/hunspell/nl_NL.dic";

// One word or name a line; `#` begins a comment line. No entry at all, an entry
// without any letter or digit, or invalid UTF-8: an error.
base::Result<std::vector<std::string>> read_entries(std::string_view bytes,
                                                    const std::string& path);

}  // namespace engine::privacy
