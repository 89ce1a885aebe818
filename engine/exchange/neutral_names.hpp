// What stands for the names of a study in what leaves it masked.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/coding/coding.hpp"
#include "engine/store/study.hpp"

namespace engine::exchange {

using Names = std::map<std::string, std::string>;  // by what they stand for
// How coders and codes are called instead.
struct NeutralNames {
  Names coders, codes;
};
// True where masking changes nothing and leaves nothing to a person.
using LeavesAlone = std::function<bool(const std::string& words)>;

// "coder-1" for each who decided, judged or was assigned anything, in order; the
// machine keeps its own name.
Names neutral_coders(const store::Study& study);

// What stands for the name, or else the name itself.
std::string renamed(const std::string& name, const Names& names);
// Codes that people made and that may be called like somebody: "code-1", below the
// code that they are below.
Names neutral_codes(const coding::StudyView& view, const LeavesAlone& leaves_alone);

// Attributes that tell nobody's interview: every value belongs to two transcripts
// or more and is made of words that masking leaves alone.
std::set<std::string> shared_attributes(const coding::StudyView& view,
                                        const LeavesAlone& leaves_alone);

}  // namespace engine::exchange
