#include "cli/init.hpp"

#include <filesystem>
#include <memory>
#include <string>

#include "cli/options.hpp"
#include "engine/store/study.hpp"

namespace cli {
namespace {

using engine::base::message;

struct Options {
  std::string study;
  std::string title;
};

Exit run(const Options& options, const Context& io) {
  const std::filesystem::path path{options.study};
  engine::store::Study::create(path, options.title.empty() ? path.stem().string() : options.title);
  io.tell(message("{} is gemaakt", "made {}", options.study),
          message("nu: duiding import {} INTERVIEW.txt", "next: duiding import {} INTERVIEW.txt",
                  options.study));
  return Exit::ok;
}

}  // namespace

void add_init(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "init",
      message("Maakt een leeg studiebestand\n\n"
              "Een studie is één bestand waarin transcripten, codeboeken en coderingen bij elkaar "
              "staan. Een bestand dat er al is, blijft zoals het is.",
              "Makes an empty study file\n\n"
              "A study is one file that holds transcripts, codebooks and codings together. A file "
              "that exists already is left as it is."),
      "duiding init studie.duiding --title 'Interviews 2025'");
  add_study(*command, io, options->study);
  add_value(*command, io, "--title", options->title, "TEXT",
            message("titel van de studie; anders de naam van het bestand",
                    "title of the study; else the file's name"));
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
