#include "cli/masking.hpp"

#include "cli/options.hpp"
#include "cli/whole_file.hpp"

namespace cli {

namespace base = engine::base;
namespace privacy = engine::privacy;
using base::message;

namespace {

base::Result<std::vector<std::string>> entries_of(const std::string& path) {
  const auto bytes = read_whole(path);
  if (!bytes) return bytes.error();
  return privacy::read_entries(*bytes, path);
}

}  // namespace

void add_masking_lists(CLI::App& command, const Context& io, MaskingLists& lists) {
  add_value(command, io, "--roster", lists.roster, "FILE",
            message("eigen namen die altijd weg moeten: deelnemers, werkgevers, plaatsen; één per "
                    "regel",
                    "own names that must always go: participants, employers, places; one a line"));
  add_value(command, io, "--lexicon", lists.lexicon, "FILE",
            message("extra gewone woorden die mogen blijven; één per regel",
                    "more ordinary words that may stay; one a line"));
  add_value(command, io, "--dictionary", lists.dictionary, "FILE",
            message("het Hunspell-woordenboek (.dic) van de taal",
                    "the language's Hunspell dictionary (.dic)"));
}

base::Result<privacy::Masker> make_masker(const MaskingLists& lists, std::vector<std::string> names,
                                          std::vector<std::string> words) {
  base::Diagnostics problems;
  const auto add = [&](const std::string& path, std::vector<std::string>& to) {
    if (path.empty()) return;
    const auto read = entries_of(path);
    if (read)
      to.insert(to.end(), read->begin(), read->end());
    else
      problems.insert(problems.end(), read.error().begin(), read.error().end());
  };
  add(lists.roster, names);
  add(lists.lexicon, words);
  auto lexicon = privacy::Lexicon::open(lists.dictionary);
  if (!lexicon) problems.insert(problems.end(), lexicon.error().begin(), lexicon.error().end());
  if (!problems.empty()) return problems;
  lexicon->add(words);
  return privacy::Masker{*std::move(lexicon), privacy::Roster{names}};
}

}  // namespace cli
