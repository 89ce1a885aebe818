// Projects of other tools, which hold many transcripts and are no transcript:
// named, with the command that takes them in.
#include "engine/foreign/sqlite.hpp"
#include "engine/foreign/zip.hpp"
#include "engine/transcript/readers/all.hpp"

namespace engine::transcript::readers {
namespace {

using base::message;

bool fits(const Look& look) {
  if (foreign::looks_like_zip(look.bytes)) return foreign::zip_mentions(look.bytes, ".qde");
  return foreign::looks_like_sqlite(look.bytes) ||
         look.head.find("urn:QDA-XML:project") != std::string::npos;
}

base::Result<Source> read(const Input& input) {
  return base::Diagnostic{
      .file = input.path,
      .problem = message("dit is een project van een ander programma, geen transcript",
                         "this is a project of another tool, not a transcript"),
      .hint = message("lees het eerst in, met zijn teksten en coderingen: duiding import",
                      "import it first, with its texts and codings: duiding import")};
}

}  // namespace

const Reader kOtherProject{.name = "", .fits = fits, .read = read, .most_bytes = SIZE_MAX};

}  // namespace engine::transcript::readers
