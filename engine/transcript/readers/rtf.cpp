// RTF, as Word, LibreOffice, TextEdit, Google Docs and f4/f5 write it.
//
// One loop over the bytes and a stack of groups that is a vector: no recursion,
// linear time. What a group skips costs no more than walking over it.
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/utf8.hpp"
#include "engine/text/ascii.hpp"
#include "engine/text/encodings.hpp"
#include "engine/transcript/readers/all.hpp"
#include "engine/transcript/readers/left_out.hpp"
#include "engine/transcript/readers/manuscript.hpp"
#include "engine/transcript/readers/rtf_table.hpp"
#include "engine/transcript/readers/rtf_words.hpp"

namespace engine::transcript::readers {
namespace {

using base::message;

constexpr std::size_t kMaxGroups = 1000;

using text::is_digit;
using text::is_letter;

std::optional<unsigned> hex_digit(char c) {
  if (is_digit(c)) return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10;
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10;
  return std::nullopt;
}

class Reading {
 public:
  explicit Reading(std::string_view bytes) : bytes_{bytes}, groups_(1) {}

  // False where groups are nested too deep.
  bool read() {
    while (at_ < bytes_.size()) {
      const char c = bytes_[at_];
      if (c == '{') {
        if (groups_.size() == kMaxGroups) return false;
        ++at_;
        groups_.push_back(groups_.back());
        groups_.back().box = false;
        opened_ = true;
        owed_ = 0;
        continue;
      }
      if (c == '}') {
        ++at_;
        close_group();
      } else if (c == '\\') {
        ++at_;
        control();
      } else if (c == '\r' || c == '\n' || c == '\0') {
        ++at_;
      } else {
        ++at_;
        put_byte(c);
      }
    }
    return true;
  }

  Source finish() {
    flush();
    table_.leave();
    Source source;
    source.encoding = encoding_of_code_page(page_);
    if (groups_.size() > 1)
      source.remarks.push_back(
          message("het einde van het bestand ontbreekt; kijk of het hele gesprek erin staat, of "
                  "sla het opnieuw op",
                  "the end of the file is missing; see whether the whole conversation is there, "
                  "or save it again"));
    left_out_.columns = out_.dropped_columns();
    source.content = out_.finish();
    tell_insertions(insertions_, "Word", source.remarks);
    tell_boxes(out_.boxes(), source.remarks);
    left_out_.tell(source.remarks);
    return source;
  }

 private:
  enum class Part : std::uint8_t { text, fonts, skipped };
  struct Group {
    Part part = Part::text;
    bool box = false;  // closes a text box
    bool hidden = false;
    bool deleted = false;
    bool inserted = false;
    std::uint32_t skip_after_unicode = 1;
    std::uint32_t font = 0;
  };

  Group& group() { return groups_.back(); }

  void close_group() {
    opened_ = false;
    owed_ = 0;
    if (groups_.size() == 1) return;  // one brace too many
    flush();
    if (group().box) out_.end_box();
    groups_.pop_back();
  }

  void control() {
    if (at_ == bytes_.size()) return;
    if (!is_letter(bytes_[at_])) return symbol(bytes_[at_++]);
    const std::size_t begin = at_;
    while (at_ < bytes_.size() && is_letter(bytes_[at_])) ++at_;
    const std::string_view word = bytes_.substr(begin, at_ - begin);
    std::optional<std::int64_t> number;
    const bool minus = at_ + 1 < bytes_.size() && bytes_[at_] == '-' && is_digit(bytes_[at_ + 1]);
    at_ += minus ? 1 : 0;
    constexpr std::int64_t kMost = std::int64_t{1} << 32U;
    while (at_ < bytes_.size() && is_digit(bytes_[at_])) {
      number = std::min(kMost, number.value_or(0) * 10 + (bytes_[at_] - '0'));
      ++at_;
    }
    if (minus && number) number = -*number;
    if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
    const bool optional = std::exchange(starred_, false);
    const bool first = std::exchange(opened_, false);
    if (const auto known = rtf_word(word)) {
      apply(*known, number);
    } else if (optional && first) {
      group().part = Part::skipped;  // `\*`: what a reader does not know, it skips
    }
  }

