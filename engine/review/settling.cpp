#include "engine/review/settling.hpp"

#include <algorithm>
#include <set>

#include "engine/base/joined.hpp"
#include "engine/transcript/transcript.hpp"

namespace engine::review {
namespace {

using coding::Act;
using coding::Coding;
using coding::Status;
using text::CodePointSpan;

std::set<std::string> digests_of(const coding::StudyView& view) {
  std::set<std::string> digests;
  for (const coding::TranscriptView& transcript : view.transcripts)
    digests.insert(transcript.digest);
  return digests;
}

void add_once(std::vector<std::string>& words, const std::string& word) {
  if (!word.empty() && std::ranges::find(words, word) == words.end()) words.push_back(word);
}

std::uint32_t shared(CodePointSpan a, CodePointSpan b) {
  const auto begin = std::max(a.begin(), b.begin()), end = std::min(a.end(), b.end());
  return begin < end ? end.value - begin.value : 0;
}

// Whether the vote is about borders that the machine did not draw.
bool has_own_borders(const coding::Event& event) {
  return event.act == Act::add || (event.to_segment && event.to_segment != event.segment);
}

// Whose coding by hand it is: who added it, or else who agreed with that.
std::vector<std::string> coders_of(const Target& target) {
  if (!target.adders.empty()) return target.adders;
  std::vector<std::string> coders;
  for (const coding::Event* vote : target.votes)
    if (vote->act != Act::reject) coders.push_back(vote->coder);
  return coders;
}

CodePointSpan shifted(CodePointSpan span, CodePointSpan from, CodePointSpan to) {
  const auto move = [&](text::CodePointOffset at) {
    return at.value - from.begin().value + to.begin().value;
  };
  return CodePointSpan::of(move(span.begin()), move(span.end()));
}

}  // namespace

std::vector<CodePointSpan> evidence_of(const Coding& coding) {
  std::vector<CodePointSpan> spans;
  spans.reserve(coding.rules.size());
  for (const coding::RuleEvidence& each : coding.rules) spans.push_back(each.span);
  std::ranges::sort(spans);
  std::vector<CodePointSpan> merged;
  for (const CodePointSpan span : spans) {
    if (merged.empty() || merged.back().end() < span.begin())
      merged.push_back(span);
    else
      merged.back() = CodePointSpan::of(merged.back().begin().value,
                                        std::max(merged.back().end(), span.end()).value);
  }
  return merged;
}

Settling::Settling(const store::Study& study, coding::StudyView& view,
                   std::optional<std::int64_t> only)
    : study_{study},
      view_{view},
      only_{only},
      carrying_{study.replacements(), digests_of(view)},
      replaced_codes_{study.replaced_codes()},
      places_{study},
      votes_(view.codings.size()) {
  for (std::uint32_t at = 0; at < view.transcripts.size(); ++at)
    by_digest_[view.transcripts[at].digest] = at;
  for (std::size_t at = 0; at < view.codings.size(); ++at)
    by_code_[{view.codings[at].transcript, view.codings[at].code}].push_back(at);
}

// Codebooks refuse a ring of replacements, but each knows only its own.
std::string Settling::current_code(const std::string& code) const {
  std::string at = code;
  for (std::size_t steps = 0; steps <= replaced_codes_.size(); ++steps) {
    const auto next = replaced_codes_.find(at);
    if (next == replaced_codes_.end()) return at;
    at = next->second;
  }
  return code;
}

std::optional<CodePointSpan> Settling::carried(const coding::Event& event,
                                               CodePointSpan segment) const {
  return carrying_.segment(event.transcript, segment);
}

std::optional<Settling::Located> Settling::locate(const Target& target) const {
  const auto digest = carrying_.transcript(target.transcript);
  if (!digest) return std::nullopt;
  const std::uint32_t transcript = by_digest_.at(*digest);
  if (only_ && view_.transcripts[transcript].id != *only_) return std::nullopt;
  const auto segment = carrying_.segment(target.transcript, target.segment);
  if (!segment) return std::nullopt;
  for (const coding::Event* vote : target.votes)
    if (vote->to_segment && !carried(*vote, *vote->to_segment)) return std::nullopt;
  return Located{&target, transcript, current_code(target.code), *segment};
}

void Settling::settle(const std::map<std::string, Target>& targets) {
  std::vector<Located> without_exact;
  for (const auto& [id, target] : targets) {
    const auto located = locate(target);
    if (!located) continue;
    const auto same_code = by_code_.find({located->transcript, located->code});
    const auto exact =
        same_code == by_code_.end() ? std::nullopt : [&]() -> std::optional<std::size_t> {
      for (const std::size_t at : same_code->second)
        if (view_.codings[at].segment.span == located->segment) return at;
      return std::nullopt;
    }();
    if (!exact) {
      without_exact.push_back(*located);
      continue;
    }
    for (const coding::Event* event : target.votes) votes_[*exact].push_back({event, &target});
    add_memos(view_.codings[*exact], target);
  }
  std::vector<Located> left;
  for (const Located& located : without_exact)
    if (!inherit(located)) left.push_back(located);
  for (std::size_t at = 0; at < votes_.size(); ++at)
    if (!votes_[at].empty()) conclude(view_.codings[at], votes_[at]);
  for (const Located& located : left) keep(located);
  std::ranges::move(kept_, std::back_inserter(view_.codings));
}

std::vector<std::size_t> Settling::overlapping(const Located& located) const {
  std::vector<std::size_t> found;
  const auto same_code = by_code_.find({located.transcript, located.code});
  if (same_code == by_code_.end()) return found;
  for (const std::size_t at : same_code->second)
    if (view_.codings[at].segment.span.overlaps(located.segment)) found.push_back(at);
  if (found.size() > 1 && std::ranges::any_of(located.target->votes, [](const auto* vote) {
        return has_own_borders(*vote);
      }))
    found = {*std::ranges::max_element(found, {}, [&](std::size_t at) {
      return shared(view_.codings[at].segment.span, located.segment);
    })};
  return found;
}

bool Settling::inherit(const Located& located) {
  bool taken = false;
  for (const std::size_t at : overlapping(located)) {
    const std::size_t before = votes_[at].size();
    const auto judged_itself = [&](const coding::Event* event) {
      return std::ranges::any_of(votes_[at], [&](const Vote& vote) {
        return vote.event->coder == event->coder &&
               vote.target->segment == view_.codings[at].segment.span;
      });
    };
    for (const coding::Event* event : located.target->votes)
      if (!judged_itself(event) && !study_.was_suggested(view_.codings[at].id, event->order.at))
        votes_[at].push_back({event, located.target});
    if (votes_[at].size() == before) continue;
    taken = true;
    add_memos(view_.codings[at], *located.target);
  }
  return taken;
}

void Settling::add_memos(Coding& coding, const Target& target) const {
  for (const coding::Event* memo : target.memos) coding.memos.push_back({memo->coder, memo->memo});
}

Settling::Outcome Settling::outcome(const Coding& coding, const Vote& vote) const {
  const coding::Event& event = *vote.event;
  const bool by_hand = !coding.is_suggestion && vote.target->by_hand;
  const Status agreed = by_hand ? Status::added : Status::accepted;
  Outcome outcome{agreed, coding.code, coding.segment.span};
  if (event.act == Act::reject) outcome.status = Status::rejected;
  if (event.act == Act::add && !by_hand)
    outcome.segment = carried(event, *event.segment).value_or(outcome.segment);
  if (event.act == Act::recode || event.act == Act::move) {
    outcome.code = current_code(event.to_code);
    if (has_own_borders(event))
      outcome.segment = carried(event, *event.to_segment).value_or(outcome.segment);
  }
  const bool changed = outcome.code != coding.code || outcome.segment != coding.segment.span;
  if (changed && !by_hand) outcome.status = Status::changed;
  return outcome;
}

void Settling::conclude(Coding& coding, const std::vector<Vote>& votes) {
  std::vector<std::string> coders, reasons;
  const Outcome first = outcome(coding, votes.front());
  const std::vector<CodePointSpan> evidence = evidence_of(coding);
  for (const Vote& vote : votes) {
    coding.in_conflict |= outcome(coding, vote) != first;
    add_once(coders, vote.event->coder);
    add_once(reasons, vote.event->reason);
    if (vote.target->id != coding.id) add_once(coding.judged, vote.target->id);
    if (!coding.is_suggestion || vote.event->evidence.empty()) continue;
    std::vector<CodePointSpan> judged;
    for (const CodePointSpan span : vote.event->evidence)
      if (const auto now = carried(*vote.event, span)) judged.push_back(*now);
    coding.other_evidence |= judged != evidence;
  }
  if (coding.in_conflict) return;
  std::ranges::sort(coders);
  coding.decided_by = std::move(coders);
  coding.reason = base::joined(reasons, "; ");
  apply(coding, first);
}

void Settling::apply(Coding& coding, const Outcome& outcome) {
  const bool moved = outcome.segment != coding.segment.span;
  const auto place =
      moved ? places_.find(view_.transcripts[coding.transcript].id, outcome.segment) : std::nullopt;
  coding.status = outcome.status;
  if (outcome.status == Status::changed)
    coding.was = coding::Was{coding.code, coding.segment, coding.speaker};
  coding.code = outcome.code;
  if (!place) return;
  coding.segment = place->place;
  coding.speaker = place->speaker;
  coding.text = place->text;
}

Coding Settling::as_judged(const Located& located) const {
  const Target& target = *located.target;
  Coding coding;
  if (!target.by_hand) {
    if (auto last = study_.last_suggestion(target.id)) coding = std::move(*last);
    for (coding::RuleEvidence& each : coding.rules)
      each.span = shifted(each.span, target.segment, located.segment);
  } else {
    coding.unit = codebook::Unit::match;
    coding.coders = coders_of(target);
  }
  coding.id = target.id;
  coding.transcript = located.transcript;
  coding.code = located.code;
  coding.is_suggestion = false;
  const auto code = std::ranges::find(view_.codes, coding.code, &coding::CodeView::id);
  if (code != view_.codes.end() && coding.codebook.empty()) {
    coding.codebook = code->codebook;
    coding.codebook_version = code->codebook_version;
  }
  return coding;
}

bool Settling::applies(const Coding& coding) const {
  const auto code = std::ranges::find(view_.codes, coding.code, &coding::CodeView::id);
  return code == view_.codes.end() ||
         view_.applies(*code, view_.transcripts[coding.transcript].speakers[coding.speaker]);
}

void Settling::keep(const Located& located) {
  if (located.target->votes.empty()) return;
  const auto place = places_.find(view_.transcripts[located.transcript].id, located.segment);
  if (!place) return;
  Coding coding = as_judged(located);
  coding.segment = place->place;
  coding.speaker = place->speaker;
  coding.text = place->text;
  const bool by_hand = located.target->by_hand;
  if (by_hand && coders_of(*located.target).empty()) return;
  if (!by_hand && !applies(coding)) return;
  std::vector<Vote> votes;
  votes.reserve(located.target->votes.size());
  for (const coding::Event* event : located.target->votes) votes.push_back({event, located.target});
  conclude(coding, votes);
  if (!by_hand && coding.status == Status::rejected) return;
  add_memos(coding, *located.target);
  kept_.push_back(std::move(coding));
}

}  // namespace engine::review
