#include "engine/review/assigning.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "engine/codebook/suggest.hpp"
#include "engine/coding/unknown.hpp"
#include "engine/review/decide.hpp"
#include "engine/store/writer.hpp"

namespace engine::review {
namespace {

// Digests of those that are named.
base::Result<std::vector<std::string>> digests_of(const store::Study& study,
                                                  const std::vector<std::string>& names) {
  const std::vector<store::TranscriptRow> rows = study.transcripts();
  std::vector<std::string> digests;
  if (names.empty())
    for (const store::TranscriptRow& row : rows) digests.push_back(row.digest);
  std::vector<std::string_view> known;
  known.reserve(rows.size());
  for (const store::TranscriptRow& row : rows) known.push_back(row.name);
  base::Diagnostics problems;
  for (const std::string& name : names) {
    const auto row = std::ranges::find(rows, name, &store::TranscriptRow::name);
    if (row != rows.end())
      digests.push_back(row->digest);
    else
      problems.push_back({.problem = coding::unknown_transcript(name),
                          .hint = codebook::did_you_mean("", name, known, {})});
  }
  if (!problems.empty()) return problems;
  return digests;
}

}  // namespace

base::Result<std::size_t> assign(store::Study& study, const Assignment& assignment) {
  base::Diagnostics problems;
  for (const std::string& coder : assignment.coders)
    if (auto problem = problem_with_coder(coder))
      problems.push_back({.problem = *std::move(problem)});
  const auto digests = digests_of(study, assignment.transcripts);
  if (!digests) std::ranges::copy(digests.error(), std::back_inserter(problems));
  if (!problems.empty()) return problems;
  study.write([&](store::Writer& writer) {
    for (const std::string& coder : assignment.coders)
      for (const std::string& digest : *digests) {
        coding::Event event;
        event.act = assignment.withdraw ? coding::Act::unassign : coding::Act::assign;
        event.coder = coder;
        event.transcript = digest;
        writer.record(event);
      }
  });
  return digests->size();
}

}  // namespace engine::review
