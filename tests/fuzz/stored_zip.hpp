// A zip archive of parts that are stored as they are, so that a fuzzer's
// changes reach the reader of the part and not the checksum alone.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace fuzz {

inline std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

inline void put(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i, value >>= 8U) out += static_cast<char>(value & 0xFFU);
}

inline std::string stored_zip(
    std::initializer_list<std::pair<std::string_view, std::string_view>> parts) {
  std::string out, names;
  for (const auto& [name, content] : parts) {
    const auto at = static_cast<std::uint32_t>(out.size());
    std::string common;
    put(common, 20, 2);  // version
    put(common, 0, 2);   // flags
    put(common, 0, 2);   // stored
    put(common, 0, 4);   // time
    put(common, crc32(content), 4);
    put(common, static_cast<std::uint32_t>(content.size()), 4);
    put(common, static_cast<std::uint32_t>(content.size()), 4);
    put(common, static_cast<std::uint32_t>(name.size()), 2);
    put(common, 0, 2);
    out += "PK\x03\x04" + common;
    out += name;
    out += content;
    names += "PK\x01\x02";
    put(names, 20, 2);
    names += common;
    put(names, 0, 2);  // comment
    put(names, 0, 2);  // disk
    put(names, 0, 2);  // attributes
    put(names, 0, 4);
    put(names, at, 4);
    names += name;
  }
  const auto begin = static_cast<std::uint32_t>(out.size());
  out += names + "PK\x05\x06";
  put(out, 0, 4);
  put(out, static_cast<std::uint32_t>(parts.size()), 2);
  put(out, static_cast<std::uint32_t>(parts.size()), 2);
  put(out, static_cast<std::uint32_t>(names.size()), 4);
  put(out, begin, 4);
  put(out, 0, 2);
  return out;
}

}  // namespace fuzz
