#include "engine/text/icu.hpp"

#include "engine/base/failure.hpp"

namespace engine::text {

void require_icu(UErrorCode status) {
  if (U_SUCCESS(status)) return;
  throw base::Failure{base::message("de bibliotheek ICU meldt een fout: {}",
                                    "the ICU library reports an error: {}", u_errorName(status))};
}

}  // namespace engine::text
