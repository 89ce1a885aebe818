// Masks become placeholders: [persoon 1], [leeftijd 40-49]. The same words get
// the same number within a text; numbers start afresh in every text.
#pragma once

#include "engine/privacy/reading.hpp"

namespace engine::privacy {

Masked replace(const Reading& reading);

}  // namespace engine::privacy
