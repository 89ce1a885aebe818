// REFI-QDA, outwards: a project as an archive (.qdpx), valid against Project.xsd
// of QDA-XML 1.0.
//
// Positions are code points from 0, ends excluded; a selection's name is the
// exact text that it selects. Texts are files of the archive, UTF-8 and LF. A
// code's id stands in its description, where it survives other tools. GUIDs are
// of version 5: the same text, code, coder and place have the same in every
// project. The origin is this program, whoever made the project: readers take from
// it how positions count. The same project gives the same bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/message.hpp"
#include "engine/exchange/project.hpp"

namespace engine::exchange {

struct RefiFile {
  std::string bytes;
  // Characters of names, quotations and notes that XML cannot hold, replaced by U+FFFD.
  std::size_t replaced = 0;
};

// Throws base::Failure where there is not enough memory.
RefiFile write_qdpx(const Project& project);

// Reads a file back as another tool would, and compares texts, codes, codings,
// coders and notes with what it was made from. What differs first, or nothing.
std::optional<base::Message> difference(const Project& written, std::string_view bytes);

// A code's description carries `[duiding: id]` as its last line: adds it, and
// takes it off again, leaving "" where there is none.
std::string with_code_id(const std::string& definition, const std::string& id);
std::string take_code_id(std::string& definition);

// Of a code, by its id: the same in projects and codebooks.
std::string code_guid(const std::string& id);

}  // namespace engine::exchange
