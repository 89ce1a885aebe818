#include "engine/exchange/outgoing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "engine/review/history.hpp"
#include "engine/review/memos.hpp"
#include "engine/store/clock.hpp"

namespace engine::exchange {
namespace {

using analysis::Layer;
using base::message;
using coding::Coding;
using coding::Status;

bool is_judged(const Coding& coding) {
  return coding.status == Status::accepted || coding.status == Status::changed ||
         coding.status == Status::rejected;
}

std::string rule_line(const coding::RuleEvidence& evidence, bool with_place) {
  const std::string place =
      with_place ? fmt::format(" at {}-{}", evidence.span.begin().value, evidence.span.end().value)
                 : "";
  return fmt::format("\nrule {}{} ({}, {})", evidence.rule, place, codebook::name(evidence.tier),
                     codebook::name(evidence.voice));
}

// What a project of another tool has no field for, one thing a line.
std::string about(const Coding& coding, bool remarks) {
  std::string text;
  if (coding.is_by_machine()) {
    text += fmt::format("\nvoice {}", codebook::name(coding.voice));
    if (coding.tier) text += fmt::format("\ntier {}", codebook::name(*coding.tier));
    for (const coding::RuleEvidence& evidence : coding.rules) text += rule_line(evidence, remarks);
  }
  text += fmt::format("\nstatus {}", coding::name(coding.status));
  if (remarks && !coding.decided_by.empty())
    text += fmt::format(" by {}", fmt::join(coding.decided_by, ", "));
  if (coding.in_conflict) text += " (in conflict)";
  if (remarks && coding.was)
    text +=
        fmt::format("\nwas {} at {}-{}", coding.was->code, coding.was->segment.span.begin().value,
                    coding.was->segment.span.end().value);
  if (!coding.codebook.empty())
    text += fmt::format("\ncodebook {} {}", coding.codebook, coding.codebook_version);
  return remarks ? fmt::format("coding {}", coding.id) + text : text.substr(1);
}

class Maker {
 public:
  Maker(const store::Study& study, const coding::StudyView& view, const OutgoingChoice& choice)
      : study_{study}, view_{view}, choice_{choice}, history_{study.events()} {}

  Outgoing make() {
    out_.project.format = "qdpx";
    out_.project.made_by = store::this_program();
    out_.project.title = view_.title;
    add_codes();
    add_texts();
    if (choice_.times) find_times();
    for (const Coding* coding : choice_.codings) add_coding(*coding);
    if (choice_.layer != Layer::suggested) add_rejected();
    add_memos();
    put_in_order(out_.project);
    for (ProjectText& text : out_.project.texts)
      std::ranges::stable_sort(text.segments, {}, &ProjectSegment::span);
    tell_losses();
    return std::move(out_);
  }

 private:
  void add_codes() {
    std::vector<std::string> used;
    used.reserve(choice_.codings.size());
    for (const Coding* coding : choice_.codings)
      used.push_back(analysis::as_shown(*coding, choice_.layer).code);
    out_.project.codes = outgoing_codes(study_, view_, used, choice_.language);
    for (std::uint32_t i = 0; i < out_.project.codes.size(); ++i)
      code_of_[out_.project.codes[i].id] = i;
  }

  void add_texts() {
    for (const coding::TranscriptView& transcript : view_.transcripts) {
      ProjectText text;
      text.name = transcript.name;
      text.text = study_.load_text(transcript.id);
      text.attributes = transcript.attributes;
      for (const coding::SpeakerView& speaker : transcript.speakers)
        if (!speaker.label.empty()) text.speakers.push_back({speaker.label, speaker.role});
      text_of_[transcript.digest] = static_cast<std::uint32_t>(out_.project.texts.size());
      out_.project.texts.push_back(std::move(text));
    }
  }

  void find_times() {
    for (const store::RunRow& run : study_.runs()) run_at_[run.id] = run.at;
    for (const coding::Event& event : history_.events())
      if (!event.coding.empty() && coding::is_decision(event.act) && history_.stands(event))
        decided_at_[{event.coding, event.coder}] = event.order.at;
  }

  std::string time_of(const Coding& coding, const std::string& coder) const {
    if (coder == coding::kMachine) {
      const auto run = run_at_.find(coding.run);
      return run == run_at_.end() ? "" : run->second;
    }
    const auto decided = decided_at_.find({coding.id, coder});
    return decided == decided_at_.end() ? "" : decided->second;
  }

  std::uint32_t coder(const std::string& name) {
    const auto [known, fresh] =
        coder_of_.try_emplace(name, static_cast<std::uint32_t>(out_.project.coders.size()));
    if (fresh) out_.project.coders.push_back(name);
    return known->second;
  }

  bool is_wanted(const std::string& name) const {
    return choice_.coders.empty() ||
           std::ranges::find(choice_.coders, name) != choice_.coders.end();
  }

  // Who gave the coding as the layer shows it.
  std::vector<std::string> coders_of(const Coding& coding) const {
    if (choice_.layer == Layer::suggested) return {coding::kMachine};
    if (coding.status == Status::changed) return coding.decided_by;
    std::vector<std::string> names = coding.coders;
    if (std::ranges::any_of(names, [this](const auto& name) { return is_wanted(name); }))
      std::erase_if(names, [this](const auto& name) { return !is_wanted(name); });
    return names;
  }

  std::vector<ProjectNote> notes_of(const Coding& coding, const std::string& before = "") {
    std::vector<ProjectNote> notes;
    if (!choice_.remarks) {
      unsaid_ += coding.memos.size() + (coding.reason.empty() ? 0 : 1);
      return notes;
    }
    if (!coding.reason.empty() && !coding.decided_by.empty())
      notes.push_back({.text = before + coding.reason,
                       .coder = coder(coding.decided_by.front()),
                       .is_reason = true});
    for (const coding::Memo& memo : coding.memos)
      notes.push_back({.text = before + memo.text, .coder = coder(memo.coder)});
    return notes;
  }

