#include "cli/masked_interviews.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "cli/options.hpp"
#include "cli/study_masker.hpp"
#include "engine/privacy/gate.hpp"
#include "engine/report/words.hpp"
#include "engine/store/writer.hpp"

namespace cli {

namespace exchange = engine::exchange;
namespace privacy = engine::privacy;
namespace report = engine::report;
namespace store = engine::store;
using engine::base::message;

std::optional<MaskedInterviews> MaskedInterviews::open(const ExportJob& job, const Context& io) {
  auto masker = study_masker(job.masking, job.study.quote_book(), job.view);
  if (!masker) {
    print(io.err, masker.error(), io.language);
    return std::nullopt;
  }
  return MaskedInterviews{job, *std::move(masker)};
}

MaskedInterviews::MaskedInterviews(const ExportJob& job, privacy::Masker masker)
    : job_{job},
      masker_{std::move(masker)},
      heard_once_{words_heard_once(job.study, job.view, masker_)},
      order_(job.view.transcripts.size()) {
  std::iota(order_.begin(), order_.end(), 0U);
  std::ranges::sort(order_, {}, [&](std::uint32_t i) { return job.view.transcripts[i].digest; });
}

exchange::MaskedTranscript MaskedInterviews::mask(std::uint32_t transcript) {
  return {masker_, job_.study.load_transcript(job_.view.transcripts[transcript].id), &heard_once_};
}

bool MaskedInterviews::leaves_alone(const std::string& words) {
  const privacy::Masked masked = privacy::mask_and_verify(masker_, words);
  return masked.masks.empty() && masked.holds.empty();
}

std::string MaskedInterviews::lexicon() const {
  return masker_.vocabulary().lexicon().fingerprint();
}

MaskedKey::MaskedKey() {
  table_.columns = {{.key = "file", .heading = message("bestand", "file")},
                    {.key = "transcript", .heading = message("transcript", "transcript")},
                    {.key = "sentences", .heading = message("zinnen", "sentences"), .spare = 1},
                    {.key = "masks", .heading = message("maskeringen", "masks"), .spare = 2},
                    {.key = "withheld", .heading = message("achtergehouden", "withheld")}};
}

void MaskedKey::add(const std::string& file, const std::string& transcript,
                    const exchange::MaskedTranscript& masked) {
  table_.rows.push_back({report::text_cell(file), report::text_cell(transcript),
                         report::count_cell(masked.masked().sentences.size()),
                         report::count_cell(masked.masked().log.masks.size()),
                         report::count_cell(masked.masked().withheld)});
}

void MaskedKey::print(const Context& io, const engine::base::Message& keep_apart) const {
  show(io, table_, report::Format::table);
  io.tell(keep_apart);
}

void log_release(const ExportJob& job, const std::string& format, const std::string& lexicon) {
  auto study = store::Study::open(job.study_path, store::Study::Mode::write);
  study.write([&](store::Writer& writer) {
    writer.log_release({.format = format,
                        .coder = {},
                        .lexicon = lexicon,
                        .engine = std::string{privacy::masking_version()}});
  });
}

}  // namespace cli
