#include "engine/coding/sample.hpp"

#include "engine/base/hash.hpp"

namespace engine::coding {
namespace {

constexpr std::array<std::string_view, kStrata> kMarkNames = {"rest", "near-miss", "flagged"};

}  // namespace

std::string_view name(Mark mark) { return kMarkNames[static_cast<std::size_t>(mark)]; }

std::optional<Mark> parse_mark(std::string_view name) {
  for (std::size_t i = 0; i < kMarkNames.size(); ++i)
    if (kMarkNames[i] == name) return static_cast<Mark>(i);
  return std::nullopt;
}

std::string sample_id(const Sample& sample) {
  constexpr std::size_t kBytes = 8;
  base::Hasher hasher;
  hasher.field(sample.seed).field(sample.left_out).field(sample.tiers.size());
  for (const codebook::Tier tier : sample.tiers) hasher.field(codebook::name(tier));
  hasher.field(sample.codes.size());
  for (const SampledCode& code : sample.codes) {
    hasher.field(code.code)
        .field(code.codebook)
        .field(code.codebook_version)
        .field(code.codebook_digest);
    hasher.field(code.population).field(code.found).field(code.flagged);
    for (const std::uint64_t units : code.unflagged) hasher.field(units);
  }
  for (const SampledUnit& unit : sample.units) {
    hasher.field(std::uint64_t{unit.number}).field(unit.transcript);
    hasher.field(std::uint64_t{unit.sentence}).field(name(unit.stratum));
  }
  return base::to_hex(hasher.finish(), kBytes);
}

bool counts_as(std::string_view given, std::string_view code) {
  return given.starts_with(code) && (given.size() == code.size() || given[code.size()] == '.');
}

}  // namespace engine::coding
