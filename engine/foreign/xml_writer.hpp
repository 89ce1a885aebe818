// XML, element by element, for other programs to read: UTF-8, LF, indented where
// an element holds no text. Names are our own and trusted; values are anybody's.
//
// What XML 1.0 cannot hold (control characters, U+FFFE, U+FFFF) becomes U+FFFD
// and is counted. Tabs and line ends survive, in attributes too.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace engine::foreign {

class XmlWriter {
 public:
  XmlWriter();

  XmlWriter& begin(std::string_view name);
  // Of the element begun last, before anything else of it.
  XmlWriter& attribute(std::string_view name, std::string_view value);
  XmlWriter& end();
  // An element that holds text alone.
  XmlWriter& text_element(std::string_view name, std::string_view text);

  // All elements are ended.
  [[nodiscard]] const std::string& document() const { return out_; }
  [[nodiscard]] std::size_t replaced() const { return replaced_; }  // characters

 private:
  void close_start_tag();
  void new_line();
  void escape(std::string_view value, bool in_attribute);

  std::string out_;
  std::vector<std::string> open_;
  bool in_start_tag_ = false;
  std::size_t replaced_ = 0;
};

// `text` with U+FFFD for what XML 1.0 cannot hold: what a reader gets of it.
std::string as_xml_holds(std::string_view text);

}  // namespace engine::foreign
