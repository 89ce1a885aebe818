#include "cli/progress.hpp"

#include <fmt/format.h>

#include <ostream>

namespace cli {

ProgressBar::~ProgressBar() {
  if (percent_shown_ <= 100) io_.err << "\r\x1b[K" << std::flush;
}

void ProgressBar::show(std::size_t done, std::size_t total) {
  if (!io_.progress || total == 0) return;
  const std::size_t percent = done * 100 / total;
  if (percent == percent_shown_) return;
  percent_shown_ = percent;
  constexpr std::size_t kCells = 30;
  const std::size_t full = percent * kCells / 100;
  std::string bar;
  for (std::size_t i = 0; i < kCells; ++i) bar += i < full ? "█" : "░";
  io_.err << fmt::format("\r{} {:3} %  {}/{}\x1b[K", bar, percent, done, total) << std::flush;
}

}  // namespace cli
