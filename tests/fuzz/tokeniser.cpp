// Any bytes that are UTF-8: both paths of the tokeniser give the same, every
// token lies in one sentence, and folding keeps UTF-8 valid.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/base/utf8.hpp"
#include "engine/text/fold.hpp"
#include "engine/text/tokens.hpp"

namespace {

void require(bool promise) {
  if (!promise) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace engine;
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  if (base::find_invalid_utf8(text)) return 0;
  static text::Tokeniser fast;
  static text::Tokeniser icu{text::Tokeniser::Path::icu_only};
  text::TurnTokens one;
  text::TurnTokens other;
  fast.tokenise(text, one);
  icu.tokenise(text, other);
  require(one.tokens == other.tokens && one.sentences == other.sentences);

  std::uint32_t end = 0;
  std::uint32_t first = 0;
  for (const text::Sentence& sentence : one.sentences) {
    require(sentence.begin >= end && sentence.end <= size);
    require(sentence.first_token == first && sentence.end_token > first);
    require(one.tokens[first].begin >= sentence.begin);
    require(one.tokens[sentence.end_token - 1].end <= sentence.end);
    end = sentence.end;
    first = sentence.end_token;
  }
  require(first == one.tokens.size());
  for (const text::Token& token : one.tokens) {
    const text::FoldedWord folded = text::fold(one.of(token));
    require(!folded.with_accents.empty() && !folded.plain.empty());
    require(!base::find_invalid_utf8(folded.with_accents) &&
            !base::find_invalid_utf8(folded.plain));
  }
  return 0;
}
