#include "engine/base/whole_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <string_view>
#include <utility>

namespace engine::base {
namespace {

std::string read_from(std::ifstream& file, std::size_t most) {
  std::string bytes;
  std::array<char, std::size_t{64} * 1024> piece;
  while (bytes.size() < most) {
    const std::size_t wanted = std::min(piece.size(), most - bytes.size());
    file.read(piece.data(), static_cast<std::streamsize>(wanted));
    if (file.gcount() == 0) break;
    bytes.append(piece.data(), static_cast<std::size_t>(file.gcount()));
  }
  return bytes;
}

}  // namespace

Result<std::string> read_whole(const std::string& path) {
  const auto problem = [&](Message what, Message hint) {
    return Diagnostic{.file = path, .problem = std::move(what), .hint = std::move(hint)};
  };
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored))
    return problem(message("is een map, geen bestand", "is a directory, not a file"),
                   message("noem het bestand in de map", "name the file in it"));
  std::ifstream file{path, std::ios::binary};
  std::string bytes = read_from(file, SIZE_MAX);
  if (!file.is_open() || file.bad())
    return problem(
        message("kan niet gelezen worden: {}", "cannot be read: {}",
                std::string_view{std::strerror(errno)}),
        message("staat het er, en mag u het lezen?", "is it there, and may you read it?"));
  return bytes;
}

std::optional<std::string> read_front(const std::filesystem::path& path, std::size_t most) {
  std::ifstream file{path, std::ios::binary};
  std::string bytes = read_from(file, most);
  if (!file.is_open() || file.bad()) return std::nullopt;
  return bytes;
}

}  // namespace engine::base
