#include "engine/review/decide.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <ranges>
#include <utility>

#include "engine/codebook/suggest.hpp"
#include "engine/coding/unknown.hpp"
#include "engine/review/history.hpp"
#include "engine/review/in_sight.hpp"
#include "engine/review/places.hpp"
#include "engine/review/settling.hpp"
#include "engine/review/targets.hpp"
#include "engine/review/view.hpp"
#include "engine/store/writer.hpp"

namespace engine::review {
namespace {

using base::message;
using coding::Act;
using coding::Event;
using text::CodePointSpan;

// Throws the problems out of a transaction, which undoes it.
struct Refused {
  base::Diagnostics problems;
};

// A coding that can be decided on: what its decisions are about, and how it
// looks to those who decide.
struct Subject {
  std::string digest, code;
  CodePointSpan segment;
  std::vector<CodePointSpan> evidence;
  std::string shown_code;
  CodePointSpan shown_segment;
  std::uint32_t transcript = 0;    // index into the view
  std::vector<std::string> votes;  // ids of events: what coders say of it
  bool in_conflict = false;        // those contradict one another
  Event newest;                    // about it, when the desk was opened; or without id
};

class Desk {
 public:
  Desk(store::Study& study, store::Writer& writer, std::string coder, std::string file,
       std::optional<std::int64_t> transcript)
      : writer_{writer},
        coder_{std::move(coder)},
        file_{std::move(file)},
        blind_{study.this_copy().blind},
        history_{study.events()},
        view_{review::view(study, history_, {.transcript = transcript})},
        places_{study} {
    add_subjects();
    const auto& events = history_.events();
    for (std::size_t at = 0; at < events.size(); ++at) note(events[at], at);
  }

  void take(const Request& request) {
    line_ = request.line;
    switch (request.act) {
      case Act::accept:
      case Act::reject:
      case Act::recode:
      case Act::move:
        return judge(request);
      case Act::add:
        return add(request);
      case Act::memo:
        return memo(request);
      case Act::undo:
      case Act::redo:
        return take_back(request);
      case Act::assign:
      case Act::unassign:
        return assert(false);  // assigning.hpp
    }
  }

  base::Diagnostics problems;
  std::vector<Recorded> recorded;
  std::vector<Event> unseen;

 private:
  void add_subjects() {
    const auto all = targets(history_);
    const InSight in_sight{history_};
    for (const coding::Coding& coding : view_.codings) {
      Subject subject;
      subject.digest = view_.transcripts[coding.transcript].digest;
      subject.code = coding.was ? coding.was->code : coding.code;
      subject.segment = coding.was ? coding.was->segment.span : coding.segment.span;
      subject.evidence = evidence_of(coding);
      subject.shown_code = coding.code;
      subject.shown_segment = coding.segment.span;
      subject.transcript = coding.transcript;
      if (const Event* const newest = in_sight.newest(coding)) subject.newest = *newest;
      const auto target = all.find(coding.id);
      if (target != all.end() && !coding.is_suggestion) {
        subject.digest = target->second.transcript;
        subject.code = target->second.code;
        subject.segment = target->second.segment;
      }
      subject.in_conflict = coding.in_conflict;
      const auto add_votes = [&](const std::string& id) {
        if (const auto found = all.find(id); found != all.end())
          for (const Event* vote : found->second.votes) subject.votes.push_back(vote->id);
      };
      add_votes(coding.id);
      std::ranges::for_each(coding.judged, add_votes);
      subjects_.emplace(coding.id, std::move(subject));
    }
  }

  void note(const Event& event, std::size_t at) {
    if (coding::is_decision(event.act) && event.coder == coder_) mine_[event.coding].push_back(at);
  }

  void refuse(base::Message problem, base::Message hint = {}) {
    problems.push_back(
        {.file = file_, .line = line_, .problem = std::move(problem), .hint = std::move(hint)});
  }

  const Event& record(Event event) {
    event.coder = coder_;
    event.blind = blind_ && coding::is_decision(event.act);
    event.id = writer_.record(event);
    // Newer than all others, whatever the clock says.
    if (!history_.events().empty()) event.order = history_.events().back().order;
    ++event.order.number;
    history_.append(event);
    note(event, history_.events().size() - 1);
    return history_.events().back();
  }

  void tell(const Event& event, const Subject& subject, const std::string& code,
            CodePointSpan segment) {
    const coding::TranscriptView& transcript = view_.transcripts[subject.transcript];
    const auto place = places_.find(transcript.id, segment);
    recorded.push_back({event, transcript.name, code, place ? place->text : "", segment});
  }

  // The newest of this coder's own decisions on it that stands.
  [[nodiscard]] const Event* mine(const std::string& id) const {
    const auto found = mine_.find(id);
    if (found == mine_.end()) return nullptr;
    for (const std::size_t at : found->second | std::views::reverse)
      if (history_.stands(history_.events()[at])) return &history_.events()[at];
    return nullptr;
  }

