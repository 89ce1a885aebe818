// --to csv: a folder of tidy tables for R and Python, with what each column means.
#include <filesystem>
#include <ostream>
#include <string>

#include "cli/export_material.hpp"
#include "cli/new_file.hpp"
#include "engine/publish/dictionary.hpp"
#include "engine/publish/readme.hpp"

namespace cli {

namespace publish = engine::publish;
namespace report = engine::report;

Exit export_csv(const ExportJob& job, const Context& io) {
  const publish::Material material = material_of(job);
  std::vector<publish::NamedTable> tables = publish::study_tables(material);
  const std::string readme = publish::readme(facts_of(job), material, tables, io.language);
  tables.push_back(publish::dictionary(tables, io.language));

  Unfinished folder{job.out};
  folder.make_folder();
  const auto file = [&](const std::string& name) {
    return (std::filesystem::path{folder.path()} / name).string();
  };
  for (const publish::NamedTable& each : tables)
    write_new(file(each.name + ".csv"), Readers::owner, [&](std::ostream& out) {
      report::RowWriter writer{each.table.columns, report::Format::csv,
                               [&out](std::string_view piece) { out << piece; }};
      for (const auto& row : each.table.rows) writer.add(row);
      writer.finish();
    });
  write_new(file("README.txt"), readme, Readers::owner);
  folder.keep();
  tell_exported(job, io);
  return Exit::ok;
}

}  // namespace cli
