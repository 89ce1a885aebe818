// A study with everything in it that is hard to let out, coded, and ways to export it.
#pragma once

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/cli/program.hpp"
#include "tests/support/temp_dir.hpp"

namespace support {

inline std::string refi_schema(const char* name) {
  return (std::filesystem::path{DUIDING_SOURCE_DIR} / "tests" / "support" / "refi-qda" / name)
      .string();
}

// Also true, with a word, where there is no xmllint.
inline bool is_valid(const TempDir& dir, const char* schema_name, const std::string& xml) {
  if (std::system("command -v xmllint >/dev/null 2>&1") != 0) {
    WARN("xmllint is not installed: the schema is not checked");
    return true;
  }
  const std::string file = dir.write("te-toetsen.xml", xml);
  return std::system(("xmllint --noout --nonet --schema '" + refi_schema(schema_name) + "' '" +
                      file + "' 2>&1 | grep -v ' validates$'")
                         .c_str()) != 0;
}

struct Coded {
  // Two codes of one label, markup in labels, a definition with `]]>`.
  static constexpr const char* kCodebook = R"(
codebook: {id: boek, version: 1.2.0, language: nl}
codes:
  werk:
    label: 'Werk & <b>"inkomen"</b>'
    brief: 'Alles over werk ]]> ook <i>dit</i>'
    when_not_to_use: Niet over thuis
    colour: "#2E86C1"
    children:
      sfeer:
        label: Sfeer
        rules:
        - id: w.s
          tier: precise
          patterns: |
            fijn
          hit: |
            het was fijn
          miss: |
            het was koud
      loon:
        label: Loon
        rules:
        - id: w.l
          tier: hint
          patterns: |
            geld
          hit: |
            veel geld
          miss: |
            het was niets
  thuis:
    label: Thuis
    children:
      sfeer:
        label: Sfeer
        rules:
        - id: t.s
          tier: precise
          unit: match
          patterns: |
            gezellig
          hit: |
            het was gezellig
          miss: |
            het was koud
)";

  // A byte order mark, CRLF, emoji, combining marks and markup in one.
  static constexpr const char* kMarked =
      "\xEF\xBB\xBFTitel: Een\r\nRol R: respondent\r\n\r\n"
      "I: Hoe was het? \xF0\x9F\x98\x80\r\n"
      "R: Het was \xF0\x9F\x98\x80\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xA7 fijn, "
      "<script>alert(1)</script> ]]> &amp; \"zo\".\r\n"
      "R: Te weinig geld. Thuis was het ge\xCC\x81zellig.\r\n";
  static constexpr const char* kPlain =
      "I: En u?\nP1: Thuis was het gezellig en fijn.\nP2: Ik niet.\n";

  TempDir dir;
  std::string study = dir.path("s.duiding");

  Coded() {
    const std::string book = dir.write("b.yaml", kCodebook);
    const auto coded = duiding({"code", study, "--codebook", book, dir.write("een.txt", kMarked),
                                dir.write("twee <&\"' ]]>.txt", kPlain)});
    CAPTURE(coded.err);
    REQUIRE(coded.exit == cli::Exit::ok);
  }

  void run(std::vector<std::string> args) const {
    args.insert(args.begin() + 1, study);
    const auto answer = duiding(args);
    CAPTURE(args, answer.err);
    REQUIRE(answer.exit == cli::Exit::ok);
  }
  static nlohmann::json rows(const std::string& study_file, const char* command = "codings") {
    return nlohmann::json::parse(duiding({command, study_file, "--format", "json"}).out);
  }
  std::string id_of(const std::string& code) const {
    for (const nlohmann::json& row : rows(study))
      if (row["code"] == code) return row["id"];
    FAIL("no " << code);
    return "";
  }
  // All kinds of things that people say.
  void decide() const {
    run({"decide", "--coder", "Ana", "--accept", id_of("werk.sfeer"), "--reason", "klopt ]]>"});
    run({"decide", "--coder", "Ana", "--reject", id_of("werk.loon"), "--reason",
         "gaat <b>niet</b>"});
    run({"decide", "--coder", "Ana", "--recode", id_of("thuis.sfeer") + "=werk.sfeer"});
    run({"decide", "--coder", "Ana", "--add", "een:60:80=thuis", "--memo",
         "een\tmemo\n\nmet & en ]]>"});
    run({"decide", "--coder", "Ben", "--add", "een:60:80=thuis"});
    run({"decide", "--coder", "Ben", "--memo", "over de tekst", "--on", "een"});
    run({"decide", "--coder", "Ben", "--memo", "over een stuk", "--on", "een:60:70"});
    run({"decide", "--coder", "Ben", "--memo", "over een code", "--on", "werk.loon"});
    run({"role", "P1=arbeidsdeskundige"});
    run({"attribute", "een", "sector=zorg & <welzijn>"});
  }
  Answer export_to(const std::string& name, const std::string& to = "qdpx",
                   const std::vector<std::string>& more = {}) const {
    std::vector<std::string> args{"export", study, "--to", to, "--out", dir.path(name)};
    args.insert(args.end(), more.begin(), more.end());
    auto answer = duiding(args);
    CAPTURE(answer.err);
    REQUIRE(answer.exit == cli::Exit::ok);
    return answer;
  }
  // The study that another one is, who gets the project.
  std::string imported(const std::string& project) const {
    const std::string other = dir.path(project + ".duiding");
    REQUIRE(duiding({"init", other}).exit == cli::Exit::ok);
    const auto answer = duiding({"import", other, dir.path(project)});
    CAPTURE(answer.err);
    REQUIRE(answer.exit == cli::Exit::ok);
    return other;
  }
};

}  // namespace support
