// What has to be matched: for each transcript the codes whose rules, tokeniser
// or matcher are not those it was coded with.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/diagnostic.hpp"
#include "engine/codebook/codebook.hpp"
#include "engine/matching/matcher.hpp"
#include "engine/store/study.hpp"

namespace engine::precoding {

// What sentences and words were counted with.
std::string counted_with();

// Work on one transcript with one codebook.
struct Work {
  std::string codebook;
  std::vector<std::uint32_t> to_match;                    // indices of codes with rules
  std::shared_ptr<const matching::Matcher> matcher;       // for them, once compiled
  std::vector<std::string> codes;                         // what their rules gave before gives way
  std::vector<std::pair<std::string, std::string>> done;  // code and fingerprint, afterwards
  std::vector<std::string> forgotten;                     // codes no longer run here

  [[nodiscard]] bool is_empty() const { return done.empty() && forgotten.empty(); }
};

// A codebook that cannot be compiled: undoes the transaction, and becomes a Result.
struct NotCompiled {
  base::Diagnostics problems;
};

class Plan {
 public:
  explicit Plan(const std::vector<std::shared_ptr<const codebook::Codebook>>& codebooks);

  // All codes.
  [[nodiscard]] std::vector<Work> for_new() const;
  // `coded`: of this transcript. Codes that left their codebook give way; where
  // the tokeniser is another, so do those of codebooks that are not in the plan.
  [[nodiscard]] std::vector<Work> for_stored(const store::TranscriptRow& transcript,
                                             const std::vector<store::CodedRow>& coded) const;
  // Gives the work its matcher; each is compiled once. Throws NotCompiled.
  void compile(Work& work);

  // Codes with rules, in use.
  [[nodiscard]] std::uint32_t codes_with_rules() const;

 private:
  struct CodePlan {
    std::uint32_t code = 0;  // index into Codebook::codes
    std::string fingerprint;
    bool has_rules = false;
  };
  struct CodebookPlan {
    std::shared_ptr<const codebook::Codebook> codebook;
    std::vector<CodePlan> codes;  // in use: not replaced by another
  };
  using Fingerprints = std::map<std::string, std::string>;  // by code

  static Work work_for(const CodebookPlan& plan, const Fingerprints& before);

  std::vector<CodebookPlan> codebooks_;
  std::map<std::pair<std::string, std::vector<std::uint32_t>>,
           std::shared_ptr<const matching::Matcher>>
      matchers_;  // by codebook and codes
};

}  // namespace engine::precoding
