// What people do with codings, as events. Nothing is ever taken back but by
// another event: what stands is a fold over all of them (engine/review).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/span.hpp"

namespace engine::coding {

// recode and move change a coding; add makes one by hand; assign and unassign
// say whose work a transcript is.
enum class Act : std::uint8_t {
  accept,
  reject,
  recode,
  move,
  add,
  memo,
  undo,
  redo,
  assign,
  unassign
};
std::string_view name(Act act);
std::optional<Act> parse_act(std::string_view name);

// accept, reject, recode, move and add: says what a coding is worth.
bool is_decision(Act act);
// By its coder: decisions and memos.
bool can_be_undone(Act act);

// Events of all copies of a study are in one order: by time, origin, number.
struct EventOrder {
  std::string at;      // UTC, RFC 3339, with milliseconds
  std::string origin;  // the copy of the study that it was recorded in
  std::uint64_t number = 0;
  auto operator<=>(const EventOrder&) const = default;
};

struct Event {
  std::string id;  // of its entry in the log; "" before it is recorded
  EventOrder order;
  std::string coder;
  Act act = Act::accept;

  std::string transcript;  // digest of its content; "" for a memo on a code
  // What was judged or added; a memo may have a code or a segment alone, or neither.
  std::string coding;  // id
  std::string code;
  std::optional<text::CodePointSpan> segment;
  std::vector<text::CodePointSpan> evidence;  // the words that were judged

  // recode, move: what it became, both given.
  std::string to_code;
  std::optional<text::CodePointSpan> to_segment;

  std::string about;                 // undo, redo: the event's id
  std::vector<std::string> settles;  // contradicting events that this one decides between
  std::string reason, memo;
  bool blind = false;  // done without the machine's suggestions in sight
  bool operator==(const Event&) const = default;
};

// A transcript that a newer text replaced, and the stretches of text that
// stayed the same: [begin, end) of the older stands at `newer_begin` of the newer.
struct Unchanged {
  text::CodePointSpan older;
  text::CodePointOffset newer_begin;
};
struct Replacement {
  std::int64_t older_row = 0;  // in the study
  std::string older, newer;    // digests of their contents
  std::vector<Unchanged> unchanged;
};

}  // namespace engine::coding
