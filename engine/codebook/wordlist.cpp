#include "engine/codebook/wordlist.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "engine/base/utf8.hpp"
#include "engine/text/fold.hpp"

namespace engine::codebook {
namespace {

// Sorted and unique: both keys of a word list.
struct FoldedWords {
  std::vector<std::string> plain;
  std::vector<std::string> with_accents;
};

void sort_unique(std::vector<std::string>& words) {
  std::ranges::sort(words);
  const auto doubled = std::ranges::unique(words);
  words.erase(doubled.begin(), doubled.end());
}

FoldedWords read_words(std::istream& in) {
  FoldedWords words;
  for (std::string line; std::getline(in, line);) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    if (line.empty() || base::find_invalid_utf8(line)) continue;
    text::FoldedWord folded = text::fold(line);
    words.plain.push_back(std::move(folded.plain));
    words.with_accents.push_back(std::move(folded.with_accents));
  }
  sort_unique(words.plain);
  sort_unique(words.with_accents);
  return words;
}

// The words that begin with what stands before the first star.
struct Range {
  std::vector<std::string>::const_iterator begin, end;
};
Range with_prefix(const std::vector<std::string>& words, std::string_view prefix) {
  const auto begin = std::ranges::lower_bound(words, std::string{prefix});
  const auto end = std::partition_point(begin, words.end(), [&](const std::string& word) {
    return std::string_view{word}.substr(0, prefix.size()) == prefix;
  });
  return {begin, end};
}

using FirstLines = std::map<Atom, std::uint32_t>;

void collect(const Node& node, std::uint32_t line, FirstLines& found) {
  if (const auto* const word = std::get_if<Word>(&node.value)) {
    for (const Atom& atom : word->atoms)
      if (atom.kind == Atom::Kind::glob) found.emplace(atom, line);
  } else if (const auto* const sequence = std::get_if<Sequence>(&node.value)) {
    for (const Node& item : sequence->items) collect(item, line, found);
  } else if (const auto* const choice = std::get_if<Choice>(&node.value)) {
    for (const Node& each : choice->alternatives) collect(each, line, found);
  }
}

void collect(const std::vector<Pattern>& patterns, FirstLines& found) {
  for (const Pattern& pattern : patterns) {
    collect(pattern.node, pattern.line, found);
    for (const Condition& each : pattern.conditions) collect(each.pattern, pattern.line, found);
  }
}

// Lists first: a wildcard belongs where it is written, not where it is used.
FirstLines wildcards(const Codebook& codebook) {
  FirstLines found;
  for (const auto& [name, line] : codebook.list_lines)
    collect(codebook.vocabulary.lists.at(name), line, found);
  for (const Context& context : codebook.contexts) {
    collect(context.patterns, found);
    collect(context.stops_at, found);
  }
  for (const Rule& rule : codebook.rules) {
    collect(rule.patterns, found);
    for (const RegexLine& regex : rule.regexes)
      for (const Condition& each : regex.conditions) collect(each.pattern, regex.line, found);
  }
  return found;
}

}  // namespace

bool glob_matches(std::string_view glob, std::string_view word) {
  std::size_t g = 0;
  std::size_t w = 0;
  std::size_t star = std::string_view::npos;
  std::size_t resume = 0;
  while (w < word.size()) {
    if (g < glob.size() && glob[g] == '*') {
      star = g++;
      resume = w;
    } else if (g < glob.size() && glob[g] == word[w]) {
      ++g;
      ++w;
    } else if (star != std::string_view::npos) {
      g = star + 1;
      w = ++resume;
    } else {
      return false;
    }
  }
  while (g < glob.size() && glob[g] == '*') ++g;
  return g == glob.size();
}

std::vector<WildcardUse> wildcard_uses(const Codebook& codebook, std::istream& words) {
  const FirstLines asked = wildcards(codebook);
  std::vector<WildcardUse> result;
  if (asked.empty()) return result;
  const FoldedWords known = read_words(words);
  for (const auto& [atom, line] : asked) {
    const std::string_view glob = atom.text;
    const Range range = with_prefix(atom.accents ? known.with_accents : known.plain,
                                    glob.substr(0, glob.find('*')));
    std::vector<const std::string*> covered;
    for (auto word = range.begin; word != range.end; ++word)
      if (glob_matches(glob, *word)) covered.push_back(&*word);
    WildcardUse use{atom.text, line, static_cast<std::uint32_t>(covered.size()), {}};
    const std::size_t samples = std::min(covered.size(), kWildcardSamples);
    for (std::size_t i = 0; i < samples; ++i)
      use.samples.push_back(*covered[i * covered.size() / samples]);
    result.push_back(std::move(use));
  }
  std::ranges::sort(result, [](const WildcardUse& a, const WildcardUse& b) {
    return std::tie(a.line, a.source) < std::tie(b.line, b.source);
  });
  return result;
}

}  // namespace engine::codebook
