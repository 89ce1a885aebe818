#include "cli/codebook_import.hpp"

#include <filesystem>
#include <memory>
#include <string>

#include "cli/new_file.hpp"
#include "cli/options.hpp"
#include "engine/base/whole_file.hpp"
#include "engine/codebook/codebook.hpp"
#include "engine/exchange/refi_codebook.hpp"

namespace cli {
namespace {

namespace exchange = engine::exchange;
using engine::base::message;

struct Options {
  std::string file, out;
};

Exit run(const Options& options, const Context& io) {
  refuse_existing(options.out);
  const auto bytes = engine::base::read_whole(options.file);
  if (!bytes) {
    print(io.err, bytes.error(), io.language);
    return Exit::failed;
  }
  const auto codebook = exchange::read_qdc(*bytes, options.file);
  if (!codebook) {
    print(io.err, codebook.error(), io.language);
    return Exit::failed;
  }
  const std::string yaml = exchange::starter_of(
      *codebook, std::filesystem::path{options.file}.stem().string(), io.language);
  // more codes or deeper than a codebook may have
  if (const auto loaded = engine::codebook::load(yaml, options.out); !loaded) {
    print(io.err, loaded.error(), io.language);
    return Exit::failed;
  }
  Unfinished unfinished{options.out};
  write_new(unfinished.path(), yaml, Readers::anyone);
  unfinished.keep();
  const auto count = engine::base::counted(codebook->codes.size(), message("code", "code"),
                                           message("codes", "codes"));
  io.tell(message("{0} is gemaakt: {1}, nog zonder regels", "made {0}: {2}, without rules yet",
                  options.out, count.nl, count.en),
          message("nu: duiding codebook check {}", "next: duiding codebook check {}", options.out));
  return Exit::ok;
}

}  // namespace

void add_codebook_import(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "import",
      message("Maakt een codeboek van de codes van een ander programma\n\n"
              "Leest een REFI-QDA-codeboek (.qdc), of de codes van een project (.qde), en schrijft "
              "een codeboek met hun namen, definities en kleuren. Regels schrijft u er zelf bij.",
              "Makes a codebook of another program's codes\n\n"
              "Reads a REFI-QDA codebook (.qdc), or the codes of a project (.qde), and writes a "
              "codebook with their names, definitions and colours. The rules are yours to write."),
      "duiding codebook import codes.qdc --out mijn-codes.yaml");
  command->add_option("FILE", options->file, io.say(message("de .qdc", "the .qdc")))->required();
  add_value(*command, io, "--out", options->out, "FILE",
            message("het nieuwe codeboek", "the new codebook"))
      ->required();
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
