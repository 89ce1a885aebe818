#include "engine/exchange/refi_guids.hpp"

#include <fmt/format.h>

#include "engine/base/uuid.hpp"

namespace engine::exchange {

std::string refi_guid(std::string_view kind, std::initializer_list<std::string_view> key) {
  // drawn once, for this program
  constexpr base::Uuid kSpace{0x5f, 0x1d, 0x7c, 0x1e, 0x2a, 0x64, 0x4b, 0x0e,
                              0x9d, 0x53, 0x3c, 0x86, 0x90, 0xa7, 0xe4, 0x12};
  std::string name{kind};
  for (const std::string_view part : key) name += fmt::format("\n{}:{}", part.size(), part);
  return base::to_text(base::uuid5(kSpace, name));
}

}  // namespace engine::exchange
