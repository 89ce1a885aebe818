#include "engine/text/scanning.hpp"

#include <algorithm>
#include <cassert>

#include "engine/text/ascii.hpp"
#include "engine/text/lists.hpp"

namespace engine::text {
namespace {

// Addresses and file names are looked at this far on each side of a stop.
constexpr std::uint32_t kLongestName = 64;

bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace

std::uint32_t character_before(std::string_view text, std::uint32_t at) {
  assert(at > 0);
  do --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  return at;
}

std::uint32_t after_white_space(std::string_view text, std::uint32_t at) {
  while (at < text.size()) {
    const Step s = step(text, at);
    if (!is_white_space(s.kind)) break;
    at = s.next;
  }
  return at;
}

std::uint32_t before_white_space(std::string_view text, std::uint32_t at) {
  while (at > 0) {
    const std::uint32_t before = character_before(text, at);
    if (!is_white_space(step(text, before).kind)) break;
    at = before;
  }
  return at;
}

bool space_before(std::string_view text, std::uint32_t at) {
  return at == 0 || is_white_space(step(text, character_before(text, at)).kind);
}

bool space_at(std::string_view text, std::uint32_t at) {
  return at == text.size() || is_white_space(step(text, at).kind);
}

bool capital_follows(std::string_view text, std::uint32_t at) {
  while (at < text.size()) {
    const base::Decoded decoded = base::decode_utf8(text, at);
    if (is_alphanumeric(decoded.code_point)) return is_capital(decoded.code_point);
    at = static_cast<std::uint32_t>(decoded.next);
  }
  return false;
}

bool three_small_letters_before(std::string_view text, std::uint32_t at) {
  for (int i = 0; i < 3; ++i) {
    if (at == 0) return false;
    at = character_before(text, at);
    if (!is_small(base::decode_utf8(text, at).code_point)) return false;
  }
  return true;
}

bool in_name_or_address(std::string_view text, std::uint32_t stop) {
  std::uint32_t begin = stop;
  while (begin > 0 && stop - begin < kLongestName && !is_ascii_space(text[begin - 1])) --begin;
  auto end = stop;
  while (end < text.size() && end - stop < kLongestName && !is_ascii_space(text[end])) ++end;
  std::string_view run = text.substr(begin, end - begin);
  for (const std::string_view sign : {"://", "www.", "WWW.", "@", "\\"})
    if (run.find(sign) != std::string_view::npos) return true;
  while (!run.empty() && is_ascii(run.back()) && !is_letter(run.back()) && !is_digit(run.back()))
    run.remove_suffix(1);
  const std::size_t last_stop = run.rfind('.');
  return last_stop != std::string_view::npos && lists().ends_name(run.substr(last_stop + 1));
}

}  // namespace engine::text
