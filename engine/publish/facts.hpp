// What was done with a study: what a methods section has to say.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/publish/study_tables.hpp"

namespace engine::publish {

struct CodebookFact {
  std::string name, version, digest;
};

struct Facts {
  std::string title;
  std::string program;  // "duiding 0.1.0"
  std::string icu, unicode, tokeniser, matcher;
  std::vector<CodebookFact> codebooks;  // those in use
  std::vector<std::string> coders;      // people who decided anything, or were to
  std::uint64_t codes = 0, subcodes = 0, rules = 0;
  std::uint64_t transcripts = 0, speakers = 0, turns = 0, words = 0;
  std::uint64_t suggestions = 0, decided = 0, added = 0;
  std::uint64_t runs = 0;
  std::string first_run, last_run;  // UTC; "" without times
};

// The counts of `view`; all else is left as it is.
void count(const coding::StudyView& view, Facts& facts);

// As rows of what and value.
NamedTable facts_table(const Facts& facts, const Material& material, base::Language language);

struct MethodsItem {
  int number = 0;  // of COREQ
  base::Message heading, text;
};

// Items 24 to 28 of COREQ with this study's numbers; what a program cannot know
// is left open for the researcher. Source: Tong, Sainsbury & Craig 2007, Int. J.
// Qual. Health Care 19(6), 349-357.
std::vector<MethodsItem> methods(const Facts& facts, const Material& material);

}  // namespace engine::publish
