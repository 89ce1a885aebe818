#include "cli/codebook.hpp"

#include "cli/codebook_check.hpp"
#include "cli/codebook_diff.hpp"
#include "cli/codebook_explain.hpp"
#include "cli/codebook_import.hpp"
#include "cli/codebook_new.hpp"
#include "cli/codebook_test.hpp"
#include "cli/options.hpp"

namespace cli {

using engine::base::message;

void add_codebook(CLI::App& parent, Context& io, Exit& exit) {
  CLI::App* group = add_command(
      parent, io, "codebook",
      message("Maakt, controleert, test, vergelijkt en importeert codeboeken, en legt ze uit",
              "Makes, checks, tests, explains, compares and imports codebooks"),
      "duiding codebook new mijn-codeboek.yaml\nduiding codebook check mijn-codeboek.yaml");
  group->require_subcommand(1, 1);
  add_codebook_new(*group, io, exit);
  add_codebook_check(*group, io, exit);
  add_codebook_test(*group, io, exit);
  add_codebook_explain(*group, io, exit);
  add_codebook_diff(*group, io, exit);
  add_codebook_import(*group, io, exit);
}

}  // namespace cli
