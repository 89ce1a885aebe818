#include "engine/coding/coding.hpp"

#include <array>

#include "engine/base/hash.hpp"

namespace engine::coding {
namespace {

constexpr std::array<std::string_view, 5> kStatusNames = {"suggested", "accepted", "rejected",
                                                          "changed", "added"};
constexpr std::array<std::string_view, 3> kCauseNames = {"condition", "context", "topic"};

template <class Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace

std::string_view name(Suppression::Cause cause) {
  return kCauseNames[static_cast<std::size_t>(cause)];
}

std::optional<Suppression::Cause> parse_cause(std::string_view name) {
  return find<Suppression::Cause>(kCauseNames, name);
}

std::string_view name(Status status) { return kStatusNames[static_cast<std::size_t>(status)]; }

std::optional<Status> parse_status(std::string_view name) {
  return find<Status>(kStatusNames, name);
}

std::string coding_id(std::string_view content_digest, std::string_view code,
                      text::CodePointSpan segment) {
  constexpr std::size_t kBytes = 8;
  return base::to_hex(base::Hasher{}
                          .field(content_digest)
                          .field(code)
                          .field(std::uint64_t{segment.begin().value})
                          .field(std::uint64_t{segment.end().value})
                          .finish(),
                      kBytes);
}

const std::string& StudyView::mapped_role(const CodeView& code, const std::string& role) const {
  const auto mapped = role_map.find({code.codebook, role});
  return mapped == role_map.end() ? role : mapped->second;
}

bool StudyView::applies(const CodeView& code, const SpeakerView& speaker) const {
  return codebook::applies(code.applies_to, mapped_role(code, speaker.role));
}

}  // namespace engine::coding
