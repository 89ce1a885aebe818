#include "engine/base/whole_file.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>
#include <utility>

namespace engine::base {

Result<std::string> read_whole(const std::string& path) {
  const auto problem = [&](Message what, Message hint) {
    return Diagnostic{.file = path, .problem = std::move(what), .hint = std::move(hint)};
  };
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored))
    return problem(message("is een map, geen bestand", "is a directory, not a file"),
                   message("noem het bestand in de map", "name the file in it"));
  std::ifstream file{path, std::ios::binary};
  std::string bytes{std::istreambuf_iterator<char>{file}, {}};
  if (!file.is_open() || file.bad())
    return problem(
        message("kan niet gelezen worden: {}", "cannot be read: {}",
                std::string_view{std::strerror(errno)}),
        message("staat het er, en mag u het lezen?", "is it there, and may you read it?"));
  return bytes;
}

}  // namespace engine::base
