// --to qdpx: a REFI-QDA project, read back before it is given its name. With --masked
// its texts are those of --to text --masked.
#include <string>
#include <utility>

#include "cli/export_job.hpp"
#include "cli/masked_key.hpp"
#include "cli/new_file.hpp"
#include "engine/base/failure.hpp"
#include "engine/exchange/disguise.hpp"
#include "engine/exchange/masked_interviews.hpp"
#include "engine/exchange/neutral_names.hpp"
#include "engine/exchange/outgoing.hpp"
#include "engine/exchange/refi_write.hpp"

namespace cli {

namespace exchange = engine::exchange;
using engine::base::message;

namespace {

exchange::Outgoing project_of(const ExportJob& job, const Context& io, bool remarks) {
  using engine::analysis::Layer;
  return exchange::project_of(job.study, job.view,
                              {.codings = job.codings,
                               .layer = job.layer.value_or(Layer::final),
                               .coders = job.coders,
                               .times = job.times,
                               .language = io.language,
                               .remarks = remarks});
}

// Read back, and with what else it loses told.
std::string archive_of(exchange::Outgoing& outgoing, const std::string& path) {
  exchange::RefiFile file = exchange::write_qdpx(outgoing.project);
  if (const auto differs = exchange::difference(outgoing.project, file.bytes))
    throw engine::base::Failure{
        message("{0}: {1}; er is niets geschreven", "{0}: {2}; nothing was written", path,
                differs->nl, differs->en),
        message("de studie zelf is onbeschadigd; meld dit bij de makers van duiding",
                "the study itself is whole; report this to the makers of duiding")};
  if (file.replaced > 0)
    outgoing.losses.push_back(message(
        "tekens die XML niet kan bevatten, zijn in namen, citaten en notities vervangen door � "
        "({}); de teksten zelf zijn volledig",
        "characters that XML cannot hold were replaced by � in names, quotations and notes ({}); "
        "the texts themselves are whole",
        file.replaced));
  return std::move(file.bytes);
}

}  // namespace

exchange::Outgoing outgoing_project(const ExportJob& job, const Context& io) {
  return project_of(job, io, true);
}

Exit export_qdpx(const ExportJob& job, const Context& io) {
  exchange::Outgoing outgoing = outgoing_project(job, io);
  const std::string bytes = archive_of(outgoing, job.out);
  Unfinished unfinished{job.out};
  write_new(unfinished.path(), bytes, Readers::owner);
  unfinished.keep();
  tell_exported(job, io);
  for (const auto& loss : outgoing.losses) io.tell(loss);
  return Exit::ok;
}

Exit export_qdpx_masked(const ExportJob& job, const Context& io) {
  auto interviews = exchange::MaskedInterviews::of(job.study, job.view, job.masking);
  if (!interviews) {
    print(io.err, interviews.error(), io.language);
    return Exit::failed;
  }
  const exchange::LeavesAlone leaves_alone = [&](const std::string& words) {
    return interviews->leaves_alone(words);
  };
  exchange::Disguise disguise{
      .title = io.say(message("Voorgecodeerde interviews", "Pre-coded interviews")),
      .texts = {},
      .order = interviews->order(),
      .coders = exchange::neutral_coders(job.study),
      .codes = exchange::neutral_codes(job.view, leaves_alone),
      .attributes = exchange::shared_attributes(job.view, leaves_alone)};
  for (std::uint32_t i = 0; i < job.view.transcripts.size(); ++i)
    disguise.texts.push_back(interviews->mask(i));
  exchange::Outgoing outgoing = project_of(job, io, false);
  exchange::put_on(disguise, outgoing);
  const std::string bytes = archive_of(outgoing, job.out);
  Unfinished unfinished{job.out};
  write_new(unfinished.path(), bytes, Readers::owner);
  log_release(job, "qdpx", interviews->lexicon());
  unfinished.keep();
  MaskedKey key;
  for (std::size_t i = 0; i < disguise.order.size(); ++i) {
    const std::uint32_t at = disguise.order[i];
    key.add(exchange::masked_name(i), job.view.transcripts[at].name, disguise.texts[at]);
  }
  key.print(io, message("deze lijst zegt welke tekst welk transcript is: bewaar haar niet bij het "
                        "project",
                        "this list tells which text is which transcript: do not keep it with the "
                        "project"));
  tell_exported(job, io);
  for (const auto& loss : outgoing.losses) io.tell(loss);
  return Exit::ok;
}

}  // namespace cli
