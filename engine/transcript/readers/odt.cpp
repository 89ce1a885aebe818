// OpenDocument texts (.odt, and .fodt, which is the same in one XML file).
#include <algorithm>
#include <charconv>
#include <set>
#include <string>
#include <utility>

#include "engine/foreign/xml.hpp"
#include "engine/foreign/zip.hpp"
#include "engine/transcript/readers/all.hpp"
#include "engine/transcript/readers/left_out.hpp"
#include "engine/transcript/readers/manuscript.hpp"

namespace engine::transcript::readers {
namespace {

using base::message;
using foreign::XmlElement;

constexpr std::string_view kContent = "content.xml";
constexpr std::string_view kManifest = "META-INF/manifest.xml";

// What is repeated in a spreadsheet's way; more than any page is wide.
constexpr unsigned kMaxRepeats = 500;

unsigned count_in(std::string_view digits, unsigned otherwise) {
  unsigned count = otherwise;
  std::from_chars(digits.data(), digits.data() + digits.size(), count);
  return std::min(count, kMaxRepeats);
}

bool is_drawing(std::string_view name) {
  return name == "frame" || name == "custom-shape" || name == "rect" || name == "ellipse" ||
         name == "g" || name == "line";
}

class Body : public foreign::XmlHandler {
 public:
  void begin(const XmlElement& element) override {
    const std::string_view name = element.name();
    if (skipping_ > 0) {
      ++skipping_;
      if (name == "changed-region") in_region_ = true;
      if (name == "deletion" && in_region_) ++left_out_.deletions;
      if (name == "insertion" && in_region_) ++inserted_;
      return;
    }
    // style and settings of a flat document are no text
    if (name == "body") in_body_ = true;
    if (skips(name)) {
      skipping_ = 1;
      return;
    }
    if (name == "p" || name == "h") {
      ++paragraphs_;
      after_space_ = true;
    } else if (name == "s") {
      out_.text(std::string(count_in(element.attribute("c"), 1), ' '));
      after_space_ = false;
    } else if (name == "tab") {
      put("\t");
    } else if (name == "line-break") {
      out_.line_break();
      after_space_ = true;
    } else if (name == "soft-page-break") {
      if (out_.page() == 0) pages_known_ = true;
      out_.set_page(std::max(out_.page(), 1U) + 1);
    } else if (name == "table") {
      out_.begin_table();
    } else if (name == "table-row") {
      out_.begin_row();
    } else if (name == "table-cell" || name == "covered-table-cell") {
      out_.begin_cell();
    } else if (name == "text-box") {
      out_.begin_box();
      boxed_paragraphs_.push_back(std::exchange(paragraphs_, 0));
    } else if (name == "image") {
      ++left_out_.pictures;
    } else if (is_drawing(name)) {
      ++drawings_;
    }
  }

  void end(std::string_view name) override {
    if (skipping_ > 0) {
      --skipping_;
      return;
    }
    if (name == "p" || name == "h") {
      out_.end_paragraph();
      --paragraphs_;
    } else if (name == "table-cell" || name == "covered-table-cell") {
      out_.end_cell();
    } else if (name == "table") {
      out_.end_table();
    } else if (name == "text-box" && !boxed_paragraphs_.empty()) {
      out_.end_box();
      paragraphs_ = boxed_paragraphs_.back();
      boxed_paragraphs_.pop_back();
    } else if (is_drawing(name)) {
      --drawings_;
    }
  }

  // White space of the file is one space, and none at the start of a line.
  void text(std::string_view text) override {
    if (paragraphs_ == 0 || skipping_ > 0) return;
    while (!text.empty()) {
      const std::size_t word = std::min(text.find_first_not_of(" \t\r\n"), text.size());
      if (word > 0 && !after_space_) put(" ");
      if (word > 0) after_space_ = true;
      text.remove_prefix(word);
      const std::size_t end = std::min(text.find_first_of(" \t\r\n"), text.size());
      if (end > 0) put(text.substr(0, end));
      text.remove_prefix(end);
    }
  }

