#include <catch2/catch.hpp>
#include <set>

#include "engine/publish/coding_tables.hpp"
#include "engine/publish/dictionary.hpp"
#include "engine/publish/readme.hpp"
#include "engine/publish/workbook.hpp"
#include "tests/publish/publish_support.hpp"

using namespace engine;
using support::Published;

TEST_CASE("every column of every table has a meaning in both languages", "[publish][dictionary]") {
  Published study{support::study_of("x")};
  for (const publish::NamedTable& each : publish::study_tables(study.material))
    for (const std::size_t at : publish::data_columns(each.table)) {
      const std::string& column = each.table.columns[at].key;
      CAPTURE(each.name, column);
      const publish::Meaning meaning = publish::meaning_of(each.name, column);
      CHECK_FALSE(meaning.meaning.nl.empty());
      CHECK_FALSE(meaning.meaning.en.empty());
    }
}

TEST_CASE("every row of a table has a cell for every column", "[publish]") {
  Published study{support::study_of("x")};
  std::set<std::string> names;
  for (const publish::NamedTable& each : publish::study_tables(study.material)) {
    CAPTURE(each.name);
    CHECK(names.insert(each.name).second);
    for (const auto& row : each.table.rows) CHECK(row.size() == each.table.columns.size());
  }
  for (const char* name :
       {"codings", "frequencies", "frequencies_by_subcode", "frequencies_by_transcript",
        "frequencies_by_speaker", "frequencies_by_role", "frequencies_by_attribute", "cooccurrence",
        "rules", "memos", "evidence", "speakers", "attributes", "codes"})
    CHECK(names.contains(name));
}

TEST_CASE("why a coding is there can be asked with names that a shell would take apart",
          "[publish]") {
  const text::CodePointOffset at{12};
  CHECK(publish::why_command("s.duiding", "een", at) == "duiding why s.duiding een --at cp:12");
  CHECK(publish::why_command("mijn studie.duiding", "d'r; rm", at) ==
        "duiding why 'mijn studie.duiding' 'd'\\''r; rm' --at cp:12");
}

TEST_CASE("a matrix has each pair twice and nothing on its diagonal", "[publish]") {
  Published study{support::study_of("x")};
  const auto matrix = publish::matrix_of(publish::cooccurrence_of(study.material)).table;
  REQUIRE(matrix.rows.size() == 2);
  CHECK(matrix.rows[0][2] == matrix.rows[1][1]);
  CHECK(matrix.rows[0][2] == report::Cell{std::int64_t{1}});
  CHECK(matrix.rows[0][1] == report::Cell{});
}

TEST_CASE("the readme names every table", "[publish]") {
  Published study{support::study_of("x")};
  const auto tables = publish::study_tables(study.material);
  for (const auto language : {base::Language::nl, base::Language::en}) {
    const std::string readme = publish::readme(study.facts, study.material, tables, language);
    for (const publish::NamedTable& each : tables)
      CHECK(readme.find("\n" + each.name + ".csv: ") != std::string::npos);
  }
}
