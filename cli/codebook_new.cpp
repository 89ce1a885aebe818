#include "cli/codebook_new.hpp"

#include <memory>
#include <string>

#include "cli/new_file.hpp"
#include "cli/options.hpp"
#include "engine/codebook/codebook.hpp"

namespace cli {
namespace {

using engine::base::message;

Exit run(const std::string& file, const Context& io) {
  write_new(file, engine::codebook::starter(io.language), Readers::anyone);
  io.tell(message("{} is gemaakt", "made {}", file),
          message("nu: duiding codebook check {}", "next: duiding codebook check {}", file));
  return Exit::ok;
}

}  // namespace

void add_codebook_new(CLI::App& parent, Context& io, Exit& exit) {
  auto file = std::make_shared<std::string>();
  CLI::App* command =
      add_command(parent, io, "new",
                  message("Schrijft een becommentarieerd codeboek om mee te beginnen\n\n"
                          "Een bestand dat er al is, blijft zoals het is.",
                          "Writes a commented codebook to start from\n\n"
                          "A file that exists already is left as it is."),
                  "duiding codebook new mijn-codeboek.yaml");
  command->add_option("FILE", *file, io.say(message("het nieuwe bestand", "the new file")))
      ->required();
  command->callback([file, &io, &exit] { exit = run(*file, io); });
}

}  // namespace cli
