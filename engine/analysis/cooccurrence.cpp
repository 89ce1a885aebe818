#include "engine/analysis/cooccurrence.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "engine/analysis/passages.hpp"
#include "engine/analysis/units.hpp"

namespace engine::analysis {
namespace {

using base::message;

constexpr std::array<std::pair<Within::What, std::string_view>, 4> kWhats{{
    {Within::What::sentence, "sentence"},
    {Within::What::turn, "turn"},
    {Within::What::transcript, "transcript"},
    {Within::What::overlap, "overlap"},
}};
constexpr std::string_view kTokens = "tokens:";

Measure share(double part, double whole) {
  if (whole == 0)
    return Measure::undefined(message("geen van beide codes komt voor", "neither code occurs"));
  return Measure::of(part / whole);
}

// Why nothing that needs the number of units can be said, if so.
std::optional<base::Message> without_units(const PairCount& count) {
  if (!count.n)
    return message("het aantal eenheden is niet bepaald: passages zijn niet te tellen",
                   "the number of units is not defined: passages have no fixed number");
  if (*count.n == 0)
    return message("er is geen eenheid waarvoor beide codes gelden",
                   "there is no unit to which both codes apply");
  return std::nullopt;
}

// Why a code cannot be associated with anything: it is nowhere or everywhere.
std::optional<base::Message> nowhere(const CooccurrenceRow& row) {
  for (const auto& [code, n] : {std::pair{&row.code1, row.count.n1}, {&row.code2, row.count.n2}})
    if (n == 0) return message("{} komt in geen eenheid voor", "{} occurs in no unit", *code);
  return std::nullopt;
}
std::optional<base::Message> everywhere(const CooccurrenceRow& row) {
  for (const auto& [code, n] : {std::pair{&row.code1, row.count.n1}, {&row.code2, row.count.n2}})
    if (n == row.count.n)
      return message("{} komt in elke eenheid voor", "{} occurs in every unit", *code);
  return std::nullopt;
}

struct Cells {
  double n1, n2, n12, n;
};

double phi(const Cells& c) {
  const double covariance = c.n12 * c.n - c.n1 * c.n2;
  const double deviations = std::sqrt(c.n1 * (c.n - c.n1)) * std::sqrt(c.n2 * (c.n - c.n2));
  return std::clamp(covariance / deviations, -1.0, 1.0);  // rounding may step over
}

double npmi(const Cells& c) {
  if (c.n12 == 0) return -1;
  return std::clamp(std::log(c.n12 * c.n / (c.n1 * c.n2)) / -std::log(c.n12 / c.n), -1.0, 1.0);
}

double g2(const Cells& c) {
  const auto term = [&](double observed, double margin1, double margin2) {
    return observed == 0 ? 0.0 : observed * std::log(observed * c.n / (margin1 * margin2));
  };
  const double rest1 = c.n - c.n1;
  const double rest2 = c.n - c.n2;
  const double sum = term(c.n12, c.n1, c.n2) + term(c.n1 - c.n12, c.n1, rest2) +
                     term(c.n2 - c.n12, rest1, c.n2) +
                     term(c.n - c.n1 - c.n2 + c.n12, rest1, rest2);
  return std::max(0.0, 2 * sum);  // rounding may leave independence just below 0
}

}  // namespace

std::optional<Within> parse_within(std::string_view name) {
  for (const auto& [what, what_name] : kWhats)
    if (what_name == name) return Within{what};
  if (!name.starts_with(kTokens)) return std::nullopt;
  name.remove_prefix(kTokens.size());
  Within within{Within::What::tokens};
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), within.tokens);
  if (error != std::errc{} || end != name.data() + name.size()) return std::nullopt;
  return within;
}

std::string name(const Within& within) {
  if (within.what == Within::What::tokens)
    return std::string{kTokens} + std::to_string(within.tokens);
  return std::string{kWhats.at(static_cast<std::size_t>(within.what)).second};
}

CooccurrenceRow measure(std::string code1, std::string code2, const PairCount& count) {
  CooccurrenceRow row{std::move(code1), std::move(code2), count};
  const auto n1 = static_cast<double>(count.n1);
  const auto n2 = static_cast<double>(count.n2);
  const auto n12 = static_cast<double>(count.n12);
  row.c_coefficient = share(n12, n1 + n2 - n12);
  row.dice = share(2 * n12, n1 + n2);
  std::optional<base::Message> reason = without_units(count);
  if (reason && !count.n) row.n_reason = *reason;
  if (!reason) reason = nowhere(row);
  if (reason) {
    row.phi = row.npmi = row.g2 = Measure::undefined(*reason);
    return row;
  }
  const Cells cells{n1, n2, n12, static_cast<double>(*count.n)};
  reason = everywhere(row);
  row.phi = reason ? Measure::undefined(*reason) : Measure::of(phi(cells));
  row.g2 = reason ? Measure::undefined(*reason) : Measure::of(g2(cells));
  // Meeting as often as chance has it is 0, also for a code that is everywhere,
  // as long as the other is not.
  row.npmi = count.n12 == *count.n ? Measure::undefined(*reason) : Measure::of(npmi(cells));
  return row;
}

Cooccurrence cooccurrence(const coding::StudyView& view, const Within& within, Level level,
                          const Selection& selection) {
  Tally counted = tally(view, level, selection.layer);
  std::erase_if(counted.codings, [&](const CountedCoding& coding) {
    return !selection.has(coding.voice) || !selection.has(coding.tier);
  });

  Cooccurrence result;
  for (const CountedCode& code : counted.codes) result.codes.push_back(code.id);
  const auto add_pairs = [&](const auto& count) {
    for (std::uint32_t first = 0; first < counted.codes.size(); ++first)
      for (std::uint32_t second = first + 1; second < counted.codes.size(); ++second) {
        const std::string& code1 = counted.codes[first].id;
        const std::string& code2 = counted.codes[second].id;
        if (is_above(code1, code2) || is_above(code2, code1)) continue;
        result.rows.push_back(measure(code1, code2, count(first, second)));
      }
  };

  if (within.counts_units()) {
    const UnitCounts units{view, counted, within.what};
    add_pairs([&](auto first, auto second) { return units.count(first, second); });
    return result;
  }
  const std::optional<std::uint32_t> words =
      within.what == Within::What::tokens ? std::optional{within.tokens} : std::nullopt;
  std::vector<std::span<const CountedCoding>> codings;
  for (std::uint32_t code = 0; code < counted.codes.size(); ++code) {
    const auto own = std::ranges::equal_range(counted.codings, code, {}, &CountedCoding::code);
    codings.emplace_back(own.begin(), own.end());
  }
  add_pairs([&](auto first, auto second) {
    return count_passages(codings[first], codings[second], words);
  });
  return result;
}

}  // namespace engine::analysis
