// Names of transcripts as names of files, on whatever computer they end up.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cli {

// One for each name, in order, each with `extension` (".txt"). Never leads out of
// a folder, is never hidden, no longer than file systems take, and no two are the
// same where case does not count. Characters that a file system refuses become
// "-"; a name that is taken gets a number behind it.
std::vector<std::string> file_names(const std::vector<std::string>& names,
                                    std::string_view extension);

}  // namespace cli
