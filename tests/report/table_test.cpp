#include "engine/report/table.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <random>

#include "engine/base/utf8.hpp"
#include "engine/report/printable.hpp"
#include "engine/report/table_view.hpp"
#include "engine/text/width.hpp"

using namespace engine::report;
using engine::base::Language;
using engine::base::message;
using engine::text::display_width;
using namespace std::string_literals;

namespace {

Table table_of(std::vector<Column> columns, std::vector<std::vector<Cell>> rows) {
  return {message("Titel", "Title"), std::move(columns), std::move(rows), {}};
}

Column column(const std::string& key) { return {.key = key, .heading = message("{}", "{}", key)}; }

std::string english(const Table& table, std::size_t width = 80) {
  return render(table, Format::table, {Language::en, width, false});
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

}  // namespace

TEST_CASE("every format is found by its name", "[table]") {
  CHECK(parse_format("table") == Format::table);
  CHECK(parse_format("csv") == Format::csv);
  CHECK(parse_format("json") == Format::json);
  CHECK(parse_format("jsonl") == Format::jsonl);
  CHECK_FALSE(parse_format("xml"));
  CHECK_FALSE(parse_format(""));
}

TEST_CASE("a table stands in columns, numbers to the right", "[table]") {
  const Table table = table_of(
      {column("code"), column("n"), column("share")},
      {{"wij-zij"s, std::int64_t{7}, 0.5}, {"minimising"s, std::int64_t{120}, std::monostate{}}});
  CHECK(english(table) ==
        "Title\n"
        "\n"
        "code          n  share\n"
        "──────────  ───  ─────\n"
        "wij-zij       7   0.50\n"
        "minimising  120      –\n");
}

TEST_CASE("Dutch tables have a decimal comma, data never", "[table]") {
  const Table table = table_of({column("x")}, {{1234.5}});
  CHECK(render(table, Format::table, {Language::nl}).find("1234,50") != std::string::npos);
  for (const Format format : {Format::csv, Format::json, Format::jsonl})
    CHECK(render(table, format, {Language::nl}) == render(table, format, {Language::en}));
  CHECK(render(table, Format::csv, {}) == "x\r\n1234.5\r\n");
}

TEST_CASE("wide and combining characters keep the columns straight", "[table]") {
  const Table table = table_of({column("naam"), column("n")},
                               {{"中文"s, std::int64_t{1}}, {"ze\u0301"s, std::int64_t{2}}});
  const std::vector<std::string> lines = lines_of(english(table));
  REQUIRE(lines.size() == 6);
  CHECK(display_width(lines[4]) == display_width(lines[5]));
}

TEST_CASE("JSON keeps the columns' order, and null is null", "[table]") {
  const Table table =
      table_of({column("b"), column("a"), column("c"), column("d"), column("e")},
               {{"x"s, std::monostate{}, 2.0, true, Json{{"z", 1}, {"y", {1.5, nullptr, "q"}}}}});
  CHECK(render(table, Format::jsonl, {}) ==
        R"({"b":"x","a":null,"c":2.0,"d":true,"e":{"z":1,"y":[1.5,null,"q"]}})"
        "\n");
  CHECK(render(table, Format::json, {}) ==
        "[\n"
        R"(  {"b":"x","a":null,"c":2.0,"d":true,"e":{"z":1,"y":[1.5,null,"q"]}})"
        "\n]\n");
  CHECK(render(table_of({column("a")}, {}), Format::json, {}) == "[]\n");
  CHECK(render(table_of({column("a")}, {}), Format::jsonl, {}).empty());
  CHECK(render(table_of({column("a")}, {}), Format::csv, {}) == "a\r\n");
}

TEST_CASE("numbers read back as they were", "[table][property]") {
  std::mt19937_64 random{7};
  for (int at = 0; at < 2000; ++at) {
    const auto numerator = static_cast<double>(random() % 100000);
    const double number = numerator / static_cast<double>(random() % 999 + 1);
    const std::string json = render(table_of({column("x")}, {{number}}), Format::jsonl, {});
    REQUIRE(Json::parse(json).at("x").get<double>() == number);
  }
  for (const double strange :
       {std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()})
    CHECK(render(table_of({column("x")}, {{strange}}), Format::jsonl, {}) == "{\"x\":null}\n");
}

TEST_CASE("CSV quotes what RFC 4180 asks for", "[table][csv]") {
  struct Row {
    const char* why;
    const char* cell;
    const char* csv;
  };
  const Row row = GENERATE(values<Row>({
      {"plain", "ja hoor", "ja hoor"},
      {"comma", "ja, hoor", "\"ja, hoor\""},
      {"quote", "zei \"nee\"", "\"zei \"\"nee\"\"\""},
      {"line feed", "een\ntwee", "\"een\ntwee\""},
      {"apostrophe inside", "da's", "da's"},
      {"formula", "=1+1", "'=1+1"},
      {"formula with a quote", "=\"a\"", "\"'=\"\"a\"\"\""},
      {"a dash that opens a sentence", "- nou ja", "'- nou ja"},
      {"mention", "@ja", "'@ja"},
      {"tab first", "\tja", "'\tja"},
      {"carriage return first", "\r=1", "\"'\r=1\""},
      {"a negative number is no formula", "-12.5", "-12.5"},
      {"a sum is", "-1-2", "'-1-2"},
      {"apostrophes before a formula get one more", "'=1", "''=1"},
      {"and before a number", "'-5", "''-5"},
      {"apostrophes before words do not", "'t is", "'t is"},
      {"escape sequence", "a\x1b[31mb", "a␛[31mb"},
      {"empty", "", ""},
  }));
  CAPTURE(row.why);
  CHECK(render(table_of({column("x")}, {{std::string{row.cell}}}), Format::csv, {}) ==
        "x\r\n" + std::string{row.csv} + "\r\n");
}

TEST_CASE("columns for people and columns for data go where they belong", "[table]") {
  Column person = column("person");
  person.show = Column::Show::table_only;
  Column data = column("data");
  data.show = Column::Show::data_only;
  const Table table = table_of({person, data}, {{"p"s, "d"s}});
  CHECK(render(table, Format::jsonl, {}) == "{\"data\":\"d\"}\n");
  CHECK(render(table, Format::csv, {}) == "data\r\nd\r\n");
  CHECK(english(table).find("data") == std::string::npos);
  CHECK(english(table).find("person") != std::string::npos);
}

TEST_CASE("no rendering lets text steer a terminal", "[table]") {
  // Escape, bell, delete, the C1 control CSI, a right-to-left override.
  const std::string hostile =
      "a\x1b[2Jb\x07"
      "c\x7f"
      "d\u009b31me\u202ef";
  Table table = table_of({column(hostile)}, {{hostile}, {Json{{hostile, hostile}}}});
  table.title = message("{}", "{}", hostile);
  table.notes.push_back(message("{}", "{}", hostile));
  for (const Format format : {Format::table, Format::csv, Format::json, Format::jsonl}) {
    const std::string out = render(table, format, {Language::en});
    for (std::size_t at = 0; at < out.size();) {
      const engine::base::Decoded decoded = engine::base::decode_utf8(out, at);
      at = decoded.next;
      if (decoded.code_point != U'\n' && decoded.code_point != U'\r')
        REQUIRE_FALSE(steers_a_terminal(decoded.code_point));
    }
  }
  const Json back = Json::parse(render(table, Format::json, {}));
  CHECK(back[0][hostile] == hostile);
}

TEST_CASE("ill-formed UTF-8 becomes valid in every rendering", "[table]") {
  const std::string ill = "a\xff\xc3z";
  const Table table = table_of({column("x")}, {{ill}});
  for (const Format format : {Format::table, Format::csv, Format::json, Format::jsonl})
    CHECK_FALSE(engine::base::find_invalid_utf8(render(table, format, {})));
  CHECK(Json::parse(render(table, Format::jsonl, {}))["x"] == "a\uFFFD\uFFFDz");
}

TEST_CASE("repeated groups are shown once to people, always in data", "[table]") {
  Column code = column("code");
  code.group = true;
  Column transcript = column("transcript");
  transcript.group = true;
  const Table table = table_of({code, transcript, column("n")}, {{"a"s, "t1"s, std::int64_t{1}},
                                                                 {"a"s, "t1"s, std::int64_t{2}},
                                                                 {"b"s, "t1"s, std::int64_t{3}}});
  const std::vector<std::string> lines = lines_of(english(table));
  CHECK(lines[5] == "                  2");
  CHECK(lines[6] == "b     t1          3");
  CHECK(render(table, Format::csv, {}) == "code,transcript,n\r\na,t1,1\r\na,t1,2\r\nb,t1,3\r\n");
}

TEST_CASE("a bar is as long as its share, and what is there is seen", "[table]") {
  CHECK(bar(0, 10).empty());
  CHECK(bar(1, 4) == "████");
  CHECK(bar(0.5, 4) == "██");
  CHECK(bar(0.5, 1) == "▌");
  CHECK(bar(1e-9, 10) == "▏");
  CHECK(bar(7, 2) == "██");
}

TEST_CASE("spare columns give way first, and are named", "[table]") {
  Column spare = column("tier");
  spare.spare = 1;
  const std::string word(15, 'x');
  const Table table =
      table_of({column("code"), spare, column("n")}, {{word, word, std::int64_t{1}}});
  CHECK(english(table, 40).find("tier") != std::string::npos);
  const std::string narrow = english(table, 24);
  CHECK(lines_of(narrow)[2] == "code             n");
  CHECK(narrow.find("room: tier") != std::string::npos);
}

TEST_CASE("what never fits is a list", "[table]") {
  const std::string word(18, 'x');
  CHECK(english(table_of({column("code"), column("n")}, {{word, "1"s}, {word, "2"s}}), 20) ==
        "Title\n"
        "\n"
        "code  xxxxxxxxxxxxxx\n"
        "      xxxx\n"
        "n     1\n"
        "\n"
        "code  xxxxxxxxxxxxxx\n"
        "      xxxx\n"
        "n     2\n");
}

TEST_CASE("no line of a table is wider than the terminal", "[table][property]") {
  const auto seed = GENERATE(range(0u, 200u));
  CAPTURE(seed);
  std::mt19937 random{seed};
  const auto below = [&](std::uint32_t n) {
    return std::uniform_int_distribution<std::uint32_t>{0, n - 1}(random);
  };
  const std::vector<std::string> letters{"a", "ë", "中", "🙂", " ", ".", "-", "e\u0301", "\x1b"};
  const auto text = [&](std::uint32_t most) {
    std::string out;
    for (std::uint32_t left = below(most); left > 0; --left)
      out += letters[below(static_cast<std::uint32_t>(letters.size()))];
    return out;
  };
  Table table;
  table.title = message("{0}", "{0}", text(120));
  for (std::uint32_t left = below(8) + 1; left > 0; --left)
    table.columns.push_back({.key = "k",
                             .heading = message("{0}", "{0}", text(20)),
                             .bar = below(3) == 0,
                             .wrap = below(2) == 0,
                             .group = below(3) == 0,
                             .right = below(5) == 0,
                             .spare = static_cast<std::uint8_t>(below(3))});
  for (std::uint32_t rows = below(6); rows > 0; --rows) {
    std::vector<Cell>& row = table.rows.emplace_back();
    for (std::size_t at = 0; at < table.columns.size(); ++at) switch (below(4)) {
        case 0:
          row.emplace_back(std::int64_t{below(100000)});
          break;
        case 1:
          row.emplace_back(below(1000) / 7.0);
          break;
        case 2:
          row.emplace_back(std::monostate{});
          break;
        default:
          row.emplace_back(text(90));
      }
  }
  table.notes.push_back(message("{0}", "{0}", text(200)));
  const std::size_t width = 20 + below(100);
  CAPTURE(width);
  for (const std::string& line : lines_of(english(table, width)))
    REQUIRE(display_width(line) <= width);
}

TEST_CASE("words are broken at spaces, then at marks, then anywhere", "[printable]") {
  CHECK(wrap("een twee drie", 8) == std::vector<std::string>{"een twee", "drie"});
  CHECK(wrap("victim-blaming.overgevoelig", 16) ==
        std::vector<std::string>{"victim-blaming.", "overgevoelig"});
  CHECK(wrap("aaaaaaaaaa", 4) == std::vector<std::string>{"aaaa", "aaaa", "aa"});
  CHECK(wrap("", 4) == std::vector<std::string>{""});
  CHECK(wrap("中文字", 3) == std::vector<std::string>{"中", "文", "字"});
}
