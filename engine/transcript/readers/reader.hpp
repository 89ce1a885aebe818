// What each format of transcript offers: a name, a look at the bytes, and a
// way to read them. read.cpp holds the table.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "engine/transcript/transcript.hpp"

namespace engine::transcript::readers {

struct Reader {
  std::string_view name;
  // Cheap: looks at the beginning, not at the whole file.
  bool (*fits)(std::string_view bytes);
  // `owner` keeps `bytes` alive; `path` is only quoted in diagnostics. Fills
  // all but the name of the transcript and the roles that labels say.
  base::Result<Transcript> (*read)(std::shared_ptr<const void> owner, std::string_view bytes,
                                   const std::string& path);
};

}  // namespace engine::transcript::readers
