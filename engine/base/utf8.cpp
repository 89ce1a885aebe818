#include "engine/base/utf8.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>

namespace engine::base {
namespace {

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint8_t>(bytes[at]);
}

bool is_continuation(std::uint8_t byte) { return (byte & 0xC0U) == 0x80U; }

// Length of the well-formed sequence that begins at `at`, or 0. Each lead byte
// allows one range of second bytes (Unicode 15, table 3-7).
std::size_t sequence_length(std::string_view bytes, std::size_t at) {
  const std::uint8_t lead = byte_at(bytes, at);
  if (lead < 0x80U) return 1;
  if (lead < 0xC2U || lead > 0xF4U) return 0;
  const std::size_t length = lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : 4;
  if (bytes.size() - at < length) return 0;
  std::uint8_t low = 0x80U;
  std::uint8_t high = 0xBFU;
  if (lead == 0xE0U) low = 0xA0U;   // overlong
  if (lead == 0xEDU) high = 0x9FU;  // surrogates
  if (lead == 0xF0U) low = 0x90U;   // overlong
  if (lead == 0xF4U) high = 0x8FU;  // above U+10FFFF
  const std::uint8_t second = byte_at(bytes, at + 1);
  if (second < low || second > high) return 0;
  for (std::size_t i = 2; i < length; ++i)
    if (!is_continuation(byte_at(bytes, at + i))) return 0;
  return length;
}

}  // namespace

std::size_t count_code_points(std::string_view utf8) {
  // Blocks so small that a byte can count them, in lanes that a vector unit
  // adds sixteen or more at a time.
  constexpr std::size_t kBlock = 192;
  const char* at = utf8.data();
  std::size_t left = utf8.size();
  std::size_t count = 0;
  while (left > 0) {
    const std::size_t block = std::min(left, kBlock);
    std::uint8_t in_block = 0;
    for (std::size_t i = 0; i < block; ++i)
      in_block = static_cast<std::uint8_t>(in_block + (static_cast<signed char>(at[i]) >= -64));
    count += in_block;
    at += block;
    left -= block;
  }
  return count;
}

std::optional<std::size_t> find_invalid_utf8(std::string_view bytes) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  std::size_t at = 0;
  while (at < bytes.size()) {
    if (bytes.size() - at >= sizeof(std::uint64_t)) {
      std::uint64_t word = 0;
      std::memcpy(&word, bytes.data() + at, sizeof word);
      word &= kHighBits;
      if (word == 0) {
        at += sizeof word;
        continue;
      }
      if constexpr (std::endian::native == std::endian::little)
        at += static_cast<std::size_t>(std::countr_zero(word)) / 8;
    }
    const std::size_t length = sequence_length(bytes, at);
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

Decoded decode_utf8(std::string_view utf8, std::size_t at) {
  assert(at < utf8.size() && !is_continuation(byte_at(utf8, at)));
  const std::uint8_t lead = byte_at(utf8, at);
  if (lead < 0x80U) return {lead, at + 1};
  const auto bits = [&](std::size_t i) { return char32_t{byte_at(utf8, at + i) & 0x3FU}; };
  if (lead < 0xE0U) return {((lead & 0x1FU) << 6U) | bits(1), at + 2};
  if (lead < 0xF0U) return {((lead & 0x0FU) << 12U) | (bits(1) << 6U) | bits(2), at + 3};
  return {((lead & 0x07U) << 18U) | (bits(1) << 12U) | (bits(2) << 6U) | bits(3), at + 4};
}

void append_utf8(std::string& out, char32_t code_point) {
  assert(code_point <= 0x10FFFFU && (code_point < 0xD800U || code_point > 0xDFFFU));
  const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
  const auto put_bits = [&](unsigned shift) { put(0x80U | ((code_point >> shift) & 0x3FU)); };
  if (code_point < 0x80U) {
    put(code_point);
  } else if (code_point < 0x800U) {
    put(0xC0U | (code_point >> 6U));
    put_bits(0);
  } else if (code_point < 0x10000U) {
    put(0xE0U | (code_point >> 12U));
    put_bits(6);
    put_bits(0);
  } else {
    put(0xF0U | (code_point >> 18U));
    put_bits(12);
    put_bits(6);
    put_bits(0);
  }
}

std::string_view utf8_prefix(std::string_view utf8, std::size_t code_points) {
  constexpr std::uint64_t kLowBits = 0x0101010101010101U;
  std::size_t at = 0;
  // Eight bytes at a time while they hold fewer code points than are left.
  while (utf8.size() - at >= sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, utf8.data() + at, sizeof word);
    const std::uint64_t continuations = (word >> 7U) & ~(word >> 6U) & kLowBits;
    // The product adds up all lanes in the highest one.
    const std::size_t begun = sizeof word - ((continuations * kLowBits) >> 56U);
    if (begun >= code_points) break;
    code_points -= begun;
    at += sizeof word;
  }
  for (; at < utf8.size(); ++at) {
    if (is_continuation(byte_at(utf8, at))) continue;
    if (code_points == 0) break;
    --code_points;
  }
  return utf8.substr(0, at);
}

}  // namespace engine::base
