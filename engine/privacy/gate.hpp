// The release gate: which quotes others may read.
//
// A quote is masked anew whenever it is asked for. It is *ready* when nothing
// in it is left to a person and the verifier finds nothing; else *held*. A
// person *releases* or *refuses* it, and that counts for the masked text that
// was judged: a text that came out otherwise since is held again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/privacy/masker.hpp"

namespace engine::privacy {

enum class QuoteStanding : std::uint8_t { ready, held, released, refused };

struct Judgement {
  bool released = false;
  std::string digest;  // of the masked text that was judged; "" when nobody has
};

QuoteStanding standing(const Masked& masked, const Judgement& judgement);
std::string_view name(QuoteStanding standing);

// SHA-256 of a masked text, hexadecimal.
std::string digest_of(std::string_view masked_text);

// 8 hexadecimal digits. Nobody who lacks the study's `key` can tell from them
// which coding it is.
std::string quote_id(std::string_view key, std::string_view coding, text::CodePointSpan span);

// Masks, and holds what the verifier finds, too.
Masked mask_and_verify(Masker& masker, std::string_view text, const NameWords& elsewhere = {},
                       const NameWords* heard_once = nullptr, const NameWords& asked = {});

// True where masking changes nothing and leaves nothing to a person.
bool leaves_alone(Masker& masker, std::string_view words);

}  // namespace engine::privacy
