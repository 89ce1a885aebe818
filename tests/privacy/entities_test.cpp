// Who is who, beside the plainest way to tell.
#include "engine/privacy/entities.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/privacy/support.hpp"

namespace {

using engine::privacy::Entities;
using engine::privacy::NameWords;

// Looks at every entity there is.
std::size_t resolve_slowly(std::vector<NameWords>& entities, const NameWords& words) {
  for (std::size_t at = 0; at < entities.size() && !words.empty(); ++at)
    if (!entities[at].empty() && (std::ranges::includes(entities[at], words) ||
                                  std::ranges::includes(words, entities[at]))) {
      entities[at].insert(words.begin(), words.end());
      return at;
    }
  entities.push_back(words);
  return entities.size() - 1;
}

TEST_CASE("an entity is found as by looking at all of them", "[privacy][property]") {
  const std::vector<std::string> names{"ben",    "bakker",  "fatima", "yasemin", "kok",
                                       "mulder", "nijland", "haddou", "geertje"};
  for (unsigned seed = 0; seed < support::runs(300); ++seed) {
    std::mt19937 random{seed};
    Entities entities;
    std::vector<NameWords> slowly;
    for (unsigned steps = 0; steps < 40; ++steps) {
      NameWords words;
      for (unsigned count = random() % 4; count > 0; --count)
        words.insert(support::pick(names, random));
      CAPTURE(seed, steps, words);
      REQUIRE(entities.resolve(words) == resolve_slowly(slowly, words));
    }
  }
}

}  // namespace
