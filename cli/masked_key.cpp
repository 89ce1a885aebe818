#include "cli/masked_key.hpp"

#include "cli/options.hpp"
#include "engine/privacy/privacy.hpp"
#include "engine/report/words.hpp"
#include "engine/store/writer.hpp"

namespace cli {

namespace exchange = engine::exchange;
namespace privacy = engine::privacy;
namespace report = engine::report;
namespace store = engine::store;
using engine::base::message;

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
