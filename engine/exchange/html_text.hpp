// A page of HTML as plain text that knows where each piece of it stood.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace engine::exchange {

// `text`: paragraphs with a blank line between, white space as single spaces
// but in <pre>. Source positions are bytes of all that stands between the tags,
// entities resolved: as Taguette counts.
class HtmlText {
 public:
  static base::Result<HtmlText> read(std::string_view utf8, const std::string& path);

  [[nodiscard]] const std::string& text() const { return text_; }
  // Bytes of `text`: the first character that stands at or after the source
  // position; its end where there is none.
  [[nodiscard]] std::uint32_t at(std::uint64_t source) const;
  // One past the last character that stands before the source position.
  [[nodiscard]] std::uint32_t end_at(std::uint64_t source) const;

 private:
  friend class HtmlTextReader;
  // A stretch that is the same in both.
  struct Piece {
    std::uint64_t source;
    std::uint32_t text, bytes;
  };
  std::string text_;
  std::vector<Piece> pieces_;
};

}  // namespace engine::exchange
