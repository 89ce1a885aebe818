#include "cli/estimate.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "engine/analysis/estimates.hpp"
#include "engine/codebook/suggest.hpp"
#include "engine/coding/unknown.hpp"
#include "engine/report/estimate_table.hpp"
#include "engine/review/sampling.hpp"
#include "engine/review/view.hpp"
#include "engine/store/study.hpp"

namespace cli {
namespace {

namespace analysis = engine::analysis;
namespace base = engine::base;
namespace coding = engine::coding;
namespace report = engine::report;
namespace review = engine::review;
namespace store = engine::store;
using base::message;

struct Options {
  std::string study;
  std::vector<std::string> codes;
  std::string sample, coder;
  std::string by = "code";
  std::string tier = "all";
  report::Format format = report::Format::table;
};

// What is asked; nothing, after saying why, where the study knows no such thing.
std::optional<analysis::EstimateQuestion> question_of(const Options& options,
                                                      const store::Study& study,
                                                      const analysis::Known& known,
                                                      const Context& io) {
  analysis::EstimateQuestion question;
  question.codes = options.codes;
  if (options.tier == "precise") question.tiers = {engine::codebook::Tier::precise};
  if (!options.sample.empty()) {
    const auto sample = review::find_sample(study, options.sample);
    if (!sample) {
      print(io.err, sample.error(), io.language);
      return std::nullopt;
    }
    question.sample = sample->id;
  }
  const auto is_known = [&](const std::string& name, const std::vector<std::string_view>& names,
                            const base::Message& problem, const base::Message& list) {
    if (std::ranges::find(names, name) != names.end()) return true;
    io.tell(problem, engine::codebook::did_you_mean("", name, names, list));
    return false;
  };
  std::vector<std::string_view> codes, coders;
  for (const coding::CodeView& code : known.view.codes) codes.push_back(code.id);
  for (const coding::Judgement& each : known.judgements) coders.push_back(each.coder);
  bool all_known = true;
  for (const std::string& code : options.codes)
    all_known &= is_known(
        code, codes, coding::unknown_code(code),
        message("zie welke er zijn: duiding report frequencies {} --by subcode",
                "see which there are: duiding report frequencies {} --by subcode", options.study));
  if (!options.coder.empty()) {
    all_known &= is_known(
        options.coder, coders,
        message("'{}' heeft geen steekproef beoordeeld", "'{}' judged no sample", options.coder),
        message("zie wie dat wel deed: duiding sample {} --list",
                "see who did: duiding sample {} --list", options.study));
    question.coder = options.coder;
  }
  if (!all_known) return std::nullopt;
  return question;
}

Exit run(const Options& options, const Context& io) {
  const auto study = store::Study::open(options.study, store::Study::Mode::read);
  if (study.this_copy().blind) {
    io.tell(message("dit is een blinde kopie: daarin staat niet wat de machine vond",
                    "this is a blind copy: what the machine found is not in it"),
            message("voeg haar samen en schat in de studie zelf: duiding merge STUDY {0}",
                    "merge it and estimate in the study itself: duiding merge STUDY {0}",
                    options.study));
    return Exit::failed;
  }
  const coding::StudyView view = review::view(study);
  const std::vector<coding::Sample> samples = study.samples();
  const std::vector<coding::Judgement> judgements = study.judgements();
  const analysis::Known known{view, samples, judgements};
  const auto question = question_of(options, study, known, io);
  if (!question) return Exit::failed;
  if (options.by == "rule")
    show(io, report::rule_precision_table(analysis::verdicts_on_rules(view, question->tiers)),
         options.format);
  else if (options.by == "coders")
    show(io, report::pairs_table(analysis::coder_pairs(known, *question)), options.format);
  else
    show(io, report::estimate_table(analysis::estimates(known, *question), view), options.format);
  return Exit::ok;
}

}  // namespace

void add_estimate(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "estimate",
      message("Schat hoe goed de voorcodering is en wat ze miste\n\n"
              "Per code: gemarkeerde zinnen, precisie, gemiste zinnen en recall, met intervallen. "
              "Precisie komt van besluiten, of anders van de lokzinnen in een steekproef; wat "
              "gemist is komt van een steekproef die blind is beoordeeld (duiding sample), en is "
              "onbekend zolang die er niet is. Een steekproef waarmee het codeboek is verbeterd, "
              "zegt niet hoe goed het nu is: vindt een nieuwe versie andere zinnen, dan is een "
              "nieuwe nodig. --by coders schat uit twee blinde codeurs hoeveel er zijn (Chapman).",
              "Estimates how good the pre-coding is and what it missed\n\n"
              "For each code: flagged sentences, precision, missed sentences and recall, with "
              "intervals. Precision is from decisions, or else from the decoys of a sample; what "
              "was missed is from a sample that was judged blind (duiding sample), and unknown "
              "while there is none. A sample that was used to improve the codebook cannot tell how "
              "good it is now: where a new version finds other sentences, another is needed. --by "
              "coders estimates from two blind coders how many there are (Chapman)."),
      "duiding estimate studie.duiding\n"
      "duiding estimate studie.duiding --by rule");
  add_study(*command, io, options->study);
  add_value(*command, io, "--by", options->by, "code|rule|coders",
            message("per code, per regel (alleen precisie), of per twee codeurs van een steekproef",
                    "by code, by rule (precision only), or by two coders of a sample"))
      ->check(one_of(io, {"code", "rule", "coders"}));
  add_values(*command, io, "--code", options->codes, "CODE",
             message("alleen deze code", "this code only"));
  add_value(*command, io, "--sample", options->sample, "ID",
            message("volgens deze steekproef, over de studie zoals ze toen was; anders de nieuwste "
                    "die beoordeeld is",
                    "from this sample, about the study as it was then; else the newest that was "
                    "judged"));
  add_value(*command, io, "--coder", options->coder, "NAME",
            message("volgens deze codeur; anders wie de meeste zinnen beoordeelde",
                    "from this coder; else who judged most sentences"));
  add_value(*command, io, "--tier", options->tier, "precise|all",
            message("welke vondsten tellen waar geen steekproef het zegt",
                    "which findings count where no sample says it"))
      ->check(one_of(io, {"precise", "all"}));
  add_format(*command, io, options->format);
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
