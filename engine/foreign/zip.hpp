// Zip archives from strangers: Word and OpenDocument files, projects of other
// tools.
//
// Promises: nothing is written to disk; what an archive claims about itself is
// believed only as far as the limits go; an archive that is damaged,
// incomplete, protected with a password, or that holds a name which leaves the
// archive (`../x`, `/x`), or one name twice, is refused with that word.
// libarchive does the work and lives here alone.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"

namespace engine::foreign {

struct ZipLimits {
  std::size_t entries = 10'000;
  std::size_t bytes = std::size_t{64} << 20U;  // of all wanted parts, unpacked
  // How many times larger than the archive they may be; small ones always fit.
  std::size_t ratio = 250;
};

using ZipParts = std::map<std::string, std::string, std::less<>>;

// True where the bytes begin as a zip archive does.
bool looks_like_zip(std::string_view bytes);

// True where the beginning of the archive or the list of names at its end
// mentions `name`: a cheap look for telling archives apart, which unpacks nothing.
bool zip_mentions(std::string_view archive, std::string_view name);

// The parts whose name passes `wanted`. `path` is only quoted in diagnostics.
base::Result<ZipParts> read_zip(std::string_view archive, const std::string& path,
                                const std::function<bool(std::string_view)>& wanted,
                                const ZipLimits& limits = {});

}  // namespace engine::foreign
