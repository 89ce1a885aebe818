// Zip archives for other programs to read. The same parts give the same bytes:
// no times, no owners.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace engine::foreign {

struct ZipPart {
  std::string name;  // ours, with / between folders
  std::string_view content;
};

// In this order. Throws base::Failure where there is not enough memory.
std::string write_zip(const std::vector<ZipPart>& parts);

}  // namespace engine::foreign
