// REFI-QDA: projects that tools exchange, as an archive (.qdpx) or the XML
// alone (.qde). Standard: QDA-XML 1.0, qdasoftware.org.
//
// Read: texts (plain text inline or in the archive; transcripts of recordings
// with their times; the text of PDF pages), codes with their parents, who coded
// what. Paths are looked up in the archive and never followed elsewhere.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "engine/exchange/project.hpp"

namespace engine::exchange {

bool looks_like_qdpx(std::string_view bytes);
bool looks_like_qde(std::string_view bytes);

// Errors: a damaged archive or XML, one without a project, beyond a limit. A
// text that is missing is counted, and its codings with it.
base::Result<Project> read_qdpx(std::string_view bytes, const std::string& path);
base::Result<Project> read_qde(std::string_view bytes, const std::string& path);

}  // namespace engine::exchange
