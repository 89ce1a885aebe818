#include "cli/masking.hpp"

#include "cli/options.hpp"

namespace cli {

using engine::base::message;

void add_masking_lists(CLI::App& command, const Context& io, engine::privacy::MaskingLists& lists) {
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

}  // namespace cli
