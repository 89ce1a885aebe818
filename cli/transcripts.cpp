#include "cli/transcripts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>

#include "cli/lookup.hpp"
#include "cli/options.hpp"
#include "engine/coding/coding.hpp"
#include "engine/store/study.hpp"
#include "engine/store/writer.hpp"

namespace cli {
namespace {

namespace coding = engine::coding;
namespace report = engine::report;
namespace store = engine::store;
using engine::base::message;
using report::Cell;
using report::Json;

struct Options {
  std::string study;
  std::vector<std::string> erased;
  report::Format format = report::Format::table;
};

void add(std::string& list, const std::string& next) { list += list.empty() ? next : ", " + next; }

std::vector<Cell> row(const coding::TranscriptView& transcript) {
  std::uint64_t turns = 0, words = 0;
  std::map<std::string, std::uint64_t> words_of_role;
  Json speakers = Json::array();
  std::string speaker_list, role_list, attribute_list;
  for (const coding::SpeakerView& speaker : transcript.speakers) {
    turns += speaker.turns;
    words += speaker.words;
    words_of_role[speaker.role] += speaker.words;
    speakers.push_back({{"speaker", speaker.label.empty() ? Json(nullptr) : Json(speaker.label)},
                        {"role", speaker.role},
                        {"turns", speaker.turns},
                        {"sentences", speaker.sentences},
                        {"words", speaker.words}});
    add(speaker_list,
        fmt::format("{} ({})", speaker.label.empty() ? "–" : speaker.label, speaker.role));
  }
  Json roles = Json::object();
  for (const auto& [role, count] : words_of_role) {
    roles[role] = count;
    add(role_list, fmt::format("{} {}", role, count));
  }
  Json attributes = Json::object();
  for (const auto& [key, value] : transcript.attributes) {
    attributes[key] = value;
    add(attribute_list, fmt::format("{}={}", key, value));
  }
  Json remarks = Json::array();  // in English, as all data
  for (const engine::base::Message& remark : transcript.remarks) remarks.push_back(remark.en);
  return {transcript.name,
          transcript.format,
          transcript.encoding,
          static_cast<std::int64_t>(turns),
          static_cast<std::int64_t>(words),
          std::move(speakers),
          speaker_list,
          std::move(roles),
          role_list,
          std::move(attributes),
          attribute_list,
          std::move(remarks)};
}

// All of them, or none where one is not there.
Exit erase(const Options& options, const Context& io) {
  auto study = store::Study::open(options.study, store::Study::Mode::write);
  std::vector<std::int64_t> rows;
  for (const std::string& name : options.erased) {
    const auto row = find_transcript(study, name, io);
    if (!row) return Exit::failed;
    rows.push_back(row->id);
  }
  std::ranges::sort(rows);
  const auto doubled = std::ranges::unique(rows);
  rows.erase(doubled.begin(), doubled.end());
  study.write([&](store::Writer& writer) {
    for (const std::int64_t row : rows) writer.erase_transcript(row);
  });
  const auto count = engine::base::counted(rows.size(), message("transcript", "transcript"),
                                           message("transcripten", "transcripts"));
  io.tell(message("{0} verwijderd, met alles wat eruit werd aangehaald; het logboek bewaart dat "
                  "het er was",
                  "{1} deleted, with everything quoted from it; the log keeps that it was there",
                  count.nl, count.en),
          message("kopieën en reservekopieën van de studie hebben het nog",
                  "copies and backups of the study still have it"));
  return Exit::ok;
}

Exit run(const Options& options, const Context& io) {
  if (!options.erased.empty()) return erase(options, io);
  const auto study = store::Study::open(options.study, store::Study::Mode::read);
  const auto transcripts = study.transcript_views();
  using Show = report::Column::Show;
  report::Table table;
  table.title = message("Transcripten in {}", "Transcripts in {}", study.title());
  table.columns = {
      {"transcript", message("transcript", "transcript")},
      {"format", message("formaat", "format")},
      {"encoding", message("tekenset", "encoding"), Show::data_only},
      {"turns", message("beurten", "turns")},
      {"words", message("woorden", "words")},
      {"speakers", message("sprekers", "speakers"), Show::data_only},
      {"speaker_list", message("sprekers (rol)", "speakers (role)"), Show::table_only, 0, false,
       true},
      {"words_by_role", message("woorden per rol", "words by role"), Show::data_only},
      {"role_list", message("woorden per rol", "words by role"), Show::table_only, 0, false, true},
      {"attributes", message("kenmerken", "attributes"), Show::data_only},
      {"attribute_list", message("kenmerken", "attributes"), Show::table_only, 0, false, true},
      {"remarks", message("opmerkingen", "remarks"), Show::data_only},
  };
  for (const coding::TranscriptView& transcript : transcripts)
    table.rows.push_back(row(transcript));
  show(io, table, options.format);
  if (options.format == report::Format::table)
    for (const coding::TranscriptView& transcript : transcripts)
      for (const engine::base::Message& remark : transcript.remarks)
        io.tell(message("{0}: {1}", "{0}: {2}", transcript.name, remark.nl, remark.en));
  if (transcripts.empty())
    io.tell(message("er staan nog geen transcripten in {}", "there are no transcripts in {} yet",
                    options.study),
            message("lees ze in: duiding import {} INTERVIEW.txt …",
                    "read them in: duiding import {} INTERVIEW.txt …", options.study));
  return Exit::ok;
}

}  // namespace

void add_transcripts(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "transcripts",
      message("Laat zien welke transcripten er in een studie staan\n\n"
              "Met formaat, beurten, woorden, sprekers en hun rollen, woorden per rol en "
              "kenmerken. --delete wist een transcript voorgoed: de tekst, de "
              "coderingen, wat erover gezegd is. Dat het er was, blijft in het logboek.",
              "Lists the transcripts of a study\n\n"
              "With format, turns, words, speakers and their roles, words by role, and "
              "attributes. --delete erases a transcript for good: its text, its codings, "
              "what was said about it. That it was there stays in the log."),
      "duiding transcripts studie.duiding\n"
      "duiding transcripts studie.duiding --delete interview-07");
  add_study(*command, io, options->study);
  add_values(*command, io, "--delete", options->erased, "NAME",
             message("wis dit transcript voorgoed", "erase this transcript for good"));
  add_format(*command, io, options->format);
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
