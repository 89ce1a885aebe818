#include "engine/report/margin.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

#include "engine/report/codings.hpp"
#include "engine/report/printable.hpp"
#include "engine/report/reflow.hpp"
#include "engine/report/table_layout.hpp"
#include "engine/report/table_view.hpp"

namespace engine::report {
namespace {

using base::message;
using coding::Coding;

constexpr std::size_t kLeastWidth = 40;

// The widths of the three columns; between text and margin stands " ┃ ".
struct Columns {
  std::size_t number, text, margin;
};

Columns columns_for(std::size_t width, std::uint32_t last_line) {
  constexpr std::size_t kLeastMargin = 16, kMostMargin = 34, kBorder = 3;
  width = std::max(width, kLeastWidth);
  const std::size_t number = std::to_string(last_line).size();
  const std::size_t margin = std::clamp(width / 3, kLeastMargin, kMostMargin);
  return {number, width - number - kGap - kBorder - margin, margin};
}

std::string clock(std::uint32_t ms) {
  const std::uint32_t s = ms / 1000;
  return fmt::format("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
}

// What the margin says of one coding; the first line stands beside its begin.
std::vector<std::string> label_of(const Coding& coding, base::Language language,
                                  std::size_t width) {
  constexpr std::string_view kBullet = "• ";
  std::vector<std::string> lines =
      wrap(printable(coding.code + remarks(coding, language)), width - 2);
  for (std::string& line : lines) line.insert(0, &line == &lines.front() ? kBullet : "  ");
  return lines;
}

class Page {
 public:
  Page(const transcript::Transcript& transcript, const Look& look,
       const std::function<void(std::string_view)>& sink)
      : transcript_{transcript},
        look_{look},
        ink_{look.colour},
        columns_{columns_for(look.width, count_lines(transcript.text.bytes()))},
        sink_{sink} {}

  void add_turn(std::uint32_t index, const std::vector<const Coding*>& codings) {
    const transcript::SpeakerTurn& turn = transcript_.turns[index];
    line_ +=
        count_feeds(transcript_.text.bytes().substr(counted_, turn.span.begin().value - counted_));
    counted_ = turn.span.begin().value;
    out_.clear();
    if (index > 0) out_ += '\n';
    add_heading(index, turn);
    const std::vector<Row> rows =
        reflow(transcript_.text.at(turn.span), transcript_.text.to_code_points(turn.span.begin()),
               line_, evidence_of(codings), marks(), columns_.text);
    add_rows(rows, codings);
    sink_(out_);
  }

 private:
  static std::uint32_t count_feeds(std::string_view text) {
    return static_cast<std::uint32_t>(std::ranges::count(text, '\n'));
  }
  static std::uint32_t count_lines(std::string_view text) { return count_feeds(text) + 1; }

  [[nodiscard]] Marks marks() const {
    if (look_.colour) return {"\x1b[1m", "\x1b[22m", 0};
    return {"«", "»", 1};
  }

  static std::vector<text::CodePointSpan> evidence_of(const std::vector<const Coding*>& codings) {
    std::vector<text::CodePointSpan> all;
    for (const Coding* coding : codings)
      for (const text::CodePointSpan span : evidence_spans(*coding)) all.push_back(span);
    return merge_spans(std::move(all));
  }

  void add_heading(std::uint32_t index, const transcript::SpeakerTurn& turn) {
    const transcript::Speaker& speaker = transcript_.speakers[turn.speaker];
    std::string who = printable(speaker.label);
    if (who.empty()) who = message("zonder spreker", "no speaker").in(look_.language);
    std::string rest = fmt::format(" ({})", printable(speaker.role));
    rest += message(" · beurt {}", " · turn {}", index + 1).in(look_.language);
    if (turn.begin_ms) rest += " · " + clock(*turn.begin_ms);
    rest += source_of(turn.span.begin()).in(look_.language);
    const std::size_t room = std::max(look_.width, kLeastWidth) - columns_.number - kGap;
    for (const std::string& line : wrap(who + rest, room)) {
      out_.append(columns_.number + kGap, ' ');
      out_ += ink_.strong(line) + '\n';
    }
  }

  // Where the turn begins in the file it was read from: ` · bladzijde 3 · alinea 12`.
  base::Message source_of(text::ByteOffset begin) {
    const auto& places = transcript_.places;
    while (place_ < places.size() && places[place_].begin <= begin) ++place_;
    if (place_ == 0) return {};
    const transcript::SourcePlace& place = places[place_ - 1];
    base::Message where;
    const auto add = [&where](const base::Message& part) {
      where.nl += part.nl;
      where.en += part.en;
    };
    if (place.page > 0) add(message(" · bladzijde {}", " · page {}", place.page));
    if (place.paragraph > 0) add(message(" · alinea {}", " · paragraph {}", place.paragraph));
    return where;
  }

  void add_rows(const std::vector<Row>& rows, const std::vector<const Coding*>& codings) {
    std::deque<std::string> margin;  // lines that wait for a row
    auto next = codings.begin();
    text::CodePointOffset coded_to;
    std::uint32_t shown_line = 0;
    for (const Row& row : rows) {
      for (; next != codings.end() && (*next)->segment.span.begin() < row.span.end(); ++next) {
        coded_to = std::max(coded_to, (*next)->segment.span.end());
        for (std::string& line : label_of(**next, look_.language, columns_.margin))
          margin.push_back(std::move(line));
      }
      add_row(row, row.line != shown_line, coded_to > row.span.begin(), margin);
      shown_line = row.line;
    }
    while (!margin.empty()) add_row({}, false, false, margin);
  }

  // Takes the first line of the margin, if there is one.
  void add_row(const Row& row, bool numbered, bool coded, std::deque<std::string>& margin) {
    out_ += ink_.faint(pad_left(numbered ? std::to_string(row.line) : "", columns_.number)) + "  ";
    out_ += row.text;
    if (coded || !margin.empty()) {
      out_.append(columns_.text - std::min(columns_.text, row.width), ' ');
      out_ += coded ? " ┃" : " │";
    }
    if (!margin.empty()) {
      out_ += ' ' + margin.front();
      margin.pop_front();
    }
    out_.erase(out_.find_last_not_of(' ') + 1);
    out_ += '\n';
  }

  const transcript::Transcript& transcript_;
  Look look_;
  Ink ink_;
  Columns columns_;
  const std::function<void(std::string_view)>& sink_;
  std::string out_;
  std::uint32_t line_ = 1;     // of the stored text, at counted_
  std::uint32_t counted_ = 0;  // bytes
  std::size_t place_ = 0;      // places that begin up to the turn
};

base::Message title_of(const transcript::Transcript& transcript, std::size_t codings) {
  return message("{0} · beurten: {2} · coderingen: {1}", "{0} · turns: {2} · codings: {1}",
                 transcript.name, codings, transcript.turns.size());
}

base::Message legend(bool colour) {
  const base::Message marked = colour ? message("vet", "bold") : message("«…»", "«…»");
  return message(
      "{0}: de woorden die een regel vond; ┃: gecodeerde tekst; zonder woord erbij: trap precise, "
      "stem own, nog niet beoordeeld; links het regelnummer (duiding why … --at REGEL)",
      "{1}: the words a rule found; ┃: coded text; without a word beside it: tier precise, voice "
      "own, not yet decided; to the left the line number (duiding why … --at LINE)",
      marked.nl, marked.en);
}

std::string paragraph(const base::Message& message, const Look& look) {
  std::string out;
  for (const std::string& line :
       wrap(printable(message.in(look.language)), std::max(look.width, kLeastWidth)))
    out += line + '\n';
  return out;
}

}  // namespace

void margin_page(const transcript::Transcript& transcript,
                 const std::vector<const Coding*>& codings, const Look& look,
                 const std::function<void(std::string_view)>& sink) {
  sink(paragraph(title_of(transcript, codings.size()), look) + '\n');
  Page page{transcript, look, sink};
  auto next = codings.begin();
  for (std::uint32_t index = 0; index < transcript.turns.size(); ++index) {
    const text::CodePointSpan turn = transcript.text.to_code_points(transcript.turns[index].span);
    const auto begins_before = [&](text::CodePointOffset at) {
      return [at](const Coding* coding) { return coding->segment.span.begin() < at; };
    };
    next = std::find_if_not(next, codings.end(), begins_before(turn.begin()));
    const auto end = std::find_if_not(next, codings.end(), begins_before(turn.end()));
    page.add_turn(index, {next, end});
    next = end;
  }
  sink('\n' + paragraph(legend(look.colour), look));
}

}  // namespace engine::report
