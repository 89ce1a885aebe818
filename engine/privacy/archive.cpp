#include "engine/privacy/archive.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"
#include "engine/privacy/verifier.hpp"

namespace engine::privacy {
namespace {

using text::CodePointOffset;
using text::CodePointSpan;

// The sentences as lines of one text, which is read as a whole.
struct Lines {
  std::string text;
  std::vector<std::size_t> byte;        // where each begins, and the end of the text
  std::vector<std::uint32_t> position;  // the same in code points
  explicit Lines(const std::vector<Said>& said) {
    std::uint32_t at = 0;
    for (const Said& each : said) {
      byte.push_back(text.size());
      position.push_back(at);
      text += each.text;
      std::replace(text.begin() + static_cast<std::ptrdiff_t>(byte.back()), text.end(), '\n', ' ');
      text += '\n';
      at += static_cast<std::uint32_t>(base::count_code_points(each.text)) + 1;
    }
    byte.push_back(text.size());
    position.push_back(at);
  }

  [[nodiscard]] std::size_t line_of(CodePointOffset at) const {
    return static_cast<std::size_t>(std::ranges::upper_bound(position, at.value) -
                                    position.begin()) -
           1;
  }
  [[nodiscard]] std::string_view line(std::size_t i) const {
    return std::string_view{text}.substr(byte[i], byte[i + 1] - byte[i] - 1);
  }
};

// Line `i` with the masks that lie in it, [first, end) of all.
std::string written(const Lines& lines, std::size_t i, const std::vector<Mask>& masks,
                    std::size_t first, std::size_t end) {
  const std::string_view line = lines.line(i);
  std::string out;
  std::size_t byte = 0;
  std::uint32_t at = lines.position[i];
  const auto go_to = [&](CodePointOffset place, bool keep) {
    const std::size_t from = byte;
    for (; at < place.value; ++at) byte = base::decode_utf8(line, byte).next;
    if (keep) out += line.substr(from, byte - from);
  };
  for (std::size_t k = first; k < end; ++k) {
    go_to(masks[k].span.begin(), true);
    out += masks[k].placeholder;
    go_to(masks[k].span.end(), false);
  }
  return out += line.substr(byte);
}

}  // namespace

MaskedInterview mask_interview(Masker& masker, const std::vector<Said>& said,
                               const NameWords* heard_once) {
  MaskedInterview interview;
  if (said.empty()) return interview;
  const Lines lines{said};
  interview.log = masker.mask(lines.text, {}, heard_once);
  interview.log.output.clear();
  std::vector<Mask>& masks = interview.log.masks;
  std::vector<bool> doubted(said.size(), false);
  const auto doubt = [&](CodePointSpan span) {
    const std::size_t last = lines.line_of(CodePointOffset{span.end().value - 1});
    for (std::size_t i = lines.line_of(span.begin()); i <= last; ++i) doubted[i] = true;
  };
  for (const Hold& hold : interview.log.holds) doubt(hold.span);
  // A mask over the end of a sentence hides both.
  for (const Mask& mask : masks)
    if (lines.line_of(mask.span.begin()) !=
        lines.line_of(CodePointOffset{mask.span.end().value - 1}))
      doubt(mask.span);

  std::size_t next = 0;
  for (std::size_t i = 0; i < said.size(); ++i) {
    const std::size_t first = next;
    while (next < masks.size() && masks[next].span.begin().value < lines.position[i + 1]) ++next;
    std::string& out = interview.sentences.emplace_back(kWithheld);
    if (!doubted[i]) {
      std::string masked = written(lines, i, masks, first, next);
      if (verify(masked, masker.vocabulary(), masker.roster()).empty())
        out = std::move(masked);
      else
        interview.log.holds.push_back(
            {CodePointSpan::of(lines.position[i], lines.position[i + 1] - 1), Rule::verifier, {}});
    }
    interview.withheld += out == kWithheld ? 1 : 0;
  }

  const auto in_interview = [&](CodePointSpan span) {
    const auto place = [&](std::uint32_t at, std::size_t line) {
      return said[line].begin.value + at - lines.position[line];
    };
    const std::uint32_t last = span.end().value - 1;
    return CodePointSpan::of(place(span.begin().value, lines.line_of(span.begin())),
                             place(last, lines.line_of(CodePointOffset{last})) + 1);
  };
  for (Mask& mask : masks) mask.span = in_interview(mask.span);
  for (Hold& hold : interview.log.holds) hold.span = in_interview(hold.span);
  return interview;
}

}  // namespace engine::privacy
