#include "cli/version.hpp"

#include <fmt/format.h>

#include "engine/text/tokens.hpp"

namespace cli {

std::string version_text() {
  return fmt::format("duiding {}\nICU {}\nUnicode {}\ntokeniser {}\n", DUIDING_VERSION,
                     engine::text::icu_version(), engine::text::unicode_version(),
                     engine::text::tokeniser_version());
}

std::string program_version() { return DUIDING_VERSION; }

}  // namespace cli
