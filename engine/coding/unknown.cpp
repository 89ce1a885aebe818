#include "engine/coding/unknown.hpp"

namespace engine::coding {

using base::message;

base::Message unknown_code(const std::string& code) {
  return message("er is geen code '{}' in de studie", "there is no code '{}' in the study", code);
}

base::Message unknown_coder(const std::string& coder) {
  return message("geen codeur '{}' in deze studie", "no coder '{}' in this study", coder);
}

base::Message unknown_transcript(const std::string& transcript) {
  return message("er is geen transcript '{}' in de studie",
                 "there is no transcript '{}' in the study", transcript);
}

}  // namespace engine::coding
