#include "engine/transcript/readers/rtf_words.hpp"

#include <algorithm>
#include <array>

namespace engine::transcript::readers {
namespace {

struct Entry {
  std::string_view word;
  RtfAction action;
  std::uint32_t value = 0;
};

using enum RtfAction;

// In the order of their bytes.
constexpr std::array kWords{
    Entry{"annotation", comment},
    Entry{"ansicpg", code_page},
    Entry{"atnauthor", skip},
    Entry{"atndate", skip},
    Entry{"atnid", skip},
    Entry{"atnref", skip},
    Entry{"bin", binary},
    Entry{"bkmkend", skip},
    Entry{"bkmkstart", skip},
    Entry{"bullet", character, 0x2022},
    Entry{"cell", cell},
    Entry{"colortbl", skip},
    Entry{"column", paragraph},
    Entry{"deff", default_font},
    Entry{"deleted", deleted},
    Entry{"do", keep},
    Entry{"dptxbxtext", box},
    Entry{"emdash", character, 0x2014},
    Entry{"emspace", character, 0x2003},
    Entry{"endash", character, 0x2013},
    Entry{"enspace", character, 0x2002},
    Entry{"f", font},
    Entry{"fcharset", font_charset},
    Entry{"filetbl", skip},
    Entry{"fldinst", skip},
    Entry{"fldrslt", keep},
    Entry{"fonttbl", font_table},
    Entry{"footer", skip},
    Entry{"footerf", skip},
    Entry{"footerl", skip},
    Entry{"footerr", skip},
    Entry{"footnote", note},
    Entry{"header", skip},
    Entry{"headerf", skip},
    Entry{"headerl", skip},
    Entry{"headerr", skip},
    Entry{"info", skip},
    Entry{"intbl", in_table},
    Entry{"ldblquote", character, 0x201C},
    Entry{"line", line},
    Entry{"listtext", skip},
    Entry{"lquote", character, 0x2018},
    Entry{"mac", code_page, 10000},
    Entry{"nestcell", paragraph},
    Entry{"nestrow", paragraph},
    Entry{"nonesttables", skip},
    Entry{"nonshppict", skip},
    Entry{"objdata", skip},
    Entry{"page", paragraph},
    Entry{"par", paragraph},
    Entry{"pard", paragraph_defaults},
    Entry{"pc", code_page, 437},
    Entry{"pca", code_page, 850},
    Entry{"pict", picture},
    Entry{"plain", plain},
    Entry{"pntext", skip},
    Entry{"pntxta", skip},
    Entry{"pntxtb", skip},
    Entry{"qmspace", character, 0x2005},
    Entry{"rdblquote", character, 0x201D},
    Entry{"revised", inserted},
    Entry{"revtbl", skip},
    Entry{"row", row},
    Entry{"rquote", character, 0x2019},
    Entry{"sect", paragraph},
    Entry{"shpinst", keep},
    Entry{"shprslt", skip},
    Entry{"shptxt", box},
    Entry{"sp", skip},
    Entry{"stylesheet", skip},
    Entry{"tab", character, '\t'},
    Entry{"tc", skip},
    Entry{"u", unicode},
    Entry{"uc", unicode_skip},
    Entry{"ud", skip},
    Entry{"v", hidden},
    Entry{"xe", skip},
};
static_assert(std::ranges::is_sorted(kWords, {}, &Entry::word));

struct Page {
  std::uint32_t page;
  const char* name;
};

constexpr std::array kPages{
    Page{437, "IBM437"},        Page{708, "ISO-8859-6"},    Page{819, "ISO-8859-1"},
    Page{850, "IBM850"},        Page{852, "IBM852"},        Page{855, "IBM855"},
    Page{857, "IBM857"},        Page{866, "IBM866"},        Page{874, "windows-874"},
    Page{932, "Shift_JIS"},     Page{936, "GBK"},           Page{949, "windows-949"},
    Page{950, "Big5"},          Page{1250, "windows-1250"}, Page{1251, "windows-1251"},
    Page{1252, "windows-1252"}, Page{1253, "windows-1253"}, Page{1254, "windows-1254"},
    Page{1255, "windows-1255"}, Page{1256, "windows-1256"}, Page{1257, "windows-1257"},
    Page{1258, "windows-1258"}, Page{10000, "macintosh"},   Page{65001, "UTF-8"},
};

struct Charset {
  std::uint32_t charset;
  std::uint32_t page;
};

constexpr std::array kCharsets{
    Charset{77, 10000}, Charset{128, 932},  Charset{129, 949},  Charset{134, 936},
    Charset{136, 950},  Charset{161, 1253}, Charset{162, 1254}, Charset{163, 1258},
    Charset{177, 1255}, Charset{178, 1256}, Charset{186, 1257}, Charset{204, 1251},
    Charset{222, 874},  Charset{238, 1250}, Charset{254, 437},  Charset{255, 850},
};

}  // namespace

std::optional<RtfWord> rtf_word(std::string_view word) {
  const auto found = std::ranges::lower_bound(kWords, word, {}, &Entry::word);
  if (found == kWords.end() || found->word != word) return std::nullopt;
  return RtfWord{.action = found->action, .value = found->value};
}

const char* encoding_of_code_page(std::uint32_t page) {
  const auto found = std::ranges::find(kPages, page, &Page::page);
  return found == kPages.end() ? "windows-1252" : found->name;
}

std::uint32_t code_page_of_charset(std::uint32_t charset) {
  const auto found = std::ranges::find(kCharsets, charset, &Charset::charset);
  return found == kCharsets.end() ? 0 : found->page;
}

}  // namespace engine::transcript::readers
