#include "engine/privacy/lexicon.hpp"

#include <algorithm>
#include <hunspell/hunspell.hxx>
#include <set>

#include "engine/base/hash.hpp"
#include "engine/base/utf8.hpp"
#include "engine/base/whole_file.hpp"
#include "engine/privacy/folding.hpp"

namespace engine::privacy {
namespace {

using base::Diagnostic;
using base::message;

// Longer words are in no dictionary, and Hunspell takes long over them.
constexpr std::size_t kLongestWord = 60;
// Hunspell makes compounds of any two short words: `as+lan`. Real ones are longer.
constexpr std::size_t kShortestCompound = 7;
// A dictionary with less is a broken download, not a language.
constexpr std::size_t kLeastBytes = 10'000;

std::string sibling(const std::string& dictionary) {
  const std::size_t dot = dictionary.rfind('.');
  return dictionary.substr(0, dot) + ".aff";
}

base::Result<std::string> read_file(const std::string& path, std::size_t least) {
  auto bytes = base::read_whole(path);
  if (!bytes)
    return Diagnostic{
        .file = path,
        .problem = message("het woordenboek kan niet gelezen worden", "cannot read the dictionary"),
        .hint = message("installeer hunspell-nl, of wijs een ander aan met "
                        "--dictionary",
                        "install hunspell-nl, or name another with --dictionary")};
  if (bytes->size() < least)
    return Diagnostic{
        .file = path,
        .problem = message("het woordenboek is zo goed als leeg ({} bytes)",
                           "the dictionary is nearly empty ({} bytes)", bytes->size()),
        .hint = message("installeer hunspell-nl opnieuw", "install hunspell-nl again")};
  return bytes;
}

}  // namespace

struct Lexicon::State {
  State(const std::string& affixes, const std::string& dictionary)
      : hunspell{affixes.c_str(), dictionary.c_str()} {}
  mutable Hunspell hunspell;
  std::set<std::string, std::less<>> added;
  std::string files_digest;
};

Lexicon::Lexicon(std::unique_ptr<State> state) : state_{std::move(state)} {}
Lexicon::~Lexicon() = default;
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;

base::Result<Lexicon> Lexicon::open(const std::string& dictionary) {
  const std::string affixes = sibling(dictionary);
  const auto words = read_file(dictionary, kLeastBytes);
  if (!words) return words.error();
  const auto rules = read_file(affixes, 1);
  if (!rules) return rules.error();
  auto state = std::make_unique<State>(affixes, dictionary);
  if (state->hunspell.get_dict_encoding() != "UTF-8")
    return Diagnostic{.file = affixes,
                      .problem = message("het woordenboek is niet in UTF-8 maar in {}",
                                         "the dictionary is not in UTF-8 but in {}",
                                         state->hunspell.get_dict_encoding())};
  base::Hasher hasher;
  hasher.field(*rules).field(*words);
  state->files_digest = base::to_hex(hasher.finish());
  return Lexicon{std::move(state)};
}

void Lexicon::add(const std::vector<std::string>& words) {
  for (const std::string& word : words) state_->added.insert(fold_word(word).plain);
}

Standing Lexicon::standing(std::string_view word) const {
  if (state_->added.contains(word)) return Standing::added;
  if (word.size() > kLongestWord) return Standing::unknown;
  int info = 0;
  if (!state_->hunspell.spell(std::string{word}, &info)) return Standing::unknown;
  if ((info & SPELL_COMPOUND) == 0) return Standing::word;
  return word.size() < kShortestCompound ? Standing::unknown : Standing::compound;
}

std::string Lexicon::fingerprint() const {
  base::Hasher hasher;
  hasher.field(state_->files_digest);
  for (const std::string& word : state_->added) hasher.field(word);
  return base::to_hex(hasher.finish());
}

base::Result<std::vector<std::string>> read_entries(std::string_view bytes,
                                                    const std::string& path) {
  if (base::find_invalid_utf8(bytes))
    return Diagnostic{.file = path,
                      .problem = message("de lijst is geen UTF-8-tekst", "the list is not UTF-8"),
                      .hint = message("sla het bestand op als UTF-8", "save the file as UTF-8")};
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::vector<std::string> entries;
  base::Diagnostics problems;
  for (std::uint32_t line = 1; !bytes.empty(); ++line) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view entry = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    constexpr std::string_view kSpace = " \t\r";
    entry.remove_prefix(std::min(entry.find_first_not_of(kSpace), entry.size()));
    entry = entry.substr(0, entry.find_last_not_of(kSpace) + 1);
    if (entry.empty() || entry.front() == '#') continue;
    if (fold_word(entry).letters_and_digits == 0)
      problems.push_back(
          {.file = path,
           .line = line,
           .problem = message("hier staat geen woord of naam", "there is no word or name here")});
    else
      entries.emplace_back(entry);
  }
  if (!problems.empty()) return problems;
  if (entries.empty())
    return Diagnostic{
        .file = path,
        .problem = message("de lijst is leeg", "the list is empty"),
        .hint = message("zet één woord of naam op elke regel, of laat de optie weg",
                        "put one word or name on each line, or leave the option out")};
  return entries;
}

}  // namespace engine::privacy
