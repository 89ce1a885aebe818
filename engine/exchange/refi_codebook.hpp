// REFI-QDA codebooks (.qdc): codes alone, valid against Codebook.xsd of QDA-XML 1.0.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/message.hpp"
#include "engine/base/result.hpp"
#include "engine/exchange/project.hpp"

namespace engine::exchange {

// GUIDs as in the projects of refi_write.hpp; a code's id stands in its description.
std::string write_qdc(const std::vector<ProjectCode>& codes, const std::string& made_by);

struct RefiCodebook {
  std::string made_by;
  std::vector<ProjectCode> codes;  // parents before children
};

// A .qdc, or the codes of a .qde. Errors: no such XML, not a single code.
base::Result<RefiCodebook> read_qdc(std::string_view xml, const std::string& path);

// A codebook in this program's notation, with what each code means and nothing yet
// that would find it. `name`: the file's, without folder and extension.
std::string starter_of(const RefiCodebook& codebook, const std::string& name,
                       base::Language language);

}  // namespace engine::exchange
