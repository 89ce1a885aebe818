#include "engine/privacy/number_words.hpp"

#include <array>
#include <vector>

namespace engine::privacy {
namespace {

constexpr std::uint64_t kMost = 1'000'000'000'000;

enum class Piece : std::uint8_t { unit, teen, tens, hundred, thousand, million, joint };

struct Atom {
  std::string_view word;
  Piece piece;
  std::uint32_t value;
};

// Longer words before those they begin with.
constexpr std::array<Atom, 33> kAtoms{{
    {"negentien", Piece::teen, 19},
    {"zeventien", Piece::teen, 17},
    {"achttien", Piece::teen, 18},
    {"zestien", Piece::teen, 16},
    {"vijftien", Piece::teen, 15},
    {"veertien", Piece::teen, 14},
    {"dertien", Piece::teen, 13},
    {"twaalf", Piece::teen, 12},
    {"elf", Piece::teen, 11},
    {"tien", Piece::teen, 10},
    {"negentig", Piece::tens, 90},
    {"tachtig", Piece::tens, 80},
    {"zeventig", Piece::tens, 70},
    {"zestig", Piece::tens, 60},
    {"vijftig", Piece::tens, 50},
    {"veertig", Piece::tens, 40},
    {"dertig", Piece::tens, 30},
    {"twintig", Piece::tens, 20},
    {"honderd", Piece::hundred, 100},
    {"duizend", Piece::thousand, 1000},
    {"miljoen", Piece::million, 1'000'000},
    {"nul", Piece::unit, 0},
    {"zero", Piece::unit, 0},
    {"een", Piece::unit, 1},
    {"twee", Piece::unit, 2},
    {"drie", Piece::unit, 3},
    {"vier", Piece::unit, 4},
    {"vijf", Piece::unit, 5},
    {"zes", Piece::unit, 6},
    {"zeven", Piece::unit, 7},
    {"acht", Piece::unit, 8},
    {"negen", Piece::unit, 9},
    {"en", Piece::joint, 0},
}};

// Puts the pieces together from the left.
struct Reader {
  std::string_view word;
  std::vector<Atom> atoms;

  bool read(std::size_t at) {
    if (at == word.size()) return !atoms.empty() && atoms.back().piece != Piece::joint;
    for (const Atom& atom : kAtoms) {
      if (!word.substr(at).starts_with(atom.word)) continue;
      if (atom.piece == Piece::joint && (atoms.empty() || atoms.back().piece == Piece::joint))
        continue;
      atoms.push_back(atom);
      if (read(at + atom.word.size())) return true;
      atoms.pop_back();
    }
    return false;
  }
};

std::uint64_t value_of(const std::vector<Atom>& atoms) {
  std::uint64_t total = 0;
  std::uint64_t part = 0;
  bool joined = false;
  for (const Atom& atom : atoms) {
    switch (atom.piece) {
      case Piece::joint:
        joined = true;
        continue;
      case Piece::hundred:
        part = (part == 0 ? 1 : part) * 100;
        break;
      case Piece::thousand:
      case Piece::million:
        total += (part == 0 ? 1 : part) * atom.value;
        part = 0;
        break;
      default:
        // `negentien|achtenzeventig`: a year; `nul|zes`: digits in a row.
        if (part != 0 && part % 100 != 0 && !joined) part *= 100;
        part += atom.value;
    }
    joined = false;
    if (total + part > kMost) return kMost;
  }
  return total + part;
}

std::optional<std::uint64_t> plain_number(std::string_view word) {
  constexpr std::size_t kLongest = 80;
  if (word.size() < 3 || word.size() > kLongest) return std::nullopt;
  Reader reader{word, {}};
  if (!reader.read(0)) return std::nullopt;
  return value_of(reader.atoms);
}

}  // namespace

std::optional<NumberWord> number_word(std::string_view folded) {
  if (const auto value = plain_number(folded)) return NumberWord{*value, false, false};
  constexpr std::array<std::string_view, 3> kAges{"jarige", "jarigen", "jarig"};
  for (const std::string_view ending : kAges)
    if (folded.ends_with(ending))
      if (const auto value = plain_number(folded.substr(0, folded.size() - ending.size())))
        return NumberWord{*value, false, true};
  if (folded == "eerste") return std::nullopt;
  if (folded == "derde") return NumberWord{3, true, false};
  constexpr std::array<std::string_view, 2> kOrdinals{"ste", "de"};
  for (const std::string_view ending : kOrdinals)
    if (folded.ends_with(ending))
      if (const auto value = plain_number(folded.substr(0, folded.size() - ending.size())))
        return NumberWord{*value, true, false};
  return std::nullopt;
}

}  // namespace engine::privacy
