#include "engine/publish/markup.hpp"

#include "engine/report/printable.hpp"

namespace engine::publish {

std::string escape(std::string_view text) {
  std::string out;
  for (const char c : report::printable(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

void Markup::element(std::string_view name, std::string_view said) {
  ((((bytes_ += '<') += name) += '>') += escape(said)) += "</";
  (bytes_ += name) += ">";
}

}  // namespace engine::publish
