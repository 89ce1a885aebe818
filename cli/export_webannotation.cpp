// --to webannotation: codings as W3C Web Annotations.
#include <ostream>

#include "cli/export_job.hpp"
#include "cli/new_file.hpp"
#include "engine/exchange/outgoing.hpp"
#include "engine/exchange/web_annotation.hpp"

namespace cli {

namespace exchange = engine::exchange;

Exit export_webannotation(const ExportJob& job, const Context& io) {
  const exchange::Project project = outgoing_project(job, io).project;
  Unfinished unfinished{job.out};
  write_new(unfinished.path(), Readers::owner, [&](std::ostream& out) {
    exchange::write_web_annotations(project, [&out](std::string_view piece) { out << piece; });
  });
  unfinished.keep();
  tell_exported(job, io);
  return Exit::ok;
}

}  // namespace cli
