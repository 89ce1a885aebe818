// --to qdc: the codes of the study as a REFI-QDA codebook.
#include "cli/export_job.hpp"
#include "cli/new_file.hpp"
#include "engine/exchange/outgoing.hpp"
#include "engine/exchange/refi_codebook.hpp"

namespace cli {

namespace exchange = engine::exchange;
using engine::base::message;

Exit export_qdc(const ExportJob& job, const Context& io) {
  const auto codes = exchange::outgoing_codes(job.study, job.view, {}, io.language);
  if (codes.empty()) {
    io.tell(
        message("er zijn in deze studie nog geen codes", "there are no codes in this study yet"),
        message("codeer haar: duiding code STUDY --codebook CODEBOEK.yaml",
                "code it: duiding code STUDY --codebook CODEBOOK.yaml"));
    return Exit::failed;
  }
  Unfinished unfinished{job.out};
  write_new(unfinished.path(), exchange::write_qdc(codes, "duiding " DUIDING_VERSION),
            Readers::anyone);
  unfinished.keep();
  const auto count =
      engine::base::counted(codes.size(), message("code", "code"), message("codes", "codes"));
  io.tell(message("{0}: {1}", "{0}: {2}", job.out, count.nl, count.en));
  io.tell(
      message("niet in dit formaat: regels, woordenlijsten, contexten en voorbeelden; die "
              "staan in het codeboek zelf",
              "not in this format: rules, word lists, contexts and examples; they are in the "
              "codebook itself"));
  return Exit::ok;
}

}  // namespace cli
