// Where another tool's positions lie in a text as it is stored here.
//
// Tools count in different ways: code points or UTF-16, the end in or out, a
// byte order mark as a character or not, CRLF as one or two. The standard says
// code points and is silent on the rest. What a project quotes beside its
// positions shows which it was.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/span.hpp"
#include "engine/text/stored_text.hpp"

namespace engine::exchange {

struct Counting {
  bool utf16 = false;       // a character beyond U+FFFF counts as 2
  bool end_within = false;  // the end is the last character, not the one behind it
  bool mark_counts = false;
  bool line_end_is_two = true;  // CRLF
  bool operator==(const Counting&) const = default;
};

struct Selection {
  std::int64_t begin = 0, end = 0;
  std::string quote;  // what the tool says stands there; "" or a name of its own where it does not
};

class CountedText {
 public:
  // `source` as the tool has it: valid UTF-8 that may have a mark and CRLF.
  explicit CountedText(std::string source);

  [[nodiscard]] const text::StoredText& stored() const { return stored_; }
  // Nothing for a selection that is empty or lies outside the text.
  [[nodiscard]] std::vector<std::optional<text::CodePointSpan>> place(
      std::span<const Selection> selections, const Counting& counting) const;
  // How many selections' quotes are what the text says there, the white space
  // at their ends aside, and how many with it.
  struct Agreement {
    std::size_t words = 0, edges = 0;
    auto operator<=>(const Agreement&) const = default;
  };
  [[nodiscard]] Agreement agreement(std::span<const Selection> selections,
                                    const Counting& counting) const;
  // Whether the text has anything that this way of counting counts otherwise.
  [[nodiscard]] bool has_mark() const { return has_mark_; }
  [[nodiscard]] bool has_crlf() const { return has_crlf_; }
  [[nodiscard]] bool has_pairs() const { return has_pairs_; }

 private:
  std::string source_;
  text::StoredText stored_;
  bool has_mark_ = false, has_crlf_ = false, has_pairs_ = false;
};

struct SelectedText {
  const CountedText* text = nullptr;
  std::span<const Selection> selections;
};

// The way of counting with which most quotes agree; `usual` where others do no
// better. One for a whole project: one tool wrote it.
struct Chosen {
  Counting counting;
  std::size_t agreeing = 0;  // quotes
};
Chosen choose_counting(std::span<const SelectedText> texts, const Counting& usual);

// False for what is empty or holds what no text has: such is refused wherever it
// comes from, so that what one program's project holds can go out as another's.
bool is_text(std::string_view utf8);

// UTF-8 of a text file of a project, with its mark and its line ends. `encoding`
// gets its name. Nothing where it is no text.
std::optional<std::string> text_of_file(std::string_view bytes, std::string& encoding);

}  // namespace engine::exchange
