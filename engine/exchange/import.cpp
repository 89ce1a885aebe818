#include "engine/exchange/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <system_error>
#include <utility>

#include "engine/base/whole_file.hpp"
#include "engine/exchange/import_project.hpp"
#include "engine/exchange/import_quotations.hpp"
#include "engine/exchange/project_file.hpp"
#include "engine/transcript/read.hpp"
#include "engine/transcript/source_file.hpp"

namespace engine::exchange {
namespace {

using base::message;
using precoding::FileOutcome;
using precoding::ImportRequest;
using transcript::Transcript;

// The text of a project as a transcript; its positions stay as they are.
base::Result<Transcript> transcript_of(const Project& project, const ProjectText& text,
                                       const std::string& path,
                                       const transcript::ReadOptions& options) {
  transcript::RunningText running{.text = text.text, .places = {}};
  for (const ProjectTime& time : text.times) {
    const text::ByteOffset at = text.text.to_bytes(text::CodePointOffset{time.at_cp});
    const bool first = running.places.empty() || running.places.back().begin < at;
    if (first && at < text.text.end_bytes())
      running.places.push_back({.begin = at, .begin_ms = time.ms});
  }
  transcript::Source source;
  source.encoding = text.encoding;
  source.content = std::move(running);
  source.remarks = text.remarks;
  return transcript::finish_reading(std::move(source), {text.name, project.format, path}, options);
}

bool is_quotations(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return false;
  const auto head = base::read_front(path, 256);
  return head && looks_like_quotations(*head);
}

// What was asked for, with each project as its texts.
class Files {
 public:
  explicit Files(const ImportRequest& request) : request_{request} {
    for (const auto& path : request.files) add(path);
  }

  struct File {
    std::filesystem::path path;
    std::optional<std::size_t> project{};  // index
    std::uint32_t text = 0;                // of the project
    base::Diagnostics problems{};          // of a project that cannot be read
  };

  // The same request, that reads these.
  [[nodiscard]] ImportRequest request() const {
    ImportRequest all = request_;
    all.files.clear();
    for (const File& file : files_) all.files.push_back(file.path);
    all.reader = [this](std::size_t index) { return read(index); };
    return all;
  }
  [[nodiscard]] const std::vector<File>& files() const { return files_; }
  [[nodiscard]] const std::vector<Project>& projects() const { return projects_; }

  // A table of quotations, which is no transcript and has none.
  struct Sheet {
    std::string path;
    base::Result<std::vector<Quotation>> quotations;
    std::size_t before = 0;  // files that stand before it
  };
  [[nodiscard]] const std::vector<Sheet>& sheets() const { return sheets_; }

 private:
  void add(const std::filesystem::path& path) {
    // who names a format, or columns, has a transcript
    const bool asked = !request_.read.format.empty() || !request_.read.columns.empty();
    if (!asked && is_quotations(path)) {
      const auto source = transcript::read_source(path);
      sheets_.push_back({path.string(),
                         source ? read_quotations(source->bytes, path.string()) : source.error(),
                         files_.size()});
      return;
    }
    if (asked || !is_project(path)) {
      files_.push_back({.path = path});
      return;
    }
    auto project = read_project(path);
    if (project && request_.replace)
      project = base::Diagnostic{
          .file = path.string(),
          .problem = message("een project van een ander programma kan geen transcript vervangen",
                             "a project of another tool cannot replace a transcript"),
          .hint = message("lees het in zonder --replace", "import it without --replace")};
    if (!project) {
      files_.push_back({.path = path, .problems = project.error()});
      return;
    }
    for (std::uint32_t text = 0; text < project->texts.size(); ++text)
      files_.push_back({.path = path, .project = projects_.size(), .text = text});
    projects_.push_back(std::move(*project));
  }

  [[nodiscard]] base::Result<Transcript> read(std::size_t index) const {
    const File& file = files_[index];
    if (!file.problems.empty()) return file.problems;
    if (!file.project) return transcript::read_file(file.path, request_.read);
    const Project& project = projects_[*file.project];
    return transcript_of(project, project.texts[file.text], file.path.string(), request_.read);
  }

