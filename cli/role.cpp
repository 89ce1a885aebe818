#include "cli/role.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/lookup.hpp"
#include "cli/options.hpp"
#include "cli/roles.hpp"
#include "engine/base/failure.hpp"
#include "engine/coding/coding.hpp"
#include "engine/store/study.hpp"
#include "engine/store/writer.hpp"

namespace cli {
namespace {

namespace base = engine::base;
namespace coding = engine::coding;
namespace report = engine::report;
namespace store = engine::store;
using base::message;

struct Options {
  std::string study;
  std::vector<std::string> roles, transcripts;
  report::Format format = report::Format::table;
};

using Role = std::pair<std::string, std::string>;  // label, role

// P* before P1, so that what was said of one label stands.
std::vector<Role> widest_first(const std::map<std::string, std::string>& roles) {
  std::vector<Role> ordered{roles.begin(), roles.end()};
  std::ranges::stable_sort(ordered, [](const Role& a, const Role& b) {
    const bool a_wide = a.first.ends_with('*'), b_wide = b.first.ends_with('*');
    return a_wide != b_wide ? a_wide : a_wide && a.first.size() < b.first.size();
  });
  return ordered;
}

base::Message labels_in(const std::vector<coding::TranscriptView>& transcripts) {
  std::vector<std::string> labels;
  for (const coding::TranscriptView& transcript : transcripts)
    for (const coding::SpeakerView& speaker : transcript.speakers) labels.push_back(speaker.label);
  std::ranges::sort(labels);
  const auto doubled = std::ranges::unique(labels);
  labels.erase(doubled.begin(), doubled.end());
  std::erase(labels, "");
  constexpr std::size_t kMost = 12;
  std::string list;
  for (std::size_t i = 0; i < std::min(labels.size(), kMost); ++i)
    list += (i == 0 ? "" : ", ") + labels[i];
  if (labels.size() > kMost) list += " …";
  return message("labels in deze studie: {}", "labels in this study: {}", list);
}

// All of it, or nothing where a label fits nobody.
void set_roles(store::Study& study, const std::vector<Role>& roles,
               const std::vector<std::optional<std::int64_t>>& transcripts) {
  const auto known = study.transcript_views();
  study.write([&](store::Writer& writer) {
    for (const auto& [label, role] : roles) {
      std::uint32_t fits = 0;
      for (const std::optional<std::int64_t> transcript : transcripts)
        fits += writer.set_role(label, role, transcript);
      if (fits == 0)
        throw base::Failure{message("geen spreker heeft het label '{}'; er is niets veranderd",
                                    "no speaker has the label '{}'; nothing was changed", label),
                            labels_in(known)};
    }
  });
}

report::Table changes(const std::vector<coding::TranscriptView>& before,
                      const std::vector<coding::TranscriptView>& after) {
  report::Table table;
  table.title = message("Rollen die veranderd zijn", "Roles that changed");
  table.columns = {{"transcript", message("transcript", "transcript")},
                   {"speaker", message("spreker", "speaker")},
                   {"role_before", message("rol was", "role was")},
                   {"role", message("rol", "role")}};
  for (std::size_t t = 0; t < after.size(); ++t)
    for (std::size_t s = 0; s < after[t].speakers.size(); ++s)
      if (const coding::SpeakerView& speaker = after[t].speakers[s];
          speaker.role != before[t].speakers[s].role)
        table.rows.push_back(
            {after[t].name, speaker.label, before[t].speakers[s].role, speaker.role});
  return table;
}

Exit run(const Options& options, const Context& io) {
  const auto roles = read_roles(options.roles, io);
  if (!roles) return Exit::failed;
  auto study = store::Study::open(options.study, store::Study::Mode::write);
  std::vector<std::optional<std::int64_t>> transcripts;
  for (const std::string& name : options.transcripts) {
    const auto row = find_transcript(study, name, io);
    if (!row) return Exit::failed;
    transcripts.emplace_back(row->id);
  }
  if (transcripts.empty()) transcripts.emplace_back(std::nullopt);  // all of them

  const auto before = study.transcript_views();
  set_roles(study, widest_first(*roles), transcripts);
  const report::Table table = changes(before, study.transcript_views());
  if (!table.rows.empty() || options.format != report::Format::table)
    show(io, table, options.format);
  const auto changed =
      base::counted(table.rows.size(), message("rol", "role"), message("rollen", "roles"));
  io.tell(message("{0} veranderd", "{1} changed", changed.nl, changed.en));
  return Exit::ok;
}

}  // namespace

void add_role(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "role",
      message("Geeft sprekers een rol\n\n"
              "Een rol is een woord: interviewer, moderator, respondent, expert … Codes gelden, "
              "tenzij het codeboek iets anders zegt, voor iedereen behalve interviewer en "
              "moderator. Er hoeft niet opnieuw gecodeerd te worden. P* staat voor alle labels die "
              "met P beginnen; een volledig label gaat voor.",
              "Gives speakers a role\n\n"
              "A role is a word: interviewer, moderator, respondent, expert … Codes apply, unless "
              "the codebook says otherwise, to everyone but interviewer and moderator. Nothing has "
              "to be coded again. P* stands for all labels that begin with P; a whole label goes "
              "before it."),
      "duiding role studie.duiding I=interviewer 'P*=participant'");
  add_study(*command, io, options->study);
  command
      ->add_option(
          "LABEL=ROLE", options->roles,
          io.say(message("label van de spreker en zijn rol", "a speaker's label and role")))
      ->required();
  add_values(*command, io, "--transcript", options->transcripts, "NAME",
             message("alleen in dit transcript", "in this transcript only"));
  add_format(*command, io, options->format);
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
