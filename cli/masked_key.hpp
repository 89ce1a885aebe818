// What `export --masked` leaves behind: the key to its numbers, and an entry of the log.
#pragma once

#include <string>

#include "cli/export_job.hpp"
#include "engine/exchange/masked_transcript.hpp"
#include "engine/report/table.hpp"

namespace cli {

// Which text is which transcript: for whoever let them out alone.
class MaskedKey {
 public:
  MaskedKey();
  void add(const std::string& file, const std::string& transcript,
           const engine::exchange::MaskedTranscript& masked);
  void print(const Context& io, const engine::base::Message& keep_apart) const;

 private:
  engine::report::Table table_;
};

// In the study's log: that masked text left it, as what, and with which word list.
// Throws base::Failure where the study cannot be written.
void log_release(const ExportJob& job, const std::string& format, const std::string& lexicon);

}  // namespace cli
