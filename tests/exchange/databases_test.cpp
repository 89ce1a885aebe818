// Projects of QualCoder and Taguette, in databases that the tests make as these
// programs do.
#include <catch2/catch.hpp>
#include <ctime>
#include <filesystem>
#include <string>

#include "engine/foreign/sqlite.hpp"
#include "tests/exchange/project_support.hpp"
#include "tests/support/temp_dir.hpp"

using exchange_test::codings_of;
using exchange_test::database;
using exchange_test::problem_of;
using exchange_test::read;
using exchange_test::remarks_of;
using Lines = std::vector<std::string>;

namespace {

// As QualCoder 3 makes them.
const std::string kQualcoder = R"(
CREATE TABLE project (databaseversion text, date text, memo text, about text, bookmarkfile integer, bookmarkpos integer, codername text);
CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text, av_text_id integer, risid integer, unique(name));
CREATE TABLE code_image (imid integer primary key,id integer,x1 integer, y1 integer, width integer, height integer, cid integer, memo text, date text, owner text, important integer);
CREATE TABLE code_av (avid integer primary key,id integer,pos0 integer, pos1 integer, cid integer, memo text, date text, owner text, important integer);
CREATE TABLE annotation (anid integer primary key, fid integer,pos0 integer, pos1 integer, memo text, owner text, date text, unique(fid,pos0,pos1,owner));
CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text,date text, constraint ucm unique(name));
CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer, unique(name));
CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer,seltext text, pos0 integer, pos1 integer, owner text, date text, memo text, avid integer, important integer, unique(cid,fid,pos0,pos1, owner));
CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text,date text, color text, unique(name));
INSERT INTO project VALUES ('v7','2024-01-01','','QualCoder 3.4',0,0,'ana');
INSERT INTO code_cat VALUES (7,'Onder','ana','','',8), (8,'Boven','ana','','alles',NULL);
INSERT INTO code_name VALUES (1,'Sfeer','hoe het is',7,'ana','','#F44336'), (2,'Werk','',NULL,'ana','','#fff');
)";
const std::string kQualcoderCodings =
    "INSERT INTO source VALUES (1,'gesprek.docx','\xEF\xBB\xBFI: Hoe 😀?' || char(13,10) || 'R: "
    "Fijn, echt.','/docs/gesprek.docx','','ana','',NULL,NULL), "
    "(2,'foto.png',NULL,'/images/foto.png','','ana','',NULL,NULL);"
    "INSERT INTO code_text VALUES (1,1,1,'Fijn',15,19,'ana','2024-02-03 04:05:06','let "
    "op',NULL,NULL),"
    "(2,1,1,'Fijn',15,19,'ben','','',NULL,NULL), (3,2,1,'Hoe 😀?',4,10,'ben','','',NULL,1),"
    "(4,2,1,'weg',90,99,'ben','','',NULL,NULL), (5,9,1,'x',0,1,'ben','','',NULL,NULL);"
    "INSERT INTO code_image VALUES (1,2,0,0,1,1,1,'','','ana',NULL);"
    "INSERT INTO annotation VALUES (1,1,0,2,'vraag','ana','');"
    "INSERT INTO cases VALUES (1,'Karin','','ana','');";

// As Taguette 1 makes them.
const std::string kTaguette = R"(
CREATE TABLE users (login VARCHAR(30) NOT NULL PRIMARY KEY, created DATETIME, hashed_password VARCHAR(192));
CREATE TABLE projects (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL, description TEXT NOT NULL, created DATETIME NOT NULL);
CREATE TABLE documents (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL, description TEXT NOT NULL, filename VARCHAR(200) NOT NULL, created DATETIME, project_id INTEGER NOT NULL, text_direction VARCHAR(13), contents TEXT NOT NULL);
CREATE TABLE highlights (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, document_id INTEGER NOT NULL, start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, snippet TEXT NOT NULL);
CREATE TABLE tags (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, project_id INTEGER NOT NULL, path VARCHAR(200) NOT NULL, description TEXT NOT NULL, UNIQUE (project_id, path));
CREATE TABLE highlight_tags (highlight_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, PRIMARY KEY (highlight_id, tag_id));
CREATE TABLE commands (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, date DATETIME, user_login VARCHAR(30) NOT NULL, project_id INTEGER, document_id INTEGER, payload TEXT NOT NULL);
INSERT INTO users VALUES ('ana','',''), ('ben','','');
INSERT INTO tags (project_id,path,description) VALUES (1,'sfeer','hoe het is'), (1,'werk.druk','');
)";

