#include <unicode/uchar.h>
#include <unicode/uvernum.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>
#include <string>

#include "engine/text/assembly.hpp"
#include "engine/text/fast_words.hpp"
#include "engine/text/icu_words.hpp"
#include "engine/text/lists.hpp"
#include "engine/text/tokens.hpp"

namespace engine::text {
namespace {

// Raised by hand whenever a rule in this folder changes what it gives.
constexpr const char* kRules = "1";

std::string version_text(const UVersionInfo& version) {
  std::array<char, U_MAX_VERSION_STRING_LENGTH> text{};
  u_versionToString(version, text.data());
  return text.data();
}

}  // namespace

std::uint32_t TurnTokens::words() const {
  return static_cast<std::uint32_t>(
      std::count_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.is_word(); }));
}

void TurnTokens::clear() {
  text = {};
  tokens.clear();
  sentences.clear();
}

struct Tokeniser::State {
  Path path;
  IcuWords icu;
};

Tokeniser::Tokeniser(Path path) : state_{std::make_unique<State>()} { state_->path = path; }
Tokeniser::~Tokeniser() = default;
Tokeniser::Tokeniser(Tokeniser&&) noexcept = default;
Tokeniser& Tokeniser::operator=(Tokeniser&&) noexcept = default;

void Tokeniser::tokenise(std::string_view turn, TurnTokens& out) {
  assert(turn.size() <= std::numeric_limits<std::uint32_t>::max());
  out.clear();
  out.text = turn;
  Assembly assembly{out};
  if (state_->path == Path::icu_only)
    state_->icu.segments(turn, 0, static_cast<std::uint32_t>(turn.size()), assembly);
  else
    FastWords{turn, state_->icu, assembly}.run();
  assembly.finish();
}

std::string_view icu_version() {
  static const std::string kVersion = [] {
    UVersionInfo version;
    u_getVersion(version);
    return version_text(version);
  }();
  return kVersion;
}

std::string_view unicode_version() {
  static const std::string kVersion = [] {
    UVersionInfo version;
    u_getUnicodeVersion(version);
    return version_text(version);
  }();
  return kVersion;
}

// ICU's rules decide for the scripts that the fast path does not know.
std::string_view tokeniser_version() {
  static const std::string kVersion =
      std::string{kRules} + "-" + lists_fingerprint() + "-icu" + std::string{icu_version()};
  return kVersion;
}

}  // namespace engine::text
