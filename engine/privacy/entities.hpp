// Who is who among the masked names of a text, by their words.
#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace engine::privacy {

// Folded; in order.
using NameWords = std::set<std::string, std::less<>>;

class Entities {
 public:
  // The first entity whose words are all among `words`, or the other way round:
  // `Geertje` after `Geertje Nijland`; it takes on the new words. Else a new one.
  // Entities count from 0 in the order in which they come. Without words nobody
  // is the same as somebody else.
  std::size_t resolve(const NameWords& words);

 private:
  // The entities with a word; and those, of which every entity is one, that are
  // looked for under this word alone: their rarest when they came. So names that
  // share a word do not make every look-up as long as the text.
  struct Places {
    std::vector<std::size_t> all, as_key;
  };

  [[nodiscard]] std::size_t find(const NameWords& words) const;  // size() where there is none

  std::vector<NameWords> words_of_;  // by entity
  std::unordered_map<std::string, Places> by_word_;
};

}  // namespace engine::privacy
