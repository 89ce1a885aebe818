// Puts decisions on the codings of a view, as view.hpp promises.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/coding/coding.hpp"
#include "engine/review/carrying.hpp"
#include "engine/review/places.hpp"
#include "engine/review/targets.hpp"
#include "engine/store/study.hpp"

namespace engine::review {

// The stretches of text that rules found, in order, overlapping ones as one.
std::vector<text::CodePointSpan> evidence_of(const coding::Coding& coding);

class Settling {
 public:
  // `view`: as the machine left it. `only`: leave other transcripts alone.
  Settling(const store::Study& study, coding::StudyView& view, std::optional<std::int64_t> only);

  // Changes and adds codings; their order is then no longer the view's.
  void settle(const std::map<std::string, Target>& targets);

 private:
  // A target as it stands in a current transcript.
  struct Located {
    const Target* target = nullptr;
    std::uint32_t transcript = 0;  // index into the view
    std::string code;
    text::CodePointSpan segment;
  };
  // What one vote makes of a coding.
  struct Outcome {
    coding::Status status = coding::Status::suggested;
    std::string code;
    text::CodePointSpan segment;
    bool operator==(const Outcome&) const = default;
  };
  struct Vote {
    const coding::Event* event = nullptr;
    const Target* target = nullptr;
  };

  [[nodiscard]] std::optional<Located> locate(const Target& target) const;
  [[nodiscard]] std::string current_code(const std::string& code) const;
  [[nodiscard]] std::optional<text::CodePointSpan> carried(const coding::Event& event,
                                                           text::CodePointSpan segment) const;
  [[nodiscard]] std::vector<std::size_t> overlapping(const Located& located) const;
  // Returns whether a suggestion took the votes.
  bool inherit(const Located& located);
  [[nodiscard]] Outcome outcome(const coding::Coding& coding, const Vote& vote) const;
  void conclude(coding::Coding& coding, const std::vector<Vote>& votes);
  void apply(coding::Coding& coding, const Outcome& outcome);
  void keep(const Located& located);
  [[nodiscard]] coding::Coding as_judged(const Located& located) const;
  void add_memos(coding::Coding& coding, const Target& target) const;
  [[nodiscard]] bool applies(const coding::Coding& coding) const;

  const store::Study& study_;
  coding::StudyView& view_;
  std::optional<std::int64_t> only_;
  Carrying carrying_;
  std::map<std::string, std::string> replaced_codes_;
  std::map<std::string, std::uint32_t> by_digest_;
  Places places_;
  std::vector<std::vector<Vote>> votes_;  // of each coding of the view
  // Codings of one transcript and code, in order of their beginning.
  std::map<std::pair<std::uint32_t, std::string>, std::vector<std::size_t>> by_code_;
  std::vector<coding::Coding> kept_;
};

}  // namespace engine::review
