#include "engine/review/hand_codings.hpp"

#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "engine/coding/unknown.hpp"
#include "engine/foreign/xml_writer.hpp"
#include "engine/review/decide.hpp"
#include "engine/review/history.hpp"
#include "engine/review/places.hpp"

namespace engine::review {
namespace {

using base::message;
using coding::Act;
using coding::Event;

struct Refused {
  base::Diagnostics problems;
};

class Intake {
 public:
  Intake(store::Study& study, store::Writer& writer)
      : writer_{writer}, places_{study}, transcripts_{study.transcripts()} {
    for (const store::TranscriptRow& row : transcripts_) by_name_[row.name] = &row;
    for (const coding::CodeView& code : study.view().codes) codes_.insert(code.id);
    const History history{study.events()};
    for (const Event& event : history.events())
      if (history.stands(event)) known_.insert(key(event));
  }

  void take(const HandWork& work) {
    blind_ = work.blind;
    for (const store::OpenCode& code : work.codes)
      if (codes_.insert(code.code).second) {
        writer_.add_open_code(code);
        ++count.codes;
      }
    for (const HandCoding& each : work.codings) take(each);
    for (const HandMemo& each : work.memos) take(each);
  }

  HandCount count;
  base::Diagnostics problems;

 private:
  using Key = std::tuple<Act, std::string, std::string, std::string, std::string,
                         std::optional<text::CodePointSpan>, std::string>;
  // A memo that went out as XML came back without its control characters.
  static Key key(const Event& event) {
    return {event.act,
            event.coder,
            event.transcript,
            event.coding,
            event.code,
            event.segment,
            event.act == Act::memo ? foreign::as_xml_holds(event.memo) : ""};
  }

  void refuse(base::Message problem) { problems.push_back({.problem = std::move(problem)}); }

  bool has_code(const std::string& code) {
    if (codes_.contains(code)) return true;
    refuse(coding::unknown_code(code));
    return false;
  }
  bool has_coder(const std::string& coder) {
    auto problem = problem_with_coder(coder);
    if (problem) refuse(std::move(*problem));
    return !problem;
  }
  const store::TranscriptRow* transcript(const std::string& name) {
    const auto found = by_name_.find(name);
    if (found != by_name_.end()) return found->second;
    refuse(coding::unknown_transcript(name));
    return nullptr;
  }
  bool holds_speech(const store::TranscriptRow& row, text::CodePointSpan segment) {
    if (places_.find(row.id, segment)) return true;
    refuse(message("{0}:{1}:{2}: daar staat niets wat iemand zegt",
                   "{0}:{1}:{2}: nothing that anybody says stands there", row.name,
                   segment.begin().value, segment.end().value));
    return false;
  }

  // False where it is there already.
  bool record(const Event& event) {
    if (!known_.insert(key(event)).second) return false;
    writer_.record(event);
    return true;
  }

  void take(const HandCoding& hand) {
    const store::TranscriptRow* const row = transcript(hand.transcript);
    const bool sound = has_coder(hand.coder) && has_code(hand.code);
    if (row == nullptr || !sound || !holds_speech(*row, hand.segment)) return;
    Event event;
    event.coder = hand.coder;
    event.act = Act::add;
    event.transcript = row->digest;
    event.code = hand.code;
    event.segment = hand.segment;
    event.coding = coding::coding_id(row->digest, hand.code, hand.segment);
    event.blind = blind_;
    event.reason = hand.reason;
    ++(record(event) ? count.codings : count.known);
    if (hand.memo.empty()) return;
    event.act = Act::memo;
    event.memo = hand.memo;
    event.reason.clear();
    event.blind = false;
    count.memos += record(event) ? 1 : 0;
  }

  void take(const HandMemo& hand) {
    Event event;
    event.coder = hand.coder;
    event.act = Act::memo;
    event.code = hand.code;
    event.segment = hand.segment;
    event.memo = hand.memo;
    if (!has_coder(hand.coder) || (!hand.code.empty() && !has_code(hand.code))) return;
    if (!hand.transcript.empty()) {
      const store::TranscriptRow* const row = transcript(hand.transcript);
      if (row == nullptr || (hand.segment && !holds_speech(*row, *hand.segment))) return;
      event.transcript = row->digest;
      if (hand.segment && !hand.code.empty())
        event.coding = coding::coding_id(row->digest, hand.code, *hand.segment);
    }
    count.memos += record(event) ? 1 : 0;
  }

  store::Writer& writer_;
  Places places_;
  std::vector<store::TranscriptRow> transcripts_;
  std::map<std::string, const store::TranscriptRow*> by_name_;
  std::set<std::string> codes_;
  std::set<Key> known_;
  bool blind_ = true;
};

}  // namespace

base::Result<HandCount> add_hand_codings(store::Study& study, const HandWork& work) {
  HandCount count;
  try {
    study.write([&](store::Writer& writer) {
      Intake intake{study, writer};
      intake.take(work);
      if (!intake.problems.empty()) throw Refused{std::move(intake.problems)};
      count = intake.count;
    });
  } catch (Refused& refused) {
    return std::move(refused.problems);
  }
  return count;
}

}  // namespace engine::review
