// --to text --masked: whole interviews for an archive. A folder with one text a
// transcript, under a name that does not tell which, and the record of what was
// masked where.
#include <filesystem>
#include <string>

#include "cli/masked_key.hpp"
#include "cli/new_file.hpp"
#include "engine/exchange/disguise.hpp"
#include "engine/exchange/masked_interviews.hpp"
#include "engine/privacy/mask_log.hpp"

namespace cli {
namespace {

namespace exchange = engine::exchange;
namespace privacy = engine::privacy;
using engine::base::message;

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
  auto interviews = exchange::MaskedInterviews::of(job.study, job.view, job.masking);
  if (!interviews) {
    print(io.err, interviews.error(), io.language);
    return Exit::failed;
  }
  Unfinished folder{job.out};
  folder.make_folder();
  const auto write = [&](const std::string& name, std::string_view content) {
    write_new((std::filesystem::path{folder.path()} / name).string(), content, Readers::owner);
  };
  MaskedKey key;
  std::string changes;
  for (std::size_t i = 0; i < interviews->order().size(); ++i) {
    const std::uint32_t transcript = interviews->order()[i];
    const exchange::MaskedTranscript masked = interviews->mask(transcript);
    const std::string name = exchange::masked_name(i);
    write(name + ".txt", masked.text());
    changes += privacy::log_line(name, masked.masked().log, interviews->lexicon()) + "\n";
    key.add(name + ".txt", job.view.transcripts[transcript].name, masked);
  }
  write("changes.jsonl", changes);
  write("README.txt", about(io));
  log_release(job, "text", interviews->lexicon());
  folder.keep();
  key.print(io,
            message("deze lijst zegt welk bestand welk transcript is: bewaar haar niet bij de map",
                    "this list tells which file is which transcript: do not keep it with the "
                    "folder"));
  return Exit::ok;
}

}  // namespace cli
