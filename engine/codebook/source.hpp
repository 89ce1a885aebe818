// The text of a codebook file, and places in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace engine::codebook {

inline constexpr std::size_t kMaxFileSize = 8 * 1024 * 1024;  // bytes

// Lines and columns count from 1, columns in code points.
struct Place {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  bool operator==(const Place&) const = default;
};

// Valid UTF-8 without BOM and control characters, lines ended by LF.
class Source {
 public:
  static base::Result<Source> read(std::string_view bytes, const std::string& path);

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] Place place(std::size_t byte) const;
  // `byte` counts within the line, from 0.
  [[nodiscard]] Place place(std::uint32_t line, std::size_t byte) const;
  [[nodiscard]] std::uint32_t line_count() const {
    return static_cast<std::uint32_t>(line_starts_.size());
  }
  // Without its line feed; empty past the end.
  [[nodiscard]] std::string_view line(std::uint32_t number) const;

  [[nodiscard]] base::Diagnostic problem(Place place, base::Message what, base::Message hint) const;

 private:
  Source(std::string text, std::string path);
  std::string text_;
  std::string path_;
  std::vector<std::size_t> line_starts_;
};

}  // namespace engine::codebook
