// Which language to speak, from the environment.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/message.hpp"

namespace cli {

// The first of LC_ALL, LC_MESSAGES and LANG that is not empty decides: Dutch
// for nl and nl_*, and where nothing was chosen (C, POSIX, unset); else English.
engine::base::Language language_of_locale(std::string_view lc_all, std::string_view lc_messages,
                                          std::string_view lang);

}  // namespace cli
