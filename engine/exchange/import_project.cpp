#include "engine/exchange/import_project.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/analysis/layers.hpp"
#include "engine/exchange/code_ids.hpp"
#include "engine/foreign/xml_writer.hpp"
#include "engine/review/decide.hpp"
#include "engine/review/hand_codings.hpp"
#include "engine/review/places.hpp"
#include "engine/review/view.hpp"
#include "engine/store/writer.hpp"

namespace engine::exchange {
namespace {

using coding::Coding;
using precoding::FileOutcome;

// Coders keep their names, unless nobody may be called so.
std::vector<std::string> coder_names(const Project& project) {
  std::vector<std::string> names;
  names.reserve(project.coders.size());
  for (std::size_t i = 0; i < project.coders.size(); ++i)
    names.push_back(review::problem_with_coder(project.coders[i]) ? fmt::format("coder-{}", i + 1)
                                                                  : project.coders[i]);
  return names;
}

std::vector<store::OpenCode> open_codes(const Project& project, const std::vector<std::string>& ids,
                                        const std::string& path) {
  const std::string file = std::filesystem::path{path}.filename().string();
  std::vector<store::OpenCode> codes;
  for (std::size_t i = 0; i < project.codes.size(); ++i) {
    const ProjectCode& code = project.codes[i];
    if (code.codable) codes.push_back({ids[i], code.name, code.definition, code.colour, file});
  }
  return codes;
}

bool is_among(const std::string& name, const std::vector<std::string>& coders) {
  return std::ranges::find(coders, name) != coders.end();
}

// What the study says already, by where it says it.
class Said {
 public:
  explicit Said(const store::Study& study) : view_{review::view(study)} {
    for (const Coding& coding : view_.codings) {
      add(coding.transcript, coding.code, coding.segment.span, coding);
      if (coding.was) add(coding.transcript, coding.was->code, coding.was->segment.span, coding);
    }
  }

  [[nodiscard]] const Coding* by_machine(const std::string& transcript, const std::string& code,
                                         text::CodePointSpan span) const {
    return find(transcript, code, span, [&](const Coding& coding) {
      const analysis::Shown shown = analysis::as_shown(coding, analysis::Layer::suggested);
      return coding.is_suggestion && shown.code == code && shown.segment.span == span;
    });
  }
  [[nodiscard]] const Coding* by(const std::string& coder, const std::string& transcript,
                                 const std::string& code, text::CodePointSpan span) const {
    return find(transcript, code, span, [&](const Coding& coding) {
      return analysis::in_layer(coding, analysis::Layer::reviewed) && coding.code == code &&
             coding.segment.span == span &&
             (is_among(coder, coding.coders) || is_among(coder, coding.decided_by));
    });
  }

 private:
  using Key = std::tuple<std::string, std::string, text::CodePointSpan>;

  void add(std::uint32_t transcript, const std::string& code, text::CodePointSpan span,
           const Coding& coding) {
    at_[{view_.transcripts[transcript].name, code, span}].push_back(&coding);
  }
  template <class Fits>
  const Coding* find(const std::string& transcript, const std::string& code,
                     text::CodePointSpan span, Fits fits) const {
    const auto there = at_.find({transcript, code, span});
    if (there == at_.end()) return nullptr;
    for (const Coding* coding : there->second)
      if (fits(*coding)) return coding;
    return nullptr;
  }

  coding::StudyView view_;
  std::map<Key, std::vector<const Coding*>> at_;
};

// Notes of a project are XML, which has no control characters.
bool holds(const std::string& reason, const std::string& note) {
  return foreign::as_xml_holds(reason).find(foreign::as_xml_holds(note)) != std::string::npos;
}

bool holds(const std::vector<coding::Memo>& memos, const coding::Memo& note) {
  return std::ranges::any_of(memos, [&](const coding::Memo& memo) {
    return memo.coder == note.coder &&
           foreign::as_xml_holds(memo.text) == foreign::as_xml_holds(note.text);
  });
}

// Makes of a project the work that is to be recorded.
class Work {
 public:
  Work(const store::Study& study, const Project& project, std::span<FileOutcome> outcomes)
      : project_{project},
        outcomes_{outcomes},
        ids_{code_ids(project, study.view().codes)},
        coders_{coder_names(project)},
        said_{study},
        places_{study} {
    for (const store::TranscriptRow& row : study.transcripts()) transcripts_[row.name] = row.id;
    work_.codes = open_codes(project, ids_, outcomes.front().path);
    work_.blind = !project.machine;
  }

  review::HandWork make(Taken& taken) {
    for (const ProjectCoding& coding : project_.codings) {
      FileOutcome& outcome = outcomes_[coding.text];
      const std::string& name = name_in_study(outcome);
      if (name.empty()) {
        ++taken.without;
      } else if (!is_said(name, coding.span)) {
        ++taken.nobody;
      } else {
        add_coding(coding, name, taken);
        outcome.codings = outcome.codings.value_or(0) + 1;
        ++taken.codings;
      }
    }
    add_memos();
    return std::move(work_);
  }

 private:
  bool is_said(const std::string& transcript, text::CodePointSpan span) {
    return places_.find(transcripts_.at(transcript), span).has_value();
  }

