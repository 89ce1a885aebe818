#pragma once

#include <unicode/utypes.h>

namespace engine::text {

// Throws base::Failure for an error of ICU. Its data is part of the library,
// so that only a broken installation or a lack of memory gets here.
void require_icu(UErrorCode status);

}  // namespace engine::text
