#include "cli/kwic.hpp"

#include <algorithm>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "cli/codebooks.hpp"
#include "cli/lookup.hpp"
#include "cli/options.hpp"
#include "engine/base/utf8.hpp"
#include "engine/codebook/pattern.hpp"
#include "engine/matching/matcher.hpp"
#include "engine/report/printable.hpp"
#include "engine/report/words.hpp"
#include "engine/store/study.hpp"
#include "engine/text/tokens.hpp"
#include "engine/text/width.hpp"

namespace cli {
namespace {

namespace base = engine::base;
namespace codebook = engine::codebook;
namespace matching = engine::matching;
namespace report = engine::report;
namespace store = engine::store;
namespace text = engine::text;
namespace transcript = engine::transcript;
using base::message;

struct Options {
  std::string study, pattern;
  std::vector<std::string> codebooks, transcripts;
  report::Format format = report::Format::table;
};

// A match in its turn; line feeds and tabs are shown as spaces.
struct Line {
  std::string transcript;
  std::uint32_t line = 0, turn = 0;  // from 1
  std::string speaker, role;
  text::CodePointSpan span;
  std::string left, keyword, right;
};

// On either side, in code points: more than a screen shows.
constexpr std::size_t kContext = 100;

std::string one_line(std::string_view text) {
  std::string out{text};
  std::ranges::replace_if(out, [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return out;
}

// The last `code_points` code points.
std::string_view utf8_suffix(std::string_view text, std::size_t code_points) {
  const std::size_t all = base::count_code_points(text);
  if (all <= code_points) return text;
  return text.substr(base::utf8_prefix(text, all - code_points).size());
}

class Concordance {
 public:
  Concordance(matching::PatternFinder finder, std::vector<Line>& out)
      : finder_{std::move(finder)}, out_{out} {}

  // Turns in which the pattern stands more often than is shown.
  [[nodiscard]] std::size_t capped() const { return capped_; }

  void add(const transcript::Transcript& interview) {
    std::uint32_t line = 1;
    std::size_t counted = 0;  // bytes whose line feeds are in `line`
    const std::string_view bytes = interview.text.bytes();
    for (std::size_t i = 0; i < interview.turns.size(); ++i) {
      const transcript::SpeakerTurn& turn = interview.turns[i];
      tokeniser_.tokenise(interview.text.at(turn.span), tokens_);
      const matching::PatternMatches matches = finder_.find(tokens_);
      capped_ += matches.capped ? 1 : 0;
      for (const matching::PatternSpan& found : matches.spans) {
        const std::uint32_t begin = turn.span.begin().value + found.begin;
        line += static_cast<std::uint32_t>(
            std::ranges::count(bytes.substr(counted, begin - counted), '\n'));
        counted = begin;
        const transcript::Speaker& speaker = interview.speakers[turn.speaker];
        const text::ByteSpan span = text::ByteSpan::of(begin, turn.span.begin().value + found.end);
        out_.push_back({interview.name, line, static_cast<std::uint32_t>(i + 1), speaker.label,
                        speaker.role, interview.text.to_code_points(span),
                        one_line(utf8_suffix(tokens_.text.substr(0, found.begin), kContext)),
                        one_line(interview.text.at(span)),
                        one_line(base::utf8_prefix(tokens_.text.substr(found.end), kContext))});
      }
    }
  }

 private:
  matching::PatternFinder finder_;
  std::vector<Line>& out_;
  std::size_t capped_ = 0;
  text::Tokeniser tokeniser_;
  text::TurnTokens tokens_;
};

// The longest end and the longest beginning of a text that fit a width.
std::string_view tail_of(std::string_view text, std::size_t columns) {
  while (text::display_width(text) > columns) text.remove_prefix(base::decode_utf8(text, 0).next);
  return text;
}

std::string_view head_of(std::string_view text, std::size_t columns) {
  std::size_t used = 0;
  std::size_t end = 0;
  while (end < text.size()) {
    const base::Decoded next = base::decode_utf8(text, end);
    used += text::display_width(next.code_point);
    if (used > columns) break;
    end = next.next;
  }
  return text.substr(0, end);
}

std::string place_of(const Line& line) {
  std::string place = line.transcript + ":" + std::to_string(line.line);
  if (!line.speaker.empty()) place += " " + line.speaker;
  return report::printable(place);
}

// Keywords under one another: what stands before them is cut at the left.
void print_aligned(const Context& io, const std::vector<Line>& lines) {
  std::size_t place_width = 0;
  for (const Line& line : lines)
    place_width = std::max(place_width, text::display_width(place_of(line)));
  place_width = std::min(place_width, io.width / 2);
  constexpr std::size_t kLeastSide = 15;
  const std::size_t room = io.width - std::min(io.width, place_width + 2);
  const std::size_t left_width = std::max(kLeastSide, room * 2 / 5);
  for (const Line& line : lines) {
    const std::string keyword = report::printable(line.keyword);
    const std::size_t used = left_width + text::display_width(keyword);
    const std::size_t right_width = std::max(kLeastSide, room - std::min(room, used));
    const std::string left = report::printable(line.left);
    const std::string right = report::printable(line.right);
    io.out << report::pad_right(head_of(place_of(line), place_width), place_width) << "  "
           << report::pad_left(tail_of(left, left_width), left_width)
           << (io.colour ? "\x1b[1m" : "") << keyword << (io.colour ? "\x1b[0m" : "")
           << head_of(right, right_width) << '\n';
  }
}

report::Table table_of(const std::vector<Line>& lines) {
  report::Table table;
  table.title = message("Trefwoord in context", "Keyword in context");
  for (const char* key : {"transcript", "line", "turn", "speaker", "role", "begin_cp", "end_cp",
                          "left", "keyword", "right"})
    table.columns.push_back({key, message("{}", "{}", key)});
  for (const Line& line : lines)
    table.rows.push_back(
        {line.transcript, std::int64_t{line.line}, std::int64_t{line.turn},
         report::text_cell(line.speaker), line.role, std::int64_t{line.span.begin().value},
         std::int64_t{line.span.end().value}, line.left, line.keyword, line.right});
  return table;
}

// The lists and verbs of all codebooks; of two with one name the first counts.
codebook::Vocabulary vocabulary_of(const Codebooks& codebooks) {
  codebook::Vocabulary all;
  for (const auto& codebook : codebooks) {
    all.lists.insert(codebook->vocabulary.lists.begin(), codebook->vocabulary.lists.end());
    all.verbs.insert(codebook->vocabulary.verbs.begin(), codebook->vocabulary.verbs.end());
  }
  return all;
}

Exit run(const Options& options, const Context& io) {
  const auto study = store::Study::open(options.study, store::Study::Mode::read);
  const auto codebooks = options.codebooks.empty()
                             ? std::optional{stored_codebooks(study.codebook_sources())}
                             : load_codebooks(options.codebooks, io);
  if (!codebooks) return Exit::failed;
  const std::string source = io.say(message("PATROON", "PATTERN"));
  auto pattern =
      codebook::parse_pattern(options.pattern, vocabulary_of(*codebooks), {source, 1, 1});
  if (!pattern) {
    print(io.err, pattern.error(), io.language);
    return Exit::failed;
  }
  auto finder = matching::PatternFinder::compile(std::move(pattern).value(), source);
  if (!finder) {
    print(io.err, finder.error(), io.language);
    return Exit::failed;
  }

  std::vector<store::TranscriptRow> rows;
  if (options.transcripts.empty()) rows = study.transcripts();
  for (const std::string& name : options.transcripts) {
    const auto row = find_transcript(study, name, io);
    if (!row) return Exit::failed;
    rows.push_back(*row);
  }
  std::vector<Line> lines;
  Concordance concordance{std::move(finder).value(), lines};
  for (const store::TranscriptRow& row : rows) concordance.add(study.load_transcript(row.id));

  if (options.format == report::Format::table)
    print_aligned(io, lines);
  else
    show(io, table_of(lines), options.format);
  io.tell(message("gevonden: {0}; transcripten: {1}", "found: {0}; transcripts: {1}", lines.size(),
                  rows.size()));
  if (concordance.capped() > 0)
    io.tell(
        message("let op: in {0} van de beurten staat het vaker dan {1} keer; de rest "
                "ontbreekt hier",
                "mind: in {0} of the turns it stands more than {1} times; what there is more "
                "is missing here",
                concordance.capped(), matching::kMaxFindingsPerTurn));
  return Exit::ok;
}

}  // namespace

void add_kwic(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "kwic",
      message("Laat een patroon zien met de woorden eromheen\n\n"
              "PATTERN is een patroon zoals in een codeboek: 'wij {{0,8}} zij', 'zeur*', '@groep'. "
              "Lijsten (@naam) en werkwoorden (~naam) komen uit --codebook, of anders uit de "
              "codeboeken waarmee de studie gecodeerd is.",
              "Shows a pattern with the words around it\n\n"
              "PATTERN is a pattern as in a codebook: 'wij {{0,8}} zij', 'zeur*', '@groep'. Lists "
              "(@name) and verbs (~name) come from --codebook, or else from the codebooks that the "
              "study was coded with."),
      "duiding kwic studie.duiding 'niet zo (bedoeld|erg)'");
  add_study(*command, io, options->study);
  command
      ->add_option("PATTERN", options->pattern,
                   io.say(message("het patroon; tussen aanhalingstekens", "the pattern, quoted")))
      ->required();
  add_values(*command, io, "--codebook", options->codebooks, "FILE",
             message("codeboek met de lijsten", "codebook with the lists"));
  add_values(*command, io, "--transcript", options->transcripts, "NAME",
             message("alleen in dit transcript", "in this transcript only"));
  add_format(*command, io, options->format);
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
