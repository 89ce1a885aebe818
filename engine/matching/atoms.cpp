#include "engine/matching/atoms.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cassert>

#include "engine/matching/regex_line.hpp"
#include "engine/text/fold.hpp"

namespace engine::matching {
namespace {

constexpr std::size_t kGram = 4;
constexpr std::size_t kMiddleGram = 3;
constexpr std::size_t kSlots = 4096;

// Folds ASCII itself, because most words are ASCII and ICU takes its time.
// False where the word holds anything else.
bool fold_ascii(std::string_view word, std::string& out) {
  out.resize(word.size());
  unsigned char all = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto c = static_cast<unsigned char>(word[i]);
    all |= c;
    const bool upper = c >= 'A' && c <= 'Z';
    out[i] = static_cast<char>(upper ? c + ('a' - 'A') : c);
  }
  return all < 0x80;
}

}  // namespace

bool glob_matches(std::string_view glob, std::string_view word) {
  std::size_t g = 0;
  std::size_t w = 0;
  std::size_t star = std::string_view::npos;  // the last one met
  std::size_t taken = 0;                      // where its letters end, so far
  while (w < word.size()) {
    if (g < glob.size() && glob[g] == '*') {
      star = g++;
      taken = w;
    } else if (g < glob.size() && glob[g] == word[w]) {
      ++g;
      ++w;
    } else if (star != std::string_view::npos) {
      g = star + 1;
      w = ++taken;
    } else {
      return false;
    }
  }
  return glob.find_first_not_of('*', g) == std::string_view::npos;
}

std::string_view fold_plain(std::string_view word, std::string& room) {
  if (!fold_ascii(word, room)) room = text::fold(word).plain;
  return room;
}

std::uint64_t GramIndex::pack(std::string_view gram) {
  assert(!gram.empty() && gram.size() <= kGram);
  std::uint64_t packed = gram.size();
  for (const char c : gram) packed = packed << 8 | static_cast<unsigned char>(c);
  return packed;
}

std::size_t GramIndex::slot(std::uint64_t packed) { return (packed * 0x9E3779B97F4A7C15U) >> 52U; }

void GramIndex::add(std::string_view gram, AtomId atom) {
  grams_.emplace_back(pack(gram), atom);
  longest_ = std::max(longest_, gram.size());
}

void GramIndex::seal() {
  std::ranges::sort(grams_);
  seen_.assign(kSlots, false);
  for (const auto& [packed, atom] : grams_) seen_[slot(packed)] = true;
}

template <class Found>
void GramIndex::find(std::string_view gram, Found&& found) const {
  const std::uint64_t packed = pack(gram);
  if (!seen_[slot(packed)]) return;
  for (auto at = std::ranges::lower_bound(grams_, std::pair{packed, AtomId{0}});
       at != grams_.end() && at->first == packed; ++at)
    found(at->second);
}

AtomIndex::AtomIndex() = default;
AtomIndex::~AtomIndex() = default;
AtomIndex::AtomIndex(AtomIndex&&) noexcept = default;
AtomIndex& AtomIndex::operator=(AtomIndex&&) noexcept = default;

AtomId AtomIndex::add(const codebook::Atom& atom) {
  const auto [entry, fresh] = ids_.emplace(atom, static_cast<AtomId>(atoms_.size()));
  if (!fresh) return entry->second;
  const AtomId id = entry->second;
  const codebook::Atom& kept = entry->first;
  atoms_.push_back(&kept);
  Key& key = kept.accents ? accented_ : plain_;
  switch (kept.kind) {
    case codebook::Atom::Kind::literal:
      key.literals.emplace(kept.text, id);
      break;
    case codebook::Atom::Kind::exact:
      exact_.emplace(kept.text, id);
      break;
    case codebook::Atom::Kind::glob:
      add_glob(key, kept.text, id);
      break;
    case codebook::Atom::Kind::regex:
      raw_.push_back({id, std::make_unique<re2::RE2>(kept.text, regex_options())});
      break;
  }
  return id;
}

void AtomIndex::add_glob(Key& key, std::string_view glob, AtomId id) {
  if (glob.empty()) return;
  const std::size_t first = std::min(glob.find('*'), glob.size());
  if (first > 0) {
    key.beginnings.add(glob.substr(0, std::min(first, kGram)), id);
  } else if (const std::size_t last = glob.rfind('*'); last + 1 < glob.size()) {
    const std::size_t length = std::min(glob.size() - last - 1, kGram);
    key.ends.add(glob.substr(glob.size() - length), id);
  } else {
    std::string_view longest;
    for (std::size_t at = 0; at < glob.size();) {
      const std::size_t end = glob.find('*', at);
      if (end - at > longest.size()) longest = glob.substr(at, end - at);
      at = end + 1;
    }
    if (longest.empty()) {
      key.globs_without_letters.push_back(id);
    } else {
      key.middles.add(longest.substr(0, kMiddleGram), id);
    }
  }
}

std::string AtomIndex::regex_problem(AtomId id) const {
  const auto raw = std::ranges::find_if(raw_, [id](const Raw& each) { return each.atom == id; });
  return raw == raw_.end() || raw->regex->ok() ? std::string{} : raw->regex->error();
}

void AtomIndex::seal() {
  for (Key* const key : {&plain_, &accented_}) {
    key->beginnings.seal();
    key->ends.seal();
    key->middles.seal();
  }
}

void AtomIndex::classify_key(const Key& key, std::string_view word,
                             std::vector<AtomId>& out) const {
  if (const auto literal = key.literals.find(word); literal != key.literals.end())
    out.push_back(literal->second);
  const auto check = [&](AtomId id) {
    if (glob_matches(atoms_[id]->text, word)) out.push_back(id);
  };
  for (std::size_t n = 1; n <= std::min(key.beginnings.longest(), word.size()); ++n)
    key.beginnings.find(word.substr(0, n), check);
  for (std::size_t n = 1; n <= std::min(key.ends.longest(), word.size()); ++n)
    key.ends.find(word.substr(word.size() - n), check);
  if (!key.middles.empty()) {
    for (std::size_t at = 0; at < word.size(); ++at)
      for (std::size_t n = 1; n <= std::min(key.middles.longest(), word.size() - at); ++n)
        key.middles.find(word.substr(at, n), check);
  }
  out.insert(out.end(), key.globs_without_letters.begin(), key.globs_without_letters.end());
}

void AtomIndex::classify(std::string_view surface, std::vector<AtomId>& out) const {
  out.clear();
  if (const auto exact = exact_.find(surface); exact != exact_.end()) out.push_back(exact->second);
  text::FoldedWord folded;
  if (fold_ascii(surface, folded.plain)) {
    classify_key(accented_, folded.plain, out);
  } else {
    folded = text::fold(surface);
    classify_key(accented_, folded.with_accents, out);
  }
  classify_key(plain_, folded.plain, out);
  for (const Raw& raw : raw_)
    if (re2::RE2::FullMatch(folded.plain, *raw.regex)) out.push_back(raw.atom);
  std::ranges::sort(out);
  const auto doubled = std::ranges::unique(out);
  out.erase(doubled.begin(), doubled.end());
}

}  // namespace engine::matching
