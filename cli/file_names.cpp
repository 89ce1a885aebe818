#include "cli/file_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "engine/text/ascii.hpp"
#include "engine/text/fold.hpp"

namespace cli {
namespace {

namespace text = engine::text;

constexpr std::size_t kMostBytes = 200;  // of 255, with room for a number and an extension

// Windows has no files of these names, whatever their extension.
bool is_device(std::string_view name) {
  std::string stem{name.substr(0, name.find('.'))};
  std::ranges::transform(stem, stem.begin(), text::to_lower);
  constexpr std::array<std::string_view, 4> kDevices{"con", "prn", "aux", "nul"};
  const bool port = stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) &&
                    text::is_digit(stem.back());
  return port || std::ranges::find(kDevices, stem) != kDevices.end();
}

// What a file system refuses, or takes for something else than a character.
bool is_unsafe(char c) {
  return static_cast<unsigned char>(c) < 0x20U || c == 0x7F ||
         std::string_view{"/\\:*?\"<>|"}.find(c) != std::string_view::npos;
}

std::string safe(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (out.size() >= kMostBytes && (text::is_ascii(c) || (static_cast<unsigned char>(c) & 0x40U)))
      break;  // between characters
    out += is_unsafe(c) ? '-' : c;
  }
  while (out.ends_with('.') || out.ends_with(' ')) out.pop_back();
  if (out.empty() || out.front() == '.' || out.front() == ' ' || is_device(out)) out.insert(0, "_");
  return out;
}

}  // namespace

std::vector<std::string> file_names(const std::vector<std::string>& names,
                                    std::string_view extension) {
  std::vector<std::string> out;
  std::set<std::string> taken;
  out.reserve(names.size());
  for (const std::string& name : names) {
    const std::string wanted = safe(name);
    std::string free = wanted;
    for (int number = 2; !taken.insert(text::fold(free).with_accents).second; ++number)
      free = fmt::format("{}-{}", wanted, number);
    out.push_back(free + std::string{extension});
  }
  return out;
}

}  // namespace cli
