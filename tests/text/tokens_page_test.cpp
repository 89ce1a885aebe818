// Every row of the tables in docs/reference/tokens.md.
#include <catch2/catch.hpp>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "engine/text/fold.hpp"
#include "engine/text/tokens.hpp"

namespace engine::text {
namespace {

using Row = std::vector<std::string>;

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size())
    text.replace(at, from.size(), to);
}

// The cells of a table row, without the backticks around them.
Row cells(std::string_view line) {
  Row row;
  line.remove_prefix(1);
  while (!line.empty()) {
    const std::size_t end = line.find('|');
    std::string_view cell = line.substr(0, end);
    cell.remove_prefix(std::min(cell.find_first_not_of(" `"), cell.size()));
    cell = cell.substr(0, cell.find_last_not_of(" `") + 1);
    row.emplace_back(cell);
    replace_all(row.back(), "⏎", "\n");
    replace_all(row.back(), "¬", "\u00AD");
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return row;
}

// The rows of all tables with this heading.
std::vector<Row> rows_under(std::string_view heading) {
  std::ifstream page{DUIDING_SOURCE_DIR "/docs/reference/tokens.md"};
  REQUIRE(page.good());
  std::vector<Row> rows;
  bool inside = false;
  for (std::string line; std::getline(page, line);) {
    if (line.empty() || line.front() != '|') {
      inside = false;
    } else if (line == heading) {
      inside = true;
      std::getline(page, line);
    } else if (inside) {
      rows.push_back(cells(line));
    }
  }
  return rows;
}

TurnTokens tokens_of(std::string_view text) {
  TurnTokens turn;
  Tokeniser{}.tokenise(text, turn);
  return turn;
}

std::string tokens_shown(std::string_view text) {
  const TurnTokens turn = tokens_of(text);
  std::string shown;
  for (const Sentence& sentence : turn.sentences) {
    if (!shown.empty()) shown += " ‖ ";
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      const Token& token = turn.tokens[i];
      if (i > sentence.first_token) shown += " · ";
      if (token.joined) shown += '-';
      shown += turn.of(token);
      if (token.is_transparent()) shown += "°";
    }
  }
  return shown;
}

std::string marks_shown(std::uint8_t marks) {
  constexpr std::pair<Mark, const char*> kNames[] = {
      {Mark::comma, "comma"}, {Mark::question, "question"}, {Mark::exclamation, "exclamation"},
      {Mark::slash, "slash"}, {Mark::stop, "stop"},         {Mark::colon, "colon"},
      {Mark::quote, "quote"}, {Mark::dash, "dash"},
  };
  std::string shown;
  for (const auto& [mark, name] : kNames) {
    if ((marks & static_cast<std::uint8_t>(mark)) == 0) continue;
    shown += shown.empty() ? "<" : " ";
    shown += name;
  }
  return shown.empty() ? shown : shown + ">";
}

std::string tokens_and_marks_shown(std::string_view text) {
  const TurnTokens turn = tokens_of(text);
  std::string shown;
  const auto add = [&](std::string_view word) {
    if (word.empty()) return;
    if (!shown.empty()) shown += ' ';
    shown += word;
  };
  for (const Token& token : turn.tokens) {
    add(marks_shown(token.marks_before));
    add(turn.of(token));
  }
  if (!turn.sentences.empty()) add(marks_shown(turn.sentences.back().marks_after));
  return shown;
}

TEST_CASE("the page on tokens says what the tokeniser does", "[text][docs]") {
  const std::vector<Row> rows = rows_under("| Text | Tokens |");
  CHECK(rows.size() > 50);
  for (const Row& row : rows) CHECK(tokens_shown(row.at(0)) == row.at(1));
}

TEST_CASE("the page on tokens says which marks there are", "[text][docs]") {
  const std::vector<Row> rows = rows_under("| Text | Marks |");
  CHECK(rows.size() > 3);
  for (const Row& row : rows) CHECK(tokens_and_marks_shown(row.at(0)) == row.at(1));
}

TEST_CASE("the page on tokens says how words fold", "[text][docs]") {
  const std::vector<Row> rows = rows_under("| Text | Folded | Without accents |");
  CHECK(rows.size() > 3);
  for (const Row& row : rows) CHECK(fold(row.at(0)) == FoldedWord{row.at(1), row.at(2)});
}

}  // namespace
}  // namespace engine::text
