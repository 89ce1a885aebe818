// What must hold of any text. Each failure prints the seed that made it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <sstream>

#include "engine/privacy/folding.hpp"
#include "engine/privacy/verifier.hpp"
#include "tests/privacy/support.hpp"

namespace {

using namespace support;
using engine::privacy::fold_word;
using engine::privacy::Masker;
using engine::privacy::NameWords;
using engine::privacy::verify;

const std::vector<std::string> kNames{
    "Geertje",  "Yasemin",    "Mulugeta",  "Nowakowski", "Shanthini",      "Oulad Haddou",
    "Brandsma", "Hamdi",      "Kowalczyk", "Tesfaye",    "Van Oosterhout", "El Khattabi",
    "De Vries", "Abdirahman", "Zeynep",    "Oluwaseun",  "Nguyen",         "Jovanović",
    "Çelik",    "Łukasz",     "Müller"};
const std::vector<std::string> kFrames{"Ik belde toen met {} en die wist van niks.",
                                       "{} zei dat het niet kon.",
                                       "nou {} vond dat niet zo leuk",
                                       "Mijn collega {} heeft dat gemeld.",
                                       "ja en {} die lachte alleen maar",
                                       "Toen zei {} dat ik weg moest.",
                                       "Ik kom uit {} en daar valt het mee.",
                                       "Bij {} mocht ik geen hoofddoek dragen.",
                                       "Meneer {} was te laat.",
                                       "Dat is van {}, denk ik."};

std::string filled(const std::string& frame, const std::string& name) {
  std::string out = frame;
  return out.replace(out.find("{}"), 2, name);
}

TEST_CASE("names from many lands never survive unless the text is held, in any case",
          "[privacy][property]") {
  Masker& masker = plain_masker();
  unsigned held = 0;
  for (unsigned seed = 0; seed < runs(600); ++seed) {
    std::mt19937 random{seed};
    const std::string name = pick(kNames, random);
    std::string text = filled(pick(kFrames, random), name);
    if (random() % 3 == 0)
      text = lower(text);
    else if (random() % 3 == 0)
      text = upper(text);
    const auto result = masker.mask(text);
    if (result.needs_person()) {  // `de vries`: a verb, or somebody
      ++held;
      continue;
    }
    const std::string output = fold_word(result.output).plain;
    CAPTURE(seed, text, output);
    for (std::string word : {name.substr(0, name.find(' ')), name.substr(name.rfind(' ') + 1)})
      if (word.size() > 3) REQUIRE(output.find(fold_word(word).plain) == std::string::npos);
  }
  CHECK(held * 20 < runs(600));
}

// Words of a name, as a person would compare them.
NameWords words_of(const std::string& name) {
  NameWords words;
  std::istringstream in{lower(name)};
  for (std::string word; in >> word;)
    if (word != "van" && word != "der") words.insert(word);
  return words;
}

// Names that are words everybody says, as they are written.
const std::vector<std::string> kPlainNames{"Ben",
                                           "Ben Haddou",
                                           "Piet Mei",
                                           "Fatima Maart",
                                           "Geertje Zondag",
                                           "Piet Zweed",
                                           "Fatima Turk",
                                           "Yasemin Juni",
                                           "Yasemin van der Velde",
                                           "Geertje Nijland",
                                           "Geertje",
                                           "Fatima Yilmaz",
                                           "Piet Augustus",
                                           "Abdirahman",
                                           "Yasemin"};
const std::vector<std::string> kCalls{"Toen belde {}.", "Dat zei {}.", "Later kwam {} langs.",
                                      "{} vroeg het ook.", "Ik ging met {} mee."};

TEST_CASE("sentences side by side have a name each, and one number is one person",
          "[privacy][property]") {
  Masker& masker = plain_masker();
  unsigned held = 0;
  for (unsigned seed = 0; seed < runs(400); ++seed) {
    std::mt19937 random{seed};
    std::string text;
    std::vector<NameWords> people;  // the plainest way to tell who is who
    std::vector<std::size_t> who;
    for (int sentences = 0; sentences < 4; ++sentences) {
      const std::string& name = pick(kPlainNames, random);
      text += filled(pick(kCalls, random), name) + " ";
      const NameWords words = words_of(name);
      const auto same = std::ranges::find_if(people, [&](const NameWords& other) {
        return std::ranges::includes(other, words) || std::ranges::includes(words, other);
      });
      who.push_back(static_cast<std::size_t>(same - people.begin()));
      if (same == people.end())
        people.push_back(words);
      else
        same->insert(words.begin(), words.end());
    }
    const auto result = masker.mask(text);
    CAPTURE(seed, text, result.output);
    held += result.needs_person();
    REQUIRE(result.masks.size() == who.size());
    for (std::size_t a = 0; a < who.size(); ++a)
      for (std::size_t b = 0; b < a; ++b)
        REQUIRE((who[a] == who[b]) == (result.masks[a].placeholder == result.masks[b].placeholder));
  }
  CHECK(held * 20 < runs(400));
}

TEST_CASE("a word that is none never survives, wherever it stands", "[privacy][property]") {
  Masker& masker = plain_masker();
  for (unsigned seed = 0; seed < runs(1500); ++seed) {
    std::mt19937 random{seed};
    const std::string word = random_non_word(random);
    std::string text = random_sentence(random);
    std::vector<std::size_t> places{0, text.size()};
    for (std::size_t at = 0; at < text.size(); ++at)
      if (text[at] == ' ') places.push_back(at);
    const std::size_t at = pick(places, random);
    text.insert(at, " " + in_any_case(word, random) + " ");
    const std::string output = lower(masker.mask(text).output);
    CAPTURE(seed, text, output);
    REQUIRE(output.find(word) == std::string::npos);
  }
}

TEST_CASE("masking twice changes nothing", "[privacy][property]") {
  Masker& masker = plain_masker();
  for (unsigned seed = 0; seed < runs(800); ++seed) {
    std::mt19937 random{seed};
    std::string text = filled(pick(kFrames, random), pick(kNames, random)) + " " +
                       random_sentence(random) + " " +
                       filled(pick(kFrames, random), pick(kNames, random));
    if (random() % 3 == 0) text = lower(text);
    const std::string once = masker.mask(text).output;
    CAPTURE(seed, text, once);
    REQUIRE(masker.mask(once).output == once);
  }
}

TEST_CASE("no case lets a name of the roster through", "[privacy][property]") {
  const std::vector<std::string> roster{"Roos Bakker", "Zorggroep Zuid", "Wit", "Jan de Boer"};
  Masker masker = make_masker(roster);
  for (unsigned seed = 0; seed < runs(600); ++seed) {
    std::mt19937 random{seed};
    std::string name = pick(roster, random);
    if (random() % 2 == 0)
      name = upper(name);
    else if (random() % 2 == 0)
      name = lower(name);
    const std::string text = filled(pick(kFrames, random), name);
    const std::string output = lower(masker.mask(text).output);
    CAPTURE(seed, text, output);
    REQUIRE(output.find(lower(name)) == std::string::npos);
    REQUIRE(verify(masker.mask(text).output, masker.vocabulary(), masker.roster()).empty());
  }
}

TEST_CASE("a roster name is known with an ending, a slip and in pieces", "[privacy]") {
  Masker masker = make_masker({"Veldkamp", "Marieke", "Ans"});
  const char* text = GENERATE("dat is veldkamps idee", "veldkanp zei dat", "bij veld kamp dus",
                              "veldkampafbouw is dat", "mariekes moeder", "ansje belde",
                              "VELD-KAMP BELDE", "Marieke's fiets");
  const std::string output = lower(masker.mask(text).output);
  CAPTURE(text, output);
  CHECK(output.find("veld") == std::string::npos);
  CHECK(output.find("kamp") == std::string::npos);
  CHECK(output.find("marieke") == std::string::npos);
  CHECK(output.find("ansje") == std::string::npos);
}

TEST_CASE("only a word added to the lexicon takes a mask away", "[privacy][property]") {
  Masker with = make_masker({}, {"qvixvox"});
  CHECK(plain_masker().mask("dat heet een qvixvox bij ons").output.find("qvixvox") ==
        std::string::npos);
  CHECK(with.mask("dat is een qvixvox bij ons").output == "dat is een qvixvox bij ons");
  for (unsigned seed = 0; seed < runs(300); ++seed) {
    std::mt19937 random{seed};
    const std::string text = filled(pick(kFrames, random), pick(kNames, random));
    CAPTURE(seed, text);
    REQUIRE(with.mask(text).output == plain_masker().mask(text).output);
  }
}

TEST_CASE("one text says nothing about another", "[privacy][property]") {
  Masker& masker = plain_masker();
  const std::string text = "Mijn collega Brandsma zei dat brandsma wist wie mulder was.";
  const std::string alone = masker.mask(text).output;
  masker.mask("Mevrouw Mulder en mevrouw Bakker kwamen.");
  CHECK(masker.mask(text).output == alone);
}

TEST_CASE("text outside masks is kept byte for byte", "[privacy][property]") {
  for (unsigned seed = 0; seed < runs(500); ++seed) {
    std::mt19937 random{seed};
    const std::string text =
        filled(pick(kFrames, random), pick(kNames, random)) + "\n\t " + random_sentence(random);
    const auto result = plain_masker().mask(text);
    CAPTURE(seed, text, result.output);
    // The placeholders taken out again, what is left is what stood there.
    std::string rebuilt = result.output;
    std::size_t from = 0;
    for (const auto& mask : result.masks) {
      from = rebuilt.find(mask.placeholder, from);
      REQUIRE(from != std::string::npos);
      rebuilt.erase(from, mask.placeholder.size());
    }
    std::size_t at = 0;
    for (const char c : rebuilt) {
      at = text.find(c, at);
      REQUIRE(at != std::string::npos);
      ++at;
    }
  }
}

}  // namespace
