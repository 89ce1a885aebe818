#include "engine/report/reflow.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"
#include "engine/report/printable.hpp"
#include "engine/text/width.hpp"

namespace engine::report {
namespace {

bool is_space(char32_t c) { return c == U' ' || c == U'\n' || c == U'\t'; }

// A piece of text between spaces, or of a row.
struct Piece {
  std::string text;
  std::size_t width = 0;
  std::uint32_t begin = 0, end = 0;  // code points
  std::uint32_t line = 0;
  bool begins_inside = false, ends_inside = false;  // evidence

  [[nodiscard]] bool empty() const { return text.empty(); }
  void mark(std::string_view sign, std::size_t sign_width, bool inside) {
    text += sign;
    width += sign_width;
    ends_inside = inside;
  }
};

// Spans without the spaces at their ends; what is nothing but spaces goes.
std::vector<text::CodePointSpan> trim(const std::vector<text::CodePointSpan>& spans,
                                      std::string_view text, text::CodePointOffset begin) {
  std::vector<text::CodePointSpan> trimmed;
  auto span = spans.begin();
  std::uint32_t cp = begin.value;
  std::uint32_t first = 0, end = 0;  // nothing found yet where end is 0
  const auto leave_span = [&] {
    if (end > 0) trimmed.push_back(text::CodePointSpan::of(first, end));
    end = 0;
    ++span;
  };
  for (std::size_t at = 0; at < text.size() && span != spans.end(); ++cp) {
    while (span != spans.end() && cp >= span->end().value) leave_span();
    const base::Decoded decoded = base::decode_utf8(text, at);
    if (span != spans.end() && cp >= span->begin().value && !is_space(decoded.code_point)) {
      if (end == 0) first = cp;
      end = cp + 1;
    }
    at = decoded.next;
  }
  if (span != spans.end()) leave_span();
  return trimmed;
}

// Takes the text one character at a time. Evidence begins and ends with a
// character that is no space.
class Reflow {
 public:
  Reflow(text::CodePointOffset begin, std::uint32_t line,
         const std::vector<text::CodePointSpan>& evidence, const Marks& marks, std::size_t width)
      : at_{begin.value},
        line_{line},
        evidence_{evidence},
        marks_{marks},
        width_{std::max<std::size_t>(width, 1)} {}

  void take(char32_t c, std::string_view bytes) {
    if (is_space(c)) {
      end_word();
      line_feeds_ += c == U'\n' ? 1 : 0;
      line_ += c == U'\n' ? 1 : 0;
    } else {
      if (word_.empty()) begin_word();
      if (next_ < evidence_.size() && at_ == evidence_[next_].begin().value) {
        inside_ = true;
        word_.mark(marks_.open, marks_.width, true);
      }
      add(c, bytes);
    }
    ++at_;
    if (inside_ && at_ == evidence_[next_].end().value) {
      inside_ = false;
      ++next_;
      word_.mark(marks_.close, marks_.width, false);
    }
  }

  std::vector<Row> finish() {
    end_word();
    end_row();
    return std::move(rows_);
  }

 private:
  void begin_word() {
    if (line_feeds_ > 1 && !row_.empty()) {
      end_row();
      rows_.push_back({"", 0, text::CodePointSpan::of(at_, at_), line_});
    }
    line_feeds_ = 0;
    word_.begin = word_.end = at_;
    word_.line = line_;
    word_.begins_inside = word_.ends_inside = inside_;
  }

  void add(char32_t c, std::string_view bytes) {
    const bool harmless = !steers_a_terminal(c);
    const std::size_t width = harmless ? text::display_width(c) : 1;
    // With room for the mark that may close; a longer word goes on in the next row.
    if (word_.width + width + marks_.width > width_ && word_.end > word_.begin) {
      end_word();
      end_row();
      begin_word();
    }
    word_.text += harmless ? std::string{bytes} : printable(bytes);
    word_.width += width;
    word_.end = at_ + 1;
  }

  void end_word() {
    if (word_.empty()) return;
    if (!row_.empty() && row_.width + 1 + word_.width > width_) end_row();
    if (row_.empty()) {
      row_ = std::move(word_);
      if (row_.begins_inside && marks_.width == 0) row_.text.insert(0, marks_.open);
    } else {
      row_.text += ' ' + word_.text;
      row_.width += 1 + word_.width;
      row_.end = word_.end;
      row_.ends_inside = word_.ends_inside;
    }
    word_ = {};
  }

  void end_row() {
    if (row_.empty()) return;
    if (row_.ends_inside && marks_.width == 0) row_.text += marks_.close;
    rows_.push_back({std::move(row_.text), row_.width,
                     text::CodePointSpan::of(row_.begin, row_.end), row_.line});
    row_ = {};
  }

  std::uint32_t at_;    // code point
  std::uint32_t line_;  // of the stored text
  const std::vector<text::CodePointSpan>& evidence_;
  std::size_t next_ = 0;  // index into evidence_
  bool inside_ = false;
  Marks marks_;
  std::size_t width_;
  std::uint32_t line_feeds_ = 0;  // since the last word
  std::vector<Row> rows_;
  Piece row_, word_;
};

}  // namespace

std::vector<Row> reflow(std::string_view text, text::CodePointOffset begin, std::uint32_t line,
                        const std::vector<text::CodePointSpan>& evidence, const Marks& marks,
                        std::size_t width) {
  const std::vector<text::CodePointSpan> trimmed = trim(evidence, text, begin);
  Reflow reflow{begin, line, trimmed, marks, width};
  for (std::size_t at = 0; at < text.size();) {
    const base::Decoded decoded = base::decode_utf8(text, at);
    reflow.take(decoded.code_point, text.substr(at, decoded.next - at));
    at = decoded.next;
  }
  return reflow.finish();
}

}  // namespace engine::report
