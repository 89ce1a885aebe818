// The lines of the example corpus's transcripts, decoded, in order of file name.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "engine/text/decode.hpp"

namespace test_support {

inline std::vector<std::string> corpus_lines() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::directory_iterator{std::filesystem::path{DUIDING_SOURCE_DIR} / "corpus"})
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<std::string> lines;
  for (const auto& file : files) {
    std::ifstream stream{file, std::ios::binary};
    auto bytes = std::make_shared<std::string>(std::istreambuf_iterator<char>{stream},
                                               std::istreambuf_iterator<char>{});
    const auto decoded = engine::text::decode(bytes, *bytes, file.string());
    if (!decoded) throw std::runtime_error{"cannot decode " + file.string()};
    const std::string_view text = decoded->text.bytes();
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      if (end > at) lines.emplace_back(text.substr(at, end - at));
      at = end + 1;
    }
  }
  return lines;
}

}  // namespace test_support
