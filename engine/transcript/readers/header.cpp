#include "engine/transcript/readers/header.hpp"

#include <algorithm>
#include <optional>

#include "engine/transcript/label_words.hpp"
#include "engine/transcript/readers/label_line.hpp"
#include "engine/transcript/readers/lines.hpp"

namespace engine::transcript::readers {
namespace {

constexpr std::size_t kMaxHeaderLines = 60;
constexpr std::size_t kMaxValueBytes = 300;
// A value of an unknown key: longer is something said.
constexpr std::size_t kMaxQuietBytes = 100;
// Titles before the first header line.
constexpr std::size_t kMaxTitleLines = 4;

struct HeaderLine {
  std::string_view key;
  std::string_view value;
};

std::optional<HeaderLine> header_line(std::string_view line) {
  const auto found = label_line(line, false);
  if (!found || found->numbered || found->begin_ms || found->label.size() > 60) return std::nullopt;
  if (found->layout != Layout::colon && found->layout != Layout::bold &&
      found->layout != Layout::tab)
    return std::nullopt;
  const std::string_view value = without_space(line.substr(found->text_begin));
  if (value.size() > kMaxValueBytes) return std::nullopt;
  return HeaderLine{.key = found->label, .value = value};
}

// `Rol Respondent`, `Role P1`, `Rol van P1`: the label; empty for other keys.
std::string_view label_of_role_key(std::string_view key) {
  const std::string folded = folded_label(key);
  for (const std::string_view opening : {"rol van ", "role of ", "rol ", "role "})
    if (folded.starts_with(opening)) return without_space(key.substr(opening.size()));
  return {};
}

// A legend, `R: respondent (UWV)`: the role, or "".
std::string_view role_in_legend(const HeaderLine& line) {
  return is_initials(line.key) ? role_in_label(line.value).role : std::string_view{};
}

bool is_known(const HeaderLine& line) {
  return is_header_key(line.key) || !label_of_role_key(line.key).empty() ||
         !role_in_legend(line).empty();
}

// Short, and no sentence.
bool is_quiet(std::string_view value) {
  return value.size() <= kMaxQuietBytes && !value.ends_with('?') && !value.ends_with('!') &&
         !value.ends_with("…") &&
         !(value.ends_with('.') && value.find(' ') != std::string_view::npos);
}

// True where a line below begins with `key` and a colon or tab again.
bool returns_below(std::string_view text, std::size_t from, std::string_view key) {
  const std::string line_start = "\n" + std::string{key};
  while ((from = text.find(line_start, from)) != std::string_view::npos) {
    from += line_start.size();
    if (from < text.size() && (text[from] == ':' || text[from] == '\t')) return true;
  }
  return false;
}

struct Block {
  std::vector<Line> lines;
  std::size_t end = 0;  // byte after its last line
};

// The lines up to the next blank line; nothing where no blank line ends them.
std::optional<Block> block_at(std::string_view text, std::size_t begin) {
  Block block;
  bool ended = false;
  for_each_line(text, begin, [&](const Line& line) {
    ended = line.after_blank && !block.lines.empty();
    if (ended || block.lines.size() == kMaxHeaderLines) return false;
    block.lines.push_back(line);
    block.end = line.begin + line.text.size();
    return true;
  });
  if (!ended || block.lines.size() < 2) return std::nullopt;
  return block;
}

bool is_header_block(std::string_view text, const Block& block) {
  bool known = false, returns = false;
  for (const Line& line : block.lines) {
    const auto header = header_line(line.text);
    if (!header || (!is_known(*header) && !is_quiet(header->value))) return false;
    known = known || is_known(*header);
  }
  if (known) return true;
  for (const Line& line : block.lines)
    returns = returns || returns_below(text, block.end, header_line(line.text)->key);
  return !returns;
}

}  // namespace

Header read_header(std::string_view text) {
  Header header;
  std::vector<Line> titles;
  std::size_t block_end = 0;
  std::size_t lines = 0;
  for_each_line(text, 0, [&](const Line& line) {
    if (++lines > kMaxHeaderLines) return false;
    if (line.after_blank && line.begin >= block_end) {
      const auto block = block_at(text, line.begin);
      if (block && is_header_block(text, *block)) block_end = block->end;
    }
    const auto found = header_line(line.text);
    if (found && (is_known(*found) || line.begin < block_end)) {
      if (!titles.empty())
        header.other_text.emplace_back(titles.front().begin,
                                       titles.back().begin + titles.back().text.size());
      titles.clear();
      header.end = line.begin + line.text.size();
      if (const std::string_view label = label_of_role_key(found->key); !label.empty()) {
        header.roles.emplace_back(label, found->value);
      } else if (const std::string_view role = role_in_legend(*found); !role.empty()) {
        header.roles.emplace_back(found->key, role);
      } else {
        header.lines.emplace_back(found->key, found->value);
      }
      return true;
    }
    // a title, perhaps; a label or a long line begins the body
    if (found || line.text.size() > kMaxQuietBytes || titles.size() == kMaxTitleLines) return false;
    titles.push_back(line);
    return true;
  });
  return header;
}

}  // namespace engine::transcript::readers
