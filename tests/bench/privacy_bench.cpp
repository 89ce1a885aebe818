// What masking costs: quotes a second with masker and verifier, one core. Ten
// seconds for 100,000 quotes is the measure: 10,000 a second.
#include <benchmark/benchmark.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "engine/privacy/gate.hpp"
#include "tests/support/corpus.hpp"

namespace {

namespace privacy = engine::privacy;

privacy::Masker make_masker() {
  auto lexicon = privacy::Lexicon::open(std::string{privacy::kDutchDictionary});
  if (!lexicon) throw std::runtime_error{"hunspell-nl is not installed"};
  return privacy::Masker{*std::move(lexicon), privacy::Roster{{"Geertje Nijland", "Hoorn"}}};
}

// Lines of the example corpus, about as long as a quote.
std::vector<std::string> quotes() {
  constexpr std::size_t kShortest = 60, kLongest = 320;
  std::vector<std::string> all;
  for (std::string& line : test_support::corpus_lines())
    if (line.size() >= kShortest) all.push_back(line.substr(0, line.rfind(' ', kLongest)));
  return all;
}

void mask(benchmark::State& state) {
  privacy::Masker masker = make_masker();
  const std::vector<std::string> all = quotes();
  std::size_t at = 0;
  for (auto _ : state)
    benchmark::DoNotOptimize(privacy::mask_and_verify(masker, all[at++ % all.size()]));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(mask)->Unit(benchmark::kMicrosecond);

void open_lexicon(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(make_masker());
}
BENCHMARK(open_lexicon)->Unit(benchmark::kMillisecond);

}  // namespace
