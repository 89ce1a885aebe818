// Imports transcripts into a study and applies codebooks to it.
//
// Work is done per (transcript, code): what was coded before with the same
// text, the same rules (Codebook::fingerprint) and the same engine is not
// matched again. Transcripts are worked on in parallel; what is stored and
// returned does not depend on the number of threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/codebook/codebook.hpp"
#include "engine/coding/coding.hpp"
#include "engine/store/study.hpp"
#include "engine/transcript/read.hpp"

namespace engine::precoding {

// Called from one thread at a time with the number of files done.
using Progress = std::function<void(std::size_t done, std::size_t total)>;

struct SpeakerSummary {
  std::string label, role;
  std::uint32_t turns = 0, sentences = 0, words = 0;
};

// What became of one file.
struct FileOutcome {
  enum class What : std::uint8_t { imported, replaced, same, failed };
  std::string path;
  What what = What::imported;
  std::string name;     // in the study: "naam-2" when the name was taken
  std::string same_as;  // for What::same: the transcript with this content
  std::string format, encoding;
  std::uint32_t turns = 0, sentences = 0, words = 0;
  std::vector<SpeakerSummary> speakers;
  // That came in with it from another tool's project; none where it is no part of one.
  std::optional<std::uint32_t> codings;
  std::vector<base::Message> remarks;  // warnings and words from the reader
  base::Diagnostics problems;          // for What::failed
};

struct ImportRequest {
  std::vector<std::filesystem::path> files;
  transcript::ReadOptions read;
  std::optional<std::string> replace;  // the transcript that one file replaces
  unsigned jobs = 1;
  // Reads files[index], in place of transcript::read_file; called on any thread.
  std::function<base::Result<transcript::Transcript>(std::size_t index)> reader{};
};

// Good files stay in when others fail; order as asked.
// Two *different* files of one name within one call become `naam`, `naam-2`;
// a name that the study holds already with other content fails without `replace`.
std::vector<FileOutcome> import_files(store::Study& study, const ImportRequest& request,
                                      const Progress& progress = {});
// What an import into a study with these transcripts would read; changes nothing.
std::vector<FileOutcome> preview_files(const std::vector<coding::TranscriptView>& known,
                                       const ImportRequest& request);

struct CodeRequest {
  std::vector<std::shared_ptr<const codebook::Codebook>> codebooks;
  std::vector<std::filesystem::path> files;  // imported first
  transcript::ReadOptions read;
  unsigned jobs = 1;
};

struct CodeChange {  // one line of "what changed since the last run"
  std::string code;
  std::uint32_t appeared = 0, gone = 0, other_evidence = 0;
};

struct CodeOutcome {
  std::vector<FileOutcome> files;
  std::optional<std::int64_t> run;    // none when nothing had to be done
  std::uint32_t transcripts = 0;      // coded in this run
  std::uint32_t pairs_matched = 0;    // (transcript, code) pairs matched now
  std::uint32_t pairs_unchanged = 0;  // left alone
  bool first_run = false;
  std::vector<CodeChange> changes;     // codes with a change only, codebook order
  std::vector<base::Message> remarks;  // caps reached, codes withdrawn, …
};

// Errors: a rule that cannot be compiled (all of them).
base::Result<CodeOutcome> code(store::Study& study, const CodeRequest& request,
                               const Progress& progress = {});

// The study as `code` would leave it, without files, as `look` sees it; the study
// itself is not changed. Errors and failures as of `code`.
base::Result<coding::StudyView> preview(
    store::Study& study, const CodeRequest& request,
    const std::function<coding::StudyView(const store::Study&)>& look);

// A codebook's own tests: hit, miss, reported and example lines.
struct TestFailure {
  std::string rule_or_code;
  std::uint32_t line = 0;
  std::string text;
  base::Message what;  // "expected no own suggestion, but pattern … fired on …"
};
struct TestOutcome {
  std::uint32_t passed = 0;
  std::vector<TestFailure> failures;
};
base::Result<TestOutcome> run_tests(std::shared_ptr<const codebook::Codebook> codebook);

// Patterns without which every hit and reported line of their rule still
// passes: either no test shows what they are for, or another pattern does their
// work. `text` is the pattern.
std::vector<TestFailure> unneeded_patterns(const codebook::Codebook& codebook);

// What fires in a text that belongs to no study, and what is suppressed by what.
struct Explanation {
  std::vector<coding::Suggestion> suggestions;  // all voices; roles not applied
  std::vector<coding::Suppression> suppressions;
};
base::Result<Explanation> explain(const codebook::Codebook& codebook, const std::string& text);

}  // namespace engine::precoding
