// --to xlsx: one workbook, a sheet a table.
#include <string>
#include <vector>

#include "cli/export_material.hpp"
#include "cli/new_file.hpp"
#include "engine/publish/workbook.hpp"

namespace cli {

namespace publish = engine::publish;

Exit export_xlsx(const ExportJob& job, const Context& io) {
  constexpr std::int64_t kNoTime = 315532800;  // 1980-01-01, where zip files begin
  const publish::Material material = material_of(job);
  std::vector<publish::NamedTable> tables = publish::study_tables(material);
  tables.insert(tables.begin(), publish::facts_table(facts_of(job), material, io.language));
  Unfinished unfinished{job.out};
  write_new(unfinished.path(), "", Readers::owner);  // what it writes over keeps its readers
  const auto remarks = publish::write_workbook(
      unfinished.path(), tables,
      {.language = io.language, .created = job.times ? last_change(job.study) : kNoTime});
  unfinished.keep();
  for (const engine::base::Message& remark : remarks) io.tell(remark);
  tell_exported(job, io);
  return Exit::ok;
}

}  // namespace cli
