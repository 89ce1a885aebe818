// The lists that a masker is made of. One that is missing or empty is an error, so
// that it never means fewer masks.
#pragma once

#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/privacy/masker.hpp"

namespace engine::privacy {

struct MaskingLists {
  std::string dictionary{kDutchDictionary};
  std::string roster, lexicon;  // paths; empty: none
};

// `names` and `words` are those of a study, beside the files of `lists`. Errors: every
// list that cannot be used.
base::Result<Masker> make_masker(const MaskingLists& lists, std::vector<std::string> names = {},
                                 std::vector<std::string> words = {});

}  // namespace engine::privacy