  [[nodiscard]] bool has_body() const { return in_body_; }

  Source finish(std::string encoding) {
    Source source;
    source.encoding = std::move(encoding);
    left_out_.columns = out_.dropped_columns();
    RunningText running = out_.finish();
    // the first page ends where the first break stands
    if (pages_known_)
      for (SourcePlace& place : running.places) place.page = std::max(place.page, 1U);
    source.content = std::move(running);
    tell_insertions(inserted_, "LibreOffice", source.remarks);
    tell_boxes(out_.boxes(), source.remarks);
    left_out_.tell(source.remarks);
    return source;
  }

 private:
  bool skips(std::string_view name) {
    if (name == "annotation") {
      ++left_out_.comments;
      return true;
    }
    if (name == "note") {
      ++left_out_.notes;
      return true;
    }
    if (name == "hidden-text" || name == "hidden-paragraph") {
      ++left_out_.hidden;
      return true;
    }
    static const std::set<std::string_view> kNoText{"tracked-changes",
                                                    "styles",
                                                    "automatic-styles",
                                                    "master-styles",
                                                    "font-face-decls",
                                                    "settings",
                                                    "meta",
                                                    "scripts",
                                                    "forms",
                                                    "sequence-decls",
                                                    "ruby-text",
                                                    "title",
                                                    "desc",
                                                    "binary-data",
                                                    "event-listeners"};
    // `title` of a text is a field, `title` of a drawing its description
    return kNoText.contains(name) && !(name == "title" && drawings_ == 0 && paragraphs_ > 0);
  }

  void put(std::string_view text) {
    out_.text(text);
    after_space_ = false;
  }

  Manuscript out_;
  LeftOut left_out_;
  std::size_t inserted_ = 0;
  bool in_body_ = false;
  bool in_region_ = false;
  bool pages_known_ = false;
  std::size_t skipping_ = 0;    // elements open within one that is skipped
  std::size_t paragraphs_ = 0;  // paragraphs open; text between them is layout
  std::vector<std::size_t> boxed_paragraphs_;
  std::size_t drawings_ = 0;
  bool after_space_ = true;
};

base::Diagnostic no_text(const std::string& path) {
  return {.file = path,
          .problem = message("dit is geen OpenDocument-tekst: het deel met de tekst ontbreekt",
                             "this is no OpenDocument text: the part with the text is missing"),
          .hint = message("open het in LibreOffice en sla het op als .odt",
                          "open it in LibreOffice and save it as .odt")};
}

base::Diagnostic with_password(const std::string& path) {
  return {.file = path,
          .problem = message("het document is met een wachtwoord beveiligd",
                             "the document is protected with a password"),
          .hint = message("open het met het wachtwoord en sla het op zonder",
                          "open it with the password and save it without")};
}

bool fits(const Look& look) {
  if (foreign::looks_like_zip(look.bytes))
    return foreign::zip_mentions(look.bytes, "opendocument.text");
  return look.head.find("<office:document ") != std::string::npos;
}

base::Result<Source> read_xml(std::string_view xml, const std::string& path) {
  Body body;
  auto parsed = foreign::parse_xml(xml, path, body);
  if (!parsed) return parsed.error();
  if (!body.has_body()) return no_text(path);
  return body.finish(std::move(*parsed));
}

base::Result<Source> read(const Input& input) {
  if (!foreign::looks_like_zip(input.bytes)) return read_xml(input.bytes, input.path);
  auto parts = foreign::read_zip(input.bytes, input.path, [](std::string_view name) {
    return name == kContent || name == kManifest;
  });
  if (!parts) return parts.error();
  const auto manifest = parts->find(kManifest);
  if (manifest != parts->end() && manifest->second.find("encryption-data") != std::string::npos)
    return with_password(input.path);
  const auto content = parts->find(kContent);
  if (content == parts->end()) return no_text(input.path);
  return read_xml(content->second, input.path);
}

}  // namespace

const Reader kOdt{.name = "odt", .fits = fits, .read = read, .most_bytes = kLargeDocument};

}  // namespace engine::transcript::readers
