#include "cli/locale.hpp"

#include <catch2/catch.hpp>

namespace {

using engine::base::Language;

TEST_CASE("the locale decides the language", "[cli][locale]") {
  struct Row {
    const char *lc_all, *lc_messages, *lang;
    Language language;
  };
  const Row row = GENERATE(values<Row>({
      {"", "", "", Language::nl},
      {"C", "", "", Language::nl},
      {"C.UTF-8", "", "en_GB.UTF-8", Language::nl},
      {"POSIX", "", "", Language::nl},
      {"nl_NL.UTF-8", "en_US", "en_US", Language::nl},
      {"nl_BE", "", "", Language::nl},
      {"nl", "", "", Language::nl},
      {"", "nl_NL", "en_US", Language::nl},
      {"", "en_US", "nl_NL", Language::en},
      {"", "", "en_US.UTF-8", Language::en},
      {"", "", "de_DE", Language::en},
      {"", "", "nld", Language::en},
      {"en_US@euro", "", "nl_NL", Language::en},
  }));
  CAPTURE(row.lc_all, row.lc_messages, row.lang);
  CHECK(cli::language_of_locale(row.lc_all, row.lc_messages, row.lang) == row.language);
}

}  // namespace
