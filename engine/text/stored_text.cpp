#include "engine/text/stored_text.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>
#include <vector>

#include "engine/base/utf8.hpp"
#include "engine/text/ascii.hpp"

namespace engine::text {
namespace {

// Bytes between two checkpoints: few enough that counting the rest takes some
// tens of nanoseconds, many enough that 100 MB of text needs 2 MB of index.
constexpr std::uint32_t kBlock = 256;

}  // namespace

// Empty for ASCII, where positions in bytes and in code points are the same.
struct StoredText::Index {
  // code_points[i]: code points that begin before byte i * kBlock.
  std::vector<std::uint32_t> code_points;
  // blocks[i]: the block of bytes in which code point i * kBlock begins. So
  // many code points fill at most five blocks, so that a look-up tries few.
  std::vector<std::uint32_t> blocks;
  std::uint32_t end = 0;

  explicit Index(std::string_view utf8) {
    assert(utf8.size() <= std::numeric_limits<std::uint32_t>::max());
    assert(!base::find_invalid_utf8(utf8).has_value());
    end = static_cast<std::uint32_t>(utf8.size());
    if (is_ascii(utf8)) return;
    code_points.reserve(utf8.size() / kBlock + 1);
    blocks.reserve(utf8.size() / kBlock + 1);
    std::uint32_t before = 0;
    for (std::size_t at = 0; at < utf8.size(); at += kBlock) {
      const auto block = static_cast<std::uint32_t>(code_points.size());
      code_points.push_back(before);
      before += static_cast<std::uint32_t>(base::count_code_points(utf8.substr(at, kBlock)));
      while (blocks.size() * kBlock < before) blocks.push_back(block);
    }
    end = before;
  }

  [[nodiscard]] bool same() const { return code_points.empty(); }
};

StoredText::StoredText() : StoredText{std::string{}} {}

StoredText::StoredText(std::string utf8) {
  const auto kept = std::make_shared<const std::string>(std::move(utf8));
  bytes_ = *kept;
  index_ = std::make_shared<const Index>(bytes_);
  owner_ = kept;
}

StoredText::StoredText(std::shared_ptr<const void> owner, std::string_view utf8)
    : bytes_{utf8}, owner_{std::move(owner)}, index_{std::make_shared<const Index>(utf8)} {}

std::string_view StoredText::at(ByteSpan span) const {
  assert(span.end() <= end_bytes());
  return bytes_.substr(span.begin().value, span.length());
}

std::string_view StoredText::at(CodePointSpan span) const { return at(to_bytes(span)); }

ByteOffset StoredText::end_bytes() const {
  return ByteOffset{static_cast<std::uint32_t>(bytes_.size())};
}

CodePointOffset StoredText::end() const { return CodePointOffset{index_->end}; }

CodePointOffset StoredText::to_code_points(ByteOffset at) const {
  assert(at <= end_bytes());
  assert(at == end_bytes() || (static_cast<unsigned char>(bytes_[at.value]) & 0xC0U) != 0x80U);
  if (index_->same()) return CodePointOffset{at.value};
  if (at == end_bytes()) return end();
  const std::uint32_t block = at.value / kBlock;
  const std::uint32_t begin = block * kBlock;
  const auto rest = base::count_code_points(bytes_.substr(begin, at.value - begin));
  return CodePointOffset{index_->code_points[block] + static_cast<std::uint32_t>(rest)};
}

ByteOffset StoredText::to_bytes(CodePointOffset at) const {
  assert(at <= end());
  if (index_->same()) return ByteOffset{at.value};
  if (at == end()) return end_bytes();
  std::uint32_t block = index_->blocks[at.value / kBlock];
  while (block + 1 < index_->code_points.size() && index_->code_points[block + 1] <= at.value)
    ++block;
  const std::size_t begin = std::size_t{block} * kBlock;
  // A block may begin inside a code point; those bytes belong to the block before.
  const std::uint32_t left = at.value - index_->code_points[block];
  std::size_t byte = begin;
  while ((static_cast<unsigned char>(bytes_[byte]) & 0xC0U) == 0x80U) ++byte;
  byte += base::utf8_prefix(bytes_.substr(byte), left).size();
  return ByteOffset{static_cast<std::uint32_t>(byte)};
}

CodePointSpan StoredText::to_code_points(ByteSpan span) const {
  const std::uint32_t begin = to_code_points(span.begin()).value;
  // A short span is counted from its own beginning.
  if (span.length() <= kBlock)
    return CodePointSpan::of(begin,
                             begin + static_cast<std::uint32_t>(base::count_code_points(at(span))));
  return CodePointSpan::of(begin, to_code_points(span.end()).value);
}

ByteSpan StoredText::to_bytes(CodePointSpan span) const {
  return ByteSpan::of(to_bytes(span.begin()).value, to_bytes(span.end()).value);
}

}  // namespace engine::text
