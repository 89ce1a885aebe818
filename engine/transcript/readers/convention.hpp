// Which lines of a file begin a turn: decided over the whole file.
//
// A line such as `Kortom: dat werkt niet` looks like `Karin: dat werkt niet`.
// What tells them apart is the company they keep. One walk over the file
// counts every label that could be one, with its layout and its place; then
// one layout is chosen and each label in it is accepted or not.
//
//   * Words decide first: `Interviewer` and a label that the header declares
//     are labels, `Kortom`, `Let op`, `Hij zei` are none (label_words.hpp).
//   * What recurs in the layout of the file is a label where it stands as the
//     others do: after a blank line, with a number, with a time, before a capital.
//   * What stands once is a label when each line or paragraph of the file has
//     one, or when it is a name or a person and keeps to the layout.
//   * A file without a single sure label must show its convention from its
//     first line on, or in half of its lines or paragraphs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "engine/transcript/label_words.hpp"
#include "engine/transcript/readers/label_line.hpp"
#include "engine/transcript/readers/lines.hpp"

namespace engine::transcript::readers {

// A label as it occurs in one layout, and how often it stands where.
struct LabelUse {
  std::string_view label;
  Layout layout = Layout::colon;
  std::uint32_t count = 0;
  std::uint32_t after_blank = 0;
  std::uint32_t numbered = 0;
  std::uint32_t timed = 0;
  std::uint32_t unfinished = 0;  // the line before it stops in mid-sentence, or a quote opens
  std::uint32_t small = 0;       // what is said begins with a small letter, as after `Kortom:`
  LabelKind kind = LabelKind::never;
  bool accepted = false;
};

// The labels of one file, each kept once. Linear in the text, and without an
// allocation for a label seen before.
class LabelUses {
 public:
  // The index of the label in this layout; adds it when it is new.
  std::uint32_t add(std::string_view label, Layout layout);

  [[nodiscard]] LabelUse& operator[](std::uint32_t index) { return uses_[index]; }
  [[nodiscard]] const LabelUse& operator[](std::uint32_t index) const { return uses_[index]; }
  [[nodiscard]] std::vector<LabelUse>& all() { return uses_; }
  [[nodiscard]] const std::vector<LabelUse>& all() const { return uses_; }

  static constexpr std::uint32_t kNone = UINT32_MAX;

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t use = kNone;
  };
  [[nodiscard]] std::size_t slot_of(std::string_view label, Layout layout,
                                    std::uint32_t hash) const;
  void grow();

  std::vector<LabelUse> uses_;
  std::vector<Slot> slots_ = std::vector<Slot>(64);
};

// A line that may begin with a label.
struct Candidate {
  std::uint32_t line_begin = 0;  // bytes
  std::uint32_t use = 0;         // index into the labels
  std::uint32_t begin_ms = kNoTime;
  std::uint16_t label_bytes = 0;  // from the line's begin to its text
  bool doubtful = false;  // not after a blank line, and the line before goes on or a quote opens

  static constexpr std::uint32_t kNoTime = UINT32_MAX;
};

// What one walk over the text has found.
struct Survey {
  LabelUses uses;
  std::vector<Candidate> candidates;
  std::uint32_t lines = 0;                     // that are not blank
  std::uint32_t paragraphs = 0;                // runs of such lines
  std::uint32_t timed = 0;                     // lines with a time of their own
  std::uint32_t first_use = LabelUses::kNone;  // the label on the first line
};

class Convention {
 public:
  // `declared`: the keys (speaker_key) of the labels that the header names.
  Convention(std::string_view text, std::size_t body_begin,
             const std::unordered_set<std::string>& declared);

  // How many lines begin a turn; a few may prove to be text by their place.
  [[nodiscard]] std::size_t turns() const { return turns_; }
  [[nodiscard]] const std::vector<Candidate>& candidates() const { return survey_.candidates; }
  [[nodiscard]] bool begins_turn(const Candidate& candidate) const;
  [[nodiscard]] const LabelUses& uses() const { return survey_.uses; }

 private:
  Survey survey_;
  std::size_t turns_ = 0;
  bool after_blank_ = false;  // the labels of this file stand after a blank line
};

}  // namespace engine::transcript::readers
