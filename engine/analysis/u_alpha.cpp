#include "engine/analysis/u_alpha.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace engine::analysis {
namespace {

using base::Message;
using base::message;

// One end of a unit, seen while the continuum is read from left to right.
struct Edge {
  std::uint32_t at;
  bool opens;  // units that touch: the first closes before the next opens
  std::uint32_t code;
  std::size_t unit;

  bool operator<(const Edge& other) const {
    return std::tie(at, opens, unit) < std::tie(other.at, other.opens, other.unit);
  }
};

std::vector<Edge> edges_of(const Unitizing& data) {
  std::vector<Edge> edges;
  std::size_t unit = 0;
  for (const std::vector<Unit>& units : data.coders)
    for (const Unit& one : units) {
      edges.push_back({one.begin, true, one.code, unit});
      edges.push_back({one.end, false, one.code, unit++});
    }
  std::ranges::sort(edges, std::less{});
  return edges;
}

// Lengths, times m - 1 where coincidences are.
struct Lengths {
  double gaps = 0;                          // of all coders
  double units = 0;                         // of all coders
  double gap_pairs = 0;                     // (m-1)·l(00)
  double unit_pairs = 0;                    // (m-1)·l*
  double squared = 0;                       // S(k), summed over the codes
  double pairable_squared = 0;              // (m-1)²·S*(k), summed
  std::vector<double> code;                 // l(k)
  std::vector<double> same;                 // (m-1)·l(kk)
  std::vector<double> pairable;             // (m-1)·l*(k)
  std::vector<double> pairable_squared_of;  // (m-1)²·S*(k)
};

// Counts at each place how many coders have a unit there, of each code. A
// unit's pairable length is the growth, while it is open, of the sum of the
// others: no pair of units is ever looked at.
class Sweep {
 public:
  explicit Sweep(const Unitizing& data)
      : coders_{static_cast<double>(data.coders.size())},
        open_of_(data.codes.size()),
        since_(data.codes.size()) {
    const std::size_t codes = data.codes.size();
    lengths_.code.resize(codes);
    lengths_.same.resize(codes);
    lengths_.pairable.resize(codes);
    lengths_.pairable_squared_of.resize(codes);
    std::size_t units = 0;
    for (const std::vector<Unit>& one : data.coders) units += one.size();
    opened_.resize(units);
    for (const Edge& edge : edges_of(data)) take(edge);
    advance(data.length);
  }

  [[nodiscard]] const Lengths& lengths() const { return lengths_; }

 private:
  struct Opened {
    std::uint32_t at = 0;
    double others = 0;
  };

  void advance(std::uint32_t to) {
    const double step = to - at_;
    lengths_.gaps += step * (coders_ - open_);
    lengths_.units += step * open_;
    lengths_.gap_pairs += step * (coders_ - open_) * (coders_ - open_ - 1);
    lengths_.unit_pairs += step * open_ * (open_ - 1);
    others_ += step * (open_ - 1);
    at_ = to;
  }

  void take(const Edge& edge) {
    advance(edge.at);
    double& open = open_of_[edge.code];
    lengths_.same[edge.code] += (at_ - since_[edge.code]) * open * (open - 1);
    since_[edge.code] = at_;
    if (edge.opens) {
      opened_[edge.unit] = {at_, others_};
      ++open;
      ++open_;
      return;
    }
    --open;
    --open_;
    const double length = at_ - opened_[edge.unit].at;
    const double pairable = others_ - opened_[edge.unit].others;
    lengths_.code[edge.code] += length;
    lengths_.pairable[edge.code] += pairable;
    lengths_.pairable_squared_of[edge.code] += pairable * pairable;
    lengths_.squared += length * length;
    lengths_.pairable_squared += pairable * pairable;
  }

