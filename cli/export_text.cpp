// --to text: the stored texts, byte for byte, one file a transcript.
#include <filesystem>
#include <string>
#include <vector>

#include "cli/export_job.hpp"
#include "cli/file_names.hpp"
#include "cli/new_file.hpp"

namespace cli {

using engine::base::message;

Exit export_text(const ExportJob& job, const Context& io) {
  constexpr const char* kExtension = ".txt";
  std::vector<std::string> names;
  names.reserve(job.view.transcripts.size());
  for (const auto& transcript : job.view.transcripts) names.push_back(transcript.name);
  const std::vector<std::string> files = file_names(names, kExtension);
  Unfinished folder{job.out};
  folder.make_folder();
  for (std::size_t i = 0; i < files.size(); ++i)
    write_new((std::filesystem::path{folder.path()} / files[i]).string(),
              job.study.load_text(job.view.transcripts[i].id).bytes(), Readers::owner);
  folder.keep();
  for (std::size_t i = 0; i < files.size(); ++i)
    if (files[i] != names[i] + kExtension)
      io.tell(
          message("transcript '{}' staat in {}", "transcript '{}' is in {}", names[i], files[i]));
  const auto count = engine::base::counted(files.size(), message("transcript", "transcript"),
                                           message("transcripten", "transcripts"));
  io.tell(message("{0}: {1}", "{0}: {2}", job.out, count.nl, count.en));
  return Exit::ok;
}

}  // namespace cli
