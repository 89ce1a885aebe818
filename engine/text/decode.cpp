#include "engine/text/decode.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/text/binary.hpp"
#include "engine/text/encodings.hpp"
#include "engine/text/mojibake.hpp"

namespace engine::text {
namespace {

using base::message;

constexpr std::string_view kUtf8Bom = "\xEF\xBB\xBF";
// The same mark, read as windows-1252 and written as UTF-8 once more.
constexpr std::string_view kDoubleBom = "\xC3\xAF\xC2\xBB\xC2\xBF";
constexpr std::string_view kUtf16LittleBom = "\xFF\xFE";
constexpr std::string_view kUtf16BigBom = "\xFE\xFF";

// Text under way: a view of the source, or an own copy once something changed.
struct Draft {
  std::string_view view;
  std::optional<std::string> copy;
  std::string encoding = "UTF-8";
  bool guessed = false;
  std::vector<base::Message> remarks;

  [[nodiscard]] std::string_view text() const { return copy ? std::string_view{*copy} : view; }

  void take(Utf8 decoded, std::string name) {
    copy = std::move(decoded.text);
    encoding = std::move(name);
    if (decoded.broken == 0) return;
    if (decoded.broken == 1) {
      remarks.push_back(
          message("een onleesbare plaats op regel {} is vervangen door het teken U+FFFD",
                  "an unreadable place on line {} was replaced by the character U+FFFD",
                  decoded.first_broken_line));
      return;
    }
    remarks.push_back(message(
        "{0} onleesbare plaatsen zijn vervangen door het teken U+FFFD, de eerste op regel {1}",
        "{0} unreadable places were replaced by the character U+FFFD, the first on line {1}",
        decoded.broken, decoded.first_broken_line));
  }
};

bool cut(std::string_view& bytes, std::string_view mark) {
  if (!bytes.starts_with(mark)) return false;
  bytes.remove_prefix(mark.size());
  return true;
}

// A few broken bytes in text that is UTF-8 otherwise. Text in a one-byte
// encoding looks like a sequence of UTF-8 only by rare accident.
bool is_mostly_utf8(std::string_view bytes) {
  constexpr std::size_t kLeastRatio = 2;
  const Utf8Census found = census(bytes);
  return found.well_formed >= kLeastRatio * found.broken;
}

void read_encoding(std::string_view bytes, Draft& draft) {
  // ASCII in UTF-16 is valid UTF-8, full of NUL from its first letter on.
  constexpr std::size_t kBeginning = 4096;
  if (cut(bytes, kUtf16LittleBom))
    return draft.take(from_utf16(bytes, ByteOrder::little), "UTF-16LE");
  if (cut(bytes, kUtf16BigBom)) return draft.take(from_utf16(bytes, ByteOrder::big), "UTF-16BE");
  while (cut(bytes, kUtf8Bom)) continue;
  draft.view = bytes;
  const auto invalid = base::find_invalid_utf8(bytes);
  if (!invalid && bytes.substr(0, kBeginning).find('\0') == std::string_view::npos) return;
  draft.guessed = true;
  if (looks_like_utf16(bytes, ByteOrder::little)) {
    draft.take(from_utf16(bytes, ByteOrder::little), "UTF-16LE");
  } else if (looks_like_utf16(bytes, ByteOrder::big)) {
    draft.take(from_utf16(bytes, ByteOrder::big), "UTF-16BE");
  } else if (!invalid || is_mostly_utf8(bytes)) {
    draft.guessed = false;
    if (invalid) draft.take(repaired_utf8(bytes), "UTF-8");
    return;
  } else {
    const std::string name = guess_encoding(bytes);
    draft.take(from_encoding(bytes, name), name);
  }
  draft.remarks.insert(
      draft.remarks.begin(),
      message("de tekencodering is geraden: {0}; kijk of letters als é en ë kloppen",
              "the encoding was guessed: {0}; see whether letters such as é and ë "
              "are right",
              draft.encoding));
}

// `Ã©` where `é` was meant: mended where that explains nearly all there is, and
// left with a word where the text is mixed.
void mend_double_encoding(Draft& draft) {
  constexpr std::size_t kEnough = 3;
  constexpr std::size_t kToOne = 9;  // so many doubled characters to an honest one
  const Mojibake found = count_mojibake(draft.text());
  if (found.doubled < kEnough) return;
  if (found.doubled < kToOne * found.honest) {
    draft.remarks.push_back(message(
        "de tekst lijkt op {0} plaatsen dubbel gecodeerd (Ã© waar é hoort); exporteer hem opnieuw "
        "als UTF-8",
        "the text seems to be encoded twice in {0} places (Ã© where é belongs); export it again "
        "as UTF-8",
        found.doubled));
    return;
  }
  draft.copy = mended_mojibake(draft.text());
  draft.remarks.push_back(
      message("de tekst was dubbel gecodeerd (Ã© waar é hoort) en is hersteld; kijk of letters als "
              "é en ë kloppen",
              "the text was encoded twice (Ã© where é belongs) and was mended; see whether letters "
              "such as é and ë are right"));
}

void mend_line_ends(Draft& draft) {
  if (!draft.copy) draft.copy.emplace(draft.view);
  std::string& text = *draft.copy;
  std::size_t to = 0;
  for (std::size_t from = 0; from < text.size(); ++from) {
    if (text[from] != '\r') {
      text[to++] = text[from];
      continue;
    }
    text[to++] = '\n';
    if (from + 1 < text.size() && text[from + 1] == '\n') ++from;
  }
  text.resize(to);
}

void cut_double_bom(Draft& draft) {
  if (!draft.text().starts_with(kDoubleBom)) return;
  if (draft.copy)
    draft.copy->erase(0, kDoubleBom.size());
  else
    draft.view.remove_prefix(kDoubleBom.size());
}

base::Diagnostic problem(const std::string& path, base::Message what, base::Message hint) {
  return {.file = path, .problem = std::move(what), .hint = std::move(hint)};
}

}  // namespace

base::Result<DecodedText> decode(std::shared_ptr<const void> owner, std::string_view bytes,
                                 const std::string& path) {
  constexpr std::size_t kLargest = std::numeric_limits<std::uint32_t>::max();
  const auto too_large = [&] {
    return problem(path,
                   message("het bestand is groter dan 4 GiB", "the file is larger than 4 GiB"),
                   message("verdeel het transcript over meer bestanden",
                           "split the transcript into several files"));
  };
  if (bytes.size() > kLargest) return too_large();
  if (const auto format = known_format(bytes)) return problem(path, format->what, format->hint);
  Draft draft;
  read_encoding(bytes, draft);
  cut_double_bom(draft);
  if (draft.text().empty())
    return problem(path, message("het bestand is leeg", "the file is empty"), {});
  const ControlCharacters controls = count_control_characters(draft.text());
  if (const auto binary = binary_content(controls, draft.text().size()))
    return problem(path, binary->what, binary->hint);
  if (draft.text().size() > kLargest) return too_large();
  mend_double_encoding(draft);
  if (controls.returns > 0) mend_line_ends(draft);
  return DecodedText{
      draft.copy ? StoredText{std::move(*draft.copy)} : StoredText{std::move(owner), draft.view},
      std::move(draft.encoding), draft.guessed, std::move(draft.remarks)};
}

}  // namespace engine::text
