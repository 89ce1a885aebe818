// Whole interviews of a study, masked: what `export --masked` makes of its texts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/export_job.hpp"
#include "engine/exchange/masked_transcript.hpp"
#include "engine/privacy/masker.hpp"
#include "engine/report/table.hpp"

namespace cli {

class MaskedInterviews {
 public:
  // Nothing, after saying why, where a list cannot be used.
  static std::optional<MaskedInterviews> open(const ExportJob& job, const Context& io);

  // The study's transcripts by their content, so that the number of a text does not
  // tell its name: indices into the view.
  [[nodiscard]] const std::vector<std::uint32_t>& order() const { return order_; }
  engine::exchange::MaskedTranscript mask(std::uint32_t transcript);
  // True where masking changes nothing and leaves nothing to a person.
  bool leaves_alone(const std::string& words);
  [[nodiscard]] std::string lexicon() const;  // its fingerprint

 private:
  MaskedInterviews(const ExportJob& job, engine::privacy::Masker masker);

  const ExportJob& job_;
  engine::privacy::Masker masker_;
  engine::privacy::NameWords heard_once_;
  std::vector<std::uint32_t> order_;
};

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
