#include <algorithm>

#include "embedded/codebook.hpp"
#include "engine/codebook/reading.hpp"
#include "engine/codebook/tree.hpp"

namespace engine::codebook {
namespace {

Node read_particles(std::string_view data) {
  WordReader words;
  std::vector<Node> alternatives;
  while (!data.empty()) {
    const std::size_t end = std::min(data.find('\n'), data.size());
    const std::string_view line = trimmed(data.substr(0, end));
    data.remove_prefix(std::min(end + 1, data.size()));
    if (line.empty() || line.front() == '#') continue;
    std::vector<Node> items;
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t stop = std::min(line.find(' ', at), line.size());
      items.push_back(make_word({std::get<Atom>(words.word(line.substr(at, stop - at)))}));
      at = stop + 1;
    }
    alternatives.push_back(make_sequence(std::move(items)));
  }
  const Node one = make_choice(std::move(alternatives));
  constexpr int kMost = 6;
  Node chain = make_optional(one);
  for (int i = 1; i < kMost; ++i) chain = make_optional(make_sequence({one, std::move(chain)}));
  return chain;
}

}  // namespace

const Node* particles(std::string_view language) {
  static const Node dutch = read_particles(embedded::particles_nl_txt);
  return language == "nl" ? &dutch : nullptr;
}

}  // namespace engine::codebook
