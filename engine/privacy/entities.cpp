#include "engine/privacy/entities.hpp"

#include <algorithm>

namespace engine::privacy {
namespace {

bool has_all(const NameWords& many, const NameWords& few) {
  return few.size() <= many.size() &&
         std::ranges::all_of(few, [&](const std::string& word) { return many.contains(word); });
}

}  // namespace

std::size_t Entities::find(const NameWords& words) const {
  std::size_t first = words_of_.size();
  // Whoever has all of `words` has the rarest of them.
  const std::vector<std::size_t>* rarest = nullptr;
  bool all_known = true;
  for (const std::string& word : words) {
    const auto found = by_word_.find(word);
    if (found == by_word_.end()) {
      all_known = false;
      continue;
    }
    const Places& places = found->second;
    if (rarest == nullptr || places.all.size() < rarest->size()) rarest = &places.all;
    for (const std::size_t at : places.as_key)
      if (at < first && has_all(words, words_of_[at])) first = at;
  }
  if (all_known && rarest != nullptr)
    for (const std::size_t at : *rarest)
      if (at < first && has_all(words_of_[at], words)) first = at;
  return first;
}

std::size_t Entities::resolve(const NameWords& words) {
  const std::size_t at = find(words);
  if (at < words_of_.size()) {
    for (const std::string& word : words)
      if (words_of_[at].insert(word).second) by_word_[word].all.push_back(at);
    return at;
  }
  words_of_.push_back(words);
  Places* key = nullptr;
  for (const std::string& word : words) {
    Places& places = by_word_[word];
    if (key == nullptr || places.all.size() < key->all.size()) key = &places;
    places.all.push_back(at);
  }
  if (key != nullptr) key->as_key.push_back(at);
  return at;
}

}  // namespace engine::privacy