  // A coding with what was said of it: its coder's reason, and memos.
  void add_coding(const ProjectCoding& coding, const std::string& transcript, Taken& taken) {
    const std::string& code = ids_[coding.code];
    const std::string& coder = coders_[coding.coder];
    const bool machine = project_.machine == coding.coder;
    const Coding* const known = machine ? said_.by_machine(transcript, code, coding.span)
                                        : said_.by(coder, transcript, code, coding.span);
    if (known != nullptr) {
      ++taken.known;
      add_notes(coding, transcript, *known);
      return;
    }
    review::HandCoding hand{coder, transcript, code, coding.span, {}};
    for (const ProjectNote& note : coding.notes)
      if (note.is_reason && note.coder == coding.coder && hand.reason.empty())
        hand.reason = note.text;
      else
        work_.memos.push_back({coders_[note.coder], transcript, code, coding.span, note.text});
    work_.codings.push_back(std::move(hand));
  }

  // What is new of what was said of a coding that the study has.
  void add_notes(const ProjectCoding& coding, const std::string& transcript, const Coding& known) {
    for (const ProjectNote& note : coding.notes) {
      const coding::Memo memo{coders_[note.coder], note.text};
      const bool there = note.is_reason ? holds(known.reason, note.text) : holds(known.memos, memo);
      if (there) continue;
      const analysis::Shown judged = analysis::as_shown(known, analysis::Layer::suggested);
      work_.memos.push_back({memo.coder, transcript, judged.code, judged.segment.span, memo.text});
    }
  }

  // On texts that came in, on stretches of them, on codes and on the whole.
  void add_memos() {
    for (std::size_t i = 0; i < project_.texts.size(); ++i) {
      const std::string& name = name_in_study(outcomes_[i]);
      if (name.empty()) continue;
      for (const ProjectNote& note : project_.texts[i].notes)
        work_.memos.push_back({coders_[note.coder], name, {}, {}, note.text});
      for (const auto& [span, note] : project_.texts[i].segments) {
        // why something was rejected here
        if (note.is_reason && outcomes_[i].what == FileOutcome::What::same) continue;
        const auto where = is_said(name, span) ? std::optional{span} : std::nullopt;
        work_.memos.push_back({coders_[note.coder], name, {}, where, note.text});
      }
    }
    for (std::size_t i = 0; i < project_.codes.size(); ++i)
      for (const ProjectNote& note : project_.codes[i].notes)
        if (project_.codes[i].codable)
          work_.memos.push_back({coders_[note.coder], {}, ids_[i], {}, note.text});
    for (const ProjectNote& note : project_.notes)
      work_.memos.push_back({coders_[note.coder], {}, {}, {}, note.text});
  }

  const Project& project_;
  std::span<FileOutcome> outcomes_;
  std::vector<std::string> ids_, coders_;
  std::map<std::string, std::int64_t> transcripts_;
  Said said_;
  review::Places places_;
  review::HandWork work_;
};

// What the project knows of texts that are new to the study.
void add_attributes(store::Study& study, const Project& project,
                    std::span<const FileOutcome> outcomes) {
  std::map<std::string, coding::TranscriptView> known;
  for (coding::TranscriptView& transcript : study.transcript_views())
    known.emplace(transcript.name, std::move(transcript));
  study.write([&](store::Writer& writer) {
    for (std::size_t i = 0; i < project.texts.size(); ++i) {
      if (outcomes[i].what != FileOutcome::What::imported) continue;
      const auto row = known.find(outcomes[i].name);
      if (row == known.end()) continue;
      for (const auto& [key, value] : project.texts[i].attributes)
        writer.set_attribute(row->second.id, key, value);
      for (const coding::SpeakerView& speaker : row->second.speakers)
        for (const ProjectSpeaker& said : project.texts[i].speakers)
          if (said.label == speaker.label && !said.role.empty() && said.role != speaker.role)
            writer.set_role(speaker.label, said.role, row->second.id);
    }
  });
}

}  // namespace

// The name of the transcript in the study, or "".
const std::string& name_in_study(const FileOutcome& outcome) {
  static const std::string kNone;
  switch (outcome.what) {
    case FileOutcome::What::imported:
    case FileOutcome::What::replaced:
      return outcome.name;
    case FileOutcome::What::same:
      return outcome.same_as;
    case FileOutcome::What::failed:
      break;
  }
  return kNone;
}

Taken take_project(store::Study& study, const Project& project, std::span<FileOutcome> outcomes) {
  Taken taken;
  const review::HandWork work = Work{study, project, outcomes}.make(taken);
  taken.texts = static_cast<std::size_t>(std::ranges::count_if(
      outcomes, [](const FileOutcome& o) { return !name_in_study(o).empty(); }));
  if (taken.texts == 0) return taken;
  const auto recorded = review::add_hand_codings(study, work);
  if (!recorded) {
    for (base::Diagnostic problem : recorded.error()) {
      problem.file = outcomes.front().path;
      outcomes.front().problems.push_back(std::move(problem));
    }
    taken.codings = 0;
    for (FileOutcome& outcome : outcomes) outcome.codings.reset();
    return taken;
  }
  taken.known += recorded->known;
  taken.memos = recorded->memos;
  add_attributes(study, project, outcomes);
  return taken;
}

}  // namespace engine::exchange
