// A study with decisions, and its codings as text.
#pragma once

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "engine/review/decide.hpp"
#include "engine/review/view.hpp"
#include "tests/precoding/support.hpp"

namespace review_test {

namespace coding = engine::coding;
namespace review = engine::review;
namespace store = engine::store;
using engine::text::CodePointSpan;
using precoding_test::codebook;
using precoding_test::TestStudy;
using review::Request;
using Lines = std::vector<std::string>;

inline Request judge(coding::Act act, const std::string& id) {
  Request request;
  request.act = act;
  request.coding = id;
  return request;
}
inline Request recode(const std::string& id, const std::string& code) {
  Request request = judge(coding::Act::recode, id);
  request.code = code;
  return request;
}
inline Request move(const std::string& id, std::uint32_t begin, std::uint32_t end) {
  Request request = judge(coding::Act::move, id);
  request.segment = CodePointSpan::of(begin, end);
  return request;
}
inline Request add(const std::string& transcript, std::uint32_t begin, std::uint32_t end,
                   const std::string& code) {
  Request request;
  request.act = coding::Act::add;
  request.transcript = transcript;
  request.segment = CodePointSpan::of(begin, end);
  request.code = code;
  return request;
}
inline Request simple(coding::Act act) {
  Request request;
  request.act = act;
  return request;
}

inline std::vector<review::Recorded> decide(store::Study& study, const std::string& coder,
                                            const std::vector<Request>& requests) {
  auto recorded = review::decide(study, coder, requests);
  if (!recorded) FAIL(recorded.error().front().problem.en);
  return std::move(*recorded);
}

// "transcript begin-end code status by: flags" of each coding.
inline Lines lines(const coding::StudyView& view) {
  Lines lines;
  for (const coding::Coding& each : view.codings) {
    std::string line = fmt::format("{} {}-{} {} {}", view.transcripts[each.transcript].name,
                                   each.segment.span.begin().value, each.segment.span.end().value,
                                   each.code, coding::name(each.status));
    if (!each.is_by_machine()) line += fmt::format(" of {}", fmt::join(each.coders, ", "));
    if (!each.decided_by.empty()) line += fmt::format(" by {}", fmt::join(each.decided_by, ", "));
    if (each.was)
      line += fmt::format(" was {}-{} {}", each.was->segment.span.begin().value,
                          each.was->segment.span.end().value, each.was->code);
    if (each.in_conflict) line += " conflict";
    if (each.other_evidence) line += " other-evidence";
    if (!each.is_suggestion && each.is_by_machine()) line += " no-longer-suggested";
    lines.push_back(line);
  }
  return lines;
}
inline Lines lines(const store::Study& study) { return lines(review::view(study)); }

// The id of the coding of `code` that begins at `begin`.
inline std::string id_of(const store::Study& study, const std::string& code, std::uint32_t begin) {
  for (const coding::Coding& each : review::view(study).codings)
    if (each.code == code && each.segment.span.begin().value == begin) return each.id;
  FAIL("no coding of " + code + " at " + std::to_string(begin));
  return "";
}

}  // namespace review_test
