#include "engine/codebook/reader.hpp"

#include <algorithm>

#include "engine/codebook/reading.hpp"

namespace engine::codebook {
namespace {

using base::message;

// Where the trimmed part of a line begins; spaces and tabs have a byte each.
LinePlace place_of(std::string_view part, std::string_view line, LinePlace place) {
  if (!part.empty()) place.column += static_cast<std::uint32_t>(part.data() - line.data());
  return place;
}

}  // namespace

std::size_t comment_start(std::string_view line) {
  bool item_start = true;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '#' && (at == 0 || is_space(line[at - 1]))) return at;
    if (line[at] == '/' && item_start) {
      // Skip a raw word; an unclosed one is the parser's to report.
      std::size_t close = at + 1;
      while (close < line.size() && line[close] != '/') close += line[close] == '\\' ? 2 : 1;
      if (close < line.size()) at = close;
    }
    item_start = is_space(line[at]) || line[at] == '(' || line[at] == '|' || line[at] == '!';
  }
  return line.size();
}

base::Result<Pattern> LineReader::pattern(std::string_view line, How how, const LinePlace& place) {
  const std::string_view written = trimmed(line.substr(0, comment_start(line)));
  Reading reading{written, vocabulary_, words_, used_, how, place_of(written, line, place)};
  Pattern result;
  reading.check_bytes();
  result.node = reading.whole_pattern();
  result.conditions = reading.conditions();
  result.source = written;
  result.line = place.line;
  if (auto problem = reading.take_problem()) return *std::move(problem);
  return result;
}

base::Result<RegexLine> LineReader::regex(std::string_view line, How how, const LinePlace& place) {
  // Words hold no '#', so that one after a space can only be a comment.
  std::size_t end = 0;
  while (end < line.size() && !(line[end] == '#' && (end == 0 || is_space(line[end - 1])))) ++end;
  const std::string_view written = trimmed(line.substr(0, end));
  std::size_t condition = written.size();
  for (std::size_t at = 0; at < written.size() && condition == written.size(); ++at) {
    if (written[at] != ';') continue;
    const std::string_view rest = trimmed(written.substr(at + 1));
    if (rest.substr(0, 4) == "not " || rest.substr(0, 6) == "needs ") condition = at;
  }
  Reading reading{written, vocabulary_, words_, used_, how, place_of(written, line, place)};
  RegexLine result;
  result.regex = trimmed(written.substr(0, condition));
  result.source = written;
  result.line = place.line;
  reading.check_bytes();
  if (result.regex.empty())
    reading.fail(0, message("hier staat geen expressie", "there is no expression here"),
                 message("schrijf de expressie voor de voorwaarden",
                         "write the expression before the conditions"));
  reading.check_regex_part(result.regex);
  result.conditions = reading.conditions_from(condition);
  if (auto problem = reading.take_problem()) return *std::move(problem);
  return result;
}

base::Result<Pattern> parse_pattern(std::string_view line, const Vocabulary& vocabulary,
                                    const LinePlace& place) {
  LineReader reader{vocabulary};
  return reader.pattern(line, {.within = vocabulary.within}, place);
}

}  // namespace engine::codebook