  void symbol(char c) {
    if (c == '*') {
      starred_ = true;
      return;  // the word behind it still opens the group
    }
    opened_ = false;
    switch (c) {
      case '\'': {
        const auto high = at_ < bytes_.size() ? hex_digit(bytes_[at_]) : std::nullopt;
        const auto low = at_ + 1 < bytes_.size() ? hex_digit(bytes_[at_ + 1]) : std::nullopt;
        if (!high || !low) return;
        at_ += 2;
        return put_byte(static_cast<char>(*high * 16 + *low));
      }
      case '~':
        return put_character(0xA0);
      case '-':
        return put_character(0xAD);
      case '_':
        return put_character(0x2011);
      case '\n':
      case '\r':
        return end_paragraph();
      case '\\':
      case '{':
      case '}':
        return put_byte(c);
      default:
        return;
    }
  }

  void apply(const RtfWord& word, std::optional<std::int64_t> number) {
    const bool on = number.value_or(1) != 0;
    const auto value = static_cast<std::uint32_t>(
        std::clamp<std::int64_t>(number.value_or(0), 0, std::int64_t{UINT32_MAX}));
    switch (word.action) {
      case RtfAction::character:
        return put_character(word.value);
      case RtfAction::paragraph:
        return end_paragraph();
      case RtfAction::line:
        if (shows()) {
          flush();
          table_.place();
          out_.line_break();
        }
        return;
      case RtfAction::unicode:
        put_unicode(number.value_or(0));
        owed_ = group().skip_after_unicode;
        return;
      case RtfAction::unicode_skip:
        group().skip_after_unicode = std::min(value, 16U);
        return;
      case RtfAction::code_page:
        page_ = word.value != 0 ? word.value : value;
        return;
      case RtfAction::font:
        flush();
        group().font = value;
        if (group().part == Part::fonts) font_pages_.try_emplace(value, 0);
        return;
      case RtfAction::font_charset:
        if (group().part == Part::fonts) font_pages_[group().font] = code_page_of_charset(value);
        return;
      case RtfAction::default_font:
        group().font = value;
        return;
      case RtfAction::hidden:
        return set(group().hidden, on, left_out_.hidden);
      case RtfAction::deleted:
        return set(group().deleted, on, left_out_.deletions);
      case RtfAction::inserted:
        if (on && !group().inserted && shows()) ++insertions_;
        group().inserted = on;
        return;
      case RtfAction::plain:
        flush();
        group().hidden = group().deleted = group().inserted = false;
        return;
      case RtfAction::paragraph_defaults:
        table_.set_inside(false);
        return;
      case RtfAction::in_table:
        table_.set_inside(true);
        return;
      case RtfAction::cell:
        return end_cell();
      case RtfAction::row:
        if (shows()) table_.end_row();
        return;
      case RtfAction::binary:
        at_ += std::min<std::size_t>(value, bytes_.size() - at_);
        return;
      case RtfAction::font_table:
        group().part = Part::fonts;
        return;
      case RtfAction::note:
        return skip_group(left_out_.notes);
      case RtfAction::comment:
        return skip_group(left_out_.comments);
      case RtfAction::picture:
        return skip_group(left_out_.pictures);
      case RtfAction::box:
        if (shows()) {
          flush();
          out_.begin_box();
          group().box = true;
        }
        return;
      case RtfAction::skip:
        flush();
        group().part = Part::skipped;
        return;
      case RtfAction::keep:
        return;
    }
  }

  [[nodiscard]] bool shows() const {
    const Group& now = groups_.back();
    return now.part == Part::text && !now.hidden && !now.deleted;
  }

