#include "cli/context.hpp"

#include <algorithm>
#include <ostream>
#include <string_view>

#include "engine/report/printable.hpp"

namespace cli {

namespace base = engine::base;
using engine::report::printable;

void Context::tell(const base::Message& message, const base::Message& hint) const {
  err << printable(say(message)) << '\n';
  if (!hint.in(language).empty()) err << "  " << printable(say(hint)) << '\n';
}

void print(std::ostream& to, const base::Diagnostics& problems, base::Language language) {
  for (const base::Diagnostic& problem : problems) {
    const std::string text = base::to_text(problem, language);
    // Its own line feeds stand; everything between them is made harmless.
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      to << printable(std::string_view{text}.substr(begin, end - begin)) << '\n';
      begin = end + 1;
    }
  }
}

}  // namespace cli
