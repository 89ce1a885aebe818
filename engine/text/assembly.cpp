#include "engine/text/assembly.hpp"

#include <cassert>

#include "engine/text/ascii.hpp"
#include "engine/text/scanning.hpp"

namespace engine::text {

Assembly::Assembly(TurnTokens& out)
    : text_{out.text}, out_{out}, lists_{lists()}, sentence_begin_{after_white_space(out.text, 0)} {
  assert(out.tokens.empty() && out.sentences.empty());
}

void Assembly::segment(std::uint32_t begin, std::uint32_t end) {
  if (begin < cursor_) return;  // inside an event
  // ICU keeps a narrow no-break space inside a word; a word has no white space.
  for (std::uint32_t at = begin; at < end;) {
    const Step s = step(text_, at);
    if (is_white_space(s.kind)) {
      piece(begin, at);
      begin = s.next;
    }
    at = s.next;
  }
  piece(begin, end);
}

void Assembly::piece(std::uint32_t begin, std::uint32_t end) {
  const auto code_point = [&](std::uint32_t at) { return base::decode_utf8(text_, at).code_point; };
  while (begin < end && is_word_edge(code_point(begin))) begin = step(text_, begin).next;
  while (begin < end && is_word_edge(code_point(character_before(text_, end))))
    end = character_before(text_, end);
  bool has_letter = false;
  for (std::uint32_t at = begin; at < end && !has_letter; at = step(text_, at).next)
    has_letter = is_alphanumeric(code_point(at));
  if (!has_letter) return;
  for (std::uint32_t at = begin + 1; at + 1 < end; ++at) {
    if (text_[at] != '.' || !is_capital(code_point(at + 1))) continue;
    const bool abbreviation =
        lists_.abbreviation(text_.substr(begin, at - begin)) == Abbreviation::inside;
    const bool two_sentences =
        three_small_letters_before(text_, at) && !in_name_or_address(text_, at);
    if (!abbreviation && !two_sentences) continue;
    word_after_gap(begin, at);
    begin = at + 1;
  }
  word_after_gap(begin, end);
}

void Assembly::word_after_gap(std::uint32_t begin, std::uint32_t end) {
  if (begin < cursor_) return;
  if (word_after_short_gap(begin, end) || grow_number(begin, end)) return;
  begin = begin_with_apostrophe(begin, end);
  const Gap gap = read_gap(begin);
  if (begin < cursor_) return;  // an event took the word in
  end_sentence_if_due(gap, begin);
  word(begin, end, gap.marks, hyphen_alone(begin));
}

// The gaps that make nine of ten, without looking for what cannot be there.
bool Assembly::word_after_short_gap(std::uint32_t begin, std::uint32_t end) {
  if (begin - cursor_ != 2 || text_[begin - 1] != ' ' || out_.tokens.empty()) return false;
  const char sign = text_[cursor_];
  const std::uint8_t mark = mark_of(classify(static_cast<unsigned char>(sign)));
  switch (sign) {
    case ',':
    case ':':
    case ';':
      break;
    case '.':
      if (abbreviation_before(cursor_) != Abbreviation::none) return false;
      [[fallthrough]];
    case '?':
    case '!':
      end_sentence({cursor_ + 1, mark}, begin);
      break;
    default:
      return false;
  }
  word(begin, end, mark, false);
  return true;
}

// `'t`, `’s avonds`: an apostrophe that no word stands before belongs to the
// letter after it, unless it seems to quote the letter.
std::uint32_t Assembly::begin_with_apostrophe(std::uint32_t begin, std::uint32_t end) const {
  constexpr std::string_view kLetters = "tknsmr";
  if (end - begin != 1 || begin == cursor_) return begin;
  if (kLetters.find(to_lower(text_[begin])) == std::string_view::npos) return begin;
  const std::uint32_t before = character_before(text_, begin);
  if (before < cursor_ || step(text_, before).kind != CharClass::apostrophe) return begin;
  if (end < text_.size() && step(text_, end).kind == CharClass::apostrophe) return begin;
  if (before == 0) return before;
  if (before == cursor_) return begin;
  const CharClass kind = step(text_, character_before(text_, before)).kind;
  return kind == CharClass::apostrophe || kind == CharClass::close || kind == CharClass::quote_close
             ? begin
             : before;
}

// `90's`, `65'ers`: ICU joins letters over an apostrophe, not a digit and a letter.
bool Assembly::grow_number(std::uint32_t begin, std::uint32_t end) {
  constexpr std::uint32_t kLongestEnding = 3;
  if (out_.tokens.empty() || begin == cursor_ || end - begin > kLongestEnding) return false;
  Token& last = out_.tokens.back();
  if (last.end != cursor_ || !is_digit(text_[cursor_ - 1])) return false;
  const Step gap = step(text_, cursor_);
  if (gap.kind != CharClass::apostrophe || gap.next != begin || !is_letter(text_[begin]))
    return false;
  last.end = end;
  cursor_ = end;
  return true;
}

bool Assembly::hyphen_alone(std::uint32_t end) const {
  if (out_.tokens.empty() || cursor_ == end) return false;
  const Step s = step(text_, cursor_);
  return s.kind == CharClass::hyphen && s.next == end;
}

void Assembly::event(std::uint32_t begin, std::uint32_t end, Gap& gap) {
  end_sentence_if_due(gap, end);
  out_.tokens.push_back({begin, end, TokenKind::event, hyphen_alone(begin), gap.marks});
  cursor_ = end;
  gap = {};
}

// `next` is where to look for the capital that some borders need.
void Assembly::end_sentence_if_due(const Gap& gap, std::uint32_t next) {
  if (!gap.sure && !gap.before_capital) return;
  // Signs before the first token belong to its sentence.
  if (out_.tokens.size() == sentence_first_) return;
  const bool capital = gap.before_capital && capital_follows(text_, next);
  if (capital && (!gap.sure || gap.sure->at < gap.before_capital->at))
    end_sentence(*gap.before_capital, after_white_space(text_, gap.before_capital->at));
  else if (gap.sure)
    end_sentence(*gap.sure, after_white_space(text_, gap.sure->at));
}

// `next` is where the sentence after it begins, if there is one.
void Assembly::end_sentence(Border border, std::uint32_t next) {
  const auto tokens = static_cast<std::uint32_t>(out_.tokens.size());
  out_.sentences.push_back({sentence_begin_, border.at, sentence_first_, tokens, border.marks});
  sentence_begin_ = next;
  sentence_first_ = tokens;
  visible_ = {};
}

void Assembly::finish() {
  const Gap gap = read_gap(static_cast<std::uint32_t>(text_.size()));
  if (out_.tokens.size() == sentence_first_) return;
  const auto end = static_cast<std::uint32_t>(text_.size());
  end_sentence({before_white_space(text_, end), gap.marks}, end);
}

}  // namespace engine::text
