// Positions in a transcript.
//
// Two units exist and never mix: bytes of the stored UTF-8 text (tokens,
// matching) and code points (study file, reports, JSON). StoredText alone
// converts between them. Spans are half-open, [begin, end).
// Invariant: begin <= end. A position fits 32 bits: a transcript is smaller
// than 4 GiB.
#pragma once

#include <algorithm>
#include <cassert>
#include <compare>
#include <concepts>
#include <cstdint>
#include <optional>

namespace engine::text {

template <class Unit>
struct Offset {
  std::uint32_t value = 0;
  constexpr Offset() = default;
  constexpr explicit Offset(std::uint32_t v) : value{v} {}
  constexpr auto operator<=>(const Offset&) const = default;
};

using ByteOffset = Offset<struct ByteUnit>;
using CodePointOffset = Offset<struct CodePointUnit>;
static_assert(!std::equality_comparable_with<ByteOffset, CodePointOffset>);

template <class Unit>
class Span {
 public:
  constexpr Span() = default;

  static constexpr std::optional<Span> make(Offset<Unit> begin, Offset<Unit> end) {
    return end < begin ? std::nullopt : std::optional{Span{begin, end}};
  }
  // For positions that are ordered by construction.
  static constexpr Span of(std::uint32_t begin, std::uint32_t end) {
    assert(begin <= end);
    return Span{Offset<Unit>{begin}, Offset<Unit>{end}};
  }

  [[nodiscard]] constexpr Offset<Unit> begin() const { return begin_; }
  [[nodiscard]] constexpr Offset<Unit> end() const { return end_; }
  [[nodiscard]] constexpr std::uint32_t length() const { return end_.value - begin_.value; }
  [[nodiscard]] constexpr bool empty() const { return begin_ == end_; }

  // Touching spans do not overlap; an empty span overlaps nothing.
  [[nodiscard]] constexpr bool overlaps(Span other) const {
    return std::max(begin_, other.begin_) < std::min(end_, other.end_);
  }
  [[nodiscard]] constexpr bool contains(Span other) const {
    return begin_ <= other.begin_ && other.end_ <= end_;
  }
  constexpr auto operator<=>(const Span&) const = default;

 private:
  constexpr Span(Offset<Unit> begin, Offset<Unit> end) : begin_{begin}, end_{end} {}
  Offset<Unit> begin_;
  Offset<Unit> end_;
};

using ByteSpan = Span<ByteUnit>;
using CodePointSpan = Span<CodePointUnit>;

}  // namespace engine::text
