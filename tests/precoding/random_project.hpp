// A codebook and interviews that change at random, for property tests.
#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

#include "tests/precoding/support.hpp"

namespace precoding_test {

class RandomProject {
 public:
  explicit RandomProject(unsigned seed);

  // One change: of a code's rules, of the set of codes, of an interview.
  // Returns the name of the interview it changed, or "".
  std::string change();

  [[nodiscard]] Codebook codebook() const;
  [[nodiscard]] const std::map<std::string, std::string>& texts() const { return texts_; }

  // Several speakers, about so many turns.
  std::string text(unsigned turns);

 private:
  std::string pattern(std::mt19937& random) const;
  std::string rule(const std::string& code, unsigned seed) const;
  unsigned upto(unsigned n) { return static_cast<unsigned>(random_() % n); }

  std::mt19937 random_;
  std::map<std::string, unsigned> rules_;  // of a code: the seed of its rules
  std::string renamed_;                    // code with `replaced_by`, or ""
  unsigned list_ = 0;                      // version of the topic list
  std::map<std::string, std::string> texts_;
};

}  // namespace precoding_test
