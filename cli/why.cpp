#include "cli/why.hpp"

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "cli/codebooks.hpp"
#include "cli/lookup.hpp"
#include "cli/options.hpp"
#include "cli/reasons.hpp"
#include "cli/why_output.hpp"
#include "cli/why_place.hpp"
#include "engine/analysis/layers.hpp"
#include "engine/base/utf8.hpp"
#include "engine/coding/coding.hpp"
#include "engine/matching/matcher.hpp"
#include "engine/review/view.hpp"
#include "engine/store/study.hpp"

namespace cli {
namespace {

namespace base = engine::base;
namespace coding = engine::coding;
namespace matching = engine::matching;
namespace report = engine::report;
namespace store = engine::store;
namespace text = engine::text;
namespace transcript = engine::transcript;
using base::message;

struct Options {
  std::string study, transcript, at;
  std::vector<std::string> codebooks;
  std::string text, role;
  report::Format format = report::Format::table;
};

Exit answer(const Options& options, const Context& io, const std::vector<ExplainedTurn>& turns) {
  if (options.format == report::Format::table)
    print_reasons(io, turns);
  else
    show(io, reason_table(turns), options.format);
  return Exit::ok;
}

// Nothing, after telling each problem, where a rule cannot be compiled.
std::optional<std::vector<matching::Matcher>> compile(const Codebooks& codebooks,
                                                      const Context& io) {
  std::vector<matching::Matcher> matchers;
  for (const auto& codebook : codebooks) {
    auto matcher = matching::Matcher::compile(codebook);
    if (!matcher) {
      print(io.err, matcher.error(), io.language);
      return std::nullopt;
    }
    matchers.push_back(std::move(matcher).value());
  }
  return matchers;
}

std::vector<Reason> all_reasons(const std::vector<matching::Matcher>& matchers,
                                const TurnInText& turn) {
  std::vector<Reason> all;
  for (const matching::Matcher& matcher : matchers)
    for (Reason& reason : reasons(matcher, turn)) all.push_back(std::move(reason));
  return all;
}

// The suggestion that a match became part of: of the same code, around it.
void name_coding(Reason& reason, const coding::StudyView& view, std::uint32_t transcript) {
  for (const coding::Coding& coding : view.codings) {
    const auto said = engine::analysis::as_shown(coding, engine::analysis::Layer::suggested);
    if (coding.transcript == transcript && coding.is_suggestion && said.code == reason.code &&
        said.segment.span.contains(reason.segment)) {
      reason.coding = coding.id;
      reason.status = coding::name(coding.status);
      return;
    }
  }
}

std::uint32_t index_of(const coding::StudyView& view, const std::string& name) {
  std::uint32_t index = 0;
  while (view.transcripts[index].name != name) ++index;
  return index;
}

ExplainedTurn explain_turn(const transcript::Transcript& interview, std::size_t number,
                           const AskedPlace& place,
                           const std::vector<matching::Matcher>& matchers) {
  const transcript::SpeakerTurn& turn = interview.turns[number];
  const transcript::Speaker& speaker = interview.speakers[turn.speaker];
  TurnInText asked{interview.text, turn.span, std::nullopt, speaker.role};
  if (number > 0) asked.before = interview.turns[number - 1].span;

  ExplainedTurn explained{interview.name, place.line, speaker.label, speaker.role, "", {}};
  const text::CodePointSpan span = interview.text.to_code_points(place.span);
  explained.text = interview.text.at(place.span);
  for (Reason& reason : all_reasons(matchers, asked))
    if (reason.segment.overlaps(span)) explained.reasons.push_back(std::move(reason));
  return explained;
}

Exit why_in_study(const Options& options, const Context& io) {
  const auto study = store::Study::open(options.study, store::Study::Mode::read);
  const auto row = find_transcript(study, options.transcript, io);
  if (!row) return Exit::failed;
  const Codebooks codebooks = stored_codebooks(study.codebook_sources());
  if (codebooks.empty()) {
    io.tell(message("{} is nog niet gecodeerd", "{} was not coded yet", options.study),
            message("codeer eerst: duiding code {} --codebook FILE",
                    "code it first: duiding code {} --codebook FILE", options.study));
    return Exit::failed;
  }
  const transcript::Transcript interview = study.load_transcript(row->id);
  const auto place = find_place(interview, options.at, io);
  if (!place) return Exit::failed;
  const auto matchers = compile(codebooks, io);
  if (!matchers) return Exit::failed;

  const coding::StudyView view = engine::review::view(study);
  const std::uint32_t transcript = index_of(view, row->name);
  std::vector<ExplainedTurn> turns;
  for (std::size_t i = 0; i < interview.turns.size(); ++i) {
    if (!interview.turns[i].span.overlaps(place->span)) continue;
    ExplainedTurn turn = explain_turn(interview, i, *place, *matchers);
    for (Reason& reason : turn.reasons)
      if (reason.fired()) name_coding(reason, view, transcript);
    turns.push_back(std::move(turn));
  }
  if (turns.empty())
    io.tell(message("op die plaats spreekt niemand (een kop of een lege regel)",
                    "nobody speaks at that place (a header or an empty line)"));
  return answer(options, io, turns);
}

Exit why_in_text(const Options& options, const Context& io) {
  const auto codebooks = load_codebooks(options.codebooks, io);
  if (!codebooks) return Exit::failed;
  const auto matchers = compile(*codebooks, io);
  if (!matchers) return Exit::failed;
  if (base::find_invalid_utf8(options.text)) {
    io.tell(message("--text is geen geldige UTF-8", "--text is not valid UTF-8"));
    return Exit::failed;
  }
  const text::StoredText stored{options.text};
  const std::string role = options.role.empty() ? transcript::kUnknownRole : options.role;
  const TurnInText turn{stored, text::ByteSpan{text::ByteSpan::of(0, stored.end_bytes().value)},
                        std::nullopt, role};
  return answer(options, io, {{"", 0, "", role, options.text, all_reasons(*matchers, turn)}});
}

Exit run(const Options& options, const Context& io) {
  const bool of_study = !options.study.empty();
  const bool of_text = !options.text.empty();
  if (of_study && !of_text && options.codebooks.empty() && !options.transcript.empty() &&
      !options.at.empty())
    return why_in_study(options, io);
  if (of_text && !of_study && !options.codebooks.empty() && options.at.empty())
    return why_in_text(options, io);
  io.tell(message("geef een plaats in een studie of een losse zin: een van de twee, en volledig",
                  "ask it of a study or of a sentence, not of both or by half"),
          message("duiding why STUDY TRANSCRIPT --at LINE|cp:N, of duiding why --codebook FILE "
                  "--text \"…\"",
                  "duiding why STUDY TRANSCRIPT --at LINE|cp:N, or duiding why --codebook FILE "
                  "--text \"…\""));
  return Exit::failed;
}

}  // namespace

void add_why(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "why",
      message("Laat zien welke regel iets vond, en wat er werd onderdrukt\n\n"
              "Een plaats in een studie: STUDY TRANSCRIPT --at. Een losse zin: --codebook "
              "en --text. Bij elke vondst staan de regel, het patroon en de woorden; bij wat "
              "onderdrukt is, staat waardoor.",
              "Shows which rule found something, and what was suppressed\n\n"
              "Of a place in a study: STUDY TRANSCRIPT --at. Of a sentence by itself: --codebook "
              "and --text. Each match comes with its rule, pattern and words; what was suppressed "
              "with what suppressed it."),
      "duiding why studie.duiding interview-01 --at 12\n"
      "duiding why --codebook codebooks/discriminatie.yaml --text 'zo erg is het toch niet'");
  command->add_option("STUDY", options->study, io.say(message("studiebestand", "study file")));
  command->add_option("TRANSCRIPT", options->transcript,
                      io.say(message("naam van het transcript", "the transcript's name")));
  add_value(*command, io, "--at", options->at, "LINE|cp:N",
            message("regelnummer (vanaf 1) of teken (vanaf 0): dan de zin waar het in staat",
                    "line number (from 1), or code point (from 0): then the sentence around it"));
  add_values(*command, io, "--codebook", options->codebooks, "FILE",
             message("codeboek, bij --text", "codebook, with --text"));
  add_value(*command, io, "--text", options->text, "TEXT",
            message("de zin die wordt uitgelegd", "the sentence to explain"));
  add_value(*command, io, "--role", options->role, "ROLE",
            message("rol van wie dit zegt, bij --text", "role of who says it, with --text"));
  add_format(*command, io, options->format);
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
