// What the XML of a REFI-QDA project says, before its texts have been read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/exchange/positions.hpp"
#include "engine/exchange/project.hpp"
#include "engine/foreign/xml.hpp"

namespace engine::exchange {

using RefiValues = std::vector<std::pair<std::string, std::string>>;  // variable's key, value

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
  std::string key, name, path;
  std::optional<std::string> content;  // inline
  std::vector<Selection> selections;
  std::vector<RefiCoding> codings;
  std::vector<RefiTime> times;
  std::vector<std::string> notes;                                  // on the whole source
  std::vector<std::pair<std::size_t, std::string>> segment_notes;  // selection, note
  RefiValues values;
};

struct RefiNote {
  std::string name, text;
  std::string path;  // where the text is a file of the archive
  std::string user, made_at;
};

// Somebody or something that sources are about.
struct RefiCase {
  std::vector<std::string> sources;
  RefiValues values;
};

struct RefiXml {
  std::string name, origin;
  std::unordered_map<std::string, std::string> users;  // key and name
  std::vector<ProjectCode> codes;
  std::unordered_map<std::string, std::uint32_t> code_of;  // key and index
  std::vector<RefiSource> sources;
  std::unordered_map<std::string, RefiNote> notes;                // by key
  std::vector<std::pair<std::uint32_t, std::string>> code_notes;  // code, note
  std::vector<std::string> project_notes;
  std::unordered_map<std::string, std::string> variables;  // key and name
  std::vector<RefiCase> cases;
  NotTaken not_taken;
  bool is_project = false;
};

// GUIDs are compared without regard to case and braces.
std::string refi_key(std::string_view guid);

// `codes` are as the XML has them: see finish_codes.
base::Result<RefiXml> parse_refi(std::string_view xml, const std::string& path);

// Leaves colours that are `#rrggbb`, and takes the id that this program gave a code
// out of its description, where it survives other tools.
void finish_codes(std::vector<ProjectCode>& codes);

}  // namespace engine::exchange
