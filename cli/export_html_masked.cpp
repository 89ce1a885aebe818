// --to html --masked: a page that others may read. Every segment passes the gate that
// quotes pass: what is ready or released stands in it, what is held or refused is
// counted. Transcripts, speakers and roles that masking would touch have numbers, the
// study has no title, and an attribute that would tell which interview it is, is left
// out.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "cli/export_material.hpp"
#include "cli/export_page.hpp"
#include "cli/quote_room.hpp"
#include "cli/quotes.hpp"
#include "engine/publish/markup.hpp"

namespace cli {
namespace {

namespace coding = engine::coding;
namespace privacy = engine::privacy;
namespace publish = engine::publish;
using engine::base::message;

// Attributes that tell nobody's interview: every value belongs to two transcripts
// or more and is made of words that masking leaves alone.
std::map<std::string, bool> shared_attributes(const coding::StudyView& view, QuoteRoom& room) {
  std::map<std::string, std::map<std::string, std::size_t>> transcripts;
  for (const coding::TranscriptView& transcript : view.transcripts)
    for (const auto& [key, value] : transcript.attributes) ++transcripts[key][value];
  std::map<std::string, bool> shared;
  for (const auto& [key, values] : transcripts)
    shared[key] = room.leaves_alone(key) && std::ranges::all_of(values, [&](const auto& each) {
                    return each.second > 1 && room.leaves_alone(each.first);
                  });
  return shared;
}

// The same counts, without a name or a word that somebody said.
coding::StudyView without_names(coding::StudyView view, QuoteRoom& room) {
  const auto shared = shared_attributes(view, room);
  for (std::size_t t = 0; t < view.transcripts.size(); ++t) {
    coding::TranscriptView& transcript = view.transcripts[t];
    transcript.name = fmt::format("T{}", t + 1);
    for (std::size_t s = 0; s < transcript.speakers.size(); ++s)
      transcript.speakers[s].label = fmt::format("S{}", s + 1);
    std::erase_if(transcript.attributes,
                  [&](const auto& attribute) { return !shared.at(attribute.first); });
  }
  for (coding::Coding& each : view.codings) {
    each.text.clear();
    each.reason.clear();
    each.memos.clear();
  }
  view.title.clear();
  return view;
}

// How roles that masking would touch are called. A speaker keeps the role itself:
// it decides whom a code applies to.
std::map<std::string, std::string> neutral_roles(const coding::StudyView& view, QuoteRoom& room) {
  std::map<std::string, std::string> names;
  for (const coding::TranscriptView& transcript : view.transcripts)
    for (const coding::SpeakerView& speaker : transcript.speakers)
      if (!names.contains(speaker.role) && !room.leaves_alone(speaker.role))
        names.emplace(speaker.role, fmt::format("R{}", names.size() + 1));
  return names;
}

void rename_roles(const std::map<std::string, std::string>& names,
                  std::vector<engine::report::Table>& tables) {
  for (engine::report::Table& table : tables)
    for (std::size_t at = 0; at < table.columns.size(); ++at) {
      if (table.columns[at].key != "role" && table.columns[at].key != "against") continue;
      for (auto& row : table.rows)
        if (auto* role = std::get_if<std::string>(&row[at]); role != nullptr)
          if (const auto name = names.find(*role); name != names.end()) *role = name->second;
    }
}

// The gate that quotes pass, for the segments of a page.
class Gate {
 public:
  Gate(QuoteRoom& room, const ExportJob& job) : room_{room}, job_{job} {}

  void pass(publish::PageContent& content, std::vector<publish::Context>& contexts) {
    std::vector<std::size_t> readable;
    for (const std::size_t at : content.shown) {
      const coding::Coding& coding = *job_.codings[at];
      LookedQuote quote = room_.look(room_.quote_of(coding, false));
      if (quote.standing != privacy::QuoteStanding::ready &&
          quote.standing != privacy::QuoteStanding::released) {
        ++content.held[coding.code];
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
    std::vector<privacy::ExportedQuote> quotes;
    std::vector<std::pair<std::size_t, std::size_t>> places;
    quotes.reserve(page.quotes.size());
    places.reserve(empty.quotes.size());
    for (const publish::Quoted& each : page.quotes) {
      const LookedQuote& quote = quotes_.at(each.coding);
      quotes.push_back({each.begin, each.end, quote.masked.output,
                        engine::report::escape_html(quote.masked.output),
                        quote.standing == privacy::QuoteStanding::released});
    }
    for (const publish::Quoted& each : empty.quotes) places.emplace_back(each.begin, each.end);
    return room_.doubt_export(page.bytes, quotes, empty.bytes, places);
  }

 private:
  QuoteRoom& room_;
  const ExportJob& job_;
  std::map<std::size_t, LookedQuote> quotes_;  // by index into ExportJob::codings
};

}  // namespace

Exit export_html_masked(const ExportJob& job, const Context& io) {
  auto room = QuoteRoom::open(job.study_path, job.masking, io);
  if (!room) return Exit::failed;
  tell_no_roster(*room, job.study_path, io);
  const publish::Material material = material_of(job);
  const coding::StudyView view = without_names(job.view, *room);
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
  publish::PageContent masked = page_of(job, neutral);
  masked.masked = true;
  masked.groups = group_tables(neutral);
  masked.role_names = neutral_roles(view, *room);
  rename_roles(masked.role_names, masked.groups);
  masked.facts.title = io.say(message("Voorgecodeerde interviews", "Pre-coded interviews"));
  Gate gate{*room, job};
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
  write_page(job, page.bytes, io);
  return Exit::ok;
}

}  // namespace cli
