#include "engine/analysis/compared.hpp"

#include <algorithm>
#include <utility>

namespace engine::analysis {
namespace {

std::string at_level(const std::string& code, Level level) {
  return level == Level::code ? std::string{codebook::top_code(code)} : code;
}

// Of all views, in the order of the first: a code of its own may be one coder's.
std::vector<std::string> codes_of(const std::vector<CoderView>& coders, Level level,
                                  const std::vector<std::string>& wanted) {
  std::vector<std::string> codes;
  for (const CoderView& each : coders)
    for (const coding::CodeView& code : each.view.codes) {
      const std::string id = at_level(code.id, level);
      const bool asked = wanted.empty() || std::ranges::any_of(wanted, [&](const std::string& one) {
                           return one == id || is_above(one, id);
                         });
      if (asked && std::ranges::find(codes, id) == codes.end()) codes.push_back(id);
    }
  return codes;
}

// A code of several applies to whom one of them applies to.
void add_reach(const coding::StudyView& view, Level level, Compared& out) {
  for (const coding::CodeView& code : view.codes) {
    const auto at = std::ranges::find(out.codes, at_level(code.id, level));
    if (at == out.codes.end()) continue;
    auto& transcripts = out.applies[static_cast<std::size_t>(at - out.codes.begin())];
    for (std::size_t t = 0; t < transcripts.size(); ++t)
      for (std::size_t speaker = 0; speaker < transcripts[t].size(); ++speaker)
        if (view.applies(code, view.transcripts[t].speakers[speaker]))
          transcripts[t][speaker] = true;
  }
}

CoderWork work_of(const CoderView& each, Level level, const std::vector<std::string>& codes) {
  CoderWork work{each.coder, each.assigned, {}};
  for (std::uint32_t index = 0; index < each.view.codings.size(); ++index) {
    const coding::Coding& coding = each.view.codings[index];
    if (!in_layer(coding, each.layer) || coding.voice != codebook::Voice::own) continue;
    const Shown shown = as_shown(coding, each.layer);
    const auto at = std::ranges::find(codes, at_level(shown.code, level));
    if (at == codes.end() || !work.assigned[coding.transcript]) continue;
    work.marks.push_back(
        {coding.transcript, static_cast<std::uint32_t>(at - codes.begin()), shown.segment, index});
  }
  return work;
}

}  // namespace

Compared compared(const std::vector<CoderView>& coders, std::vector<ComparedTranscript> transcripts,
                  Level level, const std::vector<std::string>& codes) {
  Compared out{std::move(transcripts), codes_of(coders, level, codes), {}, {}};
  for (std::size_t code = 0; code < out.codes.size(); ++code) {
    out.applies.emplace_back();
    for (const coding::TranscriptView& transcript : coders.front().view.transcripts)
      out.applies.back().emplace_back(transcript.speakers.size());
  }
  for (const CoderView& each : coders) {
    add_reach(each.view, level, out);
    out.coders.push_back(work_of(each, level, out.codes));
  }
  return out;
}

std::uint32_t Compared::coders_of(std::uint32_t transcript) const {
  return static_cast<std::uint32_t>(std::ranges::count_if(
      coders, [&](const CoderWork& work) { return bool{work.assigned[transcript]}; }));
}

}  // namespace engine::analysis
