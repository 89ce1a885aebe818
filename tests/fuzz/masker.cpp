// Any bytes that are UTF-8: masking ends, its output is UTF-8, also when it is
// masked once more, and its masks lie in order within the text. That a second
// pass changes nothing holds for speech (tests/privacy), not for noise: there a
// placeholder may make a neighbour look like part of a name.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/base/utf8.hpp"
#include "engine/privacy/masker.hpp"
#include "engine/privacy/verifier.hpp"

namespace {

using namespace engine;

void require(bool promise) {
  if (!promise) std::abort();
}

privacy::Masker make() {
  auto lexicon = privacy::Lexicon::open(std::string{privacy::kDutchDictionary});
  require(lexicon.has_value());
  return privacy::Masker{*std::move(lexicon), privacy::Roster{{"Geertje Nijland", "Hoorn"}}};
}

}  // namespace

// libhunspell 1.7.1 compares a byte or two past the end of a part of a compound
// that is no word. Nothing of ours can keep it from that; what AddressSanitizer
// finds elsewhere still counts.
extern "C" const char* __asan_default_suppressions() { return "interceptor_via_lib:libhunspell"; }

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  if (base::find_invalid_utf8(text)) return 0;
  static privacy::Masker masker = make();
  const privacy::Masked once = masker.mask(text);
  require(!base::find_invalid_utf8(once.output));
  std::uint32_t end = 0;
  for (const privacy::Mask& mask : once.masks) {
    require(mask.span.begin().value >= end && mask.span.end() > mask.span.begin());
    end = mask.span.end().value;
  }
  require(end <= base::count_code_points(text));
  require(!base::find_invalid_utf8(masker.mask(once.output).output));
  privacy::verify(once.output, masker.vocabulary(), masker.roster());
  return 0;
}