// Offsets as Taguette counts them: bytes of UTF-8 between the tags.
std::string taguette(const std::string& html, const std::vector<std::string>& marked) {
  std::string bare;
  for (std::size_t at = 0; at < html.size(); ++at) {
    if (html[at] == '<') {
      at = html.find('>', at);
    } else if (html.substr(at, 5) == "&amp;") {
      bare += '&';
      at += 4;
    } else {
      bare += html[at];
    }
  }
  std::string sql = kTaguette +
                    "INSERT INTO documents (name,description,filename,project_id,contents) VALUES "
                    "('P1.odt','','P1.odt',1,'" +
                    html + "');";
  for (std::size_t i = 0; i < marked.size(); ++i) {
    const std::size_t begin = bare.find(marked[i]);
    sql += "INSERT INTO highlights VALUES (" + std::to_string(i + 1) + ",1," +
           std::to_string(begin) + "," + std::to_string(begin + marked[i].size()) + ",'<p>" +
           marked[i] + "</p>'); INSERT INTO highlight_tags VALUES (" + std::to_string(i + 1) + "," +
           std::to_string(1 + i % 2) + ");";
  }
  return sql;
}

}  // namespace

TEST_CASE("a QualCoder project: texts, categories, codings of each coder",
          "[exchange][qualcoder]") {
  const auto project = read(database(kQualcoder + kQualcoderCodings));
  CHECK(project.format == "qualcoder");
  CHECK(project.made_by == "QualCoder 3.4");
  REQUIRE(project.texts.size() == 1);
  CHECK(project.texts[0].name == "gesprek");
  CHECK(project.texts[0].text.bytes() == "I: Hoe 😀?\nR: Fijn, echt.");
  CHECK(codings_of(project) == Lines{"gesprek: Werk by ben: \"Hoe 😀?\"",
                                     "gesprek: Sfeer by ana: \"Fijn\"",
                                     "gesprek: Sfeer by ben: \"Fijn\""});
  REQUIRE(project.codings[1].notes.size() == 1);
  CHECK(project.codings[1].notes[0].text == "let op");
  REQUIRE(project.codes.size() == 4);
  CHECK(project.codes[0].name == "Boven");
  CHECK(project.codes[1].name == "Onder");
  CHECK(project.codes[1].parent == 0U);
  CHECK(project.codes[2].parent == 1U);
  CHECK(project.codes[2].definition == "hoe het is");
  CHECK_FALSE(project.codes[0].codable);
  CHECK(remarks_of(project) ==
        Lines{"of 1 of the 4 codings the project gives another text than stands there; check them",
              "left out: 1 source without text (picture, sound, pages), 2 codings of pictures, "
              "sound, pages or whole sources, 1 coding outside its text or without text, 1 memo, 1 "
              "case"});
}

TEST_CASE("what holds control characters in numbers is no text, as in a REFI-QDA project",
          "[exchange][qualcoder]") {
  const std::string binary = "Rar!' || char(26,7,26) || ' \xF0\x9F\x98\x80 R: Fijn, echt.";
  const auto project =
      read(database(kQualcoder + kQualcoderCodings + "INSERT INTO source VALUES (3,'b.txt','" +
                    binary + "','','','ana','',NULL,NULL);"));
  CHECK(project.texts.size() == 1);
  CHECK_THAT(remarks_of(project).back(), Catch::StartsWith("left out: 2 sources without text"));
}

TEST_CASE("categories in a ring are no trap", "[exchange][qualcoder]") {
  const auto project = read(database(kQualcoder + kQualcoderCodings +
                                     "UPDATE code_cat SET supercatid = 7 WHERE catid = 8;"));
  CHECK(project.codes.size() == 4);
  for (std::uint32_t i = 0; i < project.codes.size(); ++i)
    if (project.codes[i].parent) CHECK(*project.codes[i].parent < i);
}

TEST_CASE("a QualCoder project is a folder, and is not read while it is open",
          "[exchange][qualcoder]") {
  const support::TempDir dir;
  const std::string folder = dir.path("studie.qda");
  std::filesystem::create_directory(folder);
  CHECK_FALSE(engine::exchange::is_project(folder));
  const std::string file =
      dir.write("studie.qda/data.qda", database(kQualcoder + kQualcoderCodings));
  CHECK(engine::exchange::is_project(folder));
  CHECK(engine::exchange::is_project(file));
  CHECK(engine::exchange::read_project(folder).has_value());
  const std::string beside = dir.write("studie.qda/data.qda-journal", "open");
  const auto open = engine::exchange::read_project(folder);
  REQUIRE(!open);
  CHECK(open.error().front().problem.en == "this project is still open in another program");
  CHECK(dir.read("studie.qda/data.qda-journal") == "open");
}

