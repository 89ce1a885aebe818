// How many requests may come: so many at once, and so many a second after that.
#pragma once

#include <algorithm>
#include <chrono>
#include <mutex>

namespace engine::server {

class Allowance {
 public:
  using Time = std::chrono::steady_clock::time_point;

  Allowance(double at_once, double per_second)
      : most_{at_once}, per_second_{per_second}, left_{at_once} {}

  // False where too many came; `now` never goes back.
  bool take(Time now) {
    const std::lock_guard lock{mutex_};
    if (last_ != Time{})
      left_ =
          std::min(most_, left_ + per_second_ * std::chrono::duration<double>(now - last_).count());
    last_ = now;
    if (left_ < 1) return false;
    left_ -= 1;
    return true;
  }

 private:
  double most_, per_second_, left_;
  Time last_{};
  std::mutex mutex_;
};

}  // namespace engine::server
