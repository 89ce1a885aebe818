// Any bytes as a file of decisions: problems with lines, or requests whose
// segments hold something.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/review/decide.hpp"

using namespace engine;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const auto requests = review::parse_requests(text, "fuzz");
  if (!requests) {
    for (const base::Diagnostic& problem : requests.error()) {
      if (problem.line == 0) std::abort();
      to_text(problem, base::Language::nl);
    }
    return 0;
  }
  for (const review::Request& request : *requests)
    if (request.line == 0 || (request.segment && request.segment->empty())) std::abort();
  return 0;
}
