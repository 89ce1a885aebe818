// The program as a test sees it: a line in, two texts and a status out.
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "cli/app.hpp"
#include "engine/base/message.hpp"

namespace support {

struct Answer {
  cli::Exit exit = cli::Exit::ok;
  std::string out, err;
};

inline Answer duiding(const std::vector<std::string>& args,
                      engine::base::Language language = engine::base::Language::en) {
  std::istringstream in;
  std::ostringstream out, err;
  cli::Context io{in, out, err};
  io.language = language;
  const cli::Exit exit = cli::run(args, io);
  return {exit, out.str(), err.str()};
}

// Two speakers, one of them the interviewer; "opgegeven" and "geen kans" are
// what kCodebook looks for.
inline constexpr const char* kInterview =
    "Titel: Interview 1\n"
    "Rol R: respondent\n"
    "\n"
    "Interviewer: Heeft u het opgegeven?\n"
    "R: Ik heb het opgegeven. Er is voor mij geen kans.\n"
    "R: Ik heb het roken opgegeven.\n"
    "R: Mijn vrouw zei dat ik het opgegeven had.\n";

inline constexpr const char* kOtherInterview =
    "I: En toen?\n"
    "P1: Toen heb ik het opgegeven, want ik had geen enkele kans.\n"
    "P2: Ik niet.\n";

inline constexpr const char* kCodebook = R"(
codebook: {id: moed, version: 1.0.0, language: nl}
lists:
  kans: |
    (kans|kansen|hoop)
contexts:
  citaat:
    effect: voice=reported
    looks: forward
    reach: 6
    patterns: |
      (zei|zegt) dat?
codes:
  ontmoediging:
    label: {nl: Ontmoediging, en: Discouragement}
    brief: {nl: Verliest de moed, en: Loses heart}
    colour: "#2E86C1"
    contexts: [citaat]
    children:
      opgeven:
        label: {nl: Opgeven, en: Giving up}
        rules:
        - id: ontm.opgeven
          tier: precise
          patterns: |
            opgegeven ; not before 2: roken
          hit: |
            ik heb het opgegeven
          miss: |
            ik heb het roken opgegeven
          reported: |
            hij zei dat ik het had opgegeven
      kansloos:
        label: {nl: Kansloos, en: No chance}
        rules:
        - id: ontm.kansloos
          tier: hint
          patterns: |
            geen {0,2} @kans
          hit: |
            er is geen kans
          miss: |
            de kans is groot
)";

}  // namespace support
