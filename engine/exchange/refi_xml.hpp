// What the XML of a REFI-QDA project says, before its texts have been read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/exchange/positions.hpp"
#include "engine/exchange/project.hpp"
#include "engine/foreign/xml.hpp"

namespace engine::exchange {

struct RefiCoding {
  std::size_t selection = 0;  // index into the source's selections
  std::string code, user;     // keys, as `refi_key` makes them
  std::string made_at;
  std::vector<std::string> notes;  // keys
};

struct RefiTime {
  std::int64_t position = 0, ms = 0;
};

struct RefiSource {
  std::string name, path;
  std::optional<std::string> content;  // inline
  std::vector<Selection> selections;
  std::vector<RefiCoding> codings;
  std::vector<RefiTime> times;
};

struct RefiXml {
  std::string name, origin;
  std::unordered_map<std::string, std::string> users;  // key and name
  std::vector<ProjectCode> codes;
  std::unordered_map<std::string, std::uint32_t> code_of;  // key and index
  std::vector<RefiSource> sources;
  std::unordered_map<std::string, std::string> notes;  // key and text
  NotTaken not_taken;
  bool is_project = false;
};

// GUIDs are compared without regard to case and braces.
std::string refi_key(std::string_view guid);

base::Result<RefiXml> parse_refi(std::string_view xml, const std::string& path);

}  // namespace engine::exchange
