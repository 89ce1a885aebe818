#include "engine/foreign/xml_writer.hpp"

#include "engine/base/utf8.hpp"

namespace engine::foreign {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// XML 1.0, production [2] Char. `utf8` holds no surrogates.
bool is_char(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xFFFE) || c > 0xFFFF;
}

// "" for what may stand as it is. A reader makes white space in attributes, and
// a carriage return anywhere, something else.
std::string_view entity(char32_t c, bool in_attribute) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";  // of ]]>
    case '"':
      return in_attribute ? "&quot;" : "";
    case '\t':
      return in_attribute ? "&#9;" : "";
    case '\n':
      return in_attribute ? "&#10;" : "";
    case '\r':
      return "&#13;";
    default:
      return "";
  }
}

}  // namespace

XmlWriter::XmlWriter() : out_{"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"} {}

XmlWriter& XmlWriter::begin(std::string_view name) {
  close_start_tag();
  if (!open_.empty()) new_line();
  (out_ += '<') += name;
  open_.emplace_back(name);
  in_start_tag_ = true;
  return *this;
}

XmlWriter& XmlWriter::attribute(std::string_view name, std::string_view value) {
  ((out_ += ' ') += name) += "=\"";
  escape(value, true);
  out_ += '"';
  return *this;
}

XmlWriter& XmlWriter::end() {
  const std::string name = std::move(open_.back());
  open_.pop_back();
  if (in_start_tag_) {
    out_ += "/>";
    in_start_tag_ = false;
  } else {
    new_line();
    ((out_ += "</") += name) += '>';
  }
  if (open_.empty()) out_ += '\n';
  return *this;
}

XmlWriter& XmlWriter::text_element(std::string_view name, std::string_view text) {
  close_start_tag();
  new_line();
  ((out_ += '<') += name) += '>';
  escape(text, false);
  ((out_ += "</") += name) += '>';
  return *this;
}

void XmlWriter::close_start_tag() {
  if (in_start_tag_) out_ += '>';
  in_start_tag_ = false;
}

void XmlWriter::new_line() { (out_ += '\n').append(open_.size(), ' '); }

void XmlWriter::escape(std::string_view value, bool in_attribute) {
  for (std::size_t at = 0; at < value.size();) {
    const auto [code_point, next] = base::decode_utf8(value, at);
    if (!is_char(code_point)) {
      out_ += kReplacement;
      ++replaced_;
    } else if (const std::string_view escaped = entity(code_point, in_attribute);
               !escaped.empty()) {
      out_ += escaped;
    } else {
      out_ += value.substr(at, next - at);
    }
    at = next;
  }
}

std::string as_xml_holds(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code_point, next] = base::decode_utf8(text, at);
    out += is_char(code_point) ? text.substr(at, next - at) : kReplacement;
    at = next;
  }
  return out;
}

}  // namespace engine::foreign
