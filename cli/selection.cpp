#include "cli/selection.hpp"

#include <algorithm>

#include "cli/options.hpp"
#include "engine/report/words.hpp"

namespace cli {
namespace {

namespace analysis = engine::analysis;
namespace codebook = engine::codebook;
namespace coding = engine::coding;
using engine::base::message;

constexpr const char* kAll = "all";

std::vector<std::string> voice_names() {
  std::vector<std::string> names;
  for (const codebook::Voice voice :
       {codebook::Voice::own, codebook::Voice::meta, codebook::Voice::question,
        codebook::Voice::reported, codebook::Voice::negated, codebook::Voice::hypothetical})
    names.emplace_back(codebook::name(voice));
  names.emplace_back(kAll);
  return names;
}

// Names were checked when they were read.
template <class Parse>
auto values_of(const std::vector<std::string>& names, const Parse& parse) {
  std::vector<typename decltype(parse(names.front()))::value_type> values;
  if (std::ranges::find(names, kAll) != names.end()) return values;
  for (const std::string& name : names)
    if (const auto value = parse(name)) values.push_back(*value);
  return values;
}

}  // namespace

void add_stance(CLI::App& command, const Context& io, StanceOptions& options) {
  add_values(command, io, "--voice", options.voices,
             "own|meta|question|reported|negated|hypothetical|all",
             message("alleen deze stem", "this voice only"))
      ->check(one_of(io, voice_names()));
  add_values(command, io, "--tier", options.tiers, "precise|hint|all",
             message("alleen deze trap", "this tier only"))
      ->check(one_of(io, {"precise", "hint", kAll}));
}

std::vector<codebook::Voice> voices_of(const StanceOptions& options) {
  return values_of(options.voices,
                   [](const std::string& name) { return codebook::parse_voice(name); });
}

std::vector<codebook::Tier> tiers_of(const StanceOptions& options) {
  return values_of(options.tiers,
                   [](const std::string& name) { return codebook::parse_tier(name); });
}

void add_selection(CLI::App& command, const Context& io, SelectionOptions& options) {
  add_value(command, io, "--layer", options.layer, "suggested|reviewed|final",
            message("suggested: elke suggestie van de machine; reviewed: aanvaard, veranderd en "
                    "toegevoegd; final: dat, en wat nog niet beoordeeld is",
                    "suggested: every suggestion of the machine; reviewed: accepted, changed and "
                    "added; final: that, and what is not decided yet"))
      ->default_str("suggested")
      ->check(one_of(io, {"suggested", "reviewed", "final"}));
  add_stance(command, io, options.stance);
}

analysis::Selection selection_of(const SelectionOptions& options) {
  analysis::Selection selection;
  selection.layer = analysis::parse_layer(options.layer).value_or(analysis::Layer::suggested);
  if (!options.stance.voices.empty()) selection.voices = voices_of(options.stance);
  selection.tiers = tiers_of(options.stance);
  return selection;
}

void tell_if_empty(const Context& io, const coding::StudyView& view,
                   const analysis::Selection& selection, const std::string& study) {
  if (view.transcripts.empty()) {
    io.tell(message("er staan nog geen transcripten in {}", "there are no transcripts in {} yet",
                    study),
            message("lees ze in: duiding import {} INTERVIEW.txt …",
                    "read them in: duiding import {} INTERVIEW.txt …", study));
    return;
  }
  if (view.codes.empty()) {
    io.tell(
        message("op {} is nog geen codeboek toegepast", "no codebook was applied to {} yet", study),
        message("codeer: duiding code {} --codebook CODEBOEK.yaml",
                "code it: duiding code {} --codebook CODEBOOK.yaml", study));
    return;
  }
  const bool any = std::ranges::any_of(view.codings, [&](const coding::Coding& coding) {
    return analysis::in_layer(coding, selection.layer) && selection.has(coding.voice) &&
           selection.has(coding.tier);
  });
  if (any) return;
  const engine::base::Message what =
      engine::report::in_words(selection, analysis::count_decided(view, selection));
  const engine::base::Message where =
      engine::base::counted(view.transcripts.size(), message("transcript", "transcript"),
                            message("transcripten", "transcripts"));
  io.tell(message("geen coderingen in {1} ({0})", "no codings in {2} ({0})", io.say(what), where.nl,
                  where.en));
}

}  // namespace cli
