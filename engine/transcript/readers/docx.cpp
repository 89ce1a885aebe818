// Word documents (.docx), transitional and strict. Names are compared without
// their namespace, which is all that differs between the two.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/foreign/xml.hpp"
#include "engine/foreign/zip.hpp"
#include "engine/transcript/readers/all.hpp"
#include "engine/transcript/readers/left_out.hpp"
#include "engine/transcript/readers/manuscript.hpp"

namespace engine::transcript::readers {
namespace {

using base::message;
using foreign::XmlElement;

constexpr std::string_view kRelations = "_rels/.rels";
constexpr std::string_view kUsualPart = "word/document.xml";

// Which part is the document: `_rels/.rels` says so.
class MainPart : public foreign::XmlHandler {
 public:
  std::string name;
  void begin(const XmlElement& element) override {
    if (element.name() != "Relationship" || !element.attribute("Type").ends_with("/officeDocument"))
      return;
    name = element.attribute("Target");
    if (name.starts_with('/')) name.erase(0, 1);
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
};

// `<w:b w:val="0"/>` and its like take back what the style says.
bool is_on(const XmlElement& element) {
  const std::string_view value = element.attribute("val");
  return value != "0" && value != "false" && value != "off";
}

class Body : public foreign::XmlHandler {
 public:
  // Page breaks are counted where Word left marks of where they fell.
  explicit Body(bool has_page_marks) {
    if (has_page_marks) out_.set_page(1);
  }

  void begin(const XmlElement& element) override {
    const std::string_view name = element.name();
    if (skipping_ > 0) {
      ++skipping_;
      return;
    }
    if (skips(name)) {
      skipping_ = 1;
      return;
    }
    if (in_properties_ > 0) {
      ++in_properties_;
      read_property(element);
      return;
    }
    if (name == "t") {
      in_text_ = true;
    } else if (name == "r") {
      hidden_ = false;
    } else if (name == "pPr" || name == "rPr" || name == "sdtPr") {
      in_properties_ = 1;
      in_paragraph_properties_ = name == "pPr";
    } else if (name == "p") {
      mark_deleted_ = false;
    } else if (name == "tbl") {
      out_.begin_table();
    } else if (name == "tr") {
      out_.begin_row();
    } else if (name == "tc") {
      out_.begin_cell();
    } else if (name == "txbxContent") {
      out_.begin_box();
    } else if (name == "sdt") {
      placeholder_ = false;
    } else if (name == "sdtContent" && placeholder_) {
      skipping_ = 1;
    } else {
      put_mark(name, element);
    }
  }

  void end(std::string_view name) override {
    if (skipping_ > 0) {
      --skipping_;
      return;
    }
    if (in_properties_ > 0) {
      --in_properties_;
      return;
    }
    if (name == "t") {
      in_text_ = false;
    } else if (name == "p") {
      // a deleted paragraph mark joins the paragraph with the next
      if (!std::exchange(mark_deleted_, false)) out_.end_paragraph();
    } else if (name == "tc") {
      out_.end_cell();
    } else if (name == "tbl") {
      out_.end_table();
    } else if (name == "txbxContent") {
      out_.end_box();
    }
  }

  void text(std::string_view text) override {
    if (!in_text_ || skipping_ > 0) return;
    if (hidden_) {
      left_out_.hidden += std::exchange(hidden_counted_, true) ? 0 : 1;
      return;
    }
    out_.text(text);
  }

  Source finish() {
    Source source;
    source.encoding = "UTF-8";
    left_out_.columns = out_.dropped_columns();
    source.content = out_.finish();
    tell_insertions(inserted_, "Word", source.remarks);
    tell_boxes(out_.boxes(), source.remarks);
    left_out_.tell(source.remarks);
    return source;
  }

 private:
  // What is no text of the conversation, with all that is in it.
  bool skips(std::string_view name) {
    if (name == "del" || name == "moveFrom") {
      if (in_properties_ > 0) {
        mark_deleted_ = mark_deleted_ || in_paragraph_properties_;
        return false;
      }
      ++left_out_.deletions;
      return true;
    }
    if (name == "instrText" || name == "delText" || name == "delInstrText") return true;
    // the same content once more, for older programs
    return name == "Fallback" || name == "pPrChange" || name == "rPrChange" ||
           name == "sectPrChange" || name == "tblPrChange" || name == "rt";
  }

