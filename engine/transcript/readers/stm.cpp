// NIST STM, in which speech recognition is compared with what people wrote: one
// segment a line, `file channel speaker begin end <labels> text`, times in
// seconds; lines that begin with `;;` are comments.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "engine/text/decode.hpp"
#include "engine/transcript/readers/all.hpp"
#include "engine/transcript/readers/lines.hpp"
#include "engine/transcript/readers/statements.hpp"
#include "engine/transcript/readers/time_code.hpp"

namespace engine::transcript::readers {
namespace {

// What is scored nowhere: silence, and what nobody wrote down.
constexpr std::string_view kIgnored = "ignore_time_segment_in_scoring";
constexpr std::string_view kGap = "inter_segment_gap";

// The word at the beginning, which is cut off.
std::string_view take_word(std::string_view& line) {
  line.remove_prefix(skip_space(line, 0));
  const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(end);
  return word;
}

// Nothing where the line is no segment.
std::optional<Utterance> segment(std::string_view line) {
  const std::string_view file = take_word(line);
  const std::string_view channel = take_word(line);
  const std::string_view speaker = take_word(line);
  const auto begin = ms_of_seconds(take_word(line));
  const auto end = ms_of_seconds(take_word(line));
  if (file.empty() || channel.empty() || channel.size() > 2 || !begin || !end || *end < *begin)
    return std::nullopt;
  std::string_view text = without_space(line);
  if (text.starts_with('<'))
    if (const std::size_t close = text.find('>'); close != std::string_view::npos)
      text = without_space(text.substr(close + 1));
  return Utterance{
      .speaker = std::string{speaker}, .text = std::string{text}, .begin_ms = begin, .end_ms = end};
}

bool is_comment(std::string_view line) { return line.starts_with(";;"); }

bool fits(const Look& look) {
  std::size_t segments = 0;
  std::string_view head = look.head;
  head = head.substr(0, head.rfind('\n') + 1);  // the last line may be cut off
  for (const std::string_view line : lines_of(head)) {
    if (is_blank(line) || is_comment(line)) continue;
    if (!segment(line)) return false;
    ++segments;
  }
  return segments > 0;
}

base::Result<Source> read(const Input& input) {
  auto decoded = text::decode(input.owner, input.bytes, input.path);
  if (!decoded) return decoded.error();
  Utterances said{.all = {}, .joining = Joining::paragraph};
  for (const std::string_view line : lines_of(decoded->text.bytes())) {
    if (is_comment(line)) continue;
    auto found = segment(line);
    if (found && !found->text.empty() && found->speaker != kGap && found->text != kIgnored)
      said.all.push_back(std::move(*found));
  }
  if (said.all.empty()) return nobody_speaks(input.path, "STM");
  sort_by_time(said.all);
  Source source;
  source.encoding = std::move(decoded->encoding);
  source.remarks = std::move(decoded->remarks);
  source.content = std::move(said);
  return source;
}

}  // namespace

const Reader kStm{.name = "stm", .fits = fits, .read = read};

}  // namespace engine::transcript::readers
