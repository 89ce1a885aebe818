#include "engine/matching/word_classes.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace engine::matching {
namespace {

constexpr std::size_t kShortWord = 16;
// Half a million words take some 20 MB; more are forgotten and met again.
constexpr std::size_t kMaxWords = std::size_t{1} << 19U;
constexpr std::size_t kMaxAnswers = std::size_t{1} << 21U;
// An element of the index: a word's number, counted from 1, and above it the
// highest bits of its hash.
constexpr std::uint32_t kNumberBits = 20;
static_assert(kMaxWords < (std::size_t{1} << kNumberBits));
constexpr std::uint32_t kNumberMask = (1U << kNumberBits) - 1;
constexpr std::size_t kFirstIndex = std::size_t{1} << 12U;

std::uint64_t load(const char* from) {
  std::uint64_t number = 0;
  std::memcpy(&number, from, sizeof number);
  return number;
}

// Both halves of a 64 x 64 bit product, folded (as in Wang Yi's wyhash).
std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = Wide{a} * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

// By length of a word: its bytes among the first eight and the next eight.
constexpr auto kLowMask = [] {
  std::array<std::uint64_t, kShortWord + 1> masks{};
  for (std::size_t n = 0; n <= kShortWord; ++n)
    masks[n] = n >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * n)) - 1;
  return masks;
}();
constexpr auto kHighMask = [] {
  std::array<std::uint64_t, kShortWord + 1> masks{};
  for (std::size_t n = 8; n <= kShortWord; ++n) masks[n] = kLowMask[n - 8];
  return masks;
}();

constexpr std::uint64_t kSalt1 = 0xA0761D6478BD642FU;
constexpr std::uint64_t kSalt2 = 0xE7037ED1A0B428DBU;

std::uint64_t hash_long(std::string_view word) {
  std::uint64_t hash = kSalt1;
  std::size_t at = 0;
  for (; at + 8 <= word.size(); at += 8) hash = mix(hash ^ load(&word[at]), kSalt2);
  // The last eight bytes, some of them for the second time.
  return mix(hash ^ load(&word[word.size() - 8]), kSalt1);
}

// Bytes past the word are masked away; past the text they are not read.
inline WordKey key_of(std::string_view text, const text::Token& token) {
  const std::uint32_t length = token.end - token.begin;
  const char* const from = text.data() + token.begin;
  if (length > kShortWord) return {hash_long({from, length}), 0};
  if (token.begin + kShortWord <= text.size() && std::endian::native == std::endian::little)
    return {load(from) & kLowMask[length], load(from + 8) & kHighMask[length]};
  std::array<char, kShortWord> bytes{};
  std::memcpy(bytes.data(), from, length);
  return {load(bytes.data()), load(bytes.data() + 8)};
}

inline std::uint64_t hash_of(WordKey key, std::uint32_t length) {
  return mix(key.low ^ kSalt1, key.high ^ kSalt2 ^ length);
}

}  // namespace

WordClasses::WordClasses(const Compiled& compiled)
    : compiled_{compiled}, row_{compiled.questions.size() / 64 + 1} {
  forget_words();
  make_class({});
}

void WordClasses::make_room() {
  if (answers_.size() <= kMaxAnswers) return;
  forget_words();
  ids_.clear();
  classes_.clear();
  signatures_.clear();
  answers_.clear();
  starts_.clear();
  make_class({});
}

void WordClasses::forget_words() {
  index_.assign(kFirstIndex, 0);
  known_.assign(1, {});  // no word has number 0
  long_words_.clear();
}

std::uint32_t WordClasses::find(std::string_view word, WordKey key, std::uint64_t hash) {
  const std::size_t mask = index_.size() - 1;
  const auto tag = static_cast<std::uint32_t>(hash >> (32 + kNumberBits)) << kNumberBits;
  const bool is_short = word.size() <= kShortWord;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    if (index_[at] == 0) return insert(word, key, hash);
    if ((index_[at] & ~kNumberMask) != tag) continue;
    const Known& known = known_[index_[at] & kNumberMask];
    if (known.length != word.size() || known.key.low != key.low) continue;
    if (is_short ? known.key.high == key.high
                 : std::memcmp(&long_words_[known.key.high - 1], word.data(), word.size()) == 0)
      return known.word;
  }
}

std::uint32_t WordClasses::insert(std::string_view word, WordKey key, std::uint64_t hash) {
  const ClassId id = class_of(word);
  Known known{key, static_cast<std::uint32_t>(word.size()), id | classes_[id].flags};
  if (word.size() > kShortWord) {
    long_words_ += word;
    known.key.high = long_words_.size() - word.size() + 1;
  }
  known_.push_back(known);
  if (known_.size() * 2 > index_.size()) {
    index_.assign(index_.size() * 2, 0);
    for (std::uint32_t number = 1; number < known_.size(); ++number) {
      const Known& each = known_[number];
      const WordKey whole = each.length > kShortWord ? WordKey{each.key.low, 0} : each.key;
      enter(number, hash_of(whole, each.length));
    }
  } else {
    enter(static_cast<std::uint32_t>(known_.size() - 1), hash);
  }
  return known.word;
}

