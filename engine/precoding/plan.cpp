#include "engine/precoding/plan.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/base/hash.hpp"
#include "engine/precoding/evidence.hpp"
#include "engine/precoding/versions.hpp"
#include "engine/text/tokens.hpp"

namespace engine::precoding {
namespace {

// All that decides what a code's rules find in a text.
std::string fingerprint_of(const codebook::Codebook& codebook, std::uint32_t code) {
  base::Hasher hasher;
  hasher.field(codebook.fingerprint(code)).field(counted_with()).field(kMatcherVersion);
  // Where another code stands for the one that a context recodes to.
  for (const codebook::Rule& rule : codebook.rules)
    if (rule.code == code)
      for (const std::uint32_t index : rule.contexts) {
        const codebook::Context& context = codebook.contexts[index];
        if (context.effect == codebook::Context::Effect::recode)
          hasher.field(codebook.codes[current_code(codebook, context.recode_to)].id);
      }
  constexpr std::size_t kBytes = 16;
  return base::to_hex(hasher.finish(), kBytes);
}

bool has_rules(const codebook::Codebook& codebook, std::uint32_t code) {
  return std::ranges::any_of(codebook.rules,
                             [&](const codebook::Rule& rule) { return rule.code == code; });
}

}  // namespace

std::string counted_with() {
  return fmt::format("{} / ICU {}", text::tokeniser_version(), text::icu_version());
}

Plan::Plan(const std::vector<std::shared_ptr<const codebook::Codebook>>& codebooks) {
  for (const auto& codebook : codebooks) {
    CodebookPlan& plan = codebooks_.emplace_back();
    plan.codebook = codebook;
    for (std::uint32_t code = 0; code < codebook->codes.size(); ++code)
      if (codebook->codes[code].replaced_by.empty())
        plan.codes.push_back({code, fingerprint_of(*codebook, code), has_rules(*codebook, code)});
  }
}

std::vector<Work> Plan::for_new() const {
  std::vector<Work> work;
  work.reserve(codebooks_.size());
  for (const CodebookPlan& plan : codebooks_) work.push_back(work_for(plan, {}));
  return work;
}

std::vector<Work> Plan::for_stored(const store::TranscriptRow& transcript,
                                   const std::vector<store::CodedRow>& coded) const {
  std::map<std::string, Fingerprints> by_codebook;
  for (const store::CodedRow& row : coded) by_codebook[row.codebook][row.code] = row.fingerprint;

  std::vector<Work> work;
  for (const CodebookPlan& plan : codebooks_) {
    Fingerprints before;
    if (const auto found = by_codebook.extract(plan.codebook->id)) before = found.mapped();
    Work& each = work.emplace_back(work_for(plan, before));
    for (const CodePlan& code : plan.codes) before.erase(plan.codebook->codes[code.code].id);
    for (const auto& [code, fingerprint] : before) each.forgotten.push_back(code);
    each.codes.insert(each.codes.end(), each.forgotten.begin(), each.forgotten.end());
  }
  if (transcript.tokeniser != counted_with())
    for (const auto& [codebook, before] : by_codebook) {
      Work& each = work.emplace_back();
      each.codebook = codebook;
      for (const auto& [code, fingerprint] : before) each.forgotten.push_back(code);
      each.codes = each.forgotten;
    }
  return work;
}

Work Plan::work_for(const CodebookPlan& plan, const Fingerprints& before) {
  Work work;
  work.codebook = plan.codebook->id;
  for (const CodePlan& each : plan.codes) {
    const std::string& code = plan.codebook->codes[each.code].id;
    const auto known = before.find(code);
    if (known != before.end() && known->second == each.fingerprint) continue;
    work.done.emplace_back(code, each.fingerprint);
    if (each.has_rules) work.to_match.push_back(each.code);
    // A code without rules may have had some before.
    if (each.has_rules || known != before.end()) work.codes.push_back(code);
  }
  return work;
}

void Plan::compile(Work& work) {
  if (work.to_match.empty()) return;
  auto& matcher = matchers_[{work.codebook, work.to_match}];
  if (matcher == nullptr) {
    const auto plan = std::ranges::find_if(
        codebooks_, [&](const CodebookPlan& each) { return each.codebook->id == work.codebook; });
    auto compiled = matching::Matcher::compile(plan->codebook, work.to_match);
    if (!compiled) throw NotCompiled{compiled.error()};
    matcher = std::make_shared<const matching::Matcher>(std::move(*compiled));
  }
  work.matcher = matcher;
}

std::uint32_t Plan::codes_with_rules() const {
  std::uint32_t codes = 0;
  for (const CodebookPlan& plan : codebooks_)
    codes += static_cast<std::uint32_t>(std::ranges::count(plan.codes, true, &CodePlan::has_rules));
  return codes;
}

}  // namespace engine::precoding
