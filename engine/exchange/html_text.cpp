#include "engine/exchange/html_text.hpp"

#include <algorithm>
#include <set>

#include "engine/foreign/xml.hpp"

namespace engine::exchange {

namespace {

constexpr std::string_view kSpace = " \t\r\n\f";

bool is_block(std::string_view name) {
  static const std::set<std::string_view> kBlocks{
      "p",  "div", "h1", "h2", "h3", "h4", "h5",  "h6",    "li",        "ul",
      "ol", "dl",  "dt", "dd", "tr", "hr", "pre", "table", "blockquote"};
  return kBlocks.contains(name);
}

}  // namespace

class HtmlTextReader : public foreign::XmlHandler {
 public:
  explicit HtmlTextReader(HtmlText& out) : out_{out} {}

  void begin(const foreign::XmlElement& element) override {
    if (is_block(element.name())) end_paragraph();
    if (element.name() == "pre") ++preformatted_;
    if (element.name() == "br") wanted_ = "\n";
    if (element.name() == "td" && wanted_.empty()) wanted_ = "\t";
  }
  void end(std::string_view name) override {
    if (is_block(name)) end_paragraph();
    if (name == "pre" && preformatted_ > 0) --preformatted_;
  }
  void text(std::string_view text) override {
    while (!text.empty()) {
      const std::size_t word =
          preformatted_ > 0 ? 0 : std::min(text.find_first_not_of(kSpace), text.size());
      if (word > 0 && wanted_.empty()) wanted_ = " ";
      source_ += word;
      text.remove_prefix(word);
      const std::size_t end =
          preformatted_ > 0 ? text.size() : std::min(text.find_first_of(kSpace), text.size());
      if (end > 0) put(text.substr(0, end));
      source_ += end;
      text.remove_prefix(end);
    }
  }

 private:
  void end_paragraph() { wanted_ = "\n\n"; }

  void put(std::string_view text) {
    if (!out_.text_.empty()) out_.text_ += wanted_;
    wanted_ = "";
    out_.pieces_.push_back({.source = source_,
                            .text = static_cast<std::uint32_t>(out_.text_.size()),
                            .bytes = static_cast<std::uint32_t>(text.size())});
    out_.text_ += text;
  }

  HtmlText& out_;
  std::uint64_t source_ = 0;  // bytes so far
  std::string_view wanted_;   // before the next word
  std::size_t preformatted_ = 0;
};

base::Result<HtmlText> HtmlText::read(std::string_view utf8, const std::string& path) {
  HtmlText out;
  HtmlTextReader reader{out};
  if (auto parsed = foreign::parse_html(utf8, path, reader); !parsed) return parsed.error();
  if (!out.text_.empty()) out.text_ += '\n';
  return out;
}

std::uint32_t HtmlText::at(std::uint64_t source) const {
  const auto next = std::ranges::upper_bound(pieces_, source, {}, &Piece::source);
  if (next != pieces_.begin()) {
    const Piece& piece = *(next - 1);
    if (source < piece.source + piece.bytes)
      return piece.text + static_cast<std::uint32_t>(source - piece.source);
  }
  return next == pieces_.end() ? static_cast<std::uint32_t>(text_.size()) : next->text;
}

std::uint32_t HtmlText::end_at(std::uint64_t source) const {
  const auto next = std::ranges::lower_bound(pieces_, source, {}, &Piece::source);
  if (next == pieces_.begin()) return 0;
  const Piece& piece = *(next - 1);
  return piece.text +
         static_cast<std::uint32_t>(std::min<std::uint64_t>(source - piece.source, piece.bytes));
}

}  // namespace engine::exchange
