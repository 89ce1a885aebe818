#include "engine/transcript/utterances.hpp"

#include <unordered_map>

#include "engine/base/utf8.hpp"
#include "engine/transcript/label_words.hpp"
#include "engine/transcript/readers/convention.hpp"
#include "engine/transcript/readers/label_line.hpp"
#include "engine/transcript/readers/lines.hpp"

namespace engine::transcript {
namespace {

// A silence between two cues that ends what someone without a name says: long,
// or after a finished sentence.
constexpr std::uint32_t kPauseMs = 2000;
constexpr std::uint32_t kLongPauseMs = 5000;

// All white space as single spaces; line feeds as they are where `keep_lines`.
std::string squeezed(std::string_view text, bool keep_lines) {
  std::string out;
  out.reserve(text.size());
  std::size_t feeds = 0;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t white = readers::space_at(text, at);
    if (white == 0) {
      if (feeds > 0 && !out.empty()) {
        out.append(keep_lines ? std::min<std::size_t>(feeds, 2) : 0, '\n');
        if (!keep_lines) out += ' ';
      } else if (space && !out.empty()) {
        out += ' ';
      }
      feeds = 0;
      space = false;
      out += text[at++];
      continue;
    }
    feeds += text[at] == '\n' ? 1 : 0;
    space = true;
    at += white;
  }
  return out;
}

std::string label_of(std::string_view speaker) {
  // noScribe puts // before a voice that talks through another
  speaker.remove_prefix(std::min(speaker.find_first_not_of("/ "), speaker.size()));
  std::string label = squeezed(speaker, false);
  std::size_t end = std::min(label.size(), readers::kMaxLabelBytes);
  while (end < label.size() && (static_cast<unsigned char>(label[end]) & 0xC0U) == 0x80U) --end;
  label.resize(end);
  while (label.ends_with(':') || label.ends_with(' ')) label.pop_back();
  return label;
}

// Where the texts hold labels, cuts them there and moves the labels to the
// speakers; what follows without a label is the same speaker's.
std::vector<Utterance> with_labels_found(std::vector<Utterance> all) {
  std::string joined;
  std::vector<std::size_t> begins;
  for (const Utterance& utterance : all) {
    begins.push_back(joined.size());
    joined += utterance.text + "\n\n";
  }
  const readers::Convention convention{joined, 0, {}};
  if (convention.turns() == 0) return all;

  std::unordered_map<std::string, std::string> spelled;
  const auto spelling = [&spelled](std::string_view label) {
    return spelled.try_emplace(speaker_key(without_brackets(label)), label).first->second;
  };
  std::vector<Utterance> out;
  std::string speaker;
  auto candidate = convention.candidates().begin();
  const auto last = convention.candidates().end();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::size_t end = begins[i] + all[i].text.size();
    std::size_t begin = begins[i];
    const auto add = [&](std::size_t until) {
      if (until > begin)
        out.push_back({.speaker = speaker,
                       .text = joined.substr(begin, until - begin),
                       .begin_ms = all[i].begin_ms,
                       .end_ms = all[i].end_ms});
    };
    for (; candidate != last && candidate->line_begin < end; ++candidate) {
      if (!convention.begins_turn(*candidate)) continue;
      add(candidate->line_begin);
      speaker = spelling(convention.uses()[candidate->use].label);
      begin = std::min(end, std::size_t{candidate->line_begin} + candidate->label_bytes);
    }
    add(end);
  }
  return out;
}

class Composer {
 public:
  Composer(Joining joining, Transcript& out) : joining_{joining}, out_{out} {}

  void add(const Utterance& utterance) {
    const std::string text = squeezed(utterance.text, joining_ == Joining::paragraph);
    if (text.empty()) return;
    const std::string label = label_of(utterance.speaker);
    if (open_ && label == label_ && !begins_turn(utterance)) {
      text_ += joining_ == Joining::space ? " " : "\n\n";
    } else {
      close();
      begin(label);
    }
    if (utterance.begin_ms)
      out_.places.push_back({.begin = text::ByteOffset{at()}, .begin_ms = utterance.begin_ms});
    if (text_.size() == turn_begin_) turn_ms_ = utterance.begin_ms;
    text_ += text;
    end_ms_ = utterance.end_ms;
  }

  void finish() {
    close();
    if (!text_.empty()) text_ += '\n';
    out_.text = text::StoredText{std::move(text_)};
  }

 private:
  [[nodiscard]] std::uint32_t at() const { return static_cast<std::uint32_t>(text_.size()); }

  // Someone without a name goes on only while nothing says otherwise.
  [[nodiscard]] bool begins_turn(const Utterance& next) const {
    if (!label_.empty()) return false;
    if (joining_ == Joining::paragraph) return true;
    if (!next.begin_ms || !end_ms_ || *next.begin_ms < *end_ms_) return false;
    const std::uint32_t pause = *next.begin_ms - *end_ms_;
    return pause >= kLongPauseMs || (pause >= kPauseMs && readers::ends_sentence(text_));
  }

  void begin(const std::string& label) {
    if (!text_.empty()) text_ += "\n\n";
    if (!label.empty()) text_ += label + ": ";
    label_ = label;
    turn_begin_ = text_.size();
    open_ = true;
  }

  void close() {
    if (!open_) return;
    open_ = false;
    const auto [known, fresh] = speakers_.try_emplace(
        speaker_key(label_), static_cast<std::uint32_t>(out_.speakers.size()));
    if (fresh) out_.speakers.push_back({.label = label_});
    out_.turns.push_back({known->second,
                          text::ByteSpan::of(static_cast<std::uint32_t>(turn_begin_), at()),
                          turn_ms_});
  }

  Joining joining_;
  Transcript& out_;
  std::string text_;
  std::string label_;
  std::size_t turn_begin_ = 0;
  bool open_ = false;
  std::optional<std::uint32_t> turn_ms_;
  std::optional<std::uint32_t> end_ms_;
  std::unordered_map<std::string, std::uint32_t> speakers_;
};

}  // namespace

void give_turns(Utterances utterances, Transcript& out) {
  if (utterances.may_hold_labels) utterances.all = with_labels_found(std::move(utterances.all));
  Composer composer{utterances.joining, out};
  bool named = false;
  for (const Utterance& utterance : utterances.all) {
    named = named || !utterance.speaker.empty();
    composer.add(utterance);
  }
  composer.finish();
  if (!named && !out.turns.empty())
    out.remarks.push_back(base::message(
        "geen sprekers gevonden; alle tekst staat bij één spreker zonder naam; zet "
        "sprekerlabels in de tekst als die ertoe doen",
        "no speakers found; all text goes to one speaker without a name; put speaker labels in "
        "the text where they matter"));
}

}  // namespace engine::transcript
