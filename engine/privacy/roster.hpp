// The study's own names: always masked, however they are written.
//
// Compared folded; with possessive and diminutive endings; hyphen parts apart;
// one typing error in words of five letters or more; also inside a longer word
// and over a space that should not be there.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "engine/base/result.hpp"

namespace engine::privacy {

class Roster {
 public:
  Roster() = default;
  // One name an entry: a person, an employer, a place.
  explicit Roster(const std::vector<std::string>& entries);
  void add(const std::vector<std::string>& entries);

  [[nodiscard]] bool empty() const { return squeezed_.empty(); }
  // `folded` is a word of a name, or would be but for an ending or one slip.
  [[nodiscard]] bool names(std::string_view folded) const;
  // Names without spaces and marks: for joined words, and for the verifier.
  [[nodiscard]] const std::vector<std::string>& squeezed() const { return squeezed_; }
  // Words of each name, folded, for names whose words are too plain alone.
  [[nodiscard]] const std::vector<std::vector<std::string>>& phrases() const { return phrases_; }

  // From this length on a name counts inside longer words too.
  static constexpr std::size_t kLongEnough = 5;

 private:
  [[nodiscard]] bool near(std::string_view folded) const;

  std::vector<std::vector<std::string>> phrases_;
  std::unordered_set<std::string> words_;
  std::vector<std::string> long_words_;
  std::vector<std::string> squeezed_;
};

}  // namespace engine::privacy
