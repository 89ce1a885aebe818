// --to text --masked: whole interviews for an archive. A folder with one text a
// transcript, under a name that does not tell which, and the record of what was
// masked where.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/export_job.hpp"
#include "cli/new_file.hpp"
#include "cli/options.hpp"
#include "cli/study_masker.hpp"
#include "engine/privacy/archive.hpp"
#include "engine/privacy/mask_log.hpp"
#include "engine/report/words.hpp"
#include "engine/text/tokens.hpp"

namespace cli {
namespace {

namespace base = engine::base;
namespace coding = engine::coding;
namespace privacy = engine::privacy;
namespace report = engine::report;
namespace text = engine::text;
namespace transcript = engine::transcript;
using base::message;

struct Sentences {
  std::vector<privacy::Said> said;
  std::vector<std::size_t> turn;  // of each
};

// Views into the transcript's text.
Sentences sentences_of(const transcript::Transcript& interview) {
  Sentences all;
  text::Tokeniser tokeniser;
  text::TurnTokens tokens;
  for (std::size_t i = 0; i < interview.turns.size(); ++i) {
    const text::ByteSpan turn = interview.turns[i].span;
    tokeniser.tokenise(interview.text.at(turn), tokens);
    for (const text::Sentence& sentence : tokens.sentences) {
      const std::uint32_t begin = turn.begin().value + sentence.begin;
      const text::ByteSpan span = text::ByteSpan::of(begin, turn.begin().value + sentence.end);
      all.said.push_back(
          {interview.text.at(span), interview.text.to_code_points(text::ByteOffset{begin})});
      all.turn.push_back(i);
    }
  }
  return all;
}

// A role that is an ordinary word.
std::string plain_role(const std::string& role, privacy::Masker& masker) {
  const privacy::Masked masked = masker.mask(role);
  return masked.masks.empty() && masked.holds.empty() ? role : transcript::kUnknownRole;
}

// As `duiding import` reads it: `Rol Spreker 1: respondent`, `Spreker 1: …`.
std::string page(const transcript::Transcript& interview, const Sentences& said,
                 const privacy::MaskedInterview& masked, privacy::Masker& masker) {
  std::vector<std::size_t> number(interview.speakers.size(), 0);
  std::size_t speakers = 0;
  std::string roles, turns;
  for (std::size_t i = 0; i < said.said.size(); ++i) {
    const std::uint32_t speaker = interview.turns[said.turn[i]].speaker;
    if (number[speaker] == 0) {
      number[speaker] = ++speakers;
      if (const std::string role = plain_role(interview.speakers[speaker].role, masker);
          role != transcript::kUnknownRole)
        roles += fmt::format("Rol Spreker {}: {}\n", speakers, role);
    }
    if (i == 0 || said.turn[i] != said.turn[i - 1])
      turns += fmt::format("\nSpreker {}: ", number[speaker]);
    else
      turns += ' ';
    turns += masked.sentences[i];
    if (i + 1 == said.said.size() || said.turn[i + 1] != said.turn[i]) turns += '\n';
  }
  return roles + turns;
}

std::string about(const Context& io) {
  return io.say(message(
      "Gepseudonimiseerde transcripten. Namen, plaatsen, werkgevers, getallen, datums en "
      "leeftijden "
      "zijn vervangen;\nhetzelfde woord krijgt binnen een transcript hetzelfde nummer. Een zin "
      "waar "
      "eerst iemand naar moet kijken,\nis {0}. Wie het verhaal kent, kan de spreker "
      "herkennen: het blijven persoonsgegevens.\n\n"
      "changes.jsonl: per transcript wat op welke plaats van de oorspronkelijke tekst gemaskeerd "
      "of\n"
      "achtergehouden is, zonder de woorden.\n",
      "Pseudonymised transcripts. Names, places, employers, numbers, dates and ages are replaced; "
      "the same word\nhas the same number within a transcript. A sentence that somebody has to "
      "look "
      "at first is\n{0}. Who knows the story may know the speaker: these remain personal "
      "data.\n\n"
      "changes.jsonl: for each transcript what was masked or withheld at which place of the "
      "original "
      "text,\nwithout the words.\n",
      privacy::kWithheld));
}

}  // namespace

Exit export_text_masked(const ExportJob& job, const Context& io) {
  auto masker = study_masker(job.masking, job.study.quote_book(), job.view);
  if (!masker) {
    print(io.err, masker.error(), io.language);
    return Exit::failed;
  }
  const privacy::NameWords heard_once = words_heard_once(job.study, job.view, *masker);
  // By content, so that the number of a text does not tell its name.
  std::vector<const coding::TranscriptView*> order;
  order.reserve(job.view.transcripts.size());
  for (const coding::TranscriptView& each : job.view.transcripts) order.push_back(&each);
  std::ranges::sort(order, {}, &coding::TranscriptView::digest);

  Unfinished folder{job.out};
  folder.make_folder();
  const auto write = [&](const std::string& name, std::string_view content) {
    write_new((std::filesystem::path{folder.path()} / name).string(), content, Readers::owner);
  };
  report::Table table;
  table.columns = {{.key = "file", .heading = message("bestand", "file")},
                   {.key = "transcript", .heading = message("transcript", "transcript")},
                   {.key = "sentences", .heading = message("zinnen", "sentences"), .spare = 1},
                   {.key = "masks", .heading = message("maskeringen", "masks"), .spare = 2},
                   {.key = "withheld", .heading = message("achtergehouden", "withheld")}};
  std::string changes;
  const std::string lexicon = masker->vocabulary().lexicon().fingerprint();
  for (std::size_t i = 0; i < order.size(); ++i) {
    const transcript::Transcript interview = job.study.load_transcript(order[i]->id);
    const Sentences said = sentences_of(interview);
    const privacy::MaskedInterview masked =
        privacy::mask_interview(*masker, said.said, &heard_once);
    const std::string name = fmt::format("transcript-{:03}", i + 1);
    write(name + ".txt", page(interview, said, masked, *masker));
    changes += privacy::log_line(name, masked.log, lexicon) + "\n";
    table.rows.push_back({report::text_cell(name + ".txt"), report::text_cell(order[i]->name),
                          report::count_cell(said.said.size()),
                          report::count_cell(masked.log.masks.size()),
                          report::count_cell(masked.withheld)});
  }
  write("changes.jsonl", changes);
  write("README.txt", about(io));
  folder.keep();
  show(io, table, report::Format::table);
  io.tell(
      message("deze lijst zegt welk bestand welk transcript is: bewaar haar niet bij de map",
              "this list tells which file is which transcript: do not keep it with the folder"));
  return Exit::ok;
}

}  // namespace cli
