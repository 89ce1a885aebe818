#include "cli/copy.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "engine/review/team.hpp"
#include "engine/store/study.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;
namespace review = engine::review;
namespace store = engine::store;
using engine::base::message;

struct Options {
  std::string study, coder, out;
  std::vector<std::string> transcripts;
  bool blind = false;
};

// studie.duiding, ana → studie-ana.duiding, beside it.
fs::path name_for(const fs::path& study, const std::string& coder) {
  std::string name = coder;
  for (char& c : name)
    if (c == '/' || c == '\\' || c == ' ') c = '-';
  return study.parent_path() / (study.stem().string() + "-" + name + study.extension().string());
}

Exit run(const Options& options, const Context& io) {
  auto study = store::Study::open(options.study, store::Study::Mode::write);
  review::CopyRequest request;
  request.coder = options.coder;
  request.transcripts = options.transcripts;
  request.blind = options.blind;
  request.out =
      options.out.empty() ? name_for(options.study, options.coder) : fs::path{options.out};
  const auto assigned = review::copy_for(study, request);
  if (!assigned) {
    print(io.err, assigned.error(), io.language);
    return Exit::failed;
  }
  const auto count = engine::base::counted(*assigned, message("transcript", "transcript"),
                                           message("transcripten", "transcripts"));
  io.tell(
      message("{0} gemaakt voor {1}: {2} om te coderen", "{0} made for {1}: {3} to code",
              request.out.string(), options.coder, count.nl, count.en),
      message("breng het werk terug: duiding merge {0} {1}",
              "bring the work back: duiding merge {0} {1}", options.study, request.out.string()));
  return Exit::ok;
}

}  // namespace

void add_copy(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "copy",
      message("Maakt een kopie van de studie voor een codeur\n\n"
              "Legt ook vast welke transcripten hij codeert: alle, of die van --transcript. Een "
              "blinde kopie heeft geen suggesties van de machine en niets van wat anderen "
              "besloten: wat daarin gecodeerd wordt, telt als onafhankelijk. De transcripten staan "
              "er wel in, en het codeboek.",
              "Makes a copy of the study for a coder\n\n"
              "Also records which transcripts he codes: all, or those of --transcript. A blind "
              "copy has no suggestions of the machine and nothing of what others decided: what is "
              "coded in it counts as independent. The transcripts are in it, and the codebook."),
      "duiding copy studie.duiding --for ben --blind --transcript interview-01 --transcript "
      "interview-02");
  add_study(*command, io, options->study);
  add_value(*command, io, "--for", options->coder, "NAME", message("de codeur", "the coder"))
      ->required();
  command->add_flag("--blind", options->blind,
                    io.say(message("zonder suggesties en zonder andermans besluiten",
                                   "without suggestions and others' decisions")));
  add_values(*command, io, "--transcript", options->transcripts, "NAME",
             message("alleen dit transcript om te coderen", "only this transcript to code"));
  add_value(*command, io, "--out", options->out, "FILE",
            message("naam van de kopie; anders STUDY-NAAM", "name of the copy; else STUDY-NAME"));
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
