#include "engine/precoding/intake.hpp"

#include <fmt/format.h>

#include <utility>

#include "engine/base/hash.hpp"

namespace engine::precoding {
namespace {

using base::message;
using What = FileOutcome::What;

std::optional<Intake::Admission> fail(FileOutcome& outcome, base::Message problem,
                                      base::Message hint) {
  outcome.what = What::failed;
  outcome.problems = {
      {.file = outcome.path, .problem = std::move(problem), .hint = std::move(hint)}};
  return std::nullopt;
}

}  // namespace

FileRead read(std::size_t file, base::Result<transcript::Transcript> transcript) {
  FileRead read{file, std::move(transcript), ""};
  if (read.transcript) read.digest = base::to_hex(base::sha256(read.transcript->text.bytes()));
  return read;
}

Intake::Intake(const std::vector<store::TranscriptRow>& known, std::optional<std::string> replace)
    : replace_{std::move(replace)} {
  for (const store::TranscriptRow& row : known) {
    by_name_[row.name] = {row.id, row.digest};
    by_digest_[row.digest] = row.name;
  }
}

std::optional<Intake::Admission> Intake::admit(const FileRead& read, FileOutcome& outcome) {
  if (!read.transcript) {
    outcome.what = What::failed;
    outcome.problems = read.transcript.error();
    return std::nullopt;
  }
  const transcript::Transcript& interview = *read.transcript;
  outcome.name = interview.name;
  outcome.format = interview.format;
  outcome.encoding = interview.encoding;
  outcome.remarks = interview.remarks;
  if (const auto same = by_digest_.find(read.digest); same != by_digest_.end()) {
    outcome.what = What::same;
    outcome.same_as = same->second;
    return std::nullopt;
  }
  if (replace_) {
    auto admission = admit_replacement(outcome);
    if (admission) remember(admission->name, read.digest);
    return admission;
  }
  if (by_name_.contains(interview.name))
    return fail(
        outcome,
        message("de studie heeft al een transcript '{}', met een andere inhoud",
                "the study has a transcript '{}' already, with other content", interview.name),
        message("is dit een nieuwe versie: importeer het met --replace {0}; is het een "
                "ander gesprek: geef het bestand een andere naam",
                "if this is a new version, import it with --replace {0}; if it is "
                "another interview, give the file another name",
                interview.name));

  outcome.what = What::imported;
  outcome.name = free_name(interview.name);
  if (outcome.name != interview.name)
    outcome.remarks.push_back(message("er is al een bestand '{}': dit transcript heet '{}'",
                                      "there is a file '{}' already: this transcript is called "
                                      "'{}'",
                                      interview.name, outcome.name));
  remember(outcome.name, read.digest);
  return Admission{outcome.name, std::nullopt};
}

std::optional<Intake::Admission> Intake::admit_replacement(FileOutcome& outcome) {
  const auto older = by_name_.find(*replace_);
  if (older == by_name_.end())
    return fail(outcome,
                message("de studie heeft geen transcript '{}' om te vervangen",
                        "the study has no transcript '{}' to replace", *replace_),
                message("zie wat erin staat: duiding transcripts STUDY",
                        "see what is in it: duiding transcripts STUDY"));
  if (taken_.contains(*replace_))
    return fail(outcome,
                message("'{}' is al vervangen door een eerder bestand",
                        "'{}' is replaced already by an earlier file", *replace_),
                message("geef bij --replace één bestand", "give one file with --replace"));
  outcome.what = What::replaced;
  outcome.name = *replace_;
  by_digest_.erase(older->second.digest);
  return Admission{*replace_, older->second.id};
}

std::string Intake::free_name(const std::string& wanted) const {
  std::string name = wanted;
  for (int number = 2; taken_.contains(name) || by_name_.contains(name); ++number)
    name = fmt::format("{}-{}", wanted, number);
  return name;
}

void Intake::remember(const std::string& name, const std::string& digest) {
  taken_.insert(name);
  by_digest_[digest] = name;
}

}  // namespace engine::precoding