  void read_property(const XmlElement& element) {
    const std::string_view name = element.name();
    if (name == "vanish" && !in_paragraph_properties_) {
      hidden_ = is_on(element);
      hidden_counted_ = false;
    } else if (name == "showingPlcHdr") {
      placeholder_ = is_on(element);
    }
  }

  void put_mark(std::string_view name, const XmlElement& element) {
    if (name == "tab" || name == "ptab") {
      out_.text("\t");
    } else if (name == "br" || name == "cr") {
      out_.line_break();
    } else if (name == "noBreakHyphen") {
      out_.text("-");
    } else if (name == "softHyphen") {
      out_.text("\u00AD");
    } else if (name == "lastRenderedPageBreak") {
      out_.set_page(out_.page() + 1);
    } else if (name == "footnoteReference" || name == "endnoteReference") {
      ++left_out_.notes;
    } else if (name == "commentReference") {
      ++left_out_.comments;
    } else if (name == "blip" || name == "imagedata") {
      ++left_out_.pictures;
    } else if (name == "ins" || name == "moveTo") {
      ++inserted_;
    } else if (name == "sym") {
      put_symbol(element.attribute("char"));
    }
  }

  // A character of a symbol font; those of private use are pictures.
  void put_symbol(std::string_view hex) {
    char32_t code = 0;
    for (const char c : hex.substr(0, 6)) {
      const int digit = c >= '0' && c <= '9'   ? c - '0'
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                               : -1;
      if (digit < 0) return;
      code = code * 16 + static_cast<char32_t>(digit);
    }
    if (code < 0x20 || (code >= 0xD800 && code <= 0xF8FF) || code > 0x10FFFF) return;
    std::string utf8;
    base::append_utf8(utf8, code);
    out_.text(utf8);
  }

  Manuscript out_;
  LeftOut left_out_;
  std::size_t inserted_ = 0;
  std::size_t skipping_ = 0;       // elements open within one that is skipped
  std::size_t in_properties_ = 0;  // likewise within pPr, rPr, sdtPr
  bool in_paragraph_properties_ = false;
  bool in_text_ = false;
  bool hidden_ = false;
  bool hidden_counted_ = false;
  bool placeholder_ = false;  // a content control nobody has filled in
  bool mark_deleted_ = false;
};

base::Diagnostic no_document(const std::string& path) {
  return {.file = path,
          .problem = message("dit is geen Word-document: het deel met de tekst ontbreekt",
                             "this is no Word document: the part with the text is missing"),
          .hint = message("open het in Word of LibreOffice en sla het op als .docx",
                          "open it in Word or LibreOffice and save it as .docx")};
}

bool fits(const Look& look) {
  return foreign::looks_like_zip(look.bytes) && foreign::zip_mentions(look.bytes, "word/");
}

base::Result<Source> read(const Input& input) {
  auto parts = foreign::read_zip(input.bytes, input.path, [](std::string_view name) {
    return name == kRelations || (name.starts_with("word/document") && name.ends_with(".xml"));
  });
  if (!parts) return parts.error();
  MainPart main;
  if (const auto relations = parts->find(kRelations); relations != parts->end())
    if (auto parsed = foreign::parse_xml(relations->second, input.path, main); !parsed)
      return parsed.error();
  auto part = parts->find(main.name);
  if (part == parts->end()) part = parts->find(kUsualPart);
  if (part == parts->end()) return no_document(input.path);
  Body body{part->second.find("lastRenderedPageBreak") != std::string::npos};
  if (auto parsed = foreign::parse_xml(part->second, input.path, body); !parsed)
    return parsed.error();
  return body.finish();
}

}  // namespace

const Reader kDocx{.name = "docx", .fits = fits, .read = read, .most_bytes = kLargeDocument};

}  // namespace engine::transcript::readers
