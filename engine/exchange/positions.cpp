#include "engine/exchange/positions.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/foreign/xml_writer.hpp"
#include "engine/text/binary.hpp"
#include "engine/text/encodings.hpp"

namespace engine::exchange {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";
// So much of a quote is compared; tools shorten long ones.
constexpr std::size_t kComparedBytes = 300;

std::string stored_form(std::string_view source) {
  std::string out;
  out.reserve(source.size());
  if (source.starts_with(kMark)) source.remove_prefix(kMark.size());
  for (std::size_t at = 0; at < source.size(); ++at) {
    if (source[at] != '\r') {
      out += source[at];
      continue;
    }
    out += '\n';
    if (at + 1 < source.size() && source[at + 1] == '\n') ++at;
  }
  return out;
}

// White space as single spaces: XML makes line feeds in attributes spaces.
std::string squeezed(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, kComparedBytes)) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space)
      out += c;
    else if (!out.ends_with(' '))
      out += ' ';
  }
  return out;
}

std::string_view without_edges(std::string_view squeezed) {
  if (squeezed.starts_with(' ')) squeezed.remove_prefix(1);
  if (squeezed.ends_with(' ')) squeezed.remove_suffix(1);
  return squeezed;
}

// Quotes are XML, which has no control characters.
std::string as_quoted(std::string_view text) {
  return foreign::as_xml_holds(base::utf8_prefix(text, kComparedBytes));
}

// `quote` is the text, or its beginning: `For some rea…`.
bool quotes(std::string_view quote, std::string_view text) {
  constexpr std::size_t kLeastBytes = 12;  // of a beginning
  constexpr std::size_t kEnoughBytes = 200;
  if (quote.empty()) return false;
  if (quote == text) return true;
  if (quote.size() > kEnoughBytes && text.size() > kEnoughBytes)
    return quote.substr(0, kEnoughBytes) == text.substr(0, kEnoughBytes);
  std::string_view beginning = quote;
  for (const std::string_view dots : {"…", "..."})
    if (beginning.ends_with(dots)) beginning.remove_suffix(dots.size());
  while (beginning.ends_with(' ')) beginning.remove_suffix(1);
  return beginning.size() >= kLeastBytes && text.starts_with(beginning);
}

}  // namespace

CountedText::CountedText(std::string source)
    : source_{std::move(source)}, stored_{stored_form(source_)} {
  has_mark_ = source_.starts_with(kMark);
  has_crlf_ = source_.find("\r\n") != std::string::npos;
  has_pairs_ =
      std::ranges::any_of(source_, [](char c) { return static_cast<unsigned char>(c) >= 0xF0U; });
}

std::vector<std::optional<text::CodePointSpan>> CountedText::place(
    std::span<const Selection> selections, const Counting& counting) const {
  // all positions in order, so that one walk through the text meets them
  struct Wanted {
    std::int64_t at;
    std::size_t selection;
    bool is_end;
  };
  std::vector<Wanted> wanted;
  wanted.reserve(selections.size() * 2);
  constexpr std::int64_t kMost = std::numeric_limits<std::uint32_t>::max();
  for (std::size_t i = 0; i < selections.size(); ++i) {
    const Selection& each = selections[i];
    if (each.begin < 0 || each.end < each.begin || each.end > kMost) continue;
    wanted.push_back({each.begin, i, false});
    wanted.push_back({each.end + (counting.end_within ? 1 : 0), i, true});
  }
  std::ranges::sort(wanted, {}, &Wanted::at);

  constexpr std::uint32_t kNowhere = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::pair<std::uint32_t, std::uint32_t>> found(selections.size(),
                                                             {kNowhere, kNowhere});
  std::int64_t counted = 0;     // as the tool counts
  std::uint32_t stored_cp = 0;  // as we do
  auto next = wanted.begin();
  // Those before `until` stand where we are: a position within a character
  // (UTF-16, CRLF) stands before it.
  const auto settle = [&](std::int64_t until) {
    for (; next != wanted.end() && next->at < until; ++next)
      (next->is_end ? found[next->selection].second : found[next->selection].first) = stored_cp;
  };
  std::size_t at = 0;
  if (source_.starts_with(kMark)) {
    at = kMark.size();
    counted += counting.mark_counts ? 1 : 0;
  }
  while (at < source_.size() && next != wanted.end()) {
    const auto [code_point, after] = base::decode_utf8(source_, at);
    at = after;
    std::int64_t units = counting.utf16 && code_point > 0xFFFF ? 2 : 1;
    if (code_point == U'\r' && at < source_.size() && source_[at] == '\n') {
      ++at;
      units += counting.line_end_is_two ? 1 : 0;
    }
    settle(counted + units);
    counted += units;
    ++stored_cp;
  }
  settle(counted + 1);
  std::vector<std::optional<text::CodePointSpan>> out(selections.size());
  for (std::size_t i = 0; i < selections.size(); ++i)
    if (found[i].second != kNowhere && found[i].first < found[i].second)
      out[i] = text::CodePointSpan::of(found[i].first, found[i].second);
  return out;
}

