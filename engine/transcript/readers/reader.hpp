// What each format of transcript offers: a name, a look at the bytes, and a
// way to read them. all.cpp holds the table.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "engine/transcript/source.hpp"

namespace engine::transcript::readers {

struct Input {
  std::shared_ptr<const void> owner;  // keeps `bytes` alive
  std::string_view bytes;
  std::string path;  // only quoted in diagnostics
  // What a person said of a table's columns: "text", "speaker", "time" or
  // "role", and the heading above it.
  std::map<std::string, std::string> columns{};
};

// What formats are told apart by.
struct Look {
  explicit Look(std::string_view all, std::string_view path = {}, bool wants_table = false);

  std::string_view bytes;
  std::string_view path;     // decides only where the bytes leave a doubt
  bool wants_table = false;  // a person named columns
  // The first few thousand bytes as UTF-8, without byte order mark and
  // leading white space.
  std::string head;
};

struct Reader {
  std::string_view name;  // "" for a reader that refuses, which nobody can ask for
  // Cheap: looks at the beginning, not at the whole file.
  bool (*fits)(const Look& look);
  base::Result<Source> (*read)(const Input& input);
  // A larger file is refused: what is made of it may take many times its size.
  std::size_t most_bytes = std::size_t{32} << 20U;
};

// For formats that carry pictures along, which cost nothing to pass over.
inline constexpr std::size_t kLargeDocument = std::size_t{512} << 20U;

// In the order in which they are asked; the last one, plain text, fits everything.
std::span<const Reader* const> all_readers();

}  // namespace engine::transcript::readers
