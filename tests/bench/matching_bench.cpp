// What matching costs: the tokeniser, both scanners, and growth with the
// number of patterns. Every benchmark reads the same text, one turn a line.
//
// The text is the example corpus with one word in twelve replaced by a word
// of falling frequency, so that new words keep coming as they do in talk.
#include <benchmark/benchmark.h>
#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "engine/codebook/pattern.hpp"
#include "engine/matching/matcher.hpp"
#include "engine/text/tokens.hpp"
#include "tests/support/corpus.hpp"

namespace {

using namespace engine;

constexpr std::size_t kBytes = 20'000'000;
constexpr std::size_t kPlainLines = 1'000;  // the plain scanner has patience for no more

struct Material {
  std::vector<std::string> lines;
  std::vector<std::string> words;  // frequent first
};

Material read_corpus() {
  Material material;
  std::map<std::string, std::size_t> counts;
  for (std::string& line : test_support::corpus_lines()) {
    std::istringstream words{line};
    for (std::string word; words >> word;)
      if (std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
        ++counts[word];
    material.lines.push_back(std::move(line));
  }
  for (const auto& [word, count] : counts) material.words.push_back(word);
  std::stable_sort(material.words.begin(), material.words.end(),
                   [&](const auto& a, const auto& b) { return counts[a] > counts[b]; });
  // Compounds, as Dutch makes them, are the rare words.
  const std::size_t known = std::min<std::size_t>(material.words.size(), 600);
  for (std::size_t a = 100; a < known; ++a)
    for (std::size_t b = 100; b < known; ++b)
      material.words.push_back(material.words[a] + material.words[b]);
  return material;
}

const Material& material() {
  static const Material all = read_corpus();
  return all;
}

const std::string& word_by_rank(std::mt19937& random) {
  const auto& words = material().words;
  const double exponent = std::uniform_real_distribution<>{0, 1}(random);
  return words[static_cast<std::size_t>(std::pow(static_cast<double>(words.size()), exponent)) - 1];
}

std::vector<std::string> make_turns() {
  std::mt19937 random{1};
  std::vector<std::string> turns;
  for (std::size_t bytes = 0; bytes < kBytes; bytes += turns.back().size()) {
    std::istringstream words{material().lines[random() % material().lines.size()]};
    std::string& turn = turns.emplace_back();
    for (std::string word; words >> word;)
      turn += (turn.empty() ? "" : " ") + (random() % 12 == 0 ? word_by_rank(random) : word);
  }
  return turns;
}

const std::vector<std::string>& turns() {
  static const std::vector<std::string> all = make_turns();
  return all;
}

// Words, stems, phrases and proximity rules, as codebooks mix them.
std::string make_pattern(std::mt19937& random) {
  const auto& words = material().words;
  const auto word = [&] { return words[40 + random() % (random() % 3 == 0 ? 400 : 4000)]; };
  const auto stem = [&] { return word().substr(0, 8) + "**"; };
  const std::uint32_t kind = random() % 100;
  if (kind < 20) return word();
  if (kind < 38) return stem();
  if (kind < 72) {
    std::string phrase = word();
    for (std::uint32_t more = 1 + random() % 3; more > 0; --more) phrase += ' ' + word();
    return phrase;
  }
  return "(" + word() + "|" + stem() + ") {0," + std::to_string(1 + random() % 10) + "} (" +
         word() + "|" + word() + "|" + stem() + ")";
}

std::shared_ptr<const codebook::Codebook> make_codebook(std::int64_t patterns) {
  std::mt19937 random{2};
  auto book = std::make_shared<codebook::Codebook>();
  book->codes.emplace_back().id = "bench";
  for (std::int64_t made = 0; made < patterns;) {
    auto pattern = codebook::parse_pattern(make_pattern(random), {}, {"bench", 1, 1});
    if (!pattern) continue;  // a stem of a letter or two
    if (made++ % 10 == 0) book->rules.emplace_back().id = "r" + std::to_string(made);
    book->rules.back().patterns.push_back(*std::move(pattern));
  }
  return book;
}

std::vector<text::TurnTokens> tokenised(std::size_t lines) {
  text::Tokeniser tokeniser;
  std::vector<text::TurnTokens> all(std::min(lines, turns().size()));
  for (std::size_t i = 0; i < all.size(); ++i) tokeniser.tokenise(turns()[i], all[i]);
  return all;
}

void count_bytes(benchmark::State& state, std::size_t lines) {
  std::int64_t bytes = 0;
  for (std::size_t i = 0; i < std::min(lines, turns().size()); ++i)
    bytes += static_cast<std::int64_t>(turns()[i].size());
  state.SetBytesProcessed(state.iterations() * bytes);
}

void tokenise(benchmark::State& state) {
  text::Tokeniser tokeniser;
  text::TurnTokens tokens;
  for (auto _ : state) {
    for (const std::string& turn : turns()) {
      tokeniser.tokenise(turn, tokens);
      benchmark::DoNotOptimize(tokens.tokens.data());
    }
  }
  count_bytes(state, turns().size());
}
BENCHMARK(tokenise)->Unit(benchmark::kMillisecond);

// What the tokeniser is measured by: the word boundaries of the same bytes, alone, without
// sentences and Dutch repairs, asked of ICU itself.
void icu_word_break(benchmark::State& state) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words{
      icu::BreakIterator::createWordInstance(icu::Locale{"nl"}, error)};
  UText text = UTEXT_INITIALIZER;
  for (auto _ : state) {
    for (const std::string& turn : turns()) {
      utext_openUTF8(&text, turn.data(), static_cast<std::int64_t>(turn.size()), &error);
      words->setText(&text, error);
      std::int32_t boundaries = 0;
      while (words->next() != icu::BreakIterator::DONE) ++boundaries;
      benchmark::DoNotOptimize(boundaries);
    }
  }
  utext_close(&text);
  if (U_FAILURE(error)) state.SkipWithError(u_errorName(error));
  count_bytes(state, turns().size());
}
BENCHMARK(icu_word_break)->Unit(benchmark::kMillisecond);

// A scanner's whole life, as a study sees it: every word is met for the first
// time once. With a codebook of one pattern that is never met, this is what
// looking words up costs.
void scan(benchmark::State& state) {
  const auto matcher = matching::Matcher::compile(make_codebook(state.range(0)));
  const auto all = tokenised(turns().size());
  std::size_t findings = 0;
  for (auto _ : state) {
    matching::Scanner scanner{*matcher};
    matching::TurnFindings found;
    findings = 0;
    for (const text::TurnTokens& turn : all) {
      scanner.turn(turn, found);
      findings += found.findings.size();
    }
  }
  state.counters["findings"] = static_cast<double>(findings);
  count_bytes(state, turns().size());
}
BENCHMARK(scan)->Arg(1)->Arg(10)->Arg(330)->Arg(1000)->Unit(benchmark::kMillisecond);

void tokenise_and_scan(benchmark::State& state) {
  const auto matcher = matching::Matcher::compile(make_codebook(state.range(0)));
  for (auto _ : state) {
    text::Tokeniser tokeniser;
    text::TurnTokens tokens;
    matching::Scanner scanner{*matcher};
    matching::TurnFindings found;
    for (const std::string& turn : turns()) {
      tokeniser.tokenise(turn, tokens);
      scanner.turn(tokens, found);
      benchmark::DoNotOptimize(found.findings.data());
    }
  }
  count_bytes(state, turns().size());
}
BENCHMARK(tokenise_and_scan)->Arg(10)->Arg(330)->Arg(1000)->Unit(benchmark::kMillisecond);

template <class Scanner>
void scan_some(benchmark::State& state, Scanner& scanner) {
  const auto some = tokenised(kPlainLines);
  matching::TurnFindings found;
  for (auto _ : state) {
    for (const text::TurnTokens& turn : some) {
      scanner.turn(turn, found);
      benchmark::DoNotOptimize(found.findings.data());
    }
  }
  count_bytes(state, kPlainLines);
}

void scan_some_fast(benchmark::State& state) {
  const auto matcher = matching::Matcher::compile(make_codebook(state.range(0)));
  matching::Scanner scanner{*matcher};
  scan_some(state, scanner);
}
BENCHMARK(scan_some_fast)->Arg(330)->Unit(benchmark::kMillisecond);

void scan_some_plain(benchmark::State& state) {
  const auto book = make_codebook(state.range(0));
  matching::PlainScanner scanner{*book};
  scan_some(state, scanner);
}
BENCHMARK(scan_some_plain)->Arg(330)->Unit(benchmark::kMillisecond);

void compile(benchmark::State& state) {
  const auto book = make_codebook(state.range(0));
  for (auto _ : state) {
    const auto matcher = matching::Matcher::compile(book);
    benchmark::DoNotOptimize(&matcher);
  }
}
BENCHMARK(compile)->Arg(330)->Arg(1000)->Unit(benchmark::kMicrosecond);

}  // namespace
