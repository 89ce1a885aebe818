#include "engine/matching/regex_filter.hpp"

#include <algorithm>
#include <string>

#include "engine/matching/regex_line.hpp"

namespace engine::matching {
namespace {

// Shorter strings stand in nearly every sentence.
constexpr int kMinString = 3;

}  // namespace

bool RegexFilter::add(std::string_view regex, Line line) {
  if (!filter_) filter_ = std::make_unique<re2::FilteredRE2>(kMinString);
  int id = 0;
  if (filter_->Add(whole_words(regex), regex_options(), &id) != re2::RE2::NoError) return false;
  lines_.push_back(line);
  return true;
}

void RegexFilter::seal(Questions& questions) {
  if (empty()) return;
  std::vector<std::string> strings;
  filter_->Compile(&strings);
  for (const std::string& string : strings) {
    std::vector<QuestionId>& pieces = strings_.emplace_back();
    for (std::size_t at = 0; at < string.size();) {
      const std::size_t end = std::min(string.find(' ', at), string.size());
      if (end > at) {
        const codebook::Atom holds{codebook::Atom::Kind::glob, false,
                                   '*' + string.substr(at, end - at) + '*'};
        pieces.push_back(questions.add({questions.index().add(holds)}));
      }
      at = end + 1;
    }
    questions_.insert(questions_.end(), pieces.begin(), pieces.end());
  }
  std::vector<int> met;  // strings of nothing but spaces
  for (std::size_t i = 0; i < strings_.size(); ++i)
    if (strings_[i].empty()) met.push_back(static_cast<int>(i));
  filter_->AllPotentials(met, &always_);
  std::ranges::sort(questions_);
  const auto doubled = std::ranges::unique(questions_);
  questions_.erase(doubled.begin(), doubled.end());
}

void RegexFilter::candidates(const std::vector<std::uint64_t>& bits, std::vector<int>& out) const {
  const auto holds = [&](QuestionId question) {
    return (bits[question / 64] >> (question % 64) & 1U) != 0;
  };
  std::vector<int> met;
  for (std::size_t i = 0; i < strings_.size(); ++i)
    if (std::all_of(strings_[i].begin(), strings_[i].end(), holds))
      met.push_back(static_cast<int>(i));
  filter_->AllPotentials(met, &out);
}

}  // namespace engine::matching