  const ImportRequest& request_;
  std::vector<File> files_;
  std::vector<Project> projects_;
  std::vector<Sheet> sheets_;
};

std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t kMostBytes = 200;
  std::string out;
  for (const std::string& name : names) {
    if (out.size() > kMostBytes) return out + ", …";
    out += (out.empty() ? "" : ", ") + name;
  }
  return out;
}

base::Message in_words(const Project& project, const Taken& taken) {
  using base::counted;
  const auto codes = std::ranges::count(project.codes, true, &ProjectCode::codable);
  const base::Message texts = counted(taken.texts, {"tekst", "text"}, {"teksten", "texts"});
  const base::Message of_codes = counted(codes, {"code", "code"}, {"codes", "codes"});
  const base::Message codings =
      counted(taken.codings, {"codering", "coding"}, {"coderingen", "codings"});
  const base::Message coders =
      counted(project.coders.size(), {"codeur", "coder"}, {"codeurs", "coders"});
  const std::string names = project.coders.empty() ? "" : " (" + listed(project.coders) + ")";
  return {fmt::format("uit dit project: {}, {}, {} van {}{}", texts.nl, of_codes.nl, codings.nl,
                      coders.nl, names),
          fmt::format("from this project: {}, {}, {} of {}{}", texts.en, of_codes.en, codings.en,
                      coders.en, names)};
}

void tell(const Project& project, const Taken& taken, FileOutcome& outcome) {
  std::vector<base::Message> remarks{in_words(project, taken)};
  if (taken.known > 0)
    remarks.push_back(message("wat al in de studie stond, is niet verdubbeld (coderingen: {})",
                              "what was in the study already is not doubled (codings: {})",
                              taken.known));
  if (taken.memos > 0)
    remarks.push_back(message("nieuwe memo's uit dit project: {}",
                              "new memos from this project: {}", taken.memos));
  tell_left_out(
      taken.nobody, {"codering waar niemand iets zegt", "coding where nobody says anything"},
      {"coderingen waar niemand iets zegt", "codings where nobody says anything"}, remarks);
  tell_left_out(
      taken.without,
      {"codering van een tekst die niet is ingelezen", "coding of a text that was not imported"},
      {"coderingen van teksten die niet zijn ingelezen", "codings of texts that were not imported"},
      remarks);
  remarks.insert(remarks.end(), project.remarks.begin(), project.remarks.end());
  outcome.remarks.insert(outcome.remarks.begin(), remarks.begin(), remarks.end());
}

// Calls `visit(project, outcomes of its texts)` for each project.
template <class Visit>
void for_each_project(const Files& files, std::vector<FileOutcome>& outcomes, Visit visit) {
  for (std::size_t i = 0; i < outcomes.size();) {
    const auto& file = files.files()[i];
    const std::size_t count = file.project ? files.projects()[*file.project].texts.size() : 1;
    if (file.project) visit(files.projects()[*file.project], std::span{outcomes}.subspan(i, count));
    i += count;
  }
}

// Puts what becomes of each table of quotations where it was asked for.
template <class Outcome>
void add_sheets(const Files& files, std::vector<FileOutcome>& outcomes, Outcome outcome_of) {
  std::size_t added = 0;
  for (const Files::Sheet& sheet : files.sheets()) {
    FileOutcome outcome;
    if (sheet.quotations) {
      outcome = outcome_of(*sheet.quotations, sheet.path);
    } else {
      outcome.path = sheet.path;
      outcome.what = FileOutcome::What::failed;
      outcome.problems = sheet.quotations.error();
    }
    outcomes.insert(outcomes.begin() + static_cast<std::ptrdiff_t>(sheet.before + added++),
                    std::move(outcome));
  }
}

}  // namespace

std::vector<FileOutcome> import(store::Study& study, const ImportRequest& request,
                                const precoding::Progress& progress) {
  const Files files{request};
  auto outcomes = precoding::import_files(study, files.request(), progress);
  for_each_project(files, outcomes, [&](const Project& project, std::span<FileOutcome> texts) {
    tell(project, take_project(study, project, texts), texts.front());
  });
  add_sheets(files, outcomes,
             [&](const std::vector<Quotation>& quotations, const std::string& path) {
               return import_quotations(study, quotations, path);
             });
  return outcomes;
}

std::vector<FileOutcome> preview(const std::vector<coding::TranscriptView>& known,
                                 const ImportRequest& request) {
  const Files files{request};
  auto outcomes = precoding::preview_files(known, files.request());
  for_each_project(files, outcomes, [](const Project& project, std::span<FileOutcome> texts) {
    Taken taken;
    for (const ProjectCoding& coding : project.codings) {
      FileOutcome& outcome = texts[coding.text];
      if (name_in_study(outcome).empty()) {
        ++taken.without;
        continue;
      }
      outcome.codings = outcome.codings.value_or(0) + 1;
      ++taken.codings;
    }
    taken.texts = static_cast<std::size_t>(std::ranges::count_if(
        texts, [](const FileOutcome& o) { return !name_in_study(o).empty(); }));
    tell(project, taken, texts.front());
  });
  add_sheets(
      files, outcomes, [](const std::vector<Quotation>& quotations, const std::string& path) {
        FileOutcome outcome;
        outcome.path = path;
        outcome.remarks.push_back(message(
            "citaten: {}; bij het inlezen zoeken ze hun plaats in de transcripten van de studie",
            "{} quotations, which look for their place in the study's transcripts when imported",
            quotations.size()));
        return outcome;
      });
  return outcomes;
}

}  // namespace engine::exchange