  [[nodiscard]] const Subject* subject(const std::string& id) {
    const auto found = subjects_.find(id);
    if (found != subjects_.end()) return &found->second;
    refuse(message("de studie heeft geen codering '{}'", "the study has no coding '{}'", id),
           message("zie de id's: duiding codings STUDY --format jsonl",
                   "see the ids: duiding codings STUDY --format jsonl"));
    return nullptr;
  }

  bool knows_code(const std::string& code) {
    std::vector<std::string_view> known;
    known.reserve(view_.codes.size());
    for (const coding::CodeView& each : view_.codes) known.push_back(each.id);
    if (std::ranges::find(known, code) != known.end()) return true;
    refuse(coding::unknown_code(code), codebook::did_you_mean("", code, known, {}));
    return false;
  }

  std::optional<std::uint32_t> find_transcript(const std::string& name) {
    std::vector<std::string_view> known;
    for (std::uint32_t at = 0; at < view_.transcripts.size(); ++at) {
      if (view_.transcripts[at].name == name) return at;
      known.push_back(view_.transcripts[at].name);
    }
    refuse(coding::unknown_transcript(name), codebook::did_you_mean("", name, known, {}));
    return std::nullopt;
  }

  bool holds_speech(std::uint32_t transcript, CodePointSpan segment) {
    if (places_.find(view_.transcripts[transcript].id, segment)) return true;
    refuse(message("{0}:{1}: daar staat in '{2}' niets wat iemand zegt",
                   "{0}:{1}: nothing that anybody says stands there in '{2}'",
                   segment.begin().value, segment.end().value, view_.transcripts[transcript].name),
           message("posities zijn codepunten van de opgeslagen tekst, het einde niet meegerekend",
                   "positions are code points of the stored text, the end not included"));
    return false;
  }

  // True, after noting it, where the newest event is not the one that was seen.
  bool is_unseen(const Request& request, const Event& newest) {
    if (!request.seen || *request.seen == newest.id) return false;
    unseen.push_back(newest);
    return true;
  }

  void judge(const Request& request) {
    const Subject* const found = subject(request.coding);
    if (found == nullptr || is_unseen(request, found->newest)) return;
    Event event;
    event.act = request.act;
    event.transcript = found->digest;
    event.coding = request.coding;
    event.code = found->code;
    event.segment = found->segment;
    event.evidence = found->evidence;
    event.reason = request.reason;
    const Event* const before = mine(request.coding);
    // What a change starts from: one's own words first, then what is shown.
    std::string code = found->shown_code;
    CodePointSpan segment = found->shown_segment;
    if (before != nullptr) {
      code = before->to_segment ? before->to_code : found->code;
      segment = before->to_segment.value_or(found->segment);
      event.settles = before->settles;
    } else if (found->in_conflict || request.settle) {
      event.settles = found->votes;
    }
    if (request.act == Act::recode) {
      if (!knows_code(request.code)) return;
      code = request.code;
    }
    if (request.act == Act::move) {
      if (!holds_speech(found->transcript, *request.segment)) return;
      segment = *request.segment;
    }
    if (request.act == Act::recode || request.act == Act::move) {
      event.to_code = code;
      event.to_segment = segment;
    } else {
      code = found->code;
      segment = found->segment;
    }
    const Subject subject = *found;
    tell(record(std::move(event)), subject, code, segment);
    add_memo(request, subject);
  }

  // A memo that came along with a decision.
  void add_memo(const Request& request, const Subject& subject) {
    if (request.memo.empty()) return;
    Event event;
    event.act = Act::memo;
    event.memo = request.memo;
    event.transcript = subject.digest;
    event.coding = recorded.back().event.coding;
    event.code = subject.code;
    event.segment = subject.segment;
    record(std::move(event));
  }

  void add(const Request& request) {
    const auto transcript = find_transcript(request.transcript);
    const bool known = knows_code(request.code);
    if (!transcript || !known || !holds_speech(*transcript, *request.segment)) return;
    Subject subject;
    subject.digest = view_.transcripts[*transcript].digest;
    subject.code = subject.shown_code = request.code;
    subject.segment = subject.shown_segment = *request.segment;
    subject.transcript = *transcript;
    Event event;
    event.act = Act::add;
    event.transcript = subject.digest;
    event.coding = coding::coding_id(subject.digest, subject.code, subject.segment);
    event.code = subject.code;
    event.segment = subject.segment;
    event.reason = request.reason;
    if (const Event* const before = mine(event.coding)) {
      if (before->act == Act::add)
        return refuse(message("{} heeft deze codering al toegevoegd",
                              "{} has added this coding already", coder_));
      event.settles = before->settles;
    } else if (const auto there = subjects_.find(event.coding);
               there != subjects_.end() && there->second.in_conflict) {
      event.settles = there->second.votes;
    }
    subjects_.emplace(event.coding, subject);
    tell(record(std::move(event)), subject, subject.code, subject.segment);
    add_memo(request, subject);
  }

