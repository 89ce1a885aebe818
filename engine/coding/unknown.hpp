// What to say of a name that a study does not know.
#pragma once

#include <string>

#include "engine/base/message.hpp"

namespace engine::coding {

base::Message unknown_code(const std::string& code);
base::Message unknown_coder(const std::string& coder);
base::Message unknown_transcript(const std::string& transcript);

}  // namespace engine::coding