TEST_CASE("a Taguette project: documents as paragraphs, highlights of each coder",
          "[exchange][taguette]") {
  std::string sql = taguette(
      "<h1>Gesprek</h1>\n<p>I:  Café &amp; werk?</p>\n\n<p>R: <b>Fijn</b>,\necht 😀 "
      "waar.<br>Toch.</p>"
      "<ul>\n<li>een</li><li>twee</li></ul>",
      {"Café & werk?", "Fijn,\necht 😀", "waar.", "eentwee"});
  sql +=
      "INSERT INTO commands (user_login,payload) VALUES ('ana','{\"type\": \"highlight_add\", "
      "\"highlight_id\": 1}'), ('ben','{\"type\": \"highlight_add\", \"highlight_id\": 2}'), "
      "('ben','kapot highlight_add');";
  const auto project = read(database(sql));
  CHECK(project.format == "taguette");
  REQUIRE(project.texts.size() == 1);
  CHECK(project.texts[0].name == "P1");
  CHECK(project.texts[0].text.bytes() ==
        "Gesprek\n\nI: Café & werk?\n\nR: Fijn, echt 😀 waar.\nToch.\n\neen\n\ntwee\n");
  CHECK(codings_of(project) ==
        Lines{"P1: sfeer by ana: \"Café & werk?\"", "P1: werk.druk by ben: \"Fijn, echt 😀\"",
              "P1: sfeer by unknown: \"waar.\"", "P1: werk.druk by unknown: \"een\n\ntwee\""});
  CHECK(project.remarks.empty());
}

TEST_CASE("highlights that are not what they quote are told", "[exchange][taguette]") {
  std::string sql = taguette("<p>Het was fijn.</p>", {"Het", "fijn"});
  sql +=
      "UPDATE highlights SET snippet = 'anders' WHERE id = 2;"
      "INSERT INTO highlights VALUES (8,1,500,600,'weg'), (9,1,5,2,''), (10,1,0,3,'Het');"
      "INSERT INTO highlight_tags VALUES (8,1), (9,1), (11,1);";
  CHECK(
      remarks_of(read(database(sql))) ==
      Lines{"of 1 of the 2 codings the project gives another text than stands there; check them",
            "left out: 2 codings outside their text or without text, 1 quotation without a code"});
}

TEST_CASE("a database of another program, a damaged one, one that lies", "[exchange][databases]") {
  CHECK(problem_of(database("CREATE TABLE x (a)")) ==
        "this is a database of a program that is not known");
  const std::string whole = database(kQualcoder + kQualcoderCodings);
  for (std::size_t cut = 1; cut < 50; ++cut) {
    const auto owner =
        std::make_shared<const std::string>(whole.substr(0, whole.size() * cut / 50));
    const auto part = engine::exchange::read_project(owner, *owner, "x");
    CHECK(!part);
  }
  // a view in place of a table runs code of the stranger's
  std::string views = kQualcoder;
  views +=
      "DROP TABLE source; CREATE VIEW source AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL "
      "SELECT id + 1 FROM n) SELECT id, 'a' AS name, 'b' AS fulltext FROM n;";
  CHECK(problem_of(database(views)) == "this is a database of a program that is not known");
}

TEST_CASE("a database that is far too large to read ends in time", "[exchange][databases]") {
  engine::foreign::SqliteLimits limits;
  limits.rows = 1000;
  const auto owner = std::make_shared<const std::string>(
      database("CREATE TABLE t (a TEXT); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
               "FROM n LIMIT 5000) INSERT INTO t SELECT 'x' FROM n;"));
  auto file = engine::foreign::SqliteFile::open(owner, *owner, "x", limits);
  REQUIRE(file);
  const auto nothing = [](const engine::foreign::SqliteRow&) {};
  const auto rows = file->each("SELECT a FROM t", nothing);
  REQUIRE(!rows.empty());
  CHECK(rows.front().problem.en == "the database is too large or oddly built for a project");
  const auto begin = std::clock();
  CHECK(!file->each("SELECT count(*) FROM t a, t b, t c, t d", nothing).empty());
  CHECK(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC < 5);
}
