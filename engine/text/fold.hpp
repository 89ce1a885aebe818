// The two keys by which words are compared.
//
// `with_accents` is NFKC_Casefold with ’ ‘ ʼ folded to '. `plain` is the same
// without the combining marks of Latin letters (`één` → `een`). A pattern word
// written without accents compares with `plain`, one with accents with
// `with_accents`. Folded text has other lengths than its source: it is never a
// base for positions.
#pragma once

#include <string>
#include <string_view>

namespace engine::text {

struct FoldedWord {
  std::string with_accents;
  std::string plain;
  bool operator==(const FoldedWord&) const = default;
};

FoldedWord fold(std::string_view utf8);

}  // namespace engine::text
