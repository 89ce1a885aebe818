#include "engine/exchange/neutral_names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/review/coders.hpp"

namespace engine::exchange {

Names neutral_coders(const store::Study& study) {
  const review::Coders coders{study};
  std::set<std::string> all{coders.names().begin(), coders.names().end()};
  for (const coding::Judgement& judgement : study.judgements()) all.insert(judgement.coder);
  all.erase(coding::kMachine);
  Names names;
  for (const std::string& coder : all)
    names.emplace(coder, fmt::format("coder-{}", names.size() + 1));
  return names;
}

std::string renamed(const std::string& name, const Names& names) {
  const auto known = names.find(name);
  return known == names.end() ? name : known->second;
}

Names neutral_codes(const coding::StudyView& view, const LeavesAlone& leaves_alone) {
  // Of those that no codebook has, by id; a code of a codebook has a version.
  std::map<std::string, std::string> labels;
  for (const coding::Coding& coding : view.codings) labels.emplace(coding.code, coding.code);
  for (const coding::CodeView& code : view.codes)
    if (code.codebook_version.empty())
      labels[code.id] = code.label.nl + "\n" + code.label.en + "\n" + code.brief.nl;
    else
      labels.erase(code.id);
  Names names;  // parents come before children: their ids are shorter
  for (const auto& [id, label] : labels) {
    const std::size_t dot = id.rfind('.');
    const std::string above = dot == std::string::npos ? "" : id.substr(0, dot);
    const auto parent = names.find(above);
    const bool is_plain = leaves_alone(label) && leaves_alone(id.substr(dot + 1));
    if (is_plain && parent == names.end()) continue;
    const std::string before =
        above.empty() ? "" : (parent == names.end() ? above : parent->second) + ".";
    names.emplace(id, fmt::format("{}code-{}", before, names.size() + 1));
  }
  return names;
}

std::set<std::string> shared_attributes(const coding::StudyView& view,
                                        const LeavesAlone& leaves_alone) {
  std::map<std::string, std::map<std::string, std::size_t>> transcripts;
  for (const coding::TranscriptView& transcript : view.transcripts)
    for (const auto& [key, value] : transcript.attributes) ++transcripts[key][value];
  std::set<std::string> shared;
  for (const auto& [key, values] : transcripts)
    if (leaves_alone(key) && std::ranges::all_of(values, [&](const auto& each) {
          return each.second > 1 && leaves_alone(each.first);
        }))
      shared.insert(key);
  return shared;
}

}  // namespace engine::exchange
