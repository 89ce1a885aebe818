// HTML: pages that were saved, exported or published.
#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/foreign/xml.hpp"
#include "engine/text/decode.hpp"
#include "engine/transcript/readers/all.hpp"
#include "engine/transcript/readers/left_out.hpp"
#include "engine/transcript/readers/lines.hpp"
#include "engine/transcript/readers/manuscript.hpp"
#include "engine/transcript/readers/page.hpp"

namespace engine::transcript::readers {
namespace {

using foreign::XmlElement;

bool is_block(std::string_view name) {
  static const std::set<std::string_view> kBlocks{
      "p",          "div",     "h1",     "h2",     "h3",       "h4",      "h5",  "h6",
      "li",         "ul",      "ol",     "dl",     "dt",       "dd",      "pre", "blockquote",
      "section",    "article", "header", "main",   "footer",   "address", "hr",  "figure",
      "figcaption", "caption", "body",   "center", "fieldset", "form",    "tr",  "table"};
  return kBlocks.contains(name);
}

bool is_unseen(std::string_view name) {
  static const std::set<std::string_view> kUnseen{
      "head", "script", "style",  "noscript", "template", "nav",   "select", "textarea", "button",
      "svg",  "math",   "iframe", "object",   "rt",       "title", "audio",  "video"};
  return kUnseen.contains(name);
}

// `hidden`, or `style="display: none"`.
bool is_hidden(const XmlElement& element) {
  std::string style{element.attribute("style")};
  std::erase(style, ' ');
  return element.find("hidden") || style.find("display:none") != std::string::npos;
}

class Page : public foreign::XmlHandler {
 public:
  void begin(const XmlElement& element) override {
    const std::string_view name = element.name();
    if (skipping_ > 0 || is_unseen(name) || is_hidden(element)) {
      ++skipping_;
      return;
    }
    if (is_block(name)) end_paragraph();
    if (name == "br") {
      out_.line_break();
      after_space_ = true;
    } else if (name == "table") {
      out_.begin_table();
    } else if (name == "tr") {
      out_.begin_row();
    } else if (name == "td" || name == "th") {
      out_.begin_cell();
      after_space_ = true;
    } else if (name == "pre") {
      ++preformatted_;
    } else if (name == "img") {
      ++left_out_.pictures;
    } else if (name == "span") {
      spans_.push_back(element.attribute("class") == "timestamp");
      if (spans_.back()) put("[");
    }
  }

  void end(std::string_view name) override {
    if (skipping_ > 0) {
      --skipping_;
      return;
    }
    if (name == "td" || name == "th") {
      out_.end_cell();
      after_space_ = true;
    } else if (name == "table") {
      out_.end_table();
      after_space_ = true;
    } else if (name == "pre" && preformatted_ > 0) {
      --preformatted_;
      end_paragraph();
    } else if (name == "span" && !spans_.empty()) {
      if (spans_.back()) put("] ");
      spans_.pop_back();
    } else if (is_block(name)) {
      end_paragraph();
    }
  }

  void text(std::string_view text) override {
    if (skipping_ > 0) return;
    while (!text.empty()) {
      const std::size_t word = std::min(text.find_first_not_of(" \t\r\n\f"), text.size());
      if (word > 0) put_space(text.substr(0, word));
      text.remove_prefix(word);
      const std::size_t end = std::min(text.find_first_of(" \t\r\n\f"), text.size());
      if (end > 0) put(text.substr(0, end));
      text.remove_prefix(end);
    }
  }

  Source finish() {
    Source source;
    source.encoding = "UTF-8";
    left_out_.columns = out_.dropped_columns();
    source.content = out_.finish();
    left_out_.tell(source.remarks);
    return source;
  }

 private:
  void end_paragraph() {
    out_.end_paragraph();
    after_space_ = true;
  }

  void put(std::string_view text) {
    out_.text(text);
    after_space_ = text.ends_with(' ');
  }

  void put_space(std::string_view space) {
    if (preformatted_ == 0) {
      if (!after_space_) put(" ");
      return;
    }
    // lines count where the page says so; an empty line parts paragraphs
    const auto feeds = std::ranges::count(space, '\n');
    if (feeds > 1) {
      end_paragraph();
    } else if (feeds == 1) {
      out_.line_break();
    } else {
      put(space);
    }
  }

  Manuscript out_;
  LeftOut left_out_;
  std::vector<bool> spans_;  // open ones: is it a time?
  std::size_t skipping_ = 0;
  std::size_t preformatted_ = 0;
  bool after_space_ = true;
};

bool fits(const Look& look) {
  std::string head = look.head.substr(0, 2048);
  std::ranges::transform(head, head.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  for (const std::string_view opening : {"<!doctype html", "<html", "<head", "<body"})
    if (head.starts_with(opening)) return true;
  // behind an XML declaration or a comment
  return (head.starts_with("<?xml") || head.starts_with("<!--")) &&
         (head.find("<html") != std::string::npos ||
          head.find("<!doctype html") != std::string::npos);
}

base::Result<Source> read(const Input& input) {
  auto decoded = text::decode(input.owner, input.bytes, input.path);
  if (!decoded) return decoded.error();
  auto source = read_page(decoded->text.bytes(), input.path);
  if (!source) return source.error();
  source->encoding = std::move(decoded->encoding);
  source->remarks.insert(source->remarks.begin(), decoded->remarks.begin(), decoded->remarks.end());
  return source;
}

}  // namespace

base::Result<Source> read_page(std::string_view utf8, const std::string& path) {
  Page page;
  if (auto parsed = foreign::parse_html(utf8, path, page); !parsed) return parsed.error();
  return page.finish();
}

const Reader kHtml{.name = "html", .fits = fits, .read = read};

}  // namespace engine::transcript::readers
