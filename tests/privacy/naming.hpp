// Interview speech that names somebody, made from data/sentences.txt and
// data/pools.txt: what is to be hidden is known without anybody labelling it.
#pragma once

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace support {

enum class Case { written, lower, upper };

struct NamedQuote {
  std::string text;
  std::vector<std::string> hidden;  // as they stand in the text
};

class Naming {
 public:
  // `words`: also names that are ordinary Dutch words (the pools on -woord), and
  // firms and houses with such words in them.
  explicit Naming(bool words);

  // A sentence with its slots filled; the same seed gives the same quote.
  [[nodiscard]] NamedQuote quote(std::mt19937& random, Case letters) const;

 private:
  struct Pool {
    std::string slot;
    std::vector<std::string> values;
  };
  [[nodiscard]] std::string value(std::string_view slot, std::mt19937& random) const;
  [[nodiscard]] bool fills(std::string_view sentence) const;

  std::vector<std::string> sentences_;
  std::vector<Pool> pools_;
};

// Sentences of data/nobody.txt.
std::vector<std::string> nobody();

// Telephone numbers, citizen numbers, accounts, plates, dates and addresses in
// the notations that people write and say; `slot` as in data/sentences.txt.
std::string structured(std::string_view slot, std::mt19937& random);
bool is_structured(std::string_view slot);

// Words of `hidden` that still stand in `output`, outside placeholders.
std::vector<std::string> survivors(const NamedQuote& quote, std::string_view output);

}  // namespace support
