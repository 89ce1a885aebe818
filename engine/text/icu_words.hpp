// Words as ICU's word break finds them.
#pragma once

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string_view>

#include "engine/text/ascii.hpp"

namespace engine::text {

class IcuWords {
 public:
  // Calls sink.segment(begin, end) for each segment in [begin, end) of `text`,
  // as if nothing stood before and after it. Left out are segments of one ASCII
  // sign; what is a word among the others, the sink decides: ICU's rule status
  // calls `naam_` with a soft hyphen after it none.
  template <class Sink>
  void segments(std::string_view text, std::uint32_t begin, std::uint32_t end, Sink& sink) {
    // ICU's boundaries are 32-bit and signed.
    constexpr std::uint32_t kLongest = 1U << 30U;
    while (begin < end) {
      std::uint32_t piece_end = std::min(end, begin + std::min(end - begin, kLongest));
      while (piece_end < end && (static_cast<unsigned char>(text[piece_end]) & 0xC0U) == 0x80U)
        --piece_end;
      open(text.substr(begin, piece_end - begin));
      std::int32_t from = 0;
      for (std::int32_t to = break_->next(); to != icu::BreakIterator::DONE; to = break_->next()) {
        const std::uint32_t first = begin + static_cast<std::uint32_t>(from);
        if (to - from > 1 || is_word_byte(text[first]))
          sink.segment(first, begin + static_cast<std::uint32_t>(to));
        from = to;
      }
      begin = piece_end;
    }
  }

 private:
  void open(std::string_view text);

  struct CloseText {
    void operator()(UText* text) const { utext_close(text); }
  };
  // The iterator takes time to build and most texts never need it.
  std::unique_ptr<icu::BreakIterator> break_;
  std::unique_ptr<UText, CloseText> text_;
};

}  // namespace engine::text
