#include "cli/csv.hpp"

#include <memory>
#include <utility>

#include "engine/base/whole_file.hpp"
#include "engine/text/decode.hpp"

namespace cli {

engine::base::Result<std::vector<CsvRow>> read_csv(const std::string& path, EmptyRows empty) {
  auto bytes = engine::base::read_whole(path);
  if (!bytes) return bytes.error();
  const auto owner = std::make_shared<const std::string>(std::move(bytes).value());
  const auto decoded = engine::text::decode(owner, *owner, path);
  if (!decoded) return decoded.error();
  return engine::foreign::parse_csv(decoded->text.bytes(), path, empty);
}

}  // namespace cli
