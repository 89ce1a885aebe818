// --to html: the study as one page.
#include <set>
#include <string>
#include <vector>

#include "cli/export_material.hpp"
#include "cli/export_page.hpp"
#include "cli/new_file.hpp"
#include "engine/analysis/group_rates.hpp"
#include "engine/report/group_rates_table.hpp"

namespace cli {

namespace analysis = engine::analysis;
namespace coding = engine::coding;
namespace publish = engine::publish;
namespace report = engine::report;
using analysis::By;

std::vector<report::Table> group_tables(const publish::Material& material) {
  std::vector<By> ways{{By::What::role}};
  std::set<std::string> keys;
  for (const coding::TranscriptView& transcript : material.view.transcripts)
    for (const auto& [key, value] : transcript.attributes) keys.insert(key);
  for (const std::string& key : keys) ways.push_back({By::What::attribute, key});
  std::vector<report::Table> tables;
  tables.reserve(ways.size());
  for (const By& by : ways)
    tables.push_back(report::group_rates_table(
        analysis::group_rates(material.view, by, material.selection), by, material.selection,
        analysis::count_decided(material.view, material.selection)));
  return tables;
}

publish::PageContent page_of(const ExportJob& job, const publish::Material& material) {
  publish::PageContent content{.material = material,
                               .facts = facts_of(job),
                               .codes = code_texts(job),
                               .shown = publish::draw_segments(job.codings, job.sample, job.seed)};
  for (const coding::Coding* coding : job.codings) ++content.drawn_from[coding->code];
  return content;
}

Exit export_html(const ExportJob& job, const Context& io) {
  const publish::Material material = material_of(job);
  publish::PageContent content = page_of(job, material);
  content.groups = group_tables(material);
  Unfinished unfinished{job.out};
  write_new(unfinished.path(), publish::render_page(content, io.language).bytes, Readers::owner);
  unfinished.keep();
  tell_exported(job, io);
  return Exit::ok;
}

}  // namespace cli
