#include "cli/filter.hpp"

#include <algorithm>
#include <set>

#include "cli/options.hpp"
#include "engine/analysis/tally.hpp"
#include "engine/base/joined.hpp"
#include "engine/codebook/suggest.hpp"
#include "engine/coding/unknown.hpp"

namespace cli {
namespace {

namespace analysis = engine::analysis;
namespace base = engine::base;
namespace codebook = engine::codebook;
namespace coding = engine::coding;
using base::message;

// "'a', 'b'"
std::string quoted(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "'" : ", '") + name + "'";
  return out;
}

bool is_known_code(const coding::StudyView& view, const std::string& code) {
  return std::ranges::any_of(view.codes, [&](const coding::CodeView& known) {
    return known.id == code || analysis::is_above(code, known.id);
  });
}

void tell_unknown_code(const coding::StudyView& view, const std::string& code, const Context& io) {
  std::vector<std::string_view> known;
  std::set<std::string_view> tops;
  for (const coding::CodeView& one : view.codes) {
    known.push_back(one.id);
    tops.insert(codebook::top_code(one.id));
  }
  if (known.empty()) {
    io.tell(message("op deze studie is nog geen codeboek toegepast",
                    "no codebook was applied to this study yet"));
    return;
  }
  const std::string all = any_of(io, {tops.begin(), tops.end()});
  io.tell(coding::unknown_code(code),
          codebook::did_you_mean("", code, known, message("kies {0}", "choose {0}", all)));
}

// The coders there are, where the asked ones have nothing.
std::optional<base::Message> other_coders(const coding::StudyView& view,
                                          const analysis::Filter& filter) {
  std::set<std::string> coders;
  for (const coding::Coding& coding : view.codings)
    coders.insert(coding.coders.begin(), coding.coders.end());
  for (const std::string& asked : filter.coders)
    if (coders.contains(asked)) return std::nullopt;
  if (filter.coders.empty() || coders.empty()) return std::nullopt;
  return message(" (codeurs in deze studie: {})", " (coders in this study: {})",
                 base::joined(coders));
}

}  // namespace

void add_filter(CLI::App& command, const Context& io, FilterOptions& options) {
  add_values(
      command, io, "--code", options.codes, "CODE",
      message("alleen deze code, met de codes eronder", "this code only, with those under it"));
  add_stance(command, io, options.stance);
}

std::optional<analysis::Filter> filter_of(const FilterOptions& options,
                                          const coding::StudyView& view, const Context& io) {
  bool all_known = true;
  for (const std::string& code : options.codes)
    if (!is_known_code(view, code)) {
      tell_unknown_code(view, code, io);
      all_known = false;
    }
  if (!all_known) return std::nullopt;
  analysis::Filter filter;
  filter.codes = options.codes;
  filter.voices = voices_of(options.stance);
  filter.tiers = tiers_of(options.stance);
  return filter;
}

bool know_transcripts(const std::vector<std::string>& names, const coding::StudyView& view,
                      const Context& io) {
  std::vector<std::string_view> known;
  known.reserve(view.transcripts.size());
  for (const coding::TranscriptView& transcript : view.transcripts)
    known.push_back(transcript.name);
  bool all_known = true;
  for (const std::string& name : names)
    if (std::ranges::find(known, name) == known.end()) {
      io.tell(coding::unknown_transcript(name),
              codebook::did_you_mean("", name, known,
                                     message("zie welke er zijn: duiding transcripts STUDY",
                                             "see which there are: duiding transcripts STUDY")));
      all_known = false;
    }
  return all_known;
}

void tell_nothing_found(const Context& io, const coding::StudyView& view,
                        const analysis::Filter& filter, const std::string& study) {
  if (view.codings.empty()) {
    tell_if_empty(io, view, {analysis::Layer::suggested, {}, {}}, study);
    return;
  }
  base::Message what = message("geen coderingen", "no codings");
  const auto add = [&what](const base::Message& more) {
    what.nl += more.nl;
    what.en += more.en;
  };
  if (!filter.codes.empty()) add(message(" van {0}", " of {0}", quoted(filter.codes)));
  if (!filter.coders.empty()) add(message(" door {0}", " by {0}", quoted(filter.coders)));
  const std::size_t transcripts =
      filter.transcripts.empty() ? view.transcripts.size() : filter.transcripts.size();
  const base::Message where = base::counted(transcripts, message("transcript", "transcript"),
                                            message("transcripten", "transcripts"));
  add(message(" in {0}", " in {1}", where.nl, where.en));
  const auto coders = other_coders(view, filter);
  if (coders)
    add(*coders);
  else if (!filter.statuses.empty() || !filter.tiers.empty() || !filter.voices.empty())
    add(message(" met deze status, trap en stem", " with this status, tier and voice"));
  io.tell(what);
}

}  // namespace cli
