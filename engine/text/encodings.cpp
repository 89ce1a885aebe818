#include "engine/text/encodings.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include "engine/base/utf8.hpp"
#include "engine/text/icu.hpp"

namespace engine::text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint8_t>(bytes[at]);
}

void replace(Utf8& out) {
  if (out.broken++ == 0)
    out.first_broken_line =
        1 + static_cast<std::size_t>(std::count(out.text.begin(), out.text.end(), '\n'));
  base::append_utf8(out.text, kReplacement);
}

// Length of the broken sequence at `at`: its first byte, and what could have
// belonged to it.
std::size_t broken_length(std::string_view bytes, std::size_t at) {
  const std::uint8_t lead = byte_at(bytes, at);
  const std::size_t wanted = lead >= 0xF0U && lead <= 0xF4U  ? 4
                             : lead >= 0xE0U && lead < 0xF0U ? 3
                             : lead >= 0xC2U && lead < 0xE0U ? 2
                                                             : 1;
  std::size_t length = 1;
  while (length < wanted && at + length < bytes.size() &&
         (byte_at(bytes, at + length) & 0xC0U) == 0x80U)
    ++length;
  // All there and still ill-formed: overlong, a surrogate or beyond Unicode.
  return length == wanted ? 1 : length;
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter{ucnv_open(encoding, &status)};
  require_icu(status);
  return converter;
}

}  // namespace

Utf8 from_utf16(std::string_view bytes, ByteOrder order) {
  Utf8 out;
  out.text.reserve(bytes.size() / 2 + bytes.size() / 16);
  const auto unit = [&](std::size_t at) {
    const std::uint32_t first = byte_at(bytes, at);
    const std::uint32_t second = byte_at(bytes, at + 1);
    return order == ByteOrder::little ? first | second << 8U : second | first << 8U;
  };
  std::size_t at = 0;
  while (at + 1 < bytes.size()) {
    const std::uint32_t high = unit(at);
    at += 2;
    if (high < 0xD800U || high > 0xDFFFU) {
      base::append_utf8(out.text, high);
      continue;
    }
    const std::uint32_t low = high < 0xDC00U && at + 1 < bytes.size() ? unit(at) : 0;
    if (low < 0xDC00U || low > 0xDFFFU) {
      replace(out);
      continue;
    }
    base::append_utf8(out.text, 0x10000U + ((high - 0xD800U) << 10U) + (low - 0xDC00U));
    at += 2;
  }
  if (at < bytes.size()) replace(out);
  return out;
}

Utf8 repaired_utf8(std::string_view bytes) {
  Utf8 out;
  out.text.reserve(bytes.size());
  while (!bytes.empty()) {
    const std::size_t valid = base::find_invalid_utf8(bytes).value_or(bytes.size());
    out.text += bytes.substr(0, valid);
    bytes.remove_prefix(valid);
    if (bytes.empty()) break;
    replace(out);
    bytes.remove_prefix(broken_length(bytes, 0));
  }
  return out;
}

Utf8 from_encoding(std::string_view bytes, const std::string& encoding) {
  const Converter source = open_converter(encoding.c_str());
  const Converter target = open_converter("UTF-8");
  Utf8 out;
  std::array<char, 8192> buffer;
  std::array<UChar, 4096> pivot;
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* from = bytes.data();
  const char* const end = from + bytes.size();
  UBool reset = 1;
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    char* to = buffer.data();
    ucnv_convertEx(target.get(), source.get(), &to, buffer.data() + buffer.size(), &from, end,
                   pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(), reset,
                   1, &status);
    reset = 0;
    out.text.append(buffer.data(), to);
  }
  require_icu(status);
  std::string replacement;
  base::append_utf8(replacement, kReplacement);
  for (std::size_t at = 0; (at = out.text.find(replacement, at)) != std::string::npos; ++at)
    if (out.broken++ == 0)
      out.first_broken_line =
          1 + static_cast<std::size_t>(std::count(
                  out.text.begin(), out.text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  return out;
}

Utf8Census census(std::string_view bytes) {
  Utf8Census result;
  while (!bytes.empty()) {
    const std::size_t valid = base::find_invalid_utf8(bytes).value_or(bytes.size());
    const std::string_view good = bytes.substr(0, valid);
    result.well_formed += static_cast<std::size_t>(std::count_if(
        good.begin(), good.end(), [](char c) { return static_cast<std::uint8_t>(c) >= 0xC0U; }));
    bytes.remove_prefix(valid);
    if (bytes.empty()) break;
    ++result.broken;
    bytes.remove_prefix(broken_length(bytes, 0));
  }
  return result;
}

bool looks_like_utf16(std::string_view bytes, ByteOrder order) {
  constexpr std::size_t kSample = 4096;
  const std::string_view sample = bytes.substr(0, kSample);
  std::size_t high_zeros = 0;
  std::size_t low_zeros = 0;
  const std::size_t units = sample.size() / 2;
  for (std::size_t i = 0; i < units; ++i) {
    const bool first = sample[2 * i] == '\0';
    const bool second = sample[2 * i + 1] == '\0';
    high_zeros += (order == ByteOrder::little ? second : first) ? 1U : 0U;
    low_zeros += (order == ByteOrder::little ? first : second) ? 1U : 0U;
  }
  return units > 0 && high_zeros * 10 > units * 7 && low_zeros * 100 < units;
}

}  // namespace engine::text
