// Bytes of a source file to stored text.
//
// UTF-8 (with or without BOM), UTF-16 with BOM, and one-byte encodings that
// ICU's detector finds (Windows-1252 first among the Latin ones). CRLF and lone CR become
// LF, BOMs go. Text that is UTF-8 already is viewed, not copied.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/text/stored_text.hpp"

namespace engine::text {

struct DecodedText {
  StoredText text;
  std::string encoding;  // IANA name: "UTF-8", "UTF-16LE", "windows-1252"
  bool guessed = false;  // true where no BOM and no valid UTF-8 decided it
  // One word to the person for each thing that was changed or doubtful.
  std::vector<base::Message> remarks;
};

// Errors: empty, binary (NUL bytes and control characters that no text has),
// too large (4 GiB). `path` is only quoted in diagnostics. `owner` keeps `bytes` alive.
base::Result<DecodedText> decode(std::shared_ptr<const void> owner, std::string_view bytes,
                                 const std::string& path);

}  // namespace engine::text
