// A study as a project that other tools can read.
//
// What such a project has no field for stands in words beside the codings
// (ProjectCoding::about) as far as it belongs to one, and is listed.
#pragma once

#include <string>
#include <vector>

#include "engine/analysis/layers.hpp"
#include "engine/base/message.hpp"
#include "engine/coding/coding.hpp"
#include "engine/exchange/project.hpp"
#include "engine/store/study.hpp"

namespace engine::exchange {

struct OutgoingChoice {
  std::vector<const coding::Coding*> codings;  // of the view, in its order
  analysis::Layer layer = analysis::Layer::final;
  std::vector<std::string> coders;  // none: all
  bool times = true;
  base::Language language = base::Language::en;  // of labels and definitions
  // Memos, reasons, who decided and which coding it was; without them nothing is
  // there that people wrote, nor anything that leads back to them.
  bool remarks = true;
};

struct Outgoing {
  Project project;
  std::vector<base::Message> losses;
};

// A coding is its coder's: of several who added it, each has one; a changed one
// is of those who changed it. A rejected suggestion that is left out leaves its
// reason and memos behind, as notes on the text.
Outgoing project_of(const store::Study& study, const coding::StudyView& view,
                    const OutgoingChoice& choice);

// The codes of a study with their definitions, parents before children, each with
// a name of its own. `ids` that the study does not know come last.
std::vector<ProjectCode> outgoing_codes(const store::Study& study, const coding::StudyView& view,
                                        const std::vector<std::string>& ids,
                                        base::Language language);

}  // namespace engine::exchange
