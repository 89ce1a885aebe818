#include "engine/privacy/proposals.hpp"

#include "engine/base/utf8.hpp"

namespace engine::privacy {

void count_names(Masker& masker, std::string_view text,
                 std::map<std::string, std::uint32_t>& counts) {
  const Masked masked = masker.mask(text);
  std::size_t byte = 0;
  std::uint32_t code_point = 0;
  const auto bytes_at = [&](std::uint32_t wanted) {
    while (code_point < wanted) {
      byte = base::decode_utf8(text, byte).next;
      ++code_point;
    }
    return byte;
  };
  for (const Mask& mask : masked.masks) {
    const std::size_t begin = bytes_at(mask.span.begin().value);
    const std::size_t end = bytes_at(mask.span.end().value);
    if (is_name_kind(mask.kind)) ++counts[std::string{text.substr(begin, end - begin)}];
  }
}

}  // namespace engine::privacy