CountedText::Agreement CountedText::agreement(std::span<const Selection> selections,
                                              const Counting& counting) const {
  const auto places = place(selections, counting);
  Agreement sum;
  for (std::size_t i = 0; i < selections.size(); ++i) {
    if (!places[i]) continue;
    const std::string quote = squeezed(selections[i].quote);
    const std::string there = squeezed(as_quoted(stored_.at(*places[i])));
    if (!quotes(without_edges(quote), without_edges(there))) continue;
    ++sum.words;
    sum.edges += quotes(quote, there) ? 1 : 0;
  }
  return sum;
}

Chosen choose_counting(std::span<const SelectedText> texts, const Counting& usual) {
  const auto any = [&](bool (CountedText::*has)() const) {
    return std::ranges::any_of(texts, [has](const SelectedText& t) { return (t.text->*has)(); });
  };
  const auto score = [&](const Counting& counting) {
    CountedText::Agreement sum;
    for (const SelectedText& each : texts) {
      const auto [words, edges] = each.text->agreement(each.selections, counting);
      sum.words += words;
      sum.edges += edges;
    }
    return sum;
  };
  const bool marks = any(&CountedText::has_mark), ends = any(&CountedText::has_crlf),
             pairs = any(&CountedText::has_pairs);
  Counting best = usual;
  CountedText::Agreement most = score(usual);
  constexpr unsigned kWays = 16;
  for (unsigned way = 1; way < kWays; ++way) {
    const auto differs = [way](unsigned bit) { return (way >> bit & 1U) != 0; };
    if ((differs(1) && !marks) || (differs(2) && !ends) || (differs(3) && !pairs)) continue;
    const Counting counting{.utf16 = usual.utf16 != differs(3),
                            .end_within = usual.end_within != differs(0),
                            .mark_counts = usual.mark_counts != differs(1),
                            .line_end_is_two = usual.line_end_is_two != differs(2)};
    if (const auto agreement = score(counting); agreement > most) {
      best = counting;
      most = agreement;
    }
  }
  return {best, most.words};
}

bool is_text(std::string_view utf8) {
  return !utf8.empty() && !text::binary_content(text::count_control_characters(utf8), utf8.size());
}

std::optional<std::string> text_of_file(std::string_view bytes, std::string& encoding) {
  using text::ByteOrder;
  std::string out;
  if (text::known_format(bytes)) return std::nullopt;
  const bool little = bytes.starts_with("\xFF\xFE");
  if (little || bytes.starts_with("\xFE\xFF")) {
    encoding = little ? "UTF-16LE" : "UTF-16BE";
    // what stands for the mark in UTF-8 is kept with it
    out = text::from_utf16(bytes, little ? ByteOrder::little : ByteOrder::big).text;
  } else if (!base::find_invalid_utf8(bytes)) {
    encoding = "UTF-8";
    out = bytes;
  } else {
    encoding = text::guess_encoding(bytes);
    out = text::from_encoding(bytes, encoding).text;
  }
  if (!is_text(out)) return std::nullopt;
  return out;
}

}  // namespace engine::exchange
