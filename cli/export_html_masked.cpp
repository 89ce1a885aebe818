// --to html --masked: a page that others may read. Every segment passes the gate that
// quotes pass: what is ready or released stands in it, what is held or refused is
// counted. Transcripts, speakers, coders, and roles and codes that masking would touch
// have numbers, the study has no title, and an attribute that would tell which interview
// it is, is left out.
#include <fmt/format.h>

#include <map>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include "cli/export_material.hpp"
#include "cli/export_page.hpp"
#include "cli/masked_key.hpp"
#include "cli/new_file.hpp"
#include "cli/quotes.hpp"
#include "engine/exchange/neutral_names.hpp"
#include "engine/publish/markup.hpp"

namespace cli {
namespace {

namespace coding = engine::coding;
namespace exchange = engine::exchange;
namespace privacy = engine::privacy;
namespace publish = engine::publish;
namespace quotes = engine::quotes;
namespace report = engine::report;
using engine::base::message;

// The same counts, without a name or a word that somebody said.
coding::StudyView without_names(coding::StudyView view, const std::set<std::string>& shared,
                                const exchange::NeutralNames& names) {
  for (std::size_t t = 0; t < view.transcripts.size(); ++t) {
    coding::TranscriptView& transcript = view.transcripts[t];
    transcript.name = fmt::format("T{}", t + 1);
    for (std::size_t s = 0; s < transcript.speakers.size(); ++s)
      transcript.speakers[s].label = fmt::format("S{}", s + 1);
    std::erase_if(transcript.attributes,
                  [&](const auto& attribute) { return !shared.contains(attribute.first); });
  }
  for (coding::Coding& each : view.codings) {
    each.text.clear();
    each.reason.clear();
    each.memos.clear();
    for (auto* coders : {&each.coders, &each.decided_by})
      for (std::string& coder : *coders) coder = exchange::renamed(coder, names.coders);
    each.code = exchange::renamed(each.code, names.codes);
  }
  for (coding::CodeView& code : view.codes)
    if (const auto name = names.codes.find(code.id); name != names.codes.end()) {
      code.id = name->second;
      code.label = {name->second, name->second};
      code.brief = {};
    }
  view.title.clear();
  return view;
}

// How roles that masking would touch are called. A speaker keeps the role itself:
// it decides whom a code applies to.
std::map<std::string, std::string> neutral_roles(const coding::StudyView& view,
                                                 quotes::Desk& desk) {
  std::map<std::string, std::string> names;
  for (const coding::TranscriptView& transcript : view.transcripts)
    for (const coding::SpeakerView& speaker : transcript.speakers)
      if (!names.contains(speaker.role) && !desk.leaves_alone(speaker.role))
        names.emplace(speaker.role, fmt::format("R{}", names.size() + 1));
  return names;
}

// In the cells of columns with these keys.
void rename_cells(const exchange::Names& names, const std::set<std::string>& keys,
                  report::Table& table) {
  for (std::size_t at = 0; at < table.columns.size(); ++at) {
    if (!keys.contains(table.columns[at].key)) continue;
    for (auto& row : table.rows)
      if (auto* cell = std::get_if<std::string>(&row[at]); cell != nullptr)
        if (const auto name = names.find(*cell); name != names.end()) *cell = name->second;
  }
}

// The gate that quotes pass, for the segments of a page.
class Gate {
 public:
  Gate(quotes::Desk& desk, const ExportJob& job, const exchange::Names& codes)
      : desk_{desk}, job_{job}, codes_{codes} {}

  void pass(publish::PageContent& content, std::vector<publish::Context>& contexts) {
    std::vector<std::size_t> readable;
    for (const std::size_t at : content.shown) {
      const coding::Coding& coding = *job_.codings[at];
      quotes::Quote quote = desk_.look(desk_.quote_of(coding, false));
      if (quote.standing != privacy::QuoteStanding::ready &&
          quote.standing != privacy::QuoteStanding::released) {
        ++content.held[exchange::renamed(coding.code, codes_)];
        continue;
      }
      contexts[at].coded = quote.masked.output;
      quotes_.emplace(at, std::move(quote));
      readable.push_back(at);
    }
    content.shown = std::move(readable);
  }

