// --to qdpx: a REFI-QDA project, read back before it is given its name.
#include <ostream>

#include "cli/export_job.hpp"
#include "cli/new_file.hpp"
#include "engine/base/failure.hpp"
#include "engine/exchange/outgoing.hpp"
#include "engine/exchange/refi_write.hpp"

namespace cli {

namespace exchange = engine::exchange;
using engine::base::message;

exchange::Outgoing outgoing_project(const ExportJob& job, const Context& io) {
  using engine::analysis::Layer;
  return exchange::project_of(job.study, job.view,
                              {.codings = job.codings,
                               .layer = job.layer.value_or(Layer::final),
                               .coders = job.coders,
                               .times = job.times,
                               .language = io.language});
}

Exit export_qdpx(const ExportJob& job, const Context& io) {
  exchange::Outgoing outgoing = outgoing_project(job, io);
  const exchange::RefiFile file = exchange::write_qdpx(outgoing.project);
  if (const auto differs = exchange::difference(outgoing.project, file.bytes))
    throw engine::base::Failure{
        message("{0}: {1}; er is niets geschreven", "{0}: {2}; nothing was written", job.out,
                differs->nl, differs->en),
        message("de studie zelf is heel; meld dit bij de makers van duiding",
                "the study itself is whole; report this to the makers of duiding")};
  if (file.replaced > 0)
    outgoing.losses.push_back(message(
        "tekens die XML niet kan bevatten, zijn in namen, citaten en notities vervangen door � "
        "({}); de teksten zelf zijn heel",
        "characters that XML cannot hold were replaced by � in names, quotations and notes ({}); "
        "the texts themselves are whole",
        file.replaced));
  Unfinished unfinished{job.out};
  write_new(unfinished.path(), file.bytes, Readers::owner);
  unfinished.keep();
  tell_exported(job, io);
  for (const auto& loss : outgoing.losses) io.tell(loss);
  return Exit::ok;
}

}  // namespace cli
