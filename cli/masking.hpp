// What the commands that mask share: the lists they take, and the masker made
// of them. A list that is missing or empty is an error, so that it never means
// fewer masks.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"
#include "engine/privacy/masker.hpp"

namespace cli {

struct MaskingLists {
  std::string dictionary{engine::privacy::kDutchDictionary};
  std::string roster, lexicon;  // paths; empty: none
};

// --dictionary, --roster, --lexicon
void add_masking_lists(CLI::App& command, const Context& io, MaskingLists& lists);

// `names` and `words` are those of a study, beside the files of `lists`. Every
// list that cannot be used is in the error.
engine::base::Result<engine::privacy::Masker> make_masker(const MaskingLists& lists,
                                                          std::vector<std::string> names = {},
                                                          std::vector<std::string> words = {});

}  // namespace cli
