// Plain text: what nothing else wants.
#include <cstdint>
#include <utility>

#include "engine/text/decode.hpp"
#include "engine/transcript/readers/all.hpp"

namespace engine::transcript::readers {
namespace {

bool fits(const Look&) { return true; }

base::Result<Source> read(const Input& input) {
  auto decoded = text::decode(input.owner, input.bytes, input.path);
  if (!decoded) return decoded.error();
  Source source;
  source.encoding = std::move(decoded->encoding);
  source.content = RunningText{.text = std::move(decoded->text), .places = {}};
  source.remarks = std::move(decoded->remarks);
  return source;
}

}  // namespace

const Reader kPlainText{.name = "text", .fits = fits, .read = read, .most_bytes = SIZE_MAX};

}  // namespace engine::transcript::readers
