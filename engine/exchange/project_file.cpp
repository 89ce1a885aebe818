#include "engine/exchange/project_file.hpp"

#include <fmt/format.h>

#include <system_error>
#include <utility>

#include "engine/base/whole_file.hpp"
#include "engine/exchange/qualcoder.hpp"
#include "engine/exchange/refi.hpp"
#include "engine/exchange/taguette.hpp"
#include "engine/foreign/sqlite.hpp"
#include "engine/foreign/zip.hpp"
#include "engine/transcript/source_file.hpp"

namespace engine::exchange {
namespace {

namespace fs = std::filesystem;
using base::message;

constexpr const char* kQualcoderFile = "data.qda";
constexpr std::size_t kMostBytes = std::size_t{2} << 30U;

base::Diagnostic problem(const std::string& path, base::Message what, base::Message hint) {
  return {.file = path, .problem = std::move(what), .hint = std::move(hint)};
}

// QualCoder's project is a folder; its database is what holds everything.
fs::path database_of(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored) ? path / kQualcoderFile : path;
}

// What a program has written and not yet put into the database stands beside it.
bool is_being_written(const fs::path& path) {
  for (const char* const beside : {"-wal", "-journal"}) {
    std::error_code error;
    const auto size = fs::file_size(path.string() + beside, error);
    if (!error && size > 0) return true;
  }
  return false;
}

base::Result<Project> read_database(std::shared_ptr<const void> owner, std::string_view bytes,
                                    const std::string& path) {
  auto file = foreign::SqliteFile::open(std::move(owner), bytes, path);
  if (!file) return file.error();
  if (is_qualcoder(*file)) return read_qualcoder(*file);
  if (is_taguette(*file)) return read_taguette(*file, path);
  return problem(path,
                 message("dit is een database van een programma dat niet bekend is",
                         "this is a database of a program that is not known"),
                 message("van databases worden projecten van QualCoder en Taguette gelezen; "
                         "exporteer anders als REFI-QDA (.qdpx)",
                         "of databases, projects of QualCoder and Taguette are read; else export "
                         "it as REFI-QDA (.qdpx)"));
}

// A text without a name is called after its place.
base::Result<Project> checked(base::Result<Project> project, const std::string& path) {
  if (!project) return project;
  if (project->texts.empty())
    return problem(path,
                   message("er zit geen tekst in dit project (codes: {})",
                           "there is no text in this project (codes: {})", project->codes.size()),
                   message("exporteer het met de teksten erbij, of lees de transcripten zelf in",
                           "export it with its texts, or import the transcripts themselves"));
  for (std::size_t i = 0; i < project->texts.size(); ++i)
    if (project->texts[i].name.empty()) project->texts[i].name = fmt::format("tekst-{}", i + 1);
  return project;
}

}  // namespace

std::vector<std::string> project_formats() { return {"qdpx", "qde", "qualcoder", "taguette"}; }

bool is_project(const fs::path& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) return fs::is_regular_file(path / kQualcoderFile, error);
  if (!fs::is_regular_file(path, error)) return false;
  const auto head = base::read_front(path, 8192);
  if (!head) return false;
  if (foreign::looks_like_sqlite(*head) || looks_like_qde(*head)) return true;
  if (!foreign::looks_like_zip(*head)) return false;
  const auto source = transcript::read_source(path);
  return source && looks_like_qdpx(source->bytes);
}

base::Result<Project> read_project(std::shared_ptr<const void> owner, std::string_view bytes,
                                   const std::string& path) {
  if (bytes.size() > kMostBytes)
    return problem(path, message("te groot: meer dan 2 GiB", "too large: more than 2 GiB"),
                   message("exporteer het project zonder beeld en geluid",
                           "export the project without pictures and sound"));
  if (foreign::looks_like_sqlite(bytes))
    return checked(read_database(std::move(owner), bytes, path), path);
  if (foreign::looks_like_zip(bytes)) return checked(read_qdpx(bytes, path), path);
  return checked(read_qde(bytes, path), path);
}

base::Result<Project> read_project(const fs::path& path) {
  const fs::path file = database_of(path);
  const auto source = transcript::read_source(file);
  if (!source) return source.error();
  if (foreign::looks_like_sqlite(source->bytes) && is_being_written(file))
    return problem(
        path.string(),
        message("dit project is nog open in een ander programma",
                "this project is still open in another program"),
        message("sluit het daar en probeer het opnieuw", "close it there and try again"));
  return read_project(source->owner, source->bytes, path.string());
}

}  // namespace engine::exchange
