#include "embedded/codebook.hpp"
#include "engine/codebook/codebook.hpp"

namespace engine::codebook {

std::string starter(base::Language language) {
  return std::string{language == base::Language::nl ? embedded::starter_nl_yaml
                                                    : embedded::starter_en_yaml};
}

}  // namespace engine::codebook
