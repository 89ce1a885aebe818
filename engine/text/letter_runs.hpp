// Where runs of ASCII letters and digits end, found 64 bytes at a time.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace engine::text {

class LetterRuns {
 public:
  explicit LetterRuns(std::string_view text) : text_{text} {}

  // The first byte from `at` on that is no letter or digit of ASCII, or the
  // end. Cheap where `at` moves forward.
  std::uint32_t end_of_run(std::uint32_t at) {
    while (true) {
      const std::uint32_t block = at / kBlock;
      if (block != block_) read(block);
      const std::uint64_t others = ~letters_ >> (at % kBlock);
      if (others != 0) return at + static_cast<std::uint32_t>(std::countr_zero(others));
      at = (block + 1) * kBlock;
    }
  }

 private:
  static constexpr std::uint32_t kBlock = 64;

  // Bytes past the end count as no letters, so that each run ends in the text.
  void read(std::uint32_t block) {
    block_ = block;
    const std::size_t begin = std::size_t{block} * kBlock;
    const std::size_t left = text_.size() - std::min(begin, text_.size());
    if (left >= kBlock) {
      letters_ = mask(text_.data() + begin);
      return;
    }
    std::array<char, kBlock> padded{};
    std::memcpy(padded.data(), text_.data() + begin, left);
    letters_ = mask(padded.data());
  }

#ifdef __SSE2__
  // Signed bytes: everything beyond ASCII is below every letter.
  static std::uint64_t mask(const char* bytes) {
    std::uint64_t all = 0;
    for (unsigned i = 0; i < kBlock; i += 16) {
      const __m128i lanes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i));
      const auto between = [](__m128i value, char low, char high) {
        return _mm_and_si128(_mm_cmpgt_epi8(value, _mm_set1_epi8(static_cast<char>(low - 1))),
                             _mm_cmplt_epi8(value, _mm_set1_epi8(static_cast<char>(high + 1))));
      };
      const __m128i letters = between(_mm_or_si128(lanes, _mm_set1_epi8(0x20)), 'a', 'z');
      const __m128i digits = between(lanes, '0', '9');
      const int bits = _mm_movemask_epi8(_mm_or_si128(letters, digits));
      all |= std::uint64_t{static_cast<std::uint32_t>(bits)} << i;
    }
    return all;
  }
#else
  static std::uint64_t mask(const char* bytes) {
    std::uint64_t all = 0;
    for (unsigned i = 0; i < kBlock; ++i) {
      const char c = bytes[i];
      const bool letter =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      all |= std::uint64_t{letter ? 1U : 0U} << i;
    }
    return all;
  }
#endif

  std::string_view text_;
  std::uint32_t block_ = ~0U;
  std::uint64_t letters_ = 0;
};

}  // namespace engine::text
