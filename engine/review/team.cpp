#include "engine/review/team.hpp"

#include <algorithm>
#include <map>
#include <system_error>
#include <utility>

#include "engine/base/failure.hpp"
#include "engine/review/decide.hpp"
#include "engine/review/history.hpp"
#include "engine/review/targets.hpp"
#include "engine/review/view.hpp"
#include "engine/store/writer.hpp"

namespace engine::review {
namespace {

namespace fs = std::filesystem;
using base::message;

// A copy on its way: gone again unless it gets its name.
class Unfinished {
 public:
  Unfinished(const store::Study& study, const fs::path& out) : path_{out.string() + ".part"} {
    std::error_code ignored;
    fs::remove(path_, ignored);
    study.copy_to(path_);
  }
  ~Unfinished() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove(path_, ignored);
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;

  [[nodiscard]] const fs::path& path() const { return path_; }
  void become(const fs::path& out) {
    fs::rename(path_, out);
    path_.clear();
  }

 private:
  fs::path path_;
};

std::vector<Request> assignments(const store::Study& study, const CopyRequest& request) {
  std::vector<std::string> names = request.transcripts;
  if (names.empty())
    for (const store::TranscriptRow& row : study.transcripts()) names.push_back(row.name);
  std::vector<Request> requests;
  for (const std::string& name : names) {
    Request& each = requests.emplace_back();
    each.act = coding::Act::assign;
    each.transcript = name;
  }
  return requests;
}

}  // namespace

base::Result<std::size_t> copy_for(store::Study& study, const CopyRequest& request) {
  if (fs::exists(fs::symlink_status(request.out)))
    throw base::Failure{
        message("{} bestaat al", "{} exists already", request.out.string()),
        message("kies een andere naam: --out BESTAND", "choose another name: --out FILE")};
  const std::vector<Request> requests = assignments(study, request);
  if (auto recorded = decide(study, request.coder, requests); !recorded) return recorded.error();
  Unfinished unfinished{study, request.out};
  {
    auto copy = store::Study::open(unfinished.path(), store::Study::Mode::write);
    copy.write([&](store::Writer& writer) { writer.become_copy(request.coder, request.blind); });
    if (auto recorded = decide(copy, request.coder, requests); !recorded) return recorded.error();
  }
  unfinished.become(request.out);
  return requests.size();
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
