#include "cli/why_output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "engine/report/printable.hpp"
#include "engine/report/words.hpp"

namespace cli {
namespace {

namespace base = engine::base;
namespace codebook = engine::codebook;
namespace coding = engine::coding;
namespace report = engine::report;
using base::Message;
using base::message;
using report::Cell;
using report::count_cell;
using report::text_cell;
using Cause = engine::coding::Suppression::Cause;

constexpr const char* kBold = "\x1b[1m";
constexpr const char* kPlain = "\x1b[0m";

Message tier_in_words(codebook::Tier tier) {
  return tier == codebook::Tier::precise ? message("precies", "precise") : message("hint", "hint");
}

Message voice_in_words(codebook::Voice voice) {
  switch (voice) {
    case codebook::Voice::own:
      return message("eigen woorden", "own voice");
    case codebook::Voice::meta:
      return message("over de uitspraak (meta)", "about the statement (meta)");
    case codebook::Voice::question:
      return message("als vraag (question)", "as a question (question)");
    case codebook::Voice::reported:
      return message("aangehaald (reported)", "reported speech (reported)");
    case codebook::Voice::negated:
      return message("ontkend (negated)", "negated (negated)");
    case codebook::Voice::hypothetical:
      return message("verondersteld (hypothetical)", "hypothetical (hypothetical)");
  }
  return {};
}

Message suppression_in_words(const Reason& reason) {
  switch (*reason.suppressed_by) {
    case Cause::condition:
      return message("de voorwaarde «{}»", "the condition «{}»", reason.suppressed_detail);
    case Cause::context:
      return message("de context «{}»", "the context «{}»", reason.suppressed_detail);
    case Cause::topic:
      return message("geen woord in de buurt uit {}", "no word nearby of {}",
                     reason.suppressed_detail);
  }
  return {};
}

void print_field(const Context& io, const Message& name, const std::string& value) {
  const std::string label = io.say(name);
  // All names are ASCII and shorter than this.
  constexpr std::size_t kColumn = 14;
  io.out << "    " << label << std::string(kColumn - std::min(kColumn, label.size()), ' ')
         << report::printable(value) << '\n';
}

void print_reason(const Context& io, const Reason& reason, const std::string& role) {
  const char* const on = io.colour ? kBold : "";
  const char* const off = io.colour ? kPlain : "";
  const Message state =
      reason.fired() ? message("codering", "coded") : message("onderdrukt", "suppressed");
  io.out << "\n  " << on << io.say(state) << ": " << report::printable(reason.code) << off << '\n';
  print_field(io, message("regel", "rule"), reason.rule);
  print_field(io, message("patroon", "pattern"), reason.pattern);
  print_field(io, message("woorden", "words"), "«" + reason.words + "»");
  if (!reason.fired())
    return print_field(io, message("door", "by"), io.say(suppression_in_words(reason)));
  print_field(io, message("trap", "tier"), io.say(tier_in_words(reason.tier)));
  std::string voice = io.say(voice_in_words(reason.voice));
  if (!reason.context.empty())
    voice += io.say(message(", door de context «{}»", ", by the context «{}»", reason.context));
  print_field(io, message("stem", "voice"), voice);
  if (reason.topic_missing)
    print_field(io, message("let op", "note"),
                io.say(message("het onderwerpwoord ontbreekt; daarom een hint",
                               "the topic word is missing; hence a hint")));
  if (!reason.coding.empty())
    print_field(io, message("codering", "coding"), reason.coding + ", " + reason.status);
  print_field(io, message("codeboek", "codebook"), reason.codebook + " " + reason.codebook_version);
  if (reason.role_excluded)
    print_field(io, message("telt niet", "not counted"),
                io.say(message("de code geldt niet voor de rol «{}»",
                               "the code does not apply to the role «{}»", role)));
  else if (!reason.counts())
    print_field(io, message("telt niet", "not counted"),
                io.say(message("alleen eigen woorden tellen mee in totalen",
                               "only the speaker's own voice counts in totals")));
}

void print_turn(const Context& io, const ExplainedTurn& turn) {
  if (!turn.transcript.empty())
    io.out << report::printable(
                  io.say(message("{0}, regel {1}, spreker {2} ({3})",
                                 "{0}, line {1}, speaker {2} ({3})", turn.transcript, turn.line,
                                 turn.speaker.empty() ? "–" : turn.speaker, turn.role)))
           << '\n';
  io.out << "  " << report::printable(turn.text) << '\n';
  if (turn.reasons.empty())
    io.out << "\n  " << io.say(message("geen regel vond hier iets", "no rule found anything here"))
           << '\n';
  for (const Reason& reason : turn.reasons) print_reason(io, reason, turn.role);
}

// null where it counts.
Cell why_not(const Reason& reason) {
  if (!reason.fired()) return std::string{"suppressed"};
  if (reason.role_excluded) return std::string{"role"};
  if (!reason.counts()) return std::string{"voice"};
  return std::monostate{};
}

}  // namespace

void print_reasons(const Context& io, const std::vector<ExplainedTurn>& turns) {
  for (std::size_t i = 0; i < turns.size(); ++i) {
    if (i > 0) io.out << '\n';
    print_turn(io, turns[i]);
  }
}

report::Table reason_table(const std::vector<ExplainedTurn>& turns) {
  report::Table table;
  table.title = message("Waarom", "Why");
  for (const char* key : {"transcript",
                          "line",
                          "speaker",
                          "role",
                          "fired",
                          "code",
                          "rule",
                          "pattern",
                          "text",
                          "begin_cp",
                          "end_cp",
                          "segment_begin_cp",
                          "segment_end_cp",
                          "tier",
                          "voice",
                          "context",
                          "topic_missing",
                          "suppressed_by",
                          "suppressed_detail",
                          "counts",
                          "not_counted_because",
                          "coding",
                          "status",
                          "codebook",
                          "codebook_version"})
    table.columns.push_back({key, message("{}", "{}", key)});
  for (const ExplainedTurn& turn : turns) {
    for (const Reason& reason : turn.reasons) {
      table.rows.push_back(
          {text_cell(turn.transcript),
           turn.line > 0 ? count_cell(turn.line) : Cell{},
           text_cell(turn.speaker),
           text_cell(turn.role),
           reason.fired(),
           reason.code,
           reason.rule,
           reason.pattern,
           reason.words,
           count_cell(reason.span.begin().value),
           count_cell(reason.span.end().value),
           count_cell(reason.segment.begin().value),
           count_cell(reason.segment.end().value),
           std::string{codebook::name(reason.tier)},
           reason.fired() ? Cell{std::string{codebook::name(reason.voice)}} : Cell{},
           text_cell(reason.context),
           reason.topic_missing,
           reason.suppressed_by ? Cell{std::string{coding::name(*reason.suppressed_by)}} : Cell{},
           text_cell(reason.suppressed_detail),
           reason.counts(),
           why_not(reason),
           text_cell(reason.coding),
           text_cell(reason.status),
           reason.codebook,
           reason.codebook_version});
    }
  }
  return table;
}

}  // namespace cli
