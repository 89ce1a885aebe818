// A page while it is written. Text reaches it through `text` and `element`
// alone, which escape it; `raw` takes literals of this program.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/message.hpp"
#include "engine/report/escape_html.hpp"

namespace engine::publish {

class Markup {
 public:
  explicit Markup(base::Language language) : language_{language} {}

  void raw(std::string_view markup) { bytes_ += markup; }
  void text(std::string_view said) { bytes_ += report::escape_html(said); }
  void text(const base::Message& said) { text(said.in(language_)); }
  // <name>text</name>
  void element(std::string_view name, std::string_view said);
  void element(std::string_view name, const base::Message& said) {
    element(name, said.in(language_));
  }
  [[nodiscard]] base::Language language() const { return language_; }
  std::string& bytes() { return bytes_; }

 private:
  base::Language language_;
  std::string bytes_;
};

}  // namespace engine::publish