void WordClasses::enter(std::uint32_t number, std::uint64_t hash) {
  const std::size_t mask = index_.size() - 1;
  std::size_t at = hash & mask;
  while (index_[at] != 0) at = (at + 1) & mask;
  const auto tag = static_cast<std::uint32_t>(hash >> (32 + kNumberBits)) << kNumberBits;
  index_[at] = tag | number;
}

ClassId WordClasses::class_of(std::string_view word) {
  compiled_.questions.index().classify(word, atoms_);
  if (atoms_.empty()) return 0;
  const auto known = ids_.find(atoms_);
  return known != ids_.end() ? known->second : make_class(atoms_);
}

ClassId WordClasses::make_class(const std::vector<AtomId>& atoms) {
  const auto id = static_cast<ClassId>(classes_.size());
  ids_.emplace(atoms, id);
  answers_.resize(answers_.size() + row_);
  Class made;
  std::uint64_t signature = 0;
  for (const AtomId atom : atoms) {
    for (const QuestionId question : compiled_.questions.answered_by(atom)) {
      answers_[id * row_ + question / 64] |= std::uint64_t{1} << (question % 64);
      signature |= compiled_.signature_of[question];
    }
  }
  signatures_.push_back(signature);
  made.in_sentence = gather(compiled_.in_sentence, id);
  made.in_turn = gather(compiled_.in_turn, id);
  if (made.in_sentence.begin != made.in_sentence.end) made.flags |= kStartsInSentence;
  if (made.in_turn.begin != made.in_turn.end) made.flags |= kStartsInTurn;
  for (const QuestionId question : compiled_.regexes.questions())
    if (answers(id, question)) made.flags |= kInRegex;
  classes_.push_back(made);
  return id;
}

WordClasses::Range WordClasses::gather(const Starts& starts, ClassId id) {
  Range range;
  range.begin = static_cast<std::uint32_t>(starts_.size());
  for (QuestionId question = 0; question < starts.by_anchor.size(); ++question)
    if (answers(id, question))
      starts_.insert(starts_.end(), starts.by_anchor[question].begin(),
                     starts.by_anchor[question].end());
  range.end = static_cast<std::uint32_t>(starts_.size());
  return range;
}

void WordClasses::read(const Layout& layout, TurnClasses& out) {
  out.words.resize(layout.size());
  for (std::uint32_t begin = 0; begin < layout.size(); begin += kAhead)
    look_up(layout.turn(), &layout.tokens()[begin], std::min(layout.size() - begin, kAhead),
            &out.words[begin]);
  summarise(layout, out);
}

// A few words at a time, in three steps, so that what the next step reads is on
// its way from memory. Frequent words are met early and so stand together at
// the beginning of `known_`; that is why the index only points there.
void WordClasses::look_up(const text::TurnTokens& turn, const std::uint32_t* tokens,
                          std::uint32_t count, std::uint32_t* words) {
  struct Ahead {
    WordKey key;
    std::uint64_t hash;
    const text::Token* token;
  };
  std::array<Ahead, kAhead> ahead;
  if (known_.size() + kAhead > kMaxWords) forget_words();
  const std::size_t mask = index_.size() - 1;
  const std::uint32_t* const index = index_.data();
  for (std::uint32_t i = 0; i < count; ++i) {
    const text::Token& token = turn.tokens[tokens[i]];
    Ahead& next = ahead[i];
    next.token = &token;
    next.key = key_of(turn.text, token);
    next.hash = hash_of(next.key, token.end - token.begin);
    __builtin_prefetch(&index[next.hash & mask]);
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    words[i] = index[ahead[i].hash & mask] & kNumberMask;
    __builtin_prefetch(&known_[words[i]]);
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    const Ahead& next = ahead[i];
    const Known& known = known_[words[i]];
    const std::uint32_t length = next.token->end - next.token->begin;
    if (known.key.low == next.key.low && known.key.high == next.key.high && known.length == length)
      words[i] = known.word;
    else
      words[i] = find(turn.of(*next.token), next.key, next.hash);
  }
}

void WordClasses::summarise(const Layout& layout, TurnClasses& out) const {
  out.starts.resize(layout.size() + 1);  // one more to write to in vain
  out.sentences.clear();
  out.flags = 0;
  std::uint32_t starts = 0;
  for (const Stretch sentence : layout.sentences()) {
    TurnClasses::Sentence summary;
    summary.first_start = starts;
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
      const std::uint32_t word = out.words[i];
      summary.signature |= signatures_[word & kClassMask];
      summary.flags |= word;
      out.starts[starts] = i;
      starts += word / kStartsInSentence;
    }
    summary.end_start = starts;
    summary.flags &= ~kClassMask;
    out.flags |= summary.flags;
    out.sentences.push_back(summary);
  }
  out.starts.resize(starts);
}

}  // namespace engine::matching
