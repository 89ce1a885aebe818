#include "engine/review/team.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/review/assigning.hpp"
#include "engine/review/history.hpp"
#include "engine/review/targets.hpp"
#include "engine/review/view.hpp"
#include "engine/store/writer.hpp"

namespace engine::review {
namespace {

namespace fs = std::filesystem;

// Throws the problems out of the making of a copy, which undoes it.
struct Refused {
  base::Diagnostics problems;
};

}  // namespace

base::Result<std::size_t> copy_for(store::Study& study, const CopyRequest& request) {
  const Assignment assignment{.coders = {request.coder}, .transcripts = request.transcripts};
  std::size_t assigned = 0;
  const auto record = [&](store::Study& where) {
    const auto recorded = assign(where, assignment);
    if (!recorded) throw Refused{recorded.error()};
    assigned = *recorded;
  };
  try {
    study.copy_to(request.out, [&](store::Study& copy) {
      copy.write([&](store::Writer& writer) { writer.become_copy(request.coder, request.blind); });
      record(copy);
      record(study);  // last, when the copy lacks nothing but its name
    });
  } catch (Refused& refused) {
    return std::move(refused.problems);
  }
  return assigned;
}

std::vector<Conflict> conflicts(const store::Study& study) {
  const coding::StudyView view = review::view(study);
  const History history{study.events()};
  const auto all = targets(history);
  std::vector<Conflict> conflicts;
  for (const coding::Coding& coding : view.codings) {
    if (!coding.in_conflict) continue;
    Conflict& conflict = conflicts.emplace_back();
    conflict.coding = coding.id;
    conflict.transcript = view.transcripts[coding.transcript].name;
    conflict.code = coding.code;
    conflict.text = coding.text;
    conflict.segment = coding.segment.span;
    std::vector<std::string> judged = coding.judged;
    judged.insert(judged.begin(), coding.id);
    for (const std::string& id : judged)
      if (const auto target = all.find(id); target != all.end())
        for (const coding::Event* vote : target->second.votes)
          conflict.sides.push_back(
              {vote->coder, vote->act, vote->to_code, vote->to_segment, vote->reason});
    std::ranges::stable_sort(conflict.sides, {}, &Conflict::Side::coder);
  }
  return conflicts;
}

Merged merge(store::Study& study, const std::vector<fs::path>& copies) {
  Merged merged;
  // conflicts alone can be asked of a study that cannot be written
  if (!copies.empty())
    study.write([&](store::Writer& writer) {
      for (const fs::path& path : copies) {
        const auto copy = store::Study::open(path, store::Study::Mode::read);
        merged.copies.push_back(writer.unite(copy));
      }
    });
  merged.conflicts = conflicts(study);
  return merged;
}

}  // namespace engine::review
