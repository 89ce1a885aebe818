// Each coder by himself: what he coded, where he was to code, and whether he saw
// the machine's suggestions there. What agreement is computed from.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/coding/coding.hpp"
#include "engine/review/view.hpp"
#include "engine/store/study.hpp"

namespace engine::review {

class Coders {
 public:
  explicit Coders(const store::Study& study, std::optional<Moment> moment = {});

  // Who decided anything or was assigned something, in order; never the machine, nor
  // who only settled what others said.
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

  // `transcript`: as in StudyView::transcripts of every view of this study.
  //
  // Not assigned is missing; assigned and not coded is "no". Who was never
  // assigned anything counts as assigned wherever he decided something, unless he
  // only settled there what others said.
  [[nodiscard]] bool is_assigned(const std::string& coder, std::uint32_t transcript) const;
  // To whom it was assigned, in order.
  [[nodiscard]] std::vector<std::string> assigned_to(std::uint32_t transcript) const;
  // Some of his decisions there were made with the suggestions in sight.
  [[nodiscard]] bool saw_suggestions(const std::string& coder, std::uint32_t transcript) const;

  // The study with only this coder's decisions. His codings are those in layer
  // `reviewed`: accepted, changed, added. For coding::kMachine: the suggestions.
  [[nodiscard]] coding::StudyView view(const std::string& coder) const;

 private:
  using Place = std::pair<std::string, std::uint32_t>;  // coder, transcript

  const store::Study& study_;
  std::optional<Moment> moment_;
  std::vector<std::string> names_;
  std::set<std::string> with_assignments_;
  std::set<Place> assigned_, decided_, saw_;
};

}  // namespace engine::review
