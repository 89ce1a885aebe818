// The literal blocks of a codebook, read without yaml-cpp.
//
// Nine tenths of a codebook stand in blocks (`patterns: |`), and yaml-cpp needs
// about as long for their letters as all other reading of the file together.
// So it gets the file with empty lines in their place. That is safe because
// nothing is believed before yaml-cpp has itself found a literal block at each
// of these headers; else the file is read once more as it is.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "engine/codebook/source.hpp"

namespace engine::codebook {

struct LiteralBlocks {
  std::string text;                             // the file, blocks emptied, lines kept
  std::map<std::uint32_t, std::string> blocks;  // by the header's line: as YAML gives it
};

// Only plain blocks: `key: |` at the end of a line, all lines below indented
// by at least as much as the first one.
LiteralBlocks cut_literal_blocks(const Source& source);

}  // namespace engine::codebook
