// The word lists of engine/text/data do what their comments say, entry by entry.
#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "engine/text/tokens.hpp"

namespace engine::text {
namespace {

std::vector<std::string> entries(const std::string& list) {
  std::ifstream file{DUIDING_SOURCE_DIR "/engine/text/data/" + list};
  REQUIRE(file.good());
  std::vector<std::string> found;
  for (std::string line; std::getline(file, line);)
    if (!line.empty() && line.front() != '#') found.push_back(line);
  return found;
}

// Views `text`.
TurnTokens tokens_of(std::string_view text) {
  TurnTokens turn;
  Tokeniser{}.tokenise(text, turn);
  return turn;
}

TEST_CASE("no list has an entry twice, or one beyond ASCII", "[text][lists]") {
  const std::string list =
      GENERATE("abbreviations.nl.txt", "event_words.txt", "fillers.txt", "name_endings.txt",
               "name_particles.txt", "sentence_openers.nl.txt");
  CAPTURE(list);
  std::set<std::string> seen;
  for (const std::string& entry : entries(list)) {
    CAPTURE(entry);
    CHECK(seen.insert(entry.substr(0, entry.find(' ', list.starts_with("abbr") ? 0 : 99))).second);
    CHECK(std::none_of(entry.begin(), entry.end(), [](char c) { return c < ' ' || c > '~'; }));
  }
  CHECK_FALSE(seen.empty());
}

TEST_CASE("each listed abbreviation keeps its stop", "[text][lists]") {
  for (const std::string& entry : entries("abbreviations.nl.txt")) {
    const std::size_t space = std::min(entry.find(' '), entry.size());
    const std::string word = entry.substr(0, space);
    const std::string kind = space < entry.size() ? entry.substr(space + 1) : "";
    CAPTURE(word, kind);
    const auto sentences = [&](const std::string& after) {
      const std::string text = "dat is " + word + after;
      const TurnTokens turn = tokens_of(text);
      CHECK(turn.of(turn.tokens.at(2)) ==
            (after == " Daar" && kind == "number" ? word.substr(0, word.size() - 1) : word));
      return turn.sentences.size();
    };
    CHECK(sentences(" 3 dagen") == 1);
    CHECK(sentences(" Daar") == (kind.empty() ? 1 : 2));
    if (kind != "number") CHECK(sentences(" daar") == 1);
  }
}

TEST_CASE("each listed filler may be drawn out, not shortened", "[text][lists]") {
  for (const std::string& word : entries("fillers.txt")) {
    CAPTURE(word);
    const std::string drawn = word + word.substr(word.size() - 1);
    CHECK(tokens_of(word).tokens.at(0).kind == TokenKind::filler);
    CHECK(tokens_of(drawn).tokens.at(0).kind == TokenKind::filler);
  }
  CHECK(tokens_of("m").tokens.at(0).kind == TokenKind::word);
  CHECK(tokens_of("he").tokens.at(0).kind == TokenKind::word);
}

TEST_CASE("each listed event word opens an event", "[text][lists]") {
  for (const std::string& words : entries("event_words.txt")) {
    CAPTURE(words);
    const TurnTokens turn = tokens_of("ja (" + words + ") nee");
    REQUIRE(turn.tokens.size() == 3);
    CHECK(turn.tokens[1].kind == TokenKind::event);
    CHECK(tokens_of("(x" + words + ")").tokens.at(0).kind == TokenKind::word);
  }
}

TEST_CASE("each listed particle goes on with a name, each opener does not", "[text][lists]") {
  for (const std::string& word : entries("name_particles.txt")) {
    CAPTURE(word);
    CHECK(tokens_of("de heer J. " + word + " Vries").sentences.size() == 1);
  }
  for (std::string word : entries("sentence_openers.nl.txt")) {
    CAPTURE(word);
    word.front() = static_cast<char>(word.front() - 'a' + 'A');
    CHECK(tokens_of("van groep B. " + word + " kwam").sentences.size() == 2);
  }
}

TEST_CASE("each listed ending keeps a name in one piece", "[text][lists]") {
  for (const std::string& ending : entries("name_endings.txt")) {
    CAPTURE(ending);
    const std::string text = "zie Verslag.Jan." + ending + " ja";
    const TurnTokens turn = tokens_of(text);
    CHECK(turn.sentences.size() == 1);
    CHECK(turn.of(turn.tokens.at(1)) == "Verslag.Jan." + ending);
  }
}

}  // namespace
}  // namespace engine::text
