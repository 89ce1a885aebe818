// XML that is not read: named by its outermost element, with what to do instead.
#include <string>

#include "engine/transcript/readers/all.hpp"

namespace engine::transcript::readers {
namespace {

using base::message;

// The name of the first element, or "".
std::string outermost(std::string_view head) {
  for (std::size_t at = head.find('<'); at != std::string_view::npos; at = head.find('<', at + 1)) {
    const std::string_view rest = head.substr(at + 1);
    if (rest.starts_with('?') || rest.starts_with('!')) continue;
    const std::size_t end = rest.find_first_of(" \t\r\n/>");
    return end == std::string_view::npos ? "" : std::string{rest.substr(0, end)};
  }
  return "";
}

// With its declaration; `<Interviewer> Vertel.` is plain text. A byte order
// mark that was encoded twice may stand before it, and a line feed.
bool fits(const Look& look) {
  constexpr std::size_t kMark = 8;
  return look.head.find("<?xml") <= kMark;
}

base::Result<Source> read(const Input& input) {
  return base::Diagnostic{
      .file = input.path,
      .problem = message("dit is XML van een soort die niet wordt gelezen (<{}>)",
                         "this is XML of a kind that is not read (<{}>)",
                         outermost(Look{input.bytes}.head)),
      .hint =
          message("exporteer het transcript als Word, SRT, VTT of platte tekst; van XML worden "
                  "TEI, ELAN en EXMARaLDA gelezen",
                  "export the transcript as Word, SRT, VTT or plain text; of XML, TEI, ELAN and "
                  "EXMARaLDA are read")};
}

}  // namespace

const Reader kOtherXml{.name = "", .fits = fits, .read = read};

}  // namespace engine::transcript::readers
