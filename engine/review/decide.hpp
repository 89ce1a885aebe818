// Decisions as a coder asks for them: checked against the study as it stands,
// and recorded all together or not at all.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/coding/decision.hpp"
#include "engine/store/study.hpp"

namespace engine::review {

struct Request {
  coding::Act act = coding::Act::accept;
  std::string coding;      // id: accept, reject, recode, move; of a memo on a coding
  std::string transcript;  // name: add; of a memo on a transcript or a segment
  std::string code;        // recode, add; of a memo on a code
  std::optional<text::CodePointSpan> segment;  // move, add; of a memo on a segment
  std::string reason, memo;
  std::uint32_t line = 0;  // of the file that asks for it, from 1
  // What its coder had in sight (in_sight.hpp): of a decision, the newest event about
  // the coding, "" for none; of undo and redo, the event that it is about.
  std::optional<std::string> seen{};
  // Of a judgement on a coding that the coder has not judged: settles what others said
  // of it also where those do not contradict one another, because they differ with
  // somebody who has nothing, or something else, there.
  bool settle = false;
};

// What was recorded, for a person to see.
struct Recorded {
  coding::Event event;
  std::string transcript, code, text;  // name; the code and words it is about
  std::optional<text::CodePointSpan> segment;
};

// Requests are taken in order, each seeing what those before it did. Errors:
// every request that cannot be done, with its line in `file`.
base::Result<std::vector<Recorded>> decide(store::Study& study, const std::string& coder,
                                           const std::vector<Request>& requests,
                                           const std::string& file = "");

// Either all requests were recorded, or none: then there are events about the same
// that the coder had not seen.
struct Decided {
  std::vector<Recorded> recorded;
  std::vector<coding::Event> unseen;
};
// As decide(), for who works in one transcript while others work too: a request with
// `seen` is refused where something newer was decided. Codings of other transcripts
// are not known here. The cost grows with the transcript, not with the study.
base::Result<Decided> decide_in(store::Study& study, const std::string& transcript,
                                const std::string& coder, const std::vector<Request>& requests);

// One JSON object a line, with members named as the options of `duiding decide`:
//   {"accept": ID} {"reject": ID, "reason": R} {"recode": "ID=CODE"} {"move": "ID:B:E"} …
// or {"action": "recode", "id": ID, "code": CODE, "transcript": T, "begin_cp": B,
// "end_cp": E, "reason": R, "memo": M}. Empty lines are skipped. Errors: all of them.
base::Result<std::vector<Request>> parse_requests(std::string_view lines, const std::string& file);

// "ID=CODE", "ID=B:E", "T:B:E=CODE"; errors say what is missing.
base::Result<Request> parse_recode(const std::string& text);
base::Result<Request> parse_move(const std::string& text);
base::Result<Request> parse_add(const std::string& text);
// What a memo is on: a coding's id, `T:B:E`, or the name of a code or a transcript.
Request parse_memo_target(const std::string& text);

// Nothing where somebody may be called so.
std::optional<base::Message> problem_with_coder(const std::string& name);

// Reasons to reject that many share; any other text will do as well.
struct Reason {
  std::string_view word;
  base::Message meaning;
};
std::span<const Reason> common_reasons();

}  // namespace engine::review