  // A memo's target may be given as a name alone (parse_memo_target).
  [[nodiscard]] bool is_code_after_all(const Request& request) const {
    if (request.code != request.transcript) return false;
    const auto is_name = [&](const auto& each) { return each.name == request.transcript; };
    return std::ranges::none_of(view_.transcripts, is_name);
  }

  void memo(const Request& request) {
    Event event;
    event.act = Act::memo;
    event.memo = request.memo;
    Recorded row;
    if (!request.coding.empty()) {
      const Subject* const found = subject(request.coding);
      if (found == nullptr) return;
      event.transcript = found->digest;
      event.coding = request.coding;
      event.code = row.code = found->code;
      event.segment = row.segment = found->segment;
      row.transcript = view_.transcripts[found->transcript].name;
    } else if (!request.transcript.empty() && !is_code_after_all(request)) {
      const auto transcript = find_transcript(request.transcript);
      if (!transcript) return;
      if (request.segment && !holds_speech(*transcript, *request.segment)) return;
      event.transcript = view_.transcripts[*transcript].digest;
      event.segment = row.segment = request.segment;
      row.transcript = request.transcript;
    } else {
      if (!knows_code(request.code)) return;
      event.code = row.code = request.code;
    }
    row.text = request.memo;
    row.event = record(std::move(event));
    recorded.push_back(std::move(row));
  }

  void take_back(const Request& request) {
    const Act act = request.act;
    const Event* const about =
        act == Act::undo ? history_.to_undo(coder_) : history_.to_redo(coder_);
    if (about == nullptr)
      return refuse(
          act == Act::undo
              ? message("{} heeft geen besluit om terug te nemen", "{} has nothing to undo", coder_)
              : message("{} heeft niets om te herstellen", "{} has nothing to redo", coder_));
    if (is_unseen(request, *about)) return;
    Event event;
    event.act = act;
    event.about = about->id;
    event.transcript = about->transcript;
    event.coding = about->coding;
    Recorded row;
    row.code = about->to_code.empty() ? about->code : about->to_code;
    row.segment = about->to_segment ? about->to_segment : about->segment;
    for (const coding::TranscriptView& each : view_.transcripts)
      if (each.digest == about->transcript) row.transcript = each.name;
    row.text = coding::name(about->act);
    row.event = record(std::move(event));
    recorded.push_back(std::move(row));
  }

  store::Writer& writer_;
  std::string coder_, file_;
  bool blind_;
  std::uint32_t line_ = 0;
  History history_;
  coding::StudyView view_;
  Places places_;
  std::map<std::string, Subject> subjects_;               // by coding id
  std::map<std::string, std::vector<std::size_t>> mine_;  // this coder's events, by coding id
};

// Thrown likewise.
struct Unseen {
  std::vector<Event> events;
};

base::Result<Decided> decide_at(store::Study& study, std::optional<std::int64_t> transcript,
                                const std::string& coder, const std::vector<Request>& requests,
                                const std::string& file) {
  if (auto problem = problem_with_coder(coder))
    return base::Diagnostic{.problem = std::move(*problem)};
  Decided decided;
  try {
    study.write([&](store::Writer& writer) {
      Desk desk{study, writer, coder, file, transcript};
      for (const Request& request : requests) desk.take(request);
      if (!desk.problems.empty()) throw Refused{std::move(desk.problems)};
      if (!desk.unseen.empty()) throw Unseen{std::move(desk.unseen)};
      decided.recorded = std::move(desk.recorded);
    });
  } catch (Refused& refused) {
    return std::move(refused.problems);
  } catch (Unseen& unseen) {
    decided.unseen = std::move(unseen.events);
  }
  return decided;
}

}  // namespace

base::Result<std::vector<Recorded>> decide(store::Study& study, const std::string& coder,
                                           const std::vector<Request>& requests,
                                           const std::string& file) {
  auto decided = decide_at(study, {}, coder, requests, file);
  if (!decided) return decided.error();
  assert(decided->unseen.empty());  // no request from a file says what it saw
  return std::move(decided->recorded);
}

base::Result<Decided> decide_in(store::Study& study, const std::string& transcript,
                                const std::string& coder, const std::vector<Request>& requests) {
  const auto row = study.find_transcript(transcript);
  if (!row) return base::Diagnostic{.problem = coding::unknown_transcript(transcript)};
  return decide_at(study, row->id, coder, requests, "");
}

}  // namespace engine::review
