#include <catch2/catch.hpp>
#include <string>

#include "engine/base/diagnostic.hpp"

namespace engine::base {
namespace {

Diagnostic sample() {
  return {.file = "verlies.yaml",
          .line = 12,
          .column = 9,
          .problem = message("groep zonder sluithaakje: '{}'", "unclosed group: '{}'", "(a|b"),
          .hint = message("sluit de groep met )", "close the group with )"),
          .excerpt = "        (a|b"};
}

TEST_CASE("a message puts the same values in both languages", "[base][message]") {
  const Message m = message("{0} van {1}", "out of {1}: {0}", 3, "tien");
  CHECK(m.in(Language::nl) == "3 van tien");
  CHECK(m.in(Language::en) == "out of tien: 3");
}

TEST_CASE("a diagnostic shows place, problem, line, caret and hint", "[base][diagnostic]") {
  CHECK(to_text(sample(), Language::en) ==
        "verlies.yaml:12:9: unclosed group: '(a|b'\n"
        "          (a|b\n"
        "          ^\n"
        "  close the group with )\n");
  CHECK(to_text(sample(), Language::nl) ==
        "verlies.yaml:12:9: groep zonder sluithaakje: '(a|b'\n"
        "          (a|b\n"
        "          ^\n"
        "  sluit de groep met )\n");
}

TEST_CASE("a diagnostic leaves out what it does not know", "[base][diagnostic]") {
  Diagnostic d = sample();
  d.hint = {};
  d.excerpt.clear();
  CHECK(to_text(d, Language::en) == "verlies.yaml:12:9: unclosed group: '(a|b'\n");
  d.column = 0;
  CHECK(to_text(d, Language::en) == "verlies.yaml:12: unclosed group: '(a|b'\n");
  d.line = 0;
  CHECK(to_text(d, Language::en) == "verlies.yaml: unclosed group: '(a|b'\n");
  d.file.clear();
  CHECK(to_text(d, Language::en) == "unclosed group: '(a|b'\n");
}

TEST_CASE("a diagnostic of a whole line has an excerpt without a caret", "[base][diagnostic]") {
  Diagnostic d = sample();
  d.column = 0;
  d.hint = {};
  CHECK(to_text(d, Language::en) ==
        "verlies.yaml:12: unclosed group: '(a|b'\n"
        "          (a|b\n");
}

TEST_CASE("a warning says that it is one", "[base][diagnostic]") {
  Diagnostic d{.file = "a.yaml", .line = 1, .problem = message("leeg", "empty")};
  d.severity = Severity::warning;
  CHECK(to_text(d, Language::en) == "a.yaml:1: warning: empty\n");
  CHECK(to_text(d, Language::nl) == "a.yaml:1: waarschuwing: leeg\n");
}

TEST_CASE("the caret counts code points, and control characters are spaces", "[base][diagnostic]") {
  const Diagnostic d{.file = "a",
                     .line = 1,
                     .column = 7,
                     .problem = message("x", "x"),
                     .excerpt = "\téé\x1B[\u2028!"};
  CHECK(to_text(d, Language::en) ==
        "a:1:7: x\n"
        "   éé [ !\n"
        "        ^\n");
}

TEST_CASE("bytes that are no UTF-8 show as replacement characters", "[base][diagnostic]") {
  const Diagnostic d{
      .file = "a", .line = 1, .column = 5, .problem = message("x", "x"), .excerpt = "caf\xE9!"};
  CHECK(to_text(d, Language::en) == "a:1:5: x\n  caf\uFFFD!\n      ^\n");
}

TEST_CASE("a caret past the end stands just after the line", "[base][diagnostic]") {
  const Diagnostic d{
      .file = "a", .line = 1, .column = 400, .problem = message("x", "x"), .excerpt = "kort\n"};
  CHECK(to_text(d, Language::en) == "a:1:400: x\n  kort\n      ^\n");
}

TEST_CASE("a long line is cut around the caret", "[base][diagnostic]") {
  Diagnostic d{.file = "a", .line = 1, .column = 301, .problem = message("x", "x")};
  d.excerpt = std::string(300, 'a') + "B" + std::string(300, 'c');
  CHECK(to_text(d, Language::en) == "a:1:301: x\n  …" + std::string(37, 'a') + "B" +
                                        std::string(36, 'c') + "…\n  " + std::string(38, ' ') +
                                        "^\n");
  d.column = 3;
  CHECK(to_text(d, Language::en) == "a:1:3: x\n  " + std::string(75, 'a') + "…\n    ^\n");
  d.column = 602;
  CHECK(to_text(d, Language::en) ==
        "a:1:602: x\n  …" + std::string(75, 'c') + "\n  " + std::string(76, ' ') + "^\n");
}

}  // namespace
}  // namespace engine::base
