#include "engine/publish/markup.hpp"

namespace engine::publish {

void Markup::element(std::string_view name, std::string_view said) {
  ((((bytes_ += '<') += name) += '>') += report::escape_html(said)) += "</";
  (bytes_ += name) += ">";
}

}  // namespace engine::publish
