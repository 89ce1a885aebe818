#include "tests/analysis/plain_unitizing.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace support {
namespace {

using engine::analysis::Unit;
using engine::analysis::Unitizing;
using Sections = std::vector<Unit>;

double length(const Unit& unit) { return unit.length(); }

double shared(const Unit& a, const Unit& b) {
  const double begin = std::max(a.begin, b.begin), end = std::min(a.end, b.end);
  return std::max(0.0, end - begin);
}

// `units` do not overlap.
Sections sections(std::vector<Unit> units, std::uint32_t end) {
  std::sort(units.begin(), units.end());
  Sections all;
  std::uint32_t at = 0;
  for (const Unit& unit : units) {
    if (unit.begin > at) all.push_back({at, unit.begin, kGap});
    all.push_back(unit);
    at = unit.end;
  }
  if (at < end) all.push_back({at, end, kGap});
  return all;
}

double square(double value) { return value * value; }

double delta(const Unit& g, const Unit& h) {
  const double bg = g.begin, bh = h.begin;
  if (g.code != kGap && h.code != kGap && -length(g) < bg - bh && bg - bh < length(h))
    return square(bg - bh) + square(bg + length(g) - bh - length(h));
  if (g.code != kGap && h.code == kGap && length(h) - length(g) >= bg - bh && bg - bh >= 0)
    return square(length(g));
  if (g.code == kGap && h.code != kGap && length(g) - length(h) >= bh - bg && bh - bg >= 0)
    return square(length(h));
  return 0;
}

}  // namespace

PlainAlphaU plain_alpha_u(const Unitizing& data, std::uint32_t code) {
  std::vector<Sections> coders;
  for (const auto& units : data.coders) {
    std::vector<Unit> own;
    for (const Unit& unit : units)
      if (unit.code == code) own.push_back(unit);
    coders.push_back(sections(own, data.length));
  }
  const double m = static_cast<double>(coders.size()), all = data.length;
  PlainAlphaU result;
  for (std::size_t i = 0; i < coders.size(); ++i)
    for (std::size_t j = 0; j < coders.size(); ++j)
      if (i != j)
        for (const Unit& g : coders[i])
          for (const Unit& h : coders[j])
            result.observed += delta(g, h) / (m * (m - 1) * all * all);

  double units = 0, own_pairs = 0, sum = 0;
  for (const Sections& one : coders)
    for (const Unit& g : one)
      if (g.code != kGap) {
        ++units;
        own_pairs += length(g) * (length(g) - 1);
      }
  for (const Sections& one : coders)
    for (const Unit& g : one) {
      if (g.code == kGap) continue;
      // Every way in which another unit of this length may be shifted.
      for (double shift = 1; shift < length(g); ++shift) sum += (units - 1) * 2 * shift * shift;
      for (const Sections& other : coders)
        for (const Unit& h : other)
          if (h.code == kGap && length(h) >= length(g))
            sum += square(length(g)) * (length(h) - length(g) + 1);
    }
  result.expected = 2 / all * sum / (m * all * (m * all - 1) - own_pairs);
  return result;
}

PlainFamily plain_family(const Unitizing& data) {
  std::vector<Sections> coders;
  for (const auto& units : data.coders) coders.push_back(sections(units, data.length));
  const double m = static_cast<double>(coders.size());
  std::set<std::uint32_t> values{kGap};
  for (std::uint32_t code = 0; code < data.codes.size(); ++code) values.insert(code);

  std::map<std::pair<std::uint32_t, std::uint32_t>, double> observed;
  std::map<std::uint32_t, double> of, squared, valued_of, valued_squared;
  for (std::size_t i = 0; i < coders.size(); ++i)
    for (const Unit& g : coders[i]) {
      double pairable = 0;
      for (std::size_t j = 0; j < coders.size(); ++j)
        if (i != j)
          for (const Unit& h : coders[j]) {
            observed[{g.code, h.code}] += shared(g, h) / (m - 1);
            if (g.code != kGap && h.code != kGap) pairable += shared(g, h) / (m - 1);
          }
      of[g.code] += length(g);
      squared[g.code] += g.code == kGap ? length(g) : square(length(g));
      valued_of[g.code] += pairable;
      valued_squared[g.code] += square(pairable);
    }
  const double all = m * data.length;
  double corrections = 0, valued = 0, valued_corrections = 0;
  for (const std::uint32_t value : values) {
    corrections += squared[value];
    valued += valued_of[value];
    valued_corrections += valued_squared[value];
  }
  const auto expected = [&](std::uint32_t c, std::uint32_t k) {
    return all * (of[c] * of[k] - (c == k ? squared[c] : 0)) / (all * all - corrections);
  };
  const auto valued_expected = [&](std::uint32_t c, std::uint32_t k) {
    return (valued_of[c] * valued_of[k] - (c == k ? valued_squared[c] : 0)) /
           (valued - valued_corrections / valued);
  };
  // 1 - the unequal coincidences observed / expected
  const auto alpha = [&](const auto& differ, const auto& by_chance) -> std::optional<double> {
    double found = 0, chance = 0;
    for (const std::uint32_t c : values)
      for (const std::uint32_t k : values)
        if (differ(c, k)) {
          found += observed[{c, k}];
          chance += by_chance(c, k);
        }
    if (!(chance > 1e-12)) return std::nullopt;
    return 1 - found / chance;
  };
  PlainFamily family;
  family.u_alpha = alpha([](auto c, auto k) { return c != k; }, expected);
  family.u_alpha_binary =
      alpha([](auto c, auto k) { return (c == kGap) != (k == kGap); }, expected);
  family.coverage = valued / all;
  if (valued > 0)
    family.cu_alpha =
        alpha([](auto c, auto k) { return c != k && c != kGap && k != kGap; }, valued_expected);
  for (std::uint32_t code = 0; code < data.codes.size(); ++code) {
    family.by_code[code] = std::nullopt;
    if (valued_of[code] == 0) continue;
    double margin = 0;
    for (const std::uint32_t k : values)
      if (k != kGap) margin += valued_expected(code, k);
    const double unequal = margin - valued_expected(code, code);
    if (unequal > 1e-12)
      family.by_code[code] =
          1 - margin / valued_of[code] * (valued_of[code] - observed[{code, code}]) / unequal;
  }
  return family;
}

}  // namespace support
