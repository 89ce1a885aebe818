#include "engine/privacy/gate.hpp"

#include "engine/base/hash.hpp"
#include "engine/privacy/verifier.hpp"

namespace engine::privacy {
namespace {

constexpr std::size_t kIdBytes = 4;

}  // namespace

QuoteStanding standing(const Masked& masked, const Judgement& judgement) {
  const bool judged = !judgement.digest.empty();
  if (judged && !judgement.released) return QuoteStanding::refused;
  if (judged && judgement.digest == digest_of(masked.output)) return QuoteStanding::released;
  return masked.needs_person() || judged ? QuoteStanding::held : QuoteStanding::ready;
}

std::string_view name(QuoteStanding standing) {
  switch (standing) {
    case QuoteStanding::ready:
      return "ready";
    case QuoteStanding::held:
      return "held";
    case QuoteStanding::released:
      return "released";
    case QuoteStanding::refused:
      return "refused";
  }
  return "";
}

std::string digest_of(std::string_view masked_text) {
  return base::to_hex(base::sha256(masked_text));
}

std::string quote_id(std::string_view key, std::string_view coding, text::CodePointSpan span) {
  base::Hasher hasher;
  hasher.field(key).field(coding).field(span.begin().value).field(span.end().value);
  return base::to_hex(hasher.finish(), kIdBytes);
}

Masked mask_and_verify(Masker& masker, std::string_view text, const NameWords& elsewhere,
                       const NameWords* heard_once, const NameWords& asked) {
  Masked masked = masker.mask(text, elsewhere, heard_once, asked);
  for (const Escape& escape : verify(masked.output, masker.vocabulary(), masker.roster())) {
    Hold hold;
    hold.rule = Rule::verifier;
    hold.words = masked.output.substr(escape.begin, escape.end - escape.begin);
    masked.holds.push_back(std::move(hold));
  }
  return masked;
}

bool leaves_alone(Masker& masker, std::string_view words) {
  const Masked masked = mask_and_verify(masker, words);
  return masked.masks.empty() && masked.holds.empty();
}

}  // namespace engine::privacy
