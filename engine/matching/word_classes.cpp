#include "engine/matching/word_classes.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace engine::matching {
namespace {

constexpr std::size_t kFirstSlots = std::size_t{1} << 12U;
constexpr std::size_t kShortWord = 16;
// Half a million words are some 32 MB; more is forgotten and met again.
constexpr std::size_t kMaxWords = std::size_t{1} << 19U;
constexpr std::size_t kMaxAnswers = std::size_t{1} << 21U;

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
  forget();
}

void WordClasses::forget() {
  slots_.assign(kFirstSlots, {});
  slots_.shrink_to_fit();
  used_ = 0;
  long_words_.clear();
  ids_.clear();
  classes_.clear();
  answers_.clear();
  starts_.clear();
  make_class({});
}

void WordClasses::make_room() {
  if (used_ > kMaxWords || answers_.size() > kMaxAnswers) forget();
}

const WordClasses::Slot& WordClasses::find(std::string_view word, WordKey key, std::uint64_t hash) {
  const std::size_t mask = slots_.size() - 1;
  const bool is_short = word.size() <= kShortWord;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.length == 0) return insert(word, key, hash, at);
    if (slot.length != word.size() || slot.key.low != key.low) continue;
    if (is_short ? slot.key.high == key.high
                 : std::memcmp(&long_words_[slot.key.high - 1], word.data(), word.size()) == 0)
      return slot;
  }
}

const WordClasses::Slot& WordClasses::insert(std::string_view word, WordKey key, std::uint64_t hash,
                                             std::size_t at) {
  const ClassId id = class_of(word);
  Slot slot{key, classes_[id].signature, static_cast<std::uint32_t>(word.size()),
            id | classes_[id].flags};
  if (word.size() > kShortWord) {
    long_words_ += word;
    slot.key.high = long_words_.size() - word.size() + 1;
  }
  slots_[at] = slot;
  if (++used_ * 2 <= slots_.size()) return slots_[at];
  grow();
  return find(word, key, hash);
}

void WordClasses::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.length == 0) continue;
    const WordKey key = slot.length > kShortWord ? WordKey{slot.key.low, 0} : slot.key;
    std::size_t at = hash_of(key, slot.length) & mask;
    while (slots_[at].length != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
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
  for (const AtomId atom : atoms) {
    for (const QuestionId question : compiled_.questions.answered_by(atom)) {
      answers_[id * row_ + question / 64] |= std::uint64_t{1} << (question % 64);
      made.signature |= compiled_.signature_of[question];
    }
  }
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

// A few words at a time, so that their slots are on their way from memory
// before the first is looked at. Most words stand in the slot where their hash
// points.
void WordClasses::read(const Layout& layout, TurnClasses& out) {
  const text::TurnTokens& turn = layout.turn();
  out.words.resize(layout.size());
  out.starts.resize(layout.size() + 1);  // one more to write to in vain
  out.sentences.clear();
  out.flags = 0;
  std::uint32_t starts = 0;
  constexpr std::uint32_t kAhead = 64;
  struct Ahead {
    std::uint64_t low, high, hash;
    const text::Token* token;
  };
  std::array<Ahead, kAhead> ahead;
  for (const Stretch sentence : layout.sentences()) {
    TurnClasses::Sentence summary;
    summary.first_start = starts;
    for (std::uint32_t begin = sentence.begin; begin < sentence.end; begin += kAhead) {
      const std::uint32_t count = std::min(sentence.end - begin, kAhead);
      const std::uint32_t* const tokens = &layout.tokens()[begin];
      const std::size_t mask = slots_.size() - 1;
      for (std::uint32_t i = 0; i < count; ++i) {
        const text::Token& token = turn.tokens[tokens[i]];
        const WordKey key = key_of(turn.text, token);
        const std::uint64_t hash = hash_of(key, token.end - token.begin);
        ahead[i] = {key.low, key.high, hash, &token};
        __builtin_prefetch(&slots_[hash & mask]);
      }
      std::uint32_t* const words = &out.words[begin];
      std::uint32_t* const noted = out.starts.data();
      for (std::uint32_t i = 0; i < count; ++i) {
        const auto [low, high, hash, token] = ahead[i];
        const Slot* slot = &slots_[hash & (slots_.size() - 1)];
        if (slot->key.low != low || slot->key.high != high ||
            slot->length != token->end - token->begin)
          slot = &find(turn.of(*token), {low, high}, hash);
        words[i] = slot->word;
        summary.signature |= slot->signature;
        summary.flags |= slot->word;
        noted[starts] = begin + i;
        starts += slot->word >> 31U;
      }
    }
    summary.end_start = starts;
    summary.flags &= ~kClassMask;
    out.flags |= summary.flags;
    out.sentences.push_back(summary);
  }
  out.starts.resize(starts);
}

}  // namespace engine::matching