  void skip_group(std::uint32_t& counter) {
    if (group().part == Part::text) ++counter;
    flush();
    group().part = Part::skipped;
  }

  void set(bool& property, bool on, std::uint32_t& counter) {
    flush();
    if (on && !property && shows()) ++counter;
    property = on;
  }

  // --- text

  void put_byte(char c) {
    opened_ = false;
    if (owed_ > 0) {
      --owed_;
      return;
    }
    if (shows()) raw_ += c;
  }

  void put_character(char32_t c) {
    if (owed_ > 0) {
      --owed_;
      return;
    }
    if (!shows()) return;
    flush();
    put_utf8(c);
  }

  void put_unicode(std::int64_t number) {
    if (!shows()) return;
    flush();
    const auto unit = static_cast<std::uint32_t>(number < 0 ? number + 0x10000 : number);
    if (unit >= 0xD800 && unit <= 0xDBFF) {
      high_surrogate_ = unit;
      return;
    }
    const std::uint32_t high = std::exchange(high_surrogate_, 0);
    if (unit >= 0xDC00 && unit <= 0xDFFF) {
      if (high != 0) put_utf8(0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00));
      return;
    }
    // private use: a symbol font's pictures
    if (unit > 0x10FFFF || (unit >= 0xE000 && unit <= 0xF8FF)) return;
    put_utf8(unit);
  }

  void put_utf8(char32_t c) {
    std::string utf8;
    base::append_utf8(utf8, c);
    table_.place();
    out_.text(utf8);
  }

  // What came in as bytes, in the code page of its font.
  void flush() {
    if (raw_.empty()) return;
    table_.place();
    const bool ascii =
        std::ranges::all_of(raw_, [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
    const auto font = font_pages_.find(group().font);
    const std::uint32_t page =
        font == font_pages_.end() || font->second == 0 ? page_ : font->second;
    out_.text(ascii ? raw_ : text::from_encoding(raw_, encoding_of_code_page(page)).text);
    raw_.clear();
  }

  // --- paragraphs and tables

  void end_paragraph() {
    if (!shows()) return;
    flush();
    table_.place();
    out_.end_paragraph();
  }

  void end_cell() {
    if (!shows()) return;
    flush();
    table_.end_cell();
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::vector<Group> groups_;
  bool opened_ = false;     // a group has just begun
  bool starred_ = false;    // … with `\*`
  std::uint32_t owed_ = 0;  // characters to pass over after \u
  std::uint32_t high_surrogate_ = 0;
  std::uint32_t page_ = 1252;
  std::map<std::uint32_t, std::uint32_t> font_pages_;
  std::string raw_;
  std::size_t insertions_ = 0;
  LeftOut left_out_;
  Manuscript out_;
  RtfTable table_{out_};
};

bool fits(const Look& look) { return look.head.starts_with("{\\rtf"); }

base::Result<Source> read(const Input& input) {
  const std::size_t begin = std::min(input.bytes.find('{'), input.bytes.size());
  Reading reading{input.bytes.substr(begin)};
  if (!input.bytes.substr(begin).starts_with("{\\rtf"))
    return base::Diagnostic{
        .file = input.path,
        .problem = message("dit is geen RTF-document", "this is no RTF document"),
        .hint = message("laat --input-format weg", "leave --input-format out")};
  if (!reading.read())
    return base::Diagnostic{
        .file = input.path,
        .problem = message("groepen zijn dieper genest dan {}", "groups are nested deeper than {}",
                           kMaxGroups),
        .hint = message("open het in Word of LibreOffice en sla het op als .docx",
                        "open it in Word or LibreOffice and save it as .docx")};
  return reading.finish();
}

}  // namespace

const Reader kRtf{.name = "rtf", .fits = fits, .read = read, .most_bytes = kLargeDocument};

}  // namespace engine::transcript::readers
