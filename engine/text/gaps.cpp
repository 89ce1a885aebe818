// What stands between two tokens: marks, events and the ends of sentences.
#include <algorithm>

#include "engine/text/ascii.hpp"
#include "engine/text/assembly.hpp"
#include "engine/text/events.hpp"
#include "engine/text/scanning.hpp"

namespace engine::text {
namespace {

constexpr std::uint8_t kDash = static_cast<std::uint8_t>(Mark::dash);

// `M.J`, `o.a`: single letters with stops between them.
bool is_dotted(std::string_view word) {
  if (word.size() < 3 || word.size() % 2 == 0) return false;
  for (std::size_t i = 0; i < word.size(); ++i)
    if (i % 2 == 0 ? !is_letter(word[i]) : word[i] != '.') return false;
  return true;
}

// Of the Latin script: others have no initials written like this, or no capitals.
bool is_one_capital(std::string_view word) {
  constexpr char32_t kEndOfLatin = 0x250;
  const base::Decoded first = base::decode_utf8(word, 0);
  return first.next == word.size() && first.code_point < kEndOfLatin &&
         is_capital(first.code_point);
}

// The ASCII letters from `at` on.
std::string_view letters_at(std::string_view text, std::uint32_t at) {
  std::size_t end = at;
  while (end < text.size() && is_letter(text[end])) ++end;
  return text.substr(at, end - at);
}

}  // namespace

void Assembly::Gap::set_sure(Border border) {
  sure = border;
  space_since_border = true;
}

void Assembly::Gap::set_before_capital(Border border) {
  before_capital = border;
  space_since_border = true;
}

// A closing sign after a space still belongs to the sentence: `« Oui. »`.
void Assembly::Gap::move_border(std::uint32_t at) {
  Border& last =
      !before_capital || (sure && sure->at > before_capital->at) ? *sure : *before_capital;
  last = {at, marks};
}

Assembly::Gap Assembly::read_gap(std::uint32_t end) {
  Gap gap;
  absorb_stop(end, gap);
  std::uint32_t at = cursor_;
  while (at < end) {
    const char c = text_[at];
    if (c == '[' || c == '(' || c == '#') {
      if (const std::uint32_t event_ends = event_end(text_, at); event_ends != 0) {
        event(at, event_ends, gap);
        absorb_stop(end, gap);
        at = cursor_;
        continue;
      }
    }
    const Step s = step(text_, at);
    if (is_terminator(s.kind)) {
      at = read_terminators(at, end, gap);
    } else if (is_white_space(s.kind)) {
      at = read_white_space(at, end, gap);
    } else if (s.kind == CharClass::hyphen) {
      gap.space_since_border = false;
      at = read_hyphens(at, end, gap);
    } else {
      gap.marks |= mark_of(s.kind);
      const bool closes = s.kind == CharClass::close || s.kind == CharClass::quote_close;
      if (gap.space_since_border && closes && space_at(text_, s.next))
        gap.move_border(s.next);
      else
        gap.space_since_border = false;
      at = s.next;
    }
  }
  return gap;
}

std::uint32_t Assembly::read_terminators(std::uint32_t at, std::uint32_t end, Gap& gap) const {
  const std::uint32_t begin = at;
  int stops = 0;
  bool ellipsis = false;
  bool strong = false;       // ends a sentence whatever follows
  bool space_needed = true;  // scripts with wide signs write none
  while (at < end) {
    const Step s = step(text_, at);
    if (!is_terminator(s.kind)) break;
    stops += s.kind == CharClass::stop ? 1 : 0;
    ellipsis = ellipsis || s.kind == CharClass::ellipsis;
    strong = strong || (s.kind != CharClass::stop && s.kind != CharClass::ellipsis);
    // Beyond U+0FFF or so: the first byte says it.
    if (s.kind == CharClass::foreign_stop || static_cast<unsigned char>(text_[at]) >= 0xEFU)
      space_needed = false;
    gap.marks |= mark_of(s.kind);
    at = s.next;
  }
  const bool hesitates = !strong && (ellipsis || stops > 1);
  const bool in_brackets =
      begin > 0 && step(text_, character_before(text_, begin)).kind == CharClass::open;
  at = read_closers(at, end, gap);
  gap.space_since_border = false;
  if (in_brackets && !hesitates) return at;  // (?) and [!] are remarks
  const Border border{at, gap.marks};
  if (hesitates) {
    gap.set_before_capital(border);
    return at;
  }
  if (at == text_.size() || space_at(text_, at) || !space_needed) {
    gap.set_sure(border);
    return at;
  }
  // A space was forgotten: `aangepast.Nou`, `klaar."Nou`, `klaar.[lacht] Nou`.
  const CharClass next = step(text_, at).kind;
  const bool new_sentence =
      at == end ? is_capital(base::decode_utf8(text_, at).code_point)
                : next == CharClass::open || next == CharClass::dash || next == CharClass::hyphen;
  if (new_sentence && three_small_letters_before(text_, begin) && !in_name_or_address(text_, begin))
    gap.set_sure(border);
  return at;
}

std::uint32_t Assembly::read_closers(std::uint32_t at, std::uint32_t end, Gap& gap) const {
  while (at < end) {
    const Step s = step(text_, at);
    if (!may_close(s.kind)) break;
    gap.marks |= mark_of(s.kind);
    at = s.next;
  }
  return at;
}

// A blank line ends a sentence; a single line feed is a space.
std::uint32_t Assembly::read_white_space(std::uint32_t at, std::uint32_t end, Gap& gap) const {
  const std::uint32_t begin = at;
  int lines = 0;
  while (at < end) {
    const Step s = step(text_, at);
    if (!is_white_space(s.kind)) break;
    lines += s.kind == CharClass::line_feed ? 1 : s.kind == CharClass::paragraph ? 2 : 0;
    at = s.next;
  }
  if (lines >= 2) gap.set_sure({begin, gap.marks});
  return at;
}

// One hyphen beside a space, and two hyphens anywhere, are meant as a dash.
std::uint32_t Assembly::read_hyphens(std::uint32_t at, std::uint32_t end, Gap& gap) const {
  const std::uint32_t begin = at;
  int hyphens = 0;
  while (at < end) {
    const Step s = step(text_, at);
    if (s.kind != CharClass::hyphen) break;
    ++hyphens;
    at = s.next;
  }
  if (hyphens > 1 || space_before(text_, begin) || space_at(text_, at)) gap.marks |= kDash;
  return at;
}

// The stop after an abbreviation or an initial belongs to it.
void Assembly::absorb_stop(std::uint32_t end, Gap& gap) {
  if (cursor_ >= end || text_[cursor_] != '.' || out_.tokens.empty()) return;
  const Abbreviation kind = abbreviation_before(cursor_);
  if (kind == Abbreviation::none) return;
  out_.tokens.back().end = ++cursor_;
  if (kind != Abbreviation::may_end) return;
  const std::uint32_t at = read_closers(cursor_, end, gap);
  if (at == end || space_at(text_, at)) gap.set_before_capital({at, gap.marks});
}

// Of the last token, with a stop at `stop` right after it; `before_number` is
// decided here.
Abbreviation Assembly::abbreviation_before(std::uint32_t stop) const {
  const Token& last = out_.tokens.back();
  if (last.end != stop || !last.is_word()) return Abbreviation::none;
  if (stop + 1 < text_.size() && is_terminator(step(text_, stop + 1).kind))
    return Abbreviation::none;
  const std::string_view bytes = out_.of(last);
  const Abbreviation listed = lists_.abbreviation(bytes);
  if (listed == Abbreviation::before_number) {
    const std::uint32_t next = after_white_space(text_, stop + 1);
    if (next < text_.size() && is_digit(text_[next])) return Abbreviation::inside;
  } else if (listed != Abbreviation::none) {
    return listed;
  }
  // Any other row of letters with stops: initials in capitals, else an
  // abbreviation that is in no list.
  if (is_dotted(bytes))
    return std::ranges::any_of(bytes, is_upper) ? Abbreviation::inside : Abbreviation::may_end;
  return is_initial(bytes, stop) ? Abbreviation::inside : Abbreviation::none;
}

// `J. Jansen` and `J. de Vries`, but `groep B. Daar …`.
bool Assembly::is_initial(std::string_view word, std::uint32_t stop) const {
  if (!is_one_capital(word)) return false;
  const std::uint32_t next = after_white_space(text_, stop + 1);
  if (next == text_.size()) return false;
  const bool space = next > stop + 1;
  if (!space && text_[next] != '-') return false;  // J.-P.
  if (!space) return next + 1 < text_.size() && is_upper(text_[next + 1]);
  if (!is_capital(base::decode_utf8(text_, next).code_point)) {
    const bool apostrophe = step(text_, next).kind == CharClass::apostrophe;
    return lists_.is_name_particle(letters_at(text_, apostrophe ? step(text_, next).next : next));
  }
  // After a title (`mr. A. Loosdrecht`) or an initial nothing else is likely.
  const std::size_t tokens = out_.tokens.size();
  if (tokens >= 2 && tokens - 2 >= sentence_first_ &&
      out_.of(out_.tokens[tokens - 2]).ends_with('.'))
    return true;
  return !lists_.opens_sentence(letters_at(text_, next));
}

}  // namespace engine::text
