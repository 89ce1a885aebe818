#include "engine/text/fold.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>

#include "engine/text/ascii.hpp"
#include "engine/text/icu.hpp"
#include "engine/text/replace.hpp"

namespace engine::text {
namespace {

std::string lower_ascii(std::string_view bytes) {
  std::string lower{bytes};
  std::ranges::transform(lower, lower.begin(), to_lower);
  return lower;
}

std::string case_folded(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFKCCasefoldInstance(status);
  require_icu(status);
  std::string out;
  icu::StringByteSink<std::string> sink{&out, static_cast<std::int32_t>(utf8.size())};
  form->normalizeUTF8(0, {utf8.data(), static_cast<std::int32_t>(utf8.size())}, sink, nullptr,
                      status);
  require_icu(status);
  return out;
}

// Of other scripts the marks stay: they are vowels there, or make another letter.
std::string without_latin_marks(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  require_icu(status);
  const icu::UnicodeString apart = nfd->normalize(
      icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())}), status);
  icu::UnicodeString kept;
  bool after_latin = false;
  for (std::int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
    const UChar32 c = apart.char32At(at);
    if (u_charType(c) == U_NON_SPACING_MARK) {
      if (!after_latin) kept.append(c);
      continue;
    }
    after_latin = uscript_getScript(c, &status) == USCRIPT_LATIN;
    kept.append(c);
  }
  std::string out;
  nfc->normalize(kept, status).toUTF8String(out);
  require_icu(status);
  return out;
}

}  // namespace

FoldedWord fold(std::string_view utf8) {
  if (is_ascii(utf8)) {
    const std::string lower = lower_ascii(utf8);
    return {lower, lower};
  }
  FoldedWord folded;
  folded.with_accents =
      replaced(case_folded(utf8), {{"\u2019", "'"}, {"\u2018", "'"}, {"\u02BC", "'"}});
  folded.plain = is_ascii(folded.with_accents) ? folded.with_accents
                                               : without_latin_marks(folded.with_accents);
  return folded;
}

}  // namespace engine::text
