#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include "engine/text/encodings.hpp"
#include "engine/text/icu.hpp"

namespace engine::text {
namespace {

constexpr const char* kWestern = "windows-1252";

bool beyond_ascii(char c) { return static_cast<std::uint8_t>(c) >= 0x80U; }

// The lines that hold something beyond ASCII, up to what ICU's detector reads.
std::string telling_lines(std::string_view bytes) {
  constexpr std::size_t kLongestLine = 1024;
  constexpr std::size_t kSample = 8000;
  std::string sample;
  while (!bytes.empty() && sample.size() < kSample) {
    const std::size_t end = std::min(bytes.find_first_of("\r\n"), bytes.size());
    const std::string_view line = bytes.substr(0, end);
    const auto first = std::ranges::find_if(line, beyond_ascii);
    if (first != line.end()) {
      // Of a very long line, what stands around its first strange character.
      const auto at = static_cast<std::size_t>(first - line.begin());
      sample += line.substr(at > kLongestLine / 2 ? at - kLongestLine / 2 : 0, kLongestLine);
      sample += '\n';
    }
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return sample;
}

bool is_letter(UChar32 c) { return u_isalpha(c) != 0; }

// Letters of Western European languages, without those that Central European
// text shows when it is read as Western (ø ì ù ò ý).
bool is_western_letter(UChar32 c) {
  static const icu::UnicodeString kLetters =
      icu::UnicodeString::fromUTF8("àáâãäåæçèéêëíîïñóôõöúûüßœ");
  return kLetters.indexOf(u_tolower(c)) >= 0;
}

// A character that Western text has, in a place where it has it.
bool is_plausible(UChar32 before, UChar32 c, UChar32 after) {
  static const icu::UnicodeString kSigns =
      icu::UnicodeString::fromUTF8("“”„…–—•·€°§«»½¼¾²³±©®´\u00A0");
  if (is_western_letter(c)) {
    const bool capital_inside = u_isupper(c) && u_islower(before);
    return !capital_inside && (is_letter(before) || is_letter(after));
  }
  if (c == 0x2019) return is_letter(before) || is_letter(after);
  if (c == 0x2018) return !is_letter(before);
  if (c == 0x2026 || c == 0x2013 || c == 0x2014) return true;
  if (c == 0x00AD) return is_letter(before) && is_letter(after);
  return kSigns.indexOf(c) >= 0 && !(is_letter(before) && is_letter(after));
}

// Share of the characters beyond ASCII that are plausible, in per cent; 0 for
// text in which they are not the exception, as in Greek or Cyrillic.
std::uint32_t western_score(const std::string& sample, const char* encoding) {
  const icu::UnicodeString text{sample.data(), static_cast<std::int32_t>(sample.size()), encoding};
  std::uint32_t plain_letters = 0;
  std::uint32_t other_letters = 0;
  std::uint32_t others = 0;
  std::uint32_t plausible = 0;
  for (std::int32_t i = 0; i < text.length(); ++i) {
    const UChar32 c = text[i];
    if (c < 0x80) {
      plain_letters += is_letter(c) ? 1U : 0U;
      continue;
    }
    ++others;
    other_letters += is_letter(c) ? 1U : 0U;
    const UChar32 before = i > 0 ? text[i - 1] : ' ';
    const UChar32 after = i + 1 < text.length() ? text[i + 1] : ' ';
    plausible += is_plausible(before, c, after) ? 1U : 0U;
  }
  if (others == 0 || other_letters * 3 > plain_letters) return 0;
  return plausible * 100 / others;
}

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

// ICU's first guess that can be right here, or "".
std::string detected(const std::string& sample) {
  constexpr std::int32_t kLeastConfidence = 10;  // of 100
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector{ucsdet_open(&status)};
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  // ICU gives up where a sample begins as UTF-32 does and goes on otherwise.
  if (status == U_INVALID_CHAR_FOUND) return "";
  require_icu(status);
  for (std::int32_t i = 0; i < count; ++i) {
    const std::string name = ucsdet_getName(matches[i], &status);
    const std::int32_t confidence = ucsdet_getConfidence(matches[i], &status);
    require_icu(status);
    // Unicode was ruled out before; IBM's host encodings have other line ends.
    if (name.starts_with("UTF-") || name.starts_with("IBM4")) continue;
    return confidence < kLeastConfidence ? "" : name;
  }
  return "";
}

}  // namespace

std::string guess_encoding(std::string_view bytes) {
  constexpr std::uint32_t kGood = 90;
  const std::string sample = telling_lines(bytes);
  const char* best = kWestern;
  std::uint32_t best_score = western_score(sample, best);
  for (const char* encoding : {"macintosh", "IBM850"}) {
    const std::uint32_t score = western_score(sample, encoding);
    if (score <= best_score) continue;
    best = encoding;
    best_score = score;
  }
  if (best_score >= kGood) return best;
  const std::string name = detected(sample);
  return name.empty() || name == "ISO-8859-1" ? kWestern : name;
}

}  // namespace engine::text
