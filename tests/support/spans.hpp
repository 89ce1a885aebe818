// How Catch shows a span: [begin, end). Without this it takes one for a
// container, because it has begin() and end().
#pragma once

#include <catch2/catch.hpp>

#include <string>

#include "engine/text/span.hpp"

namespace Catch {

template <class Unit>
struct is_range<engine::text::Span<Unit>> : std::false_type {};

template <class Unit>
struct StringMaker<engine::text::Span<Unit>> {
  static std::string convert(const engine::text::Span<Unit>& span) {
    return '[' + std::to_string(span.begin().value) + ", " + std::to_string(span.end().value) + ')';
  }
};

}  // namespace Catch
