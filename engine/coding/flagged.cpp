#include "engine/coding/flagged.hpp"

#include <algorithm>
#include <map>

#include "engine/base/hash.hpp"
#include "engine/coding/sample.hpp"

namespace engine::coding {
namespace {

constexpr std::size_t kDigestBytes = 16;

// Transcripts by what they hold: names may change, and so may the order.
std::map<std::string, std::uint32_t> by_content(const StudyView& view) {
  std::map<std::string, std::uint32_t> transcripts;
  for (std::uint32_t at = 0; at < view.transcripts.size(); ++at)
    transcripts.emplace(view.transcripts[at].digest, at);
  return transcripts;
}

}  // namespace

std::vector<std::vector<bool>> reach_of(const StudyView& view, const std::string& code) {
  std::vector<std::vector<bool>> reach;
  reach.reserve(view.transcripts.size());
  for (const TranscriptView& transcript : view.transcripts)
    reach.emplace_back(transcript.speakers.size());
  for (const CodeView& each : view.codes) {
    if (!counts_as(each.id, code)) continue;
    for (const std::uint32_t transcript : each.run_on)
      for (std::size_t speaker = 0; speaker < reach[transcript].size(); ++speaker)
        if (view.applies(each, view.transcripts[transcript].speakers[speaker]))
          reach[transcript][speaker] = true;
  }
  return reach;
}

MachineSays machine_says(const Coding& coding) {
  if (coding.was) return {coding.was->code, coding.was->segment};
  return {coding.code, coding.segment};
}

bool is_finding(const Coding& coding, const std::vector<codebook::Tier>& tiers) {
  return coding.is_suggestion && coding.status != Status::added &&
         coding.voice == codebook::Voice::own &&
         (tiers.empty() || (coding.tier && std::ranges::find(tiers, *coding.tier) != tiers.end()));
}

std::vector<SentenceAt> flagged_sentences(const StudyView& view, const std::string& code,
                                          const std::vector<codebook::Tier>& tiers) {
  std::vector<SentenceAt> flagged;
  for (const Coding& coding : view.codings) {
    if (!is_finding(coding, tiers)) continue;
    const MachineSays machine = machine_says(coding);
    if (!counts_as(machine.code, code)) continue;
    for (std::uint32_t sentence = machine.segment.first_sentence;
         sentence < machine.segment.end_sentence; ++sentence)
      flagged.push_back({coding.transcript, sentence});
  }
  std::ranges::sort(flagged);
  const auto doubled = std::ranges::unique(flagged);
  flagged.erase(doubled.begin(), doubled.end());
  return flagged;
}

std::string population_digest(const StudyView& view, const std::string& code) {
  const auto reach = reach_of(view, code);
  base::Hasher hasher;
  for (const auto& [digest, at] : by_content(view)) {
    hasher.field(digest);
    const auto& speakers = view.transcripts[at].speakers;
    for (std::size_t speaker = 0; speaker < speakers.size(); ++speaker)
      if (reach[at][speaker])
        hasher.field(speakers[speaker].label).field(std::uint64_t{speakers[speaker].sentences});
  }
  return base::to_hex(hasher.finish(), kDigestBytes);
}

std::string found_digest(const StudyView& view, const std::vector<SentenceAt>& flagged) {
  base::Hasher hasher;
  for (const auto& [digest, at] : by_content(view)) {
    const auto [begin, end] = std::ranges::equal_range(flagged, at, {}, &SentenceAt::transcript);
    if (begin == end) continue;
    hasher.field(digest);
    for (auto each = begin; each != end; ++each) hasher.field(std::uint64_t{each->sentence});
  }
  return base::to_hex(hasher.finish(), kDigestBytes);
}

}  // namespace engine::coding
