#include "engine/transcript/readers/convention.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "engine/transcript/readers/time_code.hpp"

namespace engine::transcript::readers {
namespace {

// True where the line before `line` stops in mid-sentence, so that `line`
// may be the rest of it.
bool continues(std::string_view text, const Line& line) {
  if (line.after_blank || line.begin == 0) return false;
  constexpr std::size_t kLookBack = 64;
  const std::size_t from = line.begin - std::min(line.begin, kLookBack);
  const std::string_view before = text.substr(from, line.begin - from);
  const std::size_t end = end_without_space(before);
  if (end == 0) return false;
  const char last = before[end - 1];
  return (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z') || last == ',' || last == ';';
}

Survey survey(std::string_view text, std::size_t begin, bool alone) {
  // Room for what most files need; untouched memory costs nothing.
  constexpr std::size_t kUsualBytesPerTurn = 48;
  Survey result;
  result.candidates.reserve(text.size() / kUsualBytesPerTurn);
  std::optional<std::uint32_t> time_above;
  bool blank_above = false;  // … that time
  for_each_line(text, begin, [&](Line line) {
    const auto time = time_code_at(line.text, skip_space(line.text, 0));
    if (time && skip_space(line.text, time->end) == line.text.size()) {
      time_above = time->ms;  // alone on its line: of the line below it
      blank_above = line.after_blank;
      return true;
    }
    const auto above = std::exchange(time_above, std::nullopt);
    line.after_blank = line.after_blank || (above && blank_above);
    ++result.lines;
    result.paragraphs += line.after_blank ? 1 : 0;
    auto found = label_line(line.text, alone);
    if (found && above && found->layout == Layout::alone) {
      found->layout = Layout::timed;
      found->begin_ms = above;
    }
    result.timed += above || time || (found && found->layout == Layout::timed) ? 1 : 0;
    if (!found || found->text_begin > UINT16_MAX) return true;
    const std::uint32_t index = result.uses.add(found->label, found->layout);
    if (result.lines == 1) result.first_use = index;
    const bool doubtful = found->opens_quote || continues(text, line);
    LabelUse& use = result.uses[index];
    ++use.count;
    use.after_blank += line.after_blank ? 1 : 0;
    use.numbered += found->numbered ? 1 : 0;
    use.timed += found->begin_ms ? 1 : 0;
    use.unfinished += doubtful ? 1 : 0;
    use.small += found->opens_small ? 1 : 0;
    result.candidates.push_back({.line_begin = static_cast<std::uint32_t>(line.begin),
                                 .use = index,
                                 .begin_ms = found->begin_ms.value_or(Candidate::kNoTime),
                                 .label_bytes = static_cast<std::uint16_t>(found->text_begin),
                                 .doubtful = doubtful && !line.after_blank});
    return true;
  });
  return result;
}

// Decides over one survey; answers how many lines it takes for labels.
class Decision {
 public:
  Decision(Survey& survey, const std::unordered_set<std::string>& declared)
      : survey_{survey}, uses_{survey.uses.all()} {
    for (LabelUse& use : uses_) {
      use.kind =
          declared.contains(speaker_key(use.label)) ? LabelKind::sure : kind_of_label(use.label);
    }
    settle_questions_and_answers();
  }

  std::size_t accept() {
    if (!choose_layout()) return 0;
    measure();
    if (!convention_shows()) return 0;
    std::unordered_set<std::string> accepted;
    for (LabelUse& use : uses_) {
      use.accepted = accepts(use);
      if (use.accepted) accepted.insert(speaker_key(use.label));
    }
    // the same label typed in another way: respondent, **Respondent**, Respondent (lacht)
    for (LabelUse& use : uses_) {
      if (!use.accepted && use.kind != LabelKind::never && use.layout != Layout::alone &&
          use.layout != Layout::square && use.layout != Layout::angle && place_fits(use))
        use.accepted = accepted.contains(speaker_key(use.label)) ||
                       accepted.contains(speaker_key(without_brackets(use.label)));
    }
    std::size_t lines = 0;
    for (const LabelUse& use : uses_) lines += use.accepted ? use.count : 0;
    return lines;
  }

  [[nodiscard]] bool after_blank() const { return tight_; }

 private:
  // `Vraag:` and `Antwoord:` are speakers only where nobody else is.
  void settle_questions_and_answers() {
    const bool others = std::ranges::any_of(uses_, [](const LabelUse& use) {
      return use.kind == LabelKind::sure || (use.kind >= LabelKind::word && use.count > 1);
    });
    for (LabelUse& use : uses_)
      if (use.kind == LabelKind::alone) use.kind = others ? LabelKind::never : LabelKind::person;
  }

  // A label that holds a convention up by itself.
  static bool is_core(const LabelUse& use) {
    if (use.kind == LabelKind::sure) return true;
    return use.kind >= LabelKind::word ? use.count > 1
                                       : use.kind != LabelKind::never && use.count > 2;
  }

  bool choose_layout() {
    std::array<std::size_t, kLayouts> support{}, once{};
    for (const LabelUse& use : uses_) {
      const auto layout = static_cast<std::size_t>(use.layout);
      support[layout] += is_core(use) ? use.count : 0;
      once[layout] += use.kind >= LabelKind::word ? use.count : 0;
    }
    has_core_ = std::ranges::any_of(support, [](std::size_t n) { return n > 0; });
    const auto& by = has_core_ ? support : once;
    const auto most = std::ranges::max_element(by);
    layout_ = static_cast<Layout>(most - by.begin());
    sure_ = std::ranges::any_of(uses_, [this](const LabelUse& use) {
      return use.kind == LabelKind::sure && use.layout == layout_;
    });
    return *most > 0;
  }

  // What the labels of the chosen layout have in common: the sure ones, or
  // else those that recur, or else all.
  void measure() {
    std::size_t total = 0, starts = 0, numbered = 0, timed = 0, unfinished = 0, small = 0;
    std::size_t possible = 0, possible_starts = 0;
    for (const LabelUse& use : uses_) {
      if (use.layout != layout_) continue;
      if (use.kind >= LabelKind::word || is_core(use)) {
        possible += use.count;
        possible_starts += use.after_blank;
      }
      if (sure_       ? use.kind != LabelKind::sure
          : has_core_ ? !is_core(use)
                      : use.kind < LabelKind::word)
        continue;
      ++core_labels_;
      initials_ = initials_ || is_initials(use.label);
      total += use.count;
      starts += use.after_blank;
      numbered += use.numbered;
      timed += use.timed;
      unfinished += use.unfinished;
      small += use.small;
    }
    tight_ = starts * 10 >= total * 9;
    numbered_ = numbered * 10 >= total * 9;
    timed_ = timed * 10 >= total * 9;
    punctuated_ = unfinished * 2 <= total;
    capitals_ = small * 5 <= total;
    small_ = small * 2 > total;
    total_ = total;
    each_line_ = possible * 10 >= survey_.lines * std::size_t{9};
    each_paragraph_ = tight_ && (survey_.paragraphs - possible_starts) * 20 <= survey_.paragraphs;
    covers_half_ = possible * 2 >= survey_.lines || possible_starts * 2 >= survey_.paragraphs;
  }

  [[nodiscard]] bool convention_shows() const {
    if (sure_) return true;
    const bool first_line_fits =
        survey_.first_use != LabelUses::kNone && uses_[survey_.first_use].layout == layout_;
    const bool alone = layout_ == Layout::alone;
    if (layout_ == Layout::timed) return times_show();
    if (!has_core_) return !alone && (each_line_ || each_paragraph_);
    const bool from_the_start = first_line_fits && is_core(uses_[survey_.first_use]);
    if (alone) return from_the_start && core_labels_ > 1 && tight_;
    return from_the_start || (covers_half_ && !small_) || names_return();
  }

  // Two speakers or more, and most of the times in the file are with labels
  // (otherwise it is each stretch of text that has a time); or one with all.
  [[nodiscard]] bool times_show() const {
    std::size_t labels = 0, lines = 0;
    for (const LabelUse& use : uses_) {
      if (use.layout != layout_ || (use.kind < LabelKind::word && !is_core(use))) continue;
      ++labels;
      lines += use.count;
    }
    if (labels == 1) return has_core_ && lines > 2 && lines == survey_.timed;
    return labels > 1 && lines * 2 > survey_.timed;
  }

  // Proceedings with long speeches and a title page: people's names that
  // return after a blank line, three of them at least.
  [[nodiscard]] bool names_return() const {
    constexpr std::size_t kNames = 3, kTurns = 12;
    std::size_t names = 0, turns = 0;
    for (const LabelUse& use : uses_) {
      if (use.layout != layout_ || use.kind < LabelKind::name || use.after_blank < 2) continue;
      ++names;
      turns += use.after_blank;
    }
    return tight_ && !small_ && names >= kNames && turns >= kTurns;
  }

  [[nodiscard]] bool place_fits(const LabelUse& use) const {
    return tight_ ? use.after_blank * 2 >= use.count
                  : each_line_ || !punctuated_ || use.unfinished * 2 <= use.count;
  }

  [[nodiscard]] bool accepts(const LabelUse& use) const {
    if (use.kind == LabelKind::never) return false;
    const bool plain = [](Layout layout) {
      return layout == Layout::colon || layout == Layout::bold || layout == Layout::tab;
    }(use.layout);
    if (use.kind == LabelKind::sure) return use.layout == layout_ || plain;
    if (use.layout != layout_) return false;
    if (use.kind <= LabelKind::person && capitals_ && use.small == use.count) return false;
    if (!place_fits(use)) return interrupts(use);
    // next to Interviewer and Respondent, in lines of any kind, a word must
    // recur as speakers do: `Geld: te weinig.` twice is an enumeration
    if (sure_ && !tight_ && use.kind < LabelKind::person && use.count > 1)
      return use.count > 2 && use.count * std::size_t{20} >= total_;
    if (is_core(use)) return true;
    if (use.count > 1) return false;                        // a phrase, twice
    if (use.label.size() == 1 && !initials_) return false;  // an option: `A: blijven`
    if ((use.numbered > 0) != numbered_ || (timed_ && use.timed == 0)) return false;
    if (layout_ == Layout::timed) return use.kind >= LabelKind::word;
    if (layout_ == Layout::alone) return tight_ && use.kind >= LabelKind::person;
    if (each_line_ || each_paragraph_) return use.kind >= LabelKind::word;
    if (tight_) return use.kind >= LabelKind::person;
    return use.kind >= LabelKind::person && punctuated_;
  }

  // In proceedings a chair or minister cuts in without a blank line:
  // `De voorzitter: Vraagt nog iemand het woord?`, `03.02 Minister Kris Peeters: …`
  [[nodiscard]] bool interrupts(const LabelUse& use) const {
    if (sure_ || !tight_ || use.unfinished * 2 > use.count) return false;
    return use.kind == LabelKind::titled ||
           (use.kind == LabelKind::name && use.numbered == use.count && !numbered_);
  }

  Survey& survey_;
  std::vector<LabelUse>& uses_;
  Layout layout_ = Layout::colon;
  std::size_t core_labels_ = 0;
  std::size_t total_ = 0;  // occurrences of the labels that were measured
  bool has_core_ = false;
  bool sure_ = false;
  bool initials_ = false;        // some labels are initials
  bool tight_ = false;           // labels stand after a blank line
  bool numbered_ = false;        // … behind a number
  bool timed_ = false;           // … with a time
  bool punctuated_ = false;      // … after a finished sentence
  bool capitals_ = false;        // what is said begins with a capital
  bool small_ = false;           // … with a small letter
  bool each_line_ = false;       // nearly every line has a label
  bool each_paragraph_ = false;  // nearly every paragraph has one
  bool covers_half_ = false;
};

}  // namespace

Convention::Convention(std::string_view text, std::size_t body_begin,
                       const std::unordered_set<std::string>& declared) {
  survey_ = survey(text, body_begin, false);
  Decision decision{survey_, declared};
  turns_ = decision.accept();
  after_blank_ = decision.after_blank();
  if (turns_ * 2 >= survey_.paragraphs && turns_ > 0) return;

  // few labels or none: they may stand on lines of their own
  Survey wider = survey(text, body_begin, true);
  Decision second{wider, declared};
  if (const std::size_t turns = second.accept(); turns > turns_) {
    survey_ = std::move(wider);
    turns_ = turns;
    after_blank_ = second.after_blank();
  }
}

bool Convention::begins_turn(const Candidate& candidate) const {
  const LabelUse& use = survey_.uses[candidate.use];
  // not a name that a wrapped line or a quotation happens to begin with
  return use.accepted && !(after_blank_ && candidate.doubtful && use.kind != LabelKind::sure);
}

}  // namespace engine::transcript::readers
