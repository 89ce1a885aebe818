// The bytes of a file as it was found.
//
// Small files (up to kReadWholeBytes) and everything that is no regular file
// are read into memory: what we then hold cannot change. A larger file is
// mapped, so that 1 GB of transcript does not take 1 GB of memory. Whoever cuts
// a mapped file short while it is read takes pages away from under us, and the
// system ends the process (SIGBUS): no handler in a library can mend that.
// A study loses nothing by it, since its transaction was never committed.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string_view>

#include "engine/base/result.hpp"

namespace engine::transcript {

inline constexpr std::size_t kReadWholeBytes = std::size_t{32} << 20U;
// What is read from a pipe or device at most, whose end is not known before.
inline constexpr std::size_t kMaxStreamBytes = std::size_t{256} << 20U;

struct SourceBytes {
  std::shared_ptr<const void> owner;  // keeps `bytes` alive
  std::string_view bytes;
};

// Errors: missing, no permission, a directory, larger than 4 GiB, unreadable.
base::Result<SourceBytes> read_source(const std::filesystem::path& path);

}  // namespace engine::transcript
