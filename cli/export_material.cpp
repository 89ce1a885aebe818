#include "cli/export_material.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <string_view>
#include <utility>

#include "cli/agreement_study.hpp"
#include "cli/codebooks.hpp"
#include "cli/memos.hpp"
#include "engine/analysis/estimates.hpp"
#include "engine/report/estimate_table.hpp"
#include "engine/review/coders.hpp"

namespace cli {

namespace analysis = engine::analysis;
namespace coding = engine::coding;
namespace publish = engine::publish;
namespace report = engine::report;
namespace store = engine::store;

namespace {

std::vector<publish::Context> contexts_of(const ExportJob& job) {
  std::vector<publish::Context> contexts;
  contexts.reserve(job.codings.size());
  for (auto begin = job.codings.begin(); begin != job.codings.end();) {
    const std::uint32_t transcript = (*begin)->transcript;
    const auto end = std::find_if(
        begin, job.codings.end(),
        [transcript](const coding::Coding* coding) { return coding->transcript != transcript; });
    auto own = publish::contexts_of(job.study.load_transcript(job.view.transcripts[transcript].id),
                                    {begin, end});
    std::ranges::move(own, std::back_inserter(contexts));
    begin = end;
  }
  return contexts;
}

// Nothing while nobody judged anything: all of it would be unknown.
std::optional<report::Table> estimate_of(const ExportJob& job) {
  const auto samples = job.study.samples();
  const auto judgements = job.study.judgements();
  const bool decided = std::ranges::any_of(job.view.codings, [](const coding::Coding& coding) {
    return coding.is_suggestion && coding.status != coding::Status::suggested;
  });
  if (!decided && judgements.empty()) return std::nullopt;
  const analysis::Known known{job.view, samples, judgements};
  auto rows = analysis::estimates(known, {});
  for (analysis::CodeRow& row : rows) {
    row.code = engine::exchange::renamed(row.code, job.names.codes);
    row.coder = engine::exchange::renamed(row.coder, job.names.coders);
  }
  return report::estimate_table(rows, job.view);
}

}  // namespace

publish::Material material_of(const ExportJob& job) {
  analysis::Selection selection;
  selection.layer = job.layer.value_or(analysis::Layer::suggested);
  auto agreement = peoples_agreement(job.study, job.names);
  publish::Material material{.view = job.view,
                             .study = job.study_path,
                             .codings = job.codings,
                             .contexts = contexts_of(job),
                             .selection = selection,
                             .memos = memos_table(job.study, job.times),
                             .agreement = {},
                             .agreement_words = {},
                             .estimate = estimate_of(job)};
  if (agreement) {
    material.agreement = std::move(agreement->table);
    material.agreement_words = std::move(agreement->methods);
  }
  return material;
}

publish::Facts facts_of(const ExportJob& job) {
  publish::Facts facts;
  facts.title = job.study.title();
  facts.program = "duiding " DUIDING_VERSION;
  for (const store::CodebookRow& row : job.study.codebooks())
    if (row.current) facts.codebooks.push_back({row.codebook, row.version, row.digest});
  const engine::review::Coders coders{job.study};
  for (const std::string& coder : coders.names())
    facts.coders.push_back(engine::exchange::renamed(coder, job.names.coders));
  const auto runs = job.study.runs();
  facts.runs = runs.size();
  if (!runs.empty()) {
    const store::RunRow& last = runs.back();
    facts.program = last.program;
    facts.icu = last.icu;
    facts.unicode = last.unicode;
    facts.tokeniser = last.tokeniser;
    facts.matcher = last.matcher;
    if (job.times) {
      facts.first_run = runs.front().at;
      facts.last_run = last.at;
    }
  }
  publish::count(job.view, facts);
  return facts;
}

std::vector<publish::CodeText> code_texts(const ExportJob& job) {
  const Codebooks codebooks = stored_codebooks(job.study.codebook_sources());
  std::vector<publish::CodeText> texts;
  for (const coding::CodeView& view : job.view.codes) {
    publish::CodeText text{view.id, view.label, view.brief, {}, {}};
    for (const auto& codebook : codebooks)
      if (const auto at = codebook->find_code(view.id)) {
        text.when_to_use = codebook->codes[*at].when_to_use;
        text.when_not_to_use = codebook->codes[*at].when_not_to_use;
      }
    texts.push_back(std::move(text));
  }
  return texts;
}

std::int64_t last_change(const store::Study& study) {
  std::string at;
  for (const store::RunRow& run : study.runs()) at = std::max(at, run.at);
  for (const coding::Event& event : study.events()) at = std::max(at, event.order.at);
  // 2026-11-22T07:10:00Z, perhaps with milliseconds
  const auto part = [&](std::size_t begin, std::size_t length) {
    int value = 0;
    if (begin + length <= at.size())
      std::from_chars(at.data() + begin, at.data() + begin + length, value);
    return value;
  };
  namespace chrono = std::chrono;
  const chrono::year_month_day day{chrono::year{part(0, 4)},
                                   chrono::month{static_cast<unsigned>(part(5, 2))},
                                   chrono::day{static_cast<unsigned>(part(8, 2))}};
  if (!day.ok()) return 0;
  const auto time = chrono::sys_days{day} + chrono::hours{part(11, 2)} +
                    chrono::minutes{part(14, 2)} + chrono::seconds{part(17, 2)};
  return chrono::duration_cast<chrono::seconds>(time.time_since_epoch()).count();
}

}  // namespace cli
