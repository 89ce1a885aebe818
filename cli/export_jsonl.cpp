// --to jsonl: codings as `duiding codings --format jsonl` prints them.
#include <ostream>

#include "cli/export_job.hpp"
#include "cli/new_file.hpp"
#include "engine/report/codings.hpp"

namespace cli {

namespace report = engine::report;

Exit export_jsonl(const ExportJob& job, const Context& io) {
  Unfinished unfinished{job.out};
  write_new(unfinished.path(), Readers::owner, [&](std::ostream& out) {
    report::RowWriter writer{report::coding_columns(), report::Format::jsonl,
                             [&out](std::string_view piece) { out << piece; }};
    std::vector<report::Cell> cells;
    for (const engine::coding::Coding* coding : job.codings) {
      report::fill_coding(job.view, *coding, cells);
      writer.add(cells);
    }
    writer.finish();
  });
  unfinished.keep();
  tell_exported(job, io);
  return Exit::ok;
}

}  // namespace cli
