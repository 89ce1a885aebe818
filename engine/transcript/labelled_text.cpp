#include "engine/transcript/labelled_text.hpp"

#include <iterator>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/text/fold.hpp"
#include "engine/transcript/label_words.hpp"
#include "engine/transcript/readers/convention.hpp"
#include "engine/transcript/readers/header.hpp"
#include "engine/transcript/readers/lines.hpp"
#include "engine/transcript/readers/time_code.hpp"

namespace engine::transcript {
namespace {

using namespace readers;

constexpr std::uint32_t kNoSpeaker = UINT32_MAX;

// Collects turns from stretches of text; trims them and takes their times off.
class Turns {
 public:
  Turns(std::string_view text, Transcript& out) : text_{text}, out_{out} {}

  // The turn of `speaker` in [begin, end); nothing where no text is left.
  // Adds the speaker with `label` when `speaker` is none yet.
  void add(std::uint32_t& speaker, std::string_view label, std::size_t begin, std::size_t end,
           std::optional<std::uint32_t> begin_ms) {
    if (!begin_ms) begin_ms = std::exchange(pending_ms_, std::nullopt);
    pending_ms_.reset();
    trim(begin, end);
    while (const auto time = leading_time(begin, end)) {
      if (!begin_ms) begin_ms = time->ms;
      begin = time->end;
      trim(begin, end);
    }
    while (take_trailing_time(begin, end)) trim(begin, end);
    if (begin == end) {
      if (label.empty() && !pending_ms_) pending_ms_ = begin_ms;
      return;
    }
    if (speaker == kNoSpeaker) {
      speaker = static_cast<std::uint32_t>(out_.speakers.size());
      out_.speakers.push_back({.label = std::string{label}});
    }
    out_.turns.push_back(
        {speaker,
         text::ByteSpan::of(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)),
         begin_ms});
  }

 private:
  void trim(std::size_t& begin, std::size_t& end) const {
    end = begin + end_without_space(text_.substr(begin, end - begin));
    begin += skip_space(text_.substr(begin, end - begin), 0);
  }

  // A time that opens the turn; bare minutes and seconds may be a time of day
  // and count on a line of their own only.
  [[nodiscard]] std::optional<TimeCode> leading_time(std::size_t begin, std::size_t end) const {
    auto time = time_code_at(text_.substr(0, end), begin);
    if (!time) return std::nullopt;
    const bool line_ends = time->end == end || text_[time->end] == '\n';
    const bool space = line_ends || space_at(text_, time->end) != 0;
    return space && (time->enclosed || time->hours || line_ends) ? time : std::nullopt;
  }

  // A time that closes the turn. On a line of its own it is the time of the
  // next turn.
  bool take_trailing_time(std::size_t begin, std::size_t& end) {
    const std::string_view turn = text_.substr(begin, end - begin);
    if (turn.empty() || !may_close_time(turn.back())) return false;
    const std::size_t line = turn.rfind('\n') + 1;
    if (const auto alone = time_code_at(turn, line); alone && alone->end == turn.size()) {
      if (!pending_ms_) pending_ms_ = alone->ms;
      end = begin + line;
      return true;
    }
    const auto time = time_code_before_end(turn);
    if (!time || (turn.back() == ')' && !time->code.hours)) return false;
    end = begin + time->begin;
    return true;
  }

