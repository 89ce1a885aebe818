#include "engine/text/icu_words.hpp"

#include <unicode/locid.h>

#include "engine/text/icu.hpp"

namespace engine::text {

void IcuWords::open(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  if (break_ == nullptr) {
    break_.reset(icu::BreakIterator::createWordInstance(icu::Locale{"nl"}, status));
    require_icu(status);
  }
  // Opens a new text or reuses the one that is there.
  UText* opened =
      utext_openUTF8(text_.get(), text.data(), static_cast<std::int64_t>(text.size()), &status);
  require_icu(status);
  if (text_ == nullptr) text_.reset(opened);
  break_->setText(opened, status);
  require_icu(status);
}

}  // namespace engine::text
