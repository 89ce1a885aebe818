// What the readers of annotation formats share: statements with a speaker and
// a time, from several tiers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.hpp"
#include "engine/transcript/source.hpp"

namespace engine::transcript::readers {

// Orders statements of several tiers by their begin; those of one moment stay
// as they are, one without a time stays behind the one before it.
void sort_by_time(std::vector<Utterance>& statements);

// The file is of that format, but nobody says anything in it.
base::Diagnostic nobody_speaks(const std::string& path, std::string_view format,
                               base::Message hint = {});

}  // namespace engine::transcript::readers
