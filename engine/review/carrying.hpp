// Decisions on a text that a newer one replaced: where their words stand now.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/coding/decision.hpp"
#include "engine/text/span.hpp"

namespace engine::review {

class Carrying {
 public:
  // `current`: digests of the transcripts looked at.
  Carrying(std::vector<coding::Replacement> replacements, std::set<std::string> current);

  // The current transcript that took the place of the one with this digest, or
  // itself; nothing where there is none.
  [[nodiscard]] std::optional<std::string> transcript(const std::string& digest) const;
  // Where a segment of it stands there; nothing where its text did not stay whole.
  [[nodiscard]] std::optional<text::CodePointSpan> segment(const std::string& digest,
                                                           text::CodePointSpan segment) const;

 private:
  [[nodiscard]] const coding::Replacement* step(const std::string& digest) const;

  std::map<std::string, coding::Replacement> by_older_;
  std::set<std::string> current_;
};

}  // namespace engine::review
