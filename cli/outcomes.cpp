#include "cli/outcomes.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>

namespace cli {
namespace {

namespace base = engine::base;
namespace precoding = engine::precoding;
namespace report = engine::report;
using base::message;
using precoding::FileOutcome;
using report::Cell;
using report::Column;
using report::Json;

// Also the value of `outcome` in JSON and CSV.
const char* name(FileOutcome::What what) {
  switch (what) {
    case FileOutcome::What::imported:
      return "imported";
    case FileOutcome::What::replaced:
      return "replaced";
    case FileOutcome::What::same:
      return "same";
    case FileOutcome::What::failed:
      return "failed";
  }
  return "";
}

base::Message in_words(FileOutcome::What what) {
  switch (what) {
    case FileOutcome::What::imported:
      return message("ingelezen", "imported");
    case FileOutcome::What::replaced:
      return message("vervangen", "replaced");
    case FileOutcome::What::same:
      return message("al aanwezig", "already there");
    case FileOutcome::What::failed:
      return message("mislukt", "failed");
  }
  return {};
}

Cell text_or_null(const std::string& text) {
  return text.empty() ? Cell{std::monostate{}} : Cell{text};
}

// In English, as all data.
Json remarks_as_json(const FileOutcome& outcome) {
  Json out = Json::array();
  for (const base::Message& remark : outcome.remarks) out.push_back(remark.en);
  for (const base::Diagnostic& problem : outcome.problems) out.push_back(problem.problem.en);
  return out;
}

std::vector<Cell> row(const FileOutcome& outcome, const Context& io) {
  const bool failed = outcome.what == FileOutcome::What::failed;
  const auto count = [failed](std::uint32_t n) {
    return failed ? Cell{std::monostate{}} : Cell{std::int64_t{n}};
  };
  return {outcome.path,
          std::filesystem::path{outcome.path}.filename().string(),
          std::string{name(outcome.what)},
          io.say(in_words(outcome.what)),
          text_or_null(outcome.name),
          text_or_null(outcome.same_as),
          text_or_null(outcome.format),
          text_or_null(outcome.encoding),
          count(outcome.turns),
          count(outcome.sentences),
          count(outcome.words),
          failed ? Cell{std::monostate{}} : Cell{speakers_as_json(outcome.speakers)},
          text_or_null(speaker_list(outcome.speakers)),
          outcome.codings ? Cell{std::int64_t{*outcome.codings}} : Cell{std::monostate{}},
          remarks_as_json(outcome)};
}

}  // namespace

report::Table outcome_table(const std::vector<FileOutcome>& outcomes, const Context& io) {
  using Show = Column::Show;
  const bool any_codings = std::ranges::any_of(
      outcomes, [](const FileOutcome& each) { return each.codings.has_value(); });
  report::Table table;
  table.title = message("Ingelezen bestanden", "Files read");
  table.columns = {
      {"path", message("pad", "path"), Show::data_only},
      {"file", message("bestand", "file"), Show::table_only},
      {"outcome", message("uitkomst", "outcome"), Show::data_only},
      {"outcome_in_words", message("uitkomst", "outcome"), Show::table_only},
      {"transcript", message("transcript", "transcript")},
      {"same_as", message("gelijk aan", "same as"), Show::data_only},
      {"format", message("formaat", "format")},
      {"encoding", message("tekenset", "encoding")},
      {"turns", message("beurten", "turns")},
      {"sentences", message("zinnen", "sentences"), Show::data_only},
      {"words", message("woorden", "words")},
      {"speakers", message("sprekers", "speakers"), Show::data_only},
      {"speaker_list", message("sprekers (rol)", "speakers (role)"), Show::table_only, 2, false,
       true},
      {"codings", message("coderingen", "codings"),
       any_codings ? Show::everywhere : Show::data_only},
      {"remarks", message("opmerkingen", "remarks"), Show::data_only},
  };
  for (const FileOutcome& outcome : outcomes) table.rows.push_back(row(outcome, io));
  return table;
}

void tell_remarks(const std::vector<FileOutcome>& outcomes, const Context& io) {
  for (const FileOutcome& outcome : outcomes) {
    for (const base::Message& remark : outcome.remarks)
      io.tell(message("{0}: {1}", "{0}: {2}", outcome.path, remark.nl, remark.en));
    if (outcome.what == FileOutcome::What::same)
      io.tell(message("{0}: staat al in de studie als '{1}'; overgeslagen",
                      "{0}: is in the study already as '{1}'; skipped", outcome.path,
                      outcome.same_as));
    print(io.err, outcome.problems, io.language);
  }
}

base::Message count_outcomes(const std::vector<FileOutcome>& outcomes) {
  base::Message out;
  for (const auto what : {FileOutcome::What::imported, FileOutcome::What::replaced,
                          FileOutcome::What::same, FileOutcome::What::failed}) {
    const auto n = std::ranges::count(outcomes, what, &FileOutcome::what);
    if (n == 0) continue;
    const base::Message part = in_words(what);
    const char* const comma = out.nl.empty() ? "" : ", ";
    out.nl += fmt::format("{}{} {}", comma, n, part.nl);
    out.en += fmt::format("{}{} {}", comma, n, part.en);
  }
  return out;
}

bool any_failed(const std::vector<FileOutcome>& outcomes) {
  return std::ranges::count(outcomes, FileOutcome::What::failed, &FileOutcome::what) > 0;
}

std::string speaker_list(const std::vector<precoding::SpeakerSummary>& speakers) {
  std::string out;
  for (const precoding::SpeakerSummary& speaker : speakers) {
    if (!out.empty()) out += ", ";
    out += (speaker.label.empty() ? "–" : speaker.label) + " (" + speaker.role + ")";
  }
  return out;
}

Json speakers_as_json(const std::vector<precoding::SpeakerSummary>& speakers) {
  Json out = Json::array();
  for (const precoding::SpeakerSummary& speaker : speakers)
    out.push_back({{"speaker", speaker.label.empty() ? Json(nullptr) : Json(speaker.label)},
                   {"role", speaker.role},
                   {"turns", speaker.turns},
                   {"sentences", speaker.sentences},
                   {"words", speaker.words}});
  return out;
}

}  // namespace cli
