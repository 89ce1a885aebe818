#include "tests/privacy/naming.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <stdexcept>

#include "engine/base/utf8.hpp"
#include "engine/privacy/folding.hpp"
#include "engine/text/characters.hpp"
#include "tests/privacy/support.hpp"

namespace support {
namespace {

std::vector<std::string> lines_of(const std::string& name) {
  std::ifstream file{std::string{DUIDING_SOURCE_DIR} + "/tests/privacy/data/" + name};
  if (!file) throw std::runtime_error{"tests/privacy/data/" + name + " is missing"};
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);)
    if (!line.empty() && line.front() != '#') lines.push_back(line);
  return lines;
}

// The slot at `open` of a sentence: `voornaam2` → its end, and `voornaam`.
std::string slot_at(const std::string& sentence, std::size_t open) {
  std::string slot = sentence.substr(open + 1, sentence.find('}', open) - open - 1);
  if (slot.ends_with('2')) slot.pop_back();
  return slot;
}

// Words too plain to tell anything, whatever name they stand in.
bool is_plain(const std::string& word) {
  static const std::set<std::string> kWords{"van",  "de",  "den",         "der",    "het", "'t",
                                            "t",    "te",  "ten",         "ter",    "in",  "op",
                                            "bij",  "aan", "en",          "el",     "al",  "ou",
                                            "jaar", "s",   "basisschool", "moskee", "mbo", "punt"};
  return word.size() < 2 || kWords.contains(word);
}

std::vector<std::string> words_of(std::string_view text) {
  const std::string folded = engine::privacy::fold_word(text).plain;
  std::vector<std::string> words;
  std::string word;
  for (std::size_t at = 0; at <= folded.size();) {
    if (at == folded.size()) {
      if (!word.empty()) words.push_back(word);
      break;
    }
    const engine::base::Decoded decoded = engine::base::decode_utf8(folded, at);
    if (engine::text::is_alphanumeric(decoded.code_point)) {
      engine::base::append_utf8(word, decoded.code_point);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
    at = decoded.next;
  }
  return words;
}

std::string recased(std::string text, Case letters) {
  if (letters == Case::lower) return lower(std::move(text));
  if (letters == Case::upper) return upper(std::move(text));
  return text;
}

}  // namespace

Naming::Naming(bool words) {
  static const std::set<std::string> kOfWords{"wijk",       "straat",    "bedrijf", "school",
                                              "gebedshuis", "werkgever", "winkel",  "huisnummer"};
  for (const std::string& line : lines_of("pools.txt")) {
    const std::size_t dot = line.find('.'), colon = line.find(':');
    const std::string slot = line.substr(0, dot), kind = line.substr(dot + 1, colon - dot - 1);
    if (!words && (kind == "woord" || kind == "nl" || kOfWords.contains(slot))) continue;
    Pool pool{slot, {}};
    for (std::size_t at = colon + 2; at < line.size();) {
      const std::size_t end = std::min(line.find(" | ", at), line.size());
      pool.values.push_back(line.substr(at, end - at));
      at = end + 3;
    }
    pools_.push_back(std::move(pool));
  }
  for (std::string& sentence : lines_of("sentences.txt"))
    if (fills(sentence)) sentences_.push_back(std::move(sentence));
}

bool Naming::fills(std::string_view sentence) const {
  const std::string text{sentence};
  for (std::size_t at = 0; (at = text.find('{', at)) != std::string::npos; ++at) {
    const std::string slot = slot_at(text, at);
    if (!is_structured(slot) &&
        std::ranges::none_of(pools_, [&](const Pool& pool) { return pool.slot == slot; }))
      return false;
  }
  return true;
}

std::string Naming::value(std::string_view slot, std::mt19937& random) const {
  if (is_structured(slot)) return structured(slot, random);
  std::vector<const Pool*> fitting;
  for (const Pool& pool : pools_)
    if (pool.slot == slot) fitting.push_back(&pool);
  return pick(pick(fitting, random)->values, random);
}

NamedQuote Naming::quote(std::mt19937& random, Case letters) const {
  const std::string& sentence = pick(sentences_, random);
  NamedQuote quote;
  for (std::size_t at = 0; at < sentence.size();) {
    if (sentence[at] != '{') {
      quote.text += sentence[at++];
      continue;
    }
    const std::string slot = slot_at(sentence, at);
    std::string name = value(slot, random);
    // Mevrouw De Boer, but Jan de Boer; and a sentence begins with a capital.
    const bool after_first = sentence.substr(0, at).ends_with("{voornaam} ");
    if (at == 0 || (slot == "achternaam" && !after_first)) name = capitalised(std::move(name));
    quote.hidden.push_back(recased(name, letters));
    quote.text += name;
    at = sentence.find('}', at) + 1;
  }
  quote.text = recased(std::move(quote.text), letters);
  return quote;
}

std::vector<std::string> nobody() { return lines_of("nobody.txt"); }

std::vector<std::string> survivors(const NamedQuote& quote, std::string_view output) {
  std::string rest;
  for (std::size_t at = 0; at < output.size();) {
    const std::size_t close = output[at] == '[' ? output.find(']', at) : std::string_view::npos;
    if (close == std::string_view::npos) {
      rest += output[at++];
    } else {
      rest += ' ';
      at = close + 1;
    }
  }
  // How often a word stands in the text but for its names, and in the output.
  std::multiset<std::string> left, allowed;
  for (std::string& word : words_of(rest)) left.insert(std::move(word));
  for (std::string& word : words_of(quote.text)) allowed.insert(std::move(word));
  std::vector<std::string> hidden;
  for (const std::string& name : quote.hidden)
    for (std::string& word : words_of(name)) {
      if (const auto one = allowed.find(word); one != allowed.end()) allowed.erase(one);
      if (!is_plain(word)) hidden.push_back(std::move(word));
    }
  std::erase_if(hidden,
                [&](const std::string& word) { return left.count(word) <= allowed.count(word); });
  return hidden;
}

}  // namespace support