  double coders_;
  double open_ = 0;    // units
  double others_ = 0;  // sum, so far, of length × (units open - 1)
  std::uint32_t at_ = 0;
  std::vector<double> open_of_;       // code → units
  std::vector<std::uint32_t> since_;  // code → where that number last changed
  std::vector<Opened> opened_;        // unit →
  Lengths lengths_;
};

// Coincidences of unequal codes are summed as such: 1 - agreement would lose
// the few points of difference on a long continuum.
void whole_continuum(const Lengths& l, double others, UAlphaFamily& result) {
  if (l.units == 0) {
    result.u_alpha = result.u_alpha_binary =
        Measure::undefined(message("niemand codeerde een fragment", "nobody coded a span"));
    return;
  }
  const double all = l.gaps + l.units;
  const double scale = all / (all * all - l.gaps - l.squared);
  const double across = l.gaps - l.gap_pairs / others;
  const double across_by_chance = scale * l.gaps * l.units;
  result.u_alpha_binary =
      l.gaps == 0 ? Measure::undefined(message("geen enkele codeur liet iets ongecodeerd",
                                               "no coder left anything uncoded"))
                  : Measure::of(1 - across / across_by_chance);

  double unequal = across, by_chance = across_by_chance;
  for (std::size_t k = 0; k < l.code.size(); ++k) {
    unequal += l.code[k] - l.same[k] / others;
    by_chance += scale * l.code[k] * (all - l.code[k]);
  }
  result.u_alpha = by_chance > 0
                       ? Measure::of(1 - unequal / by_chance)
                       : Measure::undefined(message("alles heeft overal dezelfde code",
                                                    "everything has the same code everywhere"));
}

void where_units_meet(const Lengths& l, double others, UAlphaFamily& result) {
  const std::size_t codes = l.code.size();
  const double all = l.unit_pairs / others;  // l*
  result.cu_coverage = Measure::of(all / (l.gaps + l.units));
  if (all == 0) {
    const Message none =
        message("geen fragmenten van twee codeurs overlappen", "no spans of two coders overlap");
    result.cu_alpha = Measure::undefined(none);
    result.by_code.assign(codes, Measure::undefined(none));
    return;
  }
  const double squared = others * others;
  const double scale = 1 / (all - l.pairable_squared / squared / all) / squared;
  const auto unequal = [&](std::size_t k) { return (l.pairable[k] - l.same[k]) / others; };
  const auto unequal_by_chance = [&](std::size_t k) {
    return scale * l.pairable[k] * (l.unit_pairs - l.pairable[k]);
  };
  double found = 0, by_chance = 0;
  for (std::size_t k = 0; k < codes; ++k) {
    found += unequal(k);
    by_chance += unequal_by_chance(k);
  }
  const Message one = message("waar fragmenten overlappen is er maar één code",
                              "where spans overlap there is only one code");
  result.cu_alpha = by_chance > 0 ? Measure::of(1 - found / by_chance) : Measure::undefined(one);
  for (std::size_t k = 0; k < codes; ++k) {
    const double own = l.pairable[k] / others;  // l*(k)
    if (own == 0) {
      result.by_code.push_back(
          Measure::undefined(message("geen fragment met deze code overlapt dat van een ander",
                                     "no span with this code overlaps that of another coder")));
    } else if (unequal_by_chance(k) > 0) {
      const double equal_by_chance =
          scale * (l.pairable[k] * l.pairable[k] - l.pairable_squared_of[k]);
      const double margin = unequal_by_chance(k) + equal_by_chance;  // e*(k)
      result.by_code.push_back(Measure::of(1 - margin / own * unequal(k) / unequal_by_chance(k)));
    } else {
      result.by_code.push_back(Measure::undefined(one));
    }
  }
}

// The codes of two units of one coder that overlap.
std::optional<Message> no_partition(const Unitizing& data) {
  for (const std::vector<Unit>& units : data.coders)
    for (std::size_t at = 1; at < units.size(); ++at)
      if (units[at].begin < units[at - 1].end)
        return message("een codeur gaf dezelfde plaats twee codes ('{}' en '{}')",
                       "a coder gave the same place two codes ('{}' and '{}')",
                       data.codes[units[at - 1].code], data.codes[units[at].code]);
  return std::nullopt;
}

}  // namespace

UAlphaFamily u_alpha_family(const Unitizing& data) {
  UAlphaFamily result;
  if (const auto reason = no_partition(data)) {
    result.u_alpha = result.u_alpha_binary = result.cu_alpha = result.cu_coverage =
        Measure::undefined(*reason);
    result.by_code.assign(data.codes.size(), Measure::undefined(*reason));
    return result;
  }
  const Sweep sweep{data};
  const double others = static_cast<double>(data.coders.size()) - 1;
  whole_continuum(sweep.lengths(), others, result);
  where_units_meet(sweep.lengths(), others, result);
  return result;
}

}  // namespace engine::analysis
