// A bar on the terminal while long work is done; nothing elsewhere.
#pragma once

#include <cstddef>

#include "cli/context.hpp"

namespace cli {

class ProgressBar {
 public:
  explicit ProgressBar(const Context& io) : io_{io} {}
  ~ProgressBar();  // wipes the bar
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void show(std::size_t done, std::size_t total);

 private:
  const Context& io_;
  std::size_t percent_shown_ = 101;  // none yet
};

}  // namespace cli
