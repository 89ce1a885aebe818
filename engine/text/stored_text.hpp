// The text of one transcript as it is kept: valid UTF-8, no BOM, LF line ends,
// otherwise untouched (no normalisation).
//
// Cheap to copy: copies share the bytes, which may be a mapped file. Positions
// convert in constant time (a checkpoint every few hundred bytes).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/text/span.hpp"

namespace engine::text {

class StoredText {
 public:
  StoredText();
  // `utf8` must be valid; an assert checks it in debug builds.
  explicit StoredText(std::string utf8);
  // `owner` keeps the viewed bytes alive.
  StoredText(std::shared_ptr<const void> owner, std::string_view utf8);

  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  [[nodiscard]] std::string_view at(ByteSpan span) const;
  [[nodiscard]] std::string_view at(CodePointSpan span) const;

  [[nodiscard]] ByteOffset end_bytes() const;
  [[nodiscard]] CodePointOffset end() const;

  // Positions past the end, or inside a code point, are our own mistake
  // (assert); ask `contains` first where a position comes from a person.
  [[nodiscard]] bool contains(CodePointSpan span) const { return span.end() <= end(); }
  [[nodiscard]] CodePointOffset to_code_points(ByteOffset at) const;
  [[nodiscard]] ByteOffset to_bytes(CodePointOffset at) const;
  [[nodiscard]] CodePointSpan to_code_points(ByteSpan span) const;
  [[nodiscard]] ByteSpan to_bytes(CodePointSpan span) const;

 private:
  struct Index;
  std::string_view bytes_;
  std::shared_ptr<const void> owner_;
  std::shared_ptr<const Index> index_;
};

}  // namespace engine::text
