// A study with what people decided: every coding in its state.
//
// A decision belongs to (transcript, code, segment). It holds for the suggestion
// that has all three; where the machine suggests that no longer, it holds for
// every newer suggestion of the same code that overlaps it and that its coder did
// not judge by itself. Where there is none, a rejected coding stays away, and every
// other stays, with `is_suggestion` false. Borders that a person chose, moved or
// added, go to one suggestion only: the one that shares most with them, the
// first of equals. A code that was replaced takes its decisions along, and so
// does a text, as far as it stayed the same (carrying.hpp).
//
// What several coders say of one coding must be the same to count; otherwise it
// is in conflict: undecided, until they agree, or until somebody who had no part
// in it judges the coding and so settles it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/coding/coding.hpp"
#include "engine/coding/decision.hpp"
#include "engine/review/history.hpp"
#include "engine/store/study.hpp"

namespace engine::review {

// Up to and including.
struct Moment {
  std::string at;                          // UTC, RFC 3339 with milliseconds
  std::optional<coding::EventOrder> last;  // of an event named by its id
};

// `2026-11-22`, `2026-11-22T10:30`, with seconds, with `Z`: a moment without
// seconds, or a day, is meant to its end; or the first digits, at least 8, of an
// event's id. Times are UTC. Errors: neither, or no event or several begin so.
base::Result<Moment> parse_moment(const std::string& text, const store::Study& study);

struct Reading {
  std::optional<Moment> moment{};            // else now
  std::optional<std::string> coder{};        // only what this coder did counts
  std::optional<std::int64_t> transcript{};  // only its codings
};

// In their order.
std::vector<coding::Event> events_until(const store::Study& study,
                                        const std::optional<Moment>& moment);

coding::StudyView view(const store::Study& study, const Reading& reading = {});
// The same with a history at hand: of events up to the reading's moment.
coding::StudyView view(const store::Study& study, const History& history, const Reading& reading);

// A decision on text that did not stay when its transcript was replaced.
struct Lost {
  std::string coding, code, coder;
  coding::Act act = coding::Act::accept;
  std::string text;  // as it was
};
// Those that stood on the text that this transcript replaced.
std::vector<Lost> lost_with(const store::Study& study, const std::string& transcript);

}  // namespace engine::review
