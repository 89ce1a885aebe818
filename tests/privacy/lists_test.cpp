// Lists and numbers by themselves; a list that is missing never masks less.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "engine/privacy/checksums.hpp"
#include "engine/privacy/lexicon.hpp"
#include "engine/privacy/number_words.hpp"
#include "tests/privacy/support.hpp"

namespace {

using engine::privacy::Lexicon;
using engine::privacy::number_word;
using engine::privacy::read_entries;

TEST_CASE("number words are read however they are glued", "[privacy]") {
  struct Row {
    const char* word;
    std::uint64_t value;
  };
  const Row row = GENERATE(values<Row>({{"zestien", 16},
                                        {"zesentwintig", 26},
                                        {"tweeentwintig", 22},
                                        {"honderdvijf", 105},
                                        {"negentienachtenzeventig", 1978},
                                        {"tweeduizendnegentien", 2019},
                                        {"nulzes", 6},
                                        {"tachtig", 80}}));
  CAPTURE(row.word);
  REQUIRE(number_word(row.word));
  CHECK(number_word(row.word)->value == row.value);
}

TEST_CASE("words that only look like numbers are none", "[privacy]") {
  CHECK_FALSE(number_word(GENERATE("achten", "zessen", "eerste", "en", "tweede-kamer", "negenen")));
}

TEST_CASE("ordinals and ages are known", "[privacy]") {
  CHECK(number_word("twaalfde")->ordinal);
  CHECK(number_word("achttiende")->value == 18);
  CHECK(number_word("achtenveertigjarige")->of_age);
}

TEST_CASE("checksums only choose the label", "[privacy]") {
  CHECK(engine::privacy::is_iban("nl91abna0417164300"));
  CHECK_FALSE(engine::privacy::is_iban("nl92abna0417164300"));
  CHECK(engine::privacy::is_citizen_number("999913189"));
  CHECK_FALSE(engine::privacy::is_citizen_number("999913188"));
  CHECK(engine::privacy::is_plate("83-TZN-4"));
}

TEST_CASE("a dictionary that is missing or nearly empty is an error", "[privacy][lexicon]") {
  CHECK_FALSE(Lexicon::open("/no/such/nl.dic"));
  const auto folder = std::filesystem::temp_directory_path() / "duiding-privacy-lists";
  std::filesystem::create_directories(folder);
  std::ofstream{folder / "nl.dic"} << "1\nwoord\n";
  std::ofstream{folder / "nl.aff"} << "SET UTF-8\n";
  CHECK_FALSE(Lexicon::open((folder / "nl.dic").string()));
  std::filesystem::remove_all(folder);
}

TEST_CASE("a list of words or names is never read as empty", "[privacy][lexicon]") {
  CHECK_FALSE(read_entries("", "namen.txt"));
  CHECK_FALSE(read_entries("# niets\n\n", "namen.txt"));
  CHECK_FALSE(read_entries("Jan\n---\n", "namen.txt"));
  CHECK_FALSE(read_entries("Jan\n\xFF\n", "namen.txt"));
  const auto read = read_entries("\xEF\xBB\xBFJan\r\n# x\n Van der Berg \n", "namen.txt");
  REQUIRE(read);
  CHECK(*read == std::vector<std::string>{"Jan", "Van der Berg"});
}

TEST_CASE("the lexicon's name changes with an added word", "[privacy][lexicon]") {
  auto lexicon = Lexicon::open(std::string{engine::privacy::kDutchDictionary});
  REQUIRE(lexicon);
  const std::string before = lexicon->fingerprint();
  lexicon->add({"qvixvox"});
  CHECK(lexicon->fingerprint() != before);
}

}  // namespace
