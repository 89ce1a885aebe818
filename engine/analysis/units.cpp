#include "engine/analysis/units.hpp"

#include <algorithm>
#include <cassert>
#include <compare>
#include <map>

namespace engine::analysis {
namespace {

// Units belong to a host: a sentence or turn to its speaker, a transcript to itself.
struct Occupied {
  std::uint32_t host = 0;
  std::uint32_t unit = 0;  // ordinal in the transcript; 0 for a transcript
  std::uint32_t code = 0;
  auto operator<=>(const Occupied&) const = default;
};

struct Hosts {
  Within::What what;
  std::vector<std::uint32_t> of_speaker;  // by index into Tally::speakers
  std::vector<std::uint64_t> units;       // how many each host has
};

Hosts hosts_of(const coding::StudyView& view, const Tally& tally, Within::What what) {
  Hosts hosts{what, {}, {}};
  if (what == Within::What::transcript) {
    hosts.units.assign(view.transcripts.size(), 1);
    for (const CountedSpeaker& counted : tally.speakers)
      hosts.of_speaker.push_back(counted.transcript);
    return hosts;
  }
  for (const CountedSpeaker& counted : tally.speakers) {
    const coding::SpeakerView& speaker =
        view.transcripts[counted.transcript].speakers[counted.speaker];
    hosts.of_speaker.push_back(static_cast<std::uint32_t>(hosts.units.size()));
    hosts.units.push_back(what == Within::What::sentence ? speaker.sentences : speaker.turns);
  }
  return hosts;
}

// Each unit that has a code, once a code, ordered by host, unit, code.
std::vector<Occupied> occupied_units(const Tally& tally, const Hosts& hosts) {
  std::vector<Occupied> occupied;
  for (const CountedCoding& coding : tally.codings) {
    const std::uint32_t host = hosts.of_speaker[coding.speaker];
    const coding::Place& place = coding.segment;
    switch (hosts.what) {
      case Within::What::sentence:
        for (std::uint32_t at = place.first_sentence; at < place.end_sentence; ++at)
          occupied.push_back({host, at, coding.code});
        break;
      case Within::What::turn:
        occupied.push_back({host, place.turn, coding.code});
        break;
      default:
        occupied.push_back({host, 0, coding.code});
    }
  }
  std::ranges::sort(occupied);
  const auto rest = std::ranges::unique(occupied);
  occupied.erase(rest.begin(), rest.end());
  return occupied;
}

std::vector<bool> shared_hosts(const std::vector<bool>& reach1, const std::vector<bool>& reach2,
                               const Hosts& hosts) {
  std::vector<bool> shared(hosts.units.size());
  for (std::size_t speaker = 0; speaker < reach1.size(); ++speaker)
    if (reach1[speaker] && reach2[speaker]) shared[hosts.of_speaker[speaker]] = true;
  return shared;
}

std::uint64_t pair_key(std::uint32_t first, std::uint32_t second) {
  return (std::uint64_t{std::min(first, second)} << 32) | std::max(first, second);
}

}  // namespace

UnitCounts::UnitCounts(const coding::StudyView& view, const Tally& tally, Within::What what) {
  assert(Within{what}.counts_units());
  const Hosts hosts = hosts_of(view, tally, what);
  const std::vector<Occupied> occupied = occupied_units(tally, hosts);

  std::vector<const std::vector<bool>*> reaches;
  std::map<std::vector<bool>, std::uint32_t> known;
  for (const CountedCode& code : tally.codes) {
    const auto [found, fresh] =
        known.emplace(code.speakers, static_cast<std::uint32_t>(reaches.size()));
    if (fresh) reaches.push_back(&code.speakers);
    reach_of_.push_back(found->second);
  }

  // How many units each code occupies a host.
  std::vector<std::map<std::uint32_t, std::uint64_t>> per_host(tally.codes.size());
  for (const Occupied& unit : occupied) ++per_host[unit.code][unit.host];

  units_.assign(reaches.size(), std::vector<std::uint64_t>(reaches.size()));
  occupied_.assign(tally.codes.size(), std::vector<std::uint64_t>(reaches.size()));
  std::vector<std::vector<bool>> shared(reaches.size());  // of one reach with every other
  for (std::uint32_t own = 0; own < reaches.size(); ++own) {
    for (std::uint32_t other = 0; other < reaches.size(); ++other) {
      shared[other] = shared_hosts(*reaches[own], *reaches[other], hosts);
      for (std::size_t host = 0; host < hosts.units.size(); ++host)
        if (shared[other][host]) units_[own][other] += hosts.units[host];
      for (std::uint32_t code = 0; code < tally.codes.size(); ++code) {
        if (reach_of_[code] != own) continue;
        for (const auto& [host, units] : per_host[code])
          if (shared[other][host]) occupied_[code][other] += units;
      }
    }
    // A pair of codes is counted once, by the reach of its first.
    for (auto begin = occupied.begin(); begin != occupied.end();) {
      const auto end = std::find_if(begin, occupied.end(), [begin](const Occupied& unit) {
        return unit.host != begin->host || unit.unit != begin->unit;
      });
      for (auto first = begin; first != end; ++first) {
        if (reach_of_[first->code] != own) continue;
        for (auto second = first + 1; second != end; ++second)
          if (shared[reach_of_[second->code]][first->host])
            ++together_[pair_key(first->code, second->code)];
      }
      begin = end;
    }
  }
}

PairCount UnitCounts::count(std::uint32_t first, std::uint32_t second) const {
  const std::uint32_t reach1 = reach_of_[first];
  const std::uint32_t reach2 = reach_of_[second];
  const auto together = together_.find(pair_key(first, second));
  return {occupied_[first][reach2], occupied_[second][reach1],
          together == together_.end() ? 0 : together->second, units_[reach1][reach2]};
}

}  // namespace engine::analysis
