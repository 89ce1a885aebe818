// A study with one codebook and hand-made evidence.
//
// Every sentence of a text ends with a full stop; words are separated by one
// space. Codebook "proef": code "a" (rules a1, a2), "a.kind" (k1), "b" (b1).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/store/study.hpp"
#include "engine/store/writer.hpp"
#include "tests/support/temp_dir.hpp"

namespace store_test {

namespace coding = engine::coding;
namespace store = engine::store;
using engine::text::CodePointSpan;

engine::codebook::Codebook codebook(const std::string& version = "1");

// "R: Een zin. Nog een zin.\nI: En?" as a transcript.
engine::transcript::Transcript interview(const std::string& text);
std::string digest(const std::string& text);
std::vector<store::TurnRow> turn_rows(const engine::transcript::Transcript& interview);

struct SmallStudy {
  SmallStudy();

  // Imports and returns the transcript's id.
  std::int64_t import(const std::string& name, const std::string& text,
                      std::optional<std::int64_t> replaces = {});
  // A run in which the rules of `codes` find this in the whole transcript.
  store::Changes run(std::int64_t transcript, const std::vector<std::string>& codes,
                     const std::vector<coding::Evidence>& evidence,
                     const std::vector<coding::Suppression>& suppressions = {},
                     const engine::codebook::Codebook& with = codebook());
  // "begin-end code: rule@begin-end …" of each current suggestion.
  [[nodiscard]] std::vector<std::string> suggestions(std::int64_t transcript) const;
  // One SQL value, asked by another program.
  [[nodiscard]] std::string sql(const std::string& query) const;

  support::TempDir folder;
  std::filesystem::path path;
  store::Study study;
};

// Of rule and code; the segment is as given, in words and sentences of no account.
coding::Evidence evidence(const std::string& rule, const std::string& code, CodePointSpan words,
                          CodePointSpan segment, std::uint32_t turn = 0);

constexpr auto span = &CodePointSpan::of;

}  // namespace store_test
