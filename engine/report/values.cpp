#include "engine/report/values.hpp"

#include <fmt/format.h>

#include <cassert>
#include <cmath>
#include <iterator>

#include "engine/base/utf8.hpp"
#include "engine/report/printable.hpp"
#include "engine/text/encodings.hpp"

namespace engine::report {
namespace {

void append_escape(std::string& out, char32_t c) {
  switch (c) {
    case U'\n':
      out += "\\n";
      return;
    case U'\t':
      out += "\\t";
      return;
    case U'\r':
      out += "\\r";
      return;
    default:
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<std::uint32_t>(c));
  }
}

}  // namespace

bool looks_like_formula(std::string_view text) {
  constexpr std::string_view kStarts = "=+-@\t\r";
  return !text.empty() && kStarts.find(text.front()) != std::string_view::npos;
}

void append_number(std::string& out, double value) {
  assert(std::isfinite(value));
  const std::size_t begin = out.size();
  fmt::format_to(std::back_inserter(out), "{}", value);
  if (out.find_first_of(".e", begin) == std::string::npos) out += ".0";
}

void append_json(std::string& out, std::string_view text) {
  if (base::find_invalid_utf8(text)) {
    append_json(out, text::repaired_utf8(text).text);
    return;
  }
  out += '"';
  std::size_t copied = 0;  // bytes of `text` that are in `out`
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool special = byte == '"' || byte == '\\';
    // Below 0x80 only these, and from there on only what begins with C2 or E2.
    if (!special && byte >= 0x20 && byte != 0x7F && byte != 0xC2 && byte != 0xE2) {
      ++at;
      continue;
    }
    const base::Decoded decoded = base::decode_utf8(text, at);
    if (special || steers_a_terminal(decoded.code_point)) {
      out.append(text, copied, at - copied);
      if (special)
        (out += '\\') += text[at];
      else
        append_escape(out, decoded.code_point);
      copied = decoded.next;
    }
    at = decoded.next;
  }
  out.append(text, copied, text.size() - copied);
  out += '"';
}

void append_nested(std::string& out, const Json& value) {
  if (value.is_string()) {
    append_json(out, std::string_view{value.get_ref<const std::string&>()});
  } else if (value.is_number_float()) {
    if (const double number = value.get<double>(); std::isfinite(number))
      append_number(out, number);
    else
      out += "null";
  } else if (value.is_array()) {
    char before = '[';
    for (const Json& item : value) {
      out += before;
      append_nested(out, item);
      before = ',';
    }
    out += before == '[' ? "[]" : "]";
  } else if (value.is_object()) {
    char before = '{';
    for (const auto& [key, item] : value.items()) {
      out += before;
      append_json(out, std::string_view{key});
      out += ':';
      append_nested(out, item);
      before = ',';
    }
    out += before == '{' ? "{}" : "}";
  } else {
    out += value.dump();
  }
}

}  // namespace engine::report