  std::string_view text_;
  Transcript& out_;
  std::optional<std::uint32_t> pending_ms_;
};

// A line that begins with a time in brackets and goes on: `[00:01.000 --> 00:03.000]  Dag.`
bool opens_with_time(std::string_view line) {
  const std::size_t at = skip_space(line, 0);
  const auto time = time_code_at(line, at);
  return time && time->enclosed && skip_space(line, time->end) < line.size();
}

// True where each line has its time, as in what Whisper prints.
bool lines_have_times(std::string_view text, std::size_t from) {
  std::size_t lines = 0, timed = 0;
  for_each_line(text, from, [&](const Line& line) {
    ++lines;
    timed += opens_with_time(line.text) ? 1 : 0;
    return true;
  });
  return timed > 1 && timed * 2 > lines;
}

// Paragraphs are turns; where each line has its time, so are lines that begin a sentence.
void add_paragraphs(std::size_t from, std::size_t to, Turns& turns, std::uint32_t& nobody,
                    const Transcript& out) {
  const std::string_view text = out.text.bytes().substr(0, to);
  const bool timed = lines_have_times(text, from);
  std::size_t begin = from, end = from;
  for_each_line(text, from, [&](const Line& line) {
    const bool opens = timed && opens_with_time(line.text) &&
                       ends_sentence(without_space(text.substr(begin, end - begin)));
    if ((line.after_blank || opens) && end > begin) {
      turns.add(nobody, "", begin, end, std::nullopt);
      begin = line.begin;
    }
    end = line.begin + line.text.size();
    return true;
  });
  turns.add(nobody, "", begin, end, std::nullopt);
}

// Where one speaker alone is labelled, once in many paragraphs, and asks the
// questions or is labelled again and again, the paragraphs without a label are
// somebody else's: `I: Vertel.`, and the answer below it without a label.
bool labels_one_side(const Convention& convention, std::string_view text, std::size_t from) {
  std::string key;
  std::size_t labelled = 0;
  for (const LabelUse& use : convention.uses().all()) {
    if (!use.accepted) continue;
    std::string own = speaker_key(without_brackets(use.label));
    if (!key.empty() && key != own) return false;
    key = std::move(own);
    labelled += use.count;
  }
  const std::string_view role = role_in_label(key).role;
  if (labelled == 1 && role != "interviewer" && role != "moderator") return false;
  std::size_t paragraphs = 0;
  for_each_line(text, from, [&paragraphs](const Line& line) {
    paragraphs += line.after_blank ? 1 : 0;
    return true;
  });
  return paragraphs >= labelled * 2;
}

// The end of the paragraph that begins in `begin`.
std::size_t paragraph_end(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t last = begin;
  for_each_line(text.substr(0, end), begin, [&](const Line& line) {
    if (line.after_blank && last > begin) return false;
    last = line.begin + line.text.size();
    return true;
  });
  return last;
}

void add_labelled_turns(const Convention& convention, const Header& header, Turns& turns,
                        std::uint32_t& nobody, Transcript& out) {
  const std::string_view text = out.text.bytes();
  const std::vector<LabelUse>& uses = convention.uses().all();
  // The spelling that each speaker was first met in.
  std::unordered_map<std::string, std::string_view> spelled;
  for (const LabelUse& use : uses)
    if (use.accepted) spelled.try_emplace(speaker_key(use.label), use.label);
  std::unordered_map<std::string, std::uint32_t> speaker_of_key;
  std::vector<std::uint32_t> speaker_of_use(uses.size(), kNoSpeaker);

  std::uint32_t use = LabelUses::kNone;
  std::size_t begin = header.end;
  std::optional<std::uint32_t> begin_ms;
  const bool one_side = labels_one_side(convention, text, header.end);
  const auto close_labelled = [&](std::size_t end) {
    std::uint32_t& speaker = speaker_of_use[use];
    if (speaker != kNoSpeaker) return turns.add(speaker, {}, begin, end, begin_ms);
    // `Respondent (lacht)` is the Respondent, where there is one
    std::string key = speaker_key(without_brackets(uses[use].label));
    if (!spelled.contains(key)) key = speaker_key(uses[use].label);
    std::uint32_t& shared = speaker_of_key.try_emplace(key, kNoSpeaker).first->second;
    turns.add(shared, spelled.at(key), begin, end, begin_ms);
    speaker = shared;
  };
  const auto close = [&](std::size_t end) {
    if (!one_side) {
      if (use == LabelUses::kNone) return turns.add(nobody, "", begin, end, begin_ms);
      return close_labelled(end);
    }
    if (use != LabelUses::kNone) {
      const std::size_t own = paragraph_end(text, begin, end);
      close_labelled(own);
      begin = own;
    }
    add_paragraphs(begin, end, turns, nobody, out);
  };
  out.turns.reserve(convention.turns() + 1);
  for (const Candidate& candidate : convention.candidates()) {
    if (!convention.begins_turn(candidate)) continue;
    close(candidate.line_begin);
    use = candidate.use;
    begin = std::size_t{candidate.line_begin} + candidate.label_bytes;
    begin_ms.reset();
    if (candidate.begin_ms != Candidate::kNoTime) begin_ms = candidate.begin_ms;
  }
  close(text.size());
  if (one_side)
    out.remarks.push_back(base::message(
        "alleen '{0}' heeft een label; alinea's zonder label staan bij een spreker zonder naam; "
        "geef elke beurt een label als dat niet klopt",
        "only '{0}' has a label; paragraphs without one go to a speaker without a name; give every "
        "turn a label if that is not right",
        spelled.begin()->second));
}

// `Arbeidsdeskundige, UWV` → `arbeidsdeskundige`.
std::string role_text(std::string_view written) {
  return text::fold(without_space(written.substr(0, written.find(',')))).with_accents;
}

}  // namespace

void give_source_roles(const std::vector<std::pair<std::string, std::string>>& roles,
                       Transcript& out) {
  if (roles.empty()) return;
  std::unordered_map<std::string, Speaker*> known;
  for (Speaker& speaker : out.speakers) known.emplace(speaker_key(speaker.label), &speaker);
  for (const auto& [label, written] : roles) {
    const std::string role = role_text(written);
    if (role.empty()) continue;
    if (const auto found = known.find(speaker_key(label)); found != known.end()) {
      found->second->role = role;
      found->second->role_source = RoleSource::header;
    } else {
      out.remarks.push_back(
          base::message("de kop geeft een rol aan '{}', maar zo'n spreker is er niet",
                        "the header gives a role to '{}', but there is no such speaker", label));
    }
  }
}

void give_turns_of_labels(Transcript& out) {
  Header header = read_header(out.text.bytes());
  std::unordered_set<std::string> declared;
  for (const auto& [label, role] : header.roles) declared.insert(speaker_key(label));

  const Convention convention{out.text.bytes(), header.end, declared};
  Turns turns{out.text.bytes(), out};
  std::uint32_t nobody = kNoSpeaker;
  for (const auto& [begin, end] : header.other_text)
    turns.add(nobody, "", begin, end, std::nullopt);
  if (convention.turns() > 0) {
    add_labelled_turns(convention, header, turns, nobody, out);
  } else {
    add_paragraphs(header.end, out.text.bytes().size(), turns, nobody, out);
    out.remarks.push_back(
        base::message("geen sprekerlabels gevonden; alle tekst staat bij één spreker zonder naam; "
                      "zet labels in de tekst ('Interviewer: …') als sprekers ertoe doen",
                      "no speaker labels found; all text goes to one speaker without a name; put "
                      "labels in the text ('Interviewer: …') where speakers matter"));
  }
  give_source_roles(header.roles, out);
  out.header.insert(out.header.end(), std::make_move_iterator(header.lines.begin()),
                    std::make_move_iterator(header.lines.end()));
}

}  // namespace engine::transcript