  // What stands against the finished page; `empty` is the same without what was said.
  std::string_view doubt(const publish::RenderedPage& page, const publish::RenderedPage& empty) {
    std::vector<privacy::ExportedQuote> exported;
    std::vector<std::pair<std::size_t, std::size_t>> places;
    exported.reserve(page.quotes.size());
    places.reserve(empty.quotes.size());
    for (const publish::Quoted& each : page.quotes) {
      const quotes::Quote& quote = quotes_.at(each.coding);
      exported.push_back({each.begin, each.end, quote.masked.output,
                          report::escape_html(quote.masked.output),
                          quote.standing == privacy::QuoteStanding::released});
    }
    for (const publish::Quoted& each : empty.quotes) places.emplace_back(each.begin, each.end);
    return desk_.doubt_export(page.bytes, exported, empty.bytes, places);
  }

 private:
  quotes::Desk& desk_;
  const ExportJob& job_;
  const exchange::Names& codes_;
  std::map<std::size_t, quotes::Quote> quotes_;  // by index into ExportJob::codings
};

}  // namespace

Exit export_html_masked(const ExportJob& job, const Context& io) {
  auto desk = open_desk(job.study_path, job.masking, io);
  if (!desk) return Exit::failed;
  tell_no_roster(*desk, job.study_path, io);
  const exchange::LeavesAlone leaves_alone = [&](const std::string& words) {
    return desk->leaves_alone(words);
  };
  ExportJob neutral_job = job;
  neutral_job.names = {exchange::neutral_coders(job.study),
                       exchange::neutral_codes(job.view, leaves_alone)};
  const exchange::Names& codes = neutral_job.names.codes;
  const publish::Material material = material_of(neutral_job);
  const coding::StudyView view = without_names(
      job.view, exchange::shared_attributes(job.view, leaves_alone), neutral_job.names);
  publish::Material neutral{.view = view,
                            .study = {},
                            .codings = {},
                            .contexts = std::vector<publish::Context>(job.codings.size()),
                            .selection = material.selection,
                            .memos = {},
                            .agreement = material.agreement,
                            .agreement_words = material.agreement_words,
                            .estimate = material.estimate};
  for (const coding::Coding* coding : job.codings)
    neutral.codings.push_back(
        &view.codings[static_cast<std::size_t>(coding - job.view.codings.data())]);
  neutral_job.codings = neutral.codings;
  publish::PageContent masked = page_of(neutral_job, neutral);
  for (publish::CodeText& text : masked.codes)
    if (const auto name = codes.find(text.id); name != codes.end())
      text = {name->second, {name->second, name->second}, {}, {}, {}};
  masked.masked = true;
  masked.groups = group_tables(neutral);
  masked.role_names = neutral_roles(view, *desk);
  for (report::Table& table : masked.groups)
    rename_cells(masked.role_names, {"role", "against"}, table);
  masked.facts.title = io.say(message("Voorgecodeerde interviews", "Pre-coded interviews"));
  Gate gate{*desk, job, codes};
  gate.pass(masked, neutral.contexts);
  const publish::RenderedPage page = publish::render_page(masked, io.language);
  for (publish::Context& context : neutral.contexts) context.coded.clear();
  const publish::RenderedPage empty = publish::render_page(masked, io.language);
  if (const std::string_view found = gate.doubt(page, empty); !found.empty()) {
    io.tell(message("de controle achteraf vertrouwt de uitvoer niet ({}); er is niets geschreven",
                    "the check afterwards distrusts the output ({}); nothing was written", found),
            message("duiding quotes held {} laat zien waarom", "duiding quotes held {} shows why",
                    job.study_path));
    return Exit::negative;
  }
  Unfinished unfinished{job.out};
  write_new(unfinished.path(), page.bytes, Readers::owner);
  log_release(job, "html", desk->lexicon());
  unfinished.keep();
  tell_exported(job, io);
  return Exit::ok;
}

}  // namespace cli
