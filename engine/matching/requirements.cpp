#include "engine/matching/requirements.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "engine/base/utf8.hpp"

namespace engine::matching {
namespace {

struct Frequency {
  std::string_view word;
  double per_million;
};

// The most frequent words of Dutch talk, by the order of magnitude of film
// subtitles (SUBTLEX-NL: Keuleers, Brysbaert & New 2010). Sorted by word.
constexpr auto kFrequent = std::to_array<Frequency>({
    {"aan", 5700},    {"al", 3000},     {"alleen", 1500}, {"alles", 2100}, {"als", 7600},
    {"altijd", 1000}, {"ben", 7000},    {"bent", 2800},   {"bij", 2700},   {"daar", 3500},
    {"dan", 5000},    {"dat", 25000},   {"de", 25000},    {"denk", 2100},  {"deze", 1600},
    {"die", 8300},    {"dit", 5900},    {"doen", 2700},   {"door", 1900},  {"dus", 2000},
    {"echt", 2100},   {"een", 24000},   {"eens", 1700},   {"en", 19000},   {"er", 9300},
    {"even", 1500},   {"ga", 3300},     {"gaan", 3000},   {"gaat", 2300},  {"geen", 4400},
    {"gewoon", 1500}, {"goed", 3700},   {"haar", 3900},   {"had", 2800},   {"heb", 8000},
    {"hebben", 3400}, {"hebt", 2500},   {"heeft", 3700},  {"heel", 1500},  {"hem", 3900},
    {"het", 27000},   {"hier", 5400},   {"hij", 10000},   {"hoe", 3300},   {"hun", 1500},
    {"iets", 2900},   {"ik", 39000},    {"in", 13000},    {"is", 25000},   {"ja", 9000},
    {"je", 37000},    {"jij", 4900},    {"jullie", 2700}, {"kan", 4300},   {"kom", 1900},
    {"kunnen", 1600}, {"maar", 8300},   {"man", 1500},    {"me", 8000},    {"meer", 1800},
    {"mensen", 1300}, {"met", 7900},    {"mij", 2700},    {"mijn", 6100},  {"moet", 4100},
    {"moeten", 2000}, {"naar", 5000},   {"nee", 6000},    {"niet", 21000}, {"niets", 1500},
    {"nog", 4300},    {"nooit", 1300},  {"nu", 3000},     {"of", 3200},    {"om", 5500},
    {"ons", 2400},    {"ook", 3600},    {"op", 9400},     {"over", 3100},  {"te", 9300},
    {"toch", 2400},   {"u", 6000},      {"uit", 2900},    {"van", 15000},  {"veel", 1400},
    {"voor", 8500},   {"waar", 2700},   {"want", 900},    {"was", 6300},   {"wat", 14000},
    {"we", 13000},    {"weet", 4600},   {"wel", 3800},    {"wie", 2200},   {"wij", 2000},
    {"wil", 3900},    {"worden", 1000}, {"ze", 11000},    {"zegt", 800},   {"zei", 1200},
    {"zich", 900},    {"zij", 1500},    {"zijn", 8700},   {"zo", 4700},    {"zou", 1600},
});
static_assert(std::ranges::is_sorted(kFrequent, [](const Frequency& a, const Frequency& b) {
  return a.word < b.word;
}));

// A word of n letters that is not in the table; each letter more halves it.
double by_length(std::size_t letters) {
  return std::max(2.0, 1600.0 / std::exp2(static_cast<double>(std::min<std::size_t>(letters, 20))));
}

struct Length {
  std::uint32_t least = 0;
  std::uint32_t most = 0;
};

// One thing that every match must hold.
struct Need {
  std::vector<AtomId> any_of;  // sorted, unique
  double per_million = 0;
  Length lead;  // tokens of the match before it
};

// Rarest first; deterministic, because equal costs compare their atoms.
bool rarer(const Need& a, const Need& b) {
  return std::tie(a.per_million, a.any_of) < std::tie(b.per_million, b.any_of);
}

class Analysis {
 public:
  explicit Analysis(Questions& questions) : questions_{questions} {}

