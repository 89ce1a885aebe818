// From all judged matches to those that are told.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/matching/verdict.hpp"

namespace engine::matching {

class Settler {
 public:
  // Of the matches from `from` on, drops those that contain another of the
  // same rule and fate, and of equal ones all but the first pattern's. A fate
  // is a voice and a code, or to be suppressed.
  void keep_minimal(std::vector<Judged>& judged, std::size_t from);
  // Drops suppressed matches that a surviving one of the same rule overlaps.
  // After `keep_minimal` of all.
  void drop_overlapped(std::vector<Judged>& judged);

 private:
  struct Pile {
    Verdict fate;
    std::vector<std::size_t> kept;  // indices, begins and ends rising
  };
  Pile& pile_for(const Verdict& verdict);
  void compact(std::vector<Judged>& judged, std::size_t from) const;

  std::vector<Pile> piles_;
  std::size_t piles_used_ = 0;
  std::vector<bool> dropped_;
};

}  // namespace engine::matching