  void add_coding(const Coding& coding) {
    const analysis::Shown shown = analysis::as_shown(coding, choice_.layer);
    const std::vector<std::string> names = coders_of(coding);
    for (const std::string& name : names) {
      ProjectCoding out{.text = coding.transcript,
                        .code = code_of_.at(shown.code),
                        .coder = coder(name),
                        .span = shown.segment.span,
                        .notes = {},
                        .made_at = choice_.times ? time_of(coding, name) : "",
                        .about = about(coding, choice_.remarks)};
      if (name == names.front()) out.notes = notes_of(coding);
      out_.project.codings.push_back(std::move(out));
    }
    other_voices_ += coding.voice != codebook::Voice::own ? 1 : 0;
    machine_ += coding.is_by_machine() ? 1 : 0;
    judged_ += is_judged(coding) ? 1 : 0;
  }

  void add_rejected() {
    for (const Coding& coding : view_.codings) {
      if (coding.status != Status::rejected) continue;
      ++rejected_;
      if (std::ranges::none_of(coding.decided_by,
                               [this](const auto& name) { return is_wanted(name); }))
        continue;
      for (ProjectNote& note : notes_of(coding, fmt::format("{}, rejected: ", coding.code))) {
        note.is_reason = true;
        out_.project.texts[coding.transcript].segments.push_back(
            {coding.segment.span, std::move(note)});
      }
    }
  }

  // On transcripts, segments, codes and the study; those on codings are there already.
  void add_memos() {
    for (const review::Memo& memo : review::memos(study_, history_)) {
      const coding::Event& event = memo.event;
      if (!event.coding.empty() || !is_wanted(event.coder)) continue;
      if (!choice_.remarks) {
        ++unsaid_;
        continue;
      }
      const auto text = text_of_.find(memo.transcript);
      const auto code = code_of_.find(event.code);
      const bool on_text = !event.transcript.empty();
      if (on_text ? text == text_of_.end() : !event.code.empty() && code == code_of_.end()) {
        ++lost_memos_;
        continue;
      }
      ProjectNote note{.text = event.memo,
                       .coder = coder(event.coder),
                       .made_at = choice_.times ? event.order.at : ""};
      if (!on_text) {
        (event.code.empty() ? out_.project.notes : out_.project.codes[code->second].notes)
            .push_back(std::move(note));
        continue;
      }
      ProjectText& into = out_.project.texts[text->second];
      if (memo.segment && !memo.segment->empty() && into.text.contains(*memo.segment))
        into.segments.push_back({*memo.segment, std::move(note)});
      else
        into.notes.push_back(std::move(note));
    }
  }

  void tell_losses() {
    auto& losses = out_.losses;
    if (machine_ > 0)
      losses.push_back(message(
          "regel, trap, stem en status zijn geen velden van dit formaat; bij elk citaat staan ze "
          "in woorden ({} coderingen van de machine, {} beoordeeld)",
          "rule, tier, voice and status are no fields of this format; they stand in words with "
          "each quotation ({} codings of the machine, {} decided)",
          machine_, judged_));
    if (other_voices_ > 0)
      losses.push_back(message(
          "coderingen in een andere stem (aangehaald, ontkend, gevraagd …) tellen in een ander "
          "programma mee als alle andere ({}); alleen hun beschrijving zegt het",
          "codings in another voice (reported, negated, asked …) count in another program like any "
          "other ({}); their description alone tells",
          other_voices_));
    if (unsaid_ > 0)
      losses.push_back(message("wat mensen schreven, memo's en redenen, staat er niet in ({})",
                               "what people wrote, memos and reasons, is left out ({})", unsaid_));
    if (rejected_ > 0 && !choice_.remarks)
      losses.push_back(message("verworpen suggesties staan er niet in ({})",
                               "rejected suggestions are left out ({})", rejected_));
    else if (rejected_ > 0)
      losses.push_back(message(
          "verworpen suggesties staan er niet in ({}); wat er met reden of memo bij gezegd is, "
          "staat als notitie bij hun citaat",
          "rejected suggestions are left out ({}); what was said of them, as a reason or a memo, "
          "is a note on their quotation",
          rejected_));
    if (lost_memos_ > 0)
      losses.push_back(message("memo's bij een tekst die vervangen is, staan er niet in ({})",
                               "memos on a text that was replaced are left out ({})", lost_memos_));
    losses.push_back(message(
        "niet in dit formaat: het logboek, eerdere toestanden, onderdrukte matches, steekproeven, "
        "toewijzingen, bladzijden en tijden in de opname; wie waar spreekt staat alleen in de "
        "tekst",
        "not in this format: the log, earlier states, suppressed matches, samples, assignments, "
        "pages and times in the recording; who speaks where stands in the text alone"));
  }

  const store::Study& study_;
  const coding::StudyView& view_;
  const OutgoingChoice& choice_;
  review::History history_;
  Outgoing out_;
  std::unordered_map<std::string, std::uint32_t> code_of_, text_of_, coder_of_;
  std::map<std::int64_t, std::string> run_at_;
  std::map<std::pair<std::string, std::string>, std::string> decided_at_;  // coding, coder
  std::size_t machine_ = 0, judged_ = 0, rejected_ = 0, lost_memos_ = 0;
  std::size_t other_voices_ = 0, unsaid_ = 0;
};

}  // namespace

Outgoing project_of(const store::Study& study, const coding::StudyView& view,
                    const OutgoingChoice& choice) {
  return Maker{study, view, choice}.make();
}

}  // namespace engine::exchange
