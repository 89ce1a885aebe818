#include "engine/transcript/readers/pdf_pages.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/text/ascii.hpp"
#include "engine/text/replace.hpp"
#include "engine/transcript/label_words.hpp"
#include "engine/transcript/readers/cues.hpp"
#include "engine/transcript/readers/label_line.hpp"
#include "engine/transcript/readers/lines.hpp"

namespace engine::transcript::readers {
namespace {

// Lines at each end of a page that may be its header or footer.
constexpr std::size_t kMarginLines = 3;
constexpr std::string_view kSoftHyphen = "\u00AD";

struct PageLine {
  std::string text;
  bool after_blank = false;
  std::uint32_t page = 0;
};
using Page = std::vector<PageLine>;

using text::is_digit;
bool is_letter(char c) { return text::is_letter(c) || !text::is_ascii(c); }

// Letters that type setters cast as one.
std::string without_ligatures(std::string_view line) {
  return text::replaced(line, {{"\uFB00", "ff"},
                               {"\uFB01", "fi"},
                               {"\uFB02", "fl"},
                               {"\uFB03", "ffi"},
                               {"\uFB04", "ffl"},
                               {"\uFB06", "st"}});
}

std::vector<Page> pages_of(std::string_view text) {
  std::vector<Page> pages;
  std::uint32_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\f'), text.size());
    Page page;
    ++number;
    bool blank = false;
    for (const std::string_view line : lines_of(text.substr(0, end))) {
      if (is_blank(line)) {
        blank = true;
        continue;
      }
      page.push_back({.text = without_ligatures(without_space(line)),
                      .after_blank = blank || page.empty(),
                      .page = number});
      blank = false;
    }
    pages.push_back(std::move(page));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return pages;
}

// The line with each number as one sign: what returns on each page.
std::string shape_of(std::string_view line) {
  std::string shape;
  for (const char c : line) {
    if (!is_digit(c)) {
      shape += c;
    } else if (!shape.ends_with('#')) {
      shape += '#';
    }
  }
  return shape;
}

// `3`, `- 3 -`, `3/10`, `Pagina 3 van 10`, `Page 3 of 10`.
bool is_page_number(std::string_view line) {
  std::string shape = folded_label(shape_of(line));
  std::erase_if(shape, [](char c) { return c == ' ' || c == '-' || c == '|'; });
  for (const std::string_view known :
       {"#", "#/#", "pagina#", "pagina#van#", "pagina#/#", "page#", "page#of#", "page#/#", "p.#",
        "blz.#", "#van#", "#of#", "seite#", "seite#von#"})
    if (shape == known) return true;
  return false;
}

// True where `index` counts from the top or the bottom of the page.
bool in_margin(const Page& page, std::size_t index) {
  return index < kMarginLines || index + kMarginLines >= page.size();
}

std::uint32_t drop_margins(std::vector<Page>& pages) {
  std::map<std::string, std::size_t> seen;
  for (const Page& page : pages) {
    std::vector<std::string> shapes;
    for (std::size_t i = 0; i < page.size(); ++i)
      if (in_margin(page, i)) shapes.push_back(shape_of(page[i].text));
    std::ranges::sort(shapes);
    const auto doubled = std::ranges::unique(shapes);
    shapes.erase(doubled.begin(), doubled.end());
    for (std::string& shape : shapes) ++seen[std::move(shape)];
  }
  const auto returns = [&](const std::string& line) {
    const std::size_t count = seen[shape_of(line)];
    return pages.size() > 1 && count > 1 && count * 10 >= pages.size() * 6 &&
           !label_line(line, false);
  };
  std::uint32_t dropped = 0;
  for (Page& page : pages) {
    // from the outside in: a page's own text ends what can be a margin; one
    // number at each end is the page's
    bool numbered = false;
    const auto goes = [&](const PageLine& line) {
      const bool number = is_page_number(line.text);
      return number ? !std::exchange(numbered, true) : returns(line.text);
    };
    std::size_t first = 0, last = page.size();
    while (first < std::min(kMarginLines, page.size()) && goes(page[first])) ++first;
    numbered = false;
    while (last > first && page.size() - last < kMarginLines && goes(page[last - 1])) --last;
    dropped += static_cast<std::uint32_t>(first + page.size() - last);
    page.erase(page.begin() + static_cast<std::ptrdiff_t>(last), page.end());
    page.erase(page.begin(), page.begin() + static_cast<std::ptrdiff_t>(first));
    if (!page.empty()) page.front().after_blank = true;
  }
  return dropped;
}

// `zon- en feestdagen`: the hyphen stays.
bool begins_with_and(std::string_view line) {
  for (const std::string_view word : {"en ", "of ", "and ", "or ", "und ", "oder "})
    if (line.starts_with(word)) return true;
  return false;
}

// Puts `line` behind `text`; the byte where it begins.
std::size_t join(std::string& text, const PageLine& line) {
  const bool small = text::is_lower(line.text.front()) ||
                     (static_cast<unsigned char>(line.text.front()) >= 0x80U &&
                      !line.text.starts_with("“") && !line.text.starts_with("‘"));
  if (text.ends_with(kSoftHyphen)) {
    text.resize(text.size() - kSoftHyphen.size());
  } else if (text.size() > 1 && text.ends_with('-') && is_letter(text[text.size() - 2]) && small &&
             !begins_with_and(line.text)) {
    text.pop_back();
  } else if (!text.empty()) {
    const bool ended =
        ends_sentence(text) || text.ends_with(':') || text.ends_with(')') || text.ends_with(']');
    const bool goes_on = !line.after_blank || (!ended && small && !label_line(line.text, false));
    text += goes_on ? "\n" : "\n\n";
  }
  const std::size_t begin = text.size();
  text += line.text;
  return begin;
}

}  // namespace

PdfText text_of_pages(std::string_view text) {
  std::vector<Page> pages = pages_of(text);
  PdfText out;
  out.dropped_lines = drop_margins(pages);
  std::string all;
  for (const Page& page : pages) {
    for (const PageLine& line : page) {
      const std::size_t begin = join(all, line);
      if (&line == &page.front())
        out.running.places.push_back({.begin = text::ByteOffset{static_cast<std::uint32_t>(begin)},
                                      .begin_ms = {},
                                      .page = line.page});
    }
  }
  if (!all.empty()) all += '\n';
  out.running.text = text::StoredText{std::move(all)};
  return out;
}

}  // namespace engine::transcript::readers
