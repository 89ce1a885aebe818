#include "cli/as_of.hpp"

#include <ostream>

#include "cli/options.hpp"
#include "engine/review/view.hpp"

namespace cli {

namespace review = engine::review;
using engine::base::message;

void add_as_of(CLI::App& command, const Context& io, std::string& as_of) {
  add_value(command, io, "--as-of", as_of, "TIME|EVENT",
            message("zoals het was op dit moment (2026-11-22, 2026-11-22T10:30, UTC) of na dit "
                    "besluit (de eerste tekens ervan in duiding log)",
                    "as it was at this moment (2026-11-22, 2026-11-22T10:30, UTC) or after this "
                    "decision (its first characters in duiding log)"));
}

std::optional<engine::coding::StudyView> view_of(const engine::store::Study& study,
                                                 const std::string& as_of, const Context& io) {
  review::Reading reading;
  if (!as_of.empty()) {
    auto moment = review::parse_moment(as_of, study);
    if (!moment) {
      print(io.err, moment.error(), io.language);
      return std::nullopt;
    }
    io.tell(message("zoals het was op {}", "as it was at {}", moment->at));
    reading.moment = std::move(*moment);
  }
  return review::view(study, reading);
}

}  // namespace cli