  struct Part {
    std::vector<Need> needs;
    Length length;
  };

  Part of(const codebook::Node& node) {
    if (const auto* const word = std::get_if<codebook::Word>(&node.value)) return of_word(*word);
    if (const auto* const gap = std::get_if<codebook::Gap>(&node.value))
      return {{}, {gap->min, gap->max}};
    if (const auto* const sequence = std::get_if<codebook::Sequence>(&node.value))
      return of_sequence(*sequence);
    if (const auto* const choice = std::get_if<codebook::Choice>(&node.value))
      return of_choice(*choice);
    return {};
  }

 private:
  Part of_word(const codebook::Word& word) {
    if (word.negated) return {{}, {1, 1}};
    Need need;
    for (const codebook::Atom& atom : word.atoms) need.per_million += expected_per_million(atom);
    need.any_of = questions_.atoms_of(word);
    return {{std::move(need)}, {1, 1}};
  }

  Part of_sequence(const codebook::Sequence& sequence) {
    Part whole;
    for (const codebook::Node& item : sequence.items) {
      Part part = of(item);
      for (Need& need : part.needs) {
        need.lead.least += whole.length.least;
        need.lead.most += whole.length.most;
        whole.needs.push_back(std::move(need));
      }
      whole.length.least += part.length.least;
      whole.length.most += part.length.most;
    }
    return whole;
  }

  // One need for all: the rarest of each alternative together.
  Part of_choice(const codebook::Choice& choice) {
    Part whole;
    Need together;
    bool always = !choice.alternatives.empty();
    bool fresh = true;
    for (const codebook::Node& each : choice.alternatives) {
      Part part = of(each);
      const auto rarest = std::ranges::min_element(part.needs, rarer);
      const Length lead = rarest == part.needs.end() ? Length{} : rarest->lead;
      if (rarest == part.needs.end()) {
        always = false;
      } else {
        together.per_million += rarest->per_million;
        together.any_of.insert(together.any_of.end(), rarest->any_of.begin(), rarest->any_of.end());
      }
      together.lead = fresh ? lead
                            : Length{std::min(together.lead.least, lead.least),
                                     std::max(together.lead.most, lead.most)};
      whole.length = fresh ? part.length
                           : Length{std::min(whole.length.least, part.length.least),
                                    std::max(whole.length.most, part.length.most)};
      fresh = false;
    }
    if (!always) return whole;
    std::ranges::sort(together.any_of);
    const auto doubled = std::ranges::unique(together.any_of);
    together.any_of.erase(doubled.begin(), doubled.end());
    whole.needs.push_back(std::move(together));
    return whole;
  }

  Questions& questions_;
};

}  // namespace

double expected_per_million(const codebook::Atom& atom) {
  using Kind = codebook::Atom::Kind;
  if (atom.kind == Kind::regex) return 100'000;
  if (atom.kind == Kind::glob) {
    const auto stars =
        static_cast<std::size_t>(std::count(atom.text.begin(), atom.text.end(), '*'));
    return 8 * by_length(base::count_code_points(atom.text) - stars);
  }
  const auto known =
      std::ranges::lower_bound(kFrequent, std::string_view{atom.text}, {}, &Frequency::word);
  if (known != kFrequent.end() && known->word == atom.text) return known->per_million;
  return by_length(base::count_code_points(atom.text));
}

Requirements requirements_of(const codebook::Node& node, Questions& questions) {
  std::vector<Need> needs = Analysis{questions}.of(node).needs;
  Requirements result;
  std::ranges::stable_sort(needs, rarer);
  for (const Need& need : needs) {
    const QuestionId question = questions.add(need.any_of);
    if (std::ranges::find(result.questions, question) != result.questions.end()) continue;
    if (!result.anchor) {
      result.anchor = question;
      result.lead_min = need.lead.least;
      result.lead_max = need.lead.most;
    }
    result.questions.push_back(question);
    if (result.questions.size() == kMaxRequired) break;
  }
  return result;
}

}  // namespace engine::matching
