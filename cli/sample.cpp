#include "cli/sample.hpp"

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "cli/new_file.hpp"
#include "cli/options.hpp"
#include "engine/analysis/estimates.hpp"
#include "engine/base/whole_file.hpp"
#include "engine/report/sample_table.hpp"
#include "engine/review/judging.hpp"
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
  review::Plan plan;
  std::string tier = "all";
  std::string sample, out, judge, coder;
  bool dry_run = false, list = false;
  report::Format format = report::Format::table;
};

report::Table units_of(const store::Study& study, const coding::Sample& sample) {
  std::vector<report::UnitLine> lines;
  for (review::UnitText& unit : review::unit_texts(study, sample))
    lines.push_back(
        {unit.number, std::move(unit.text), std::move(unit.before), std::move(unit.after)});
  return report::units_table(sample, lines);
}

report::Table plan_of(const store::Study& study, const coding::Sample& sample) {
  const coding::StudyView view = review::view(study);
  std::vector<report::CodePlan> codes;
  for (std::size_t at = 0; at < sample.codes.size(); ++at) {
    report::CodePlan& plan = codes.emplace_back();
    plan.code = sample.codes[at].code;
    plan.planned = analysis::planned(sample, at);
    const analysis::Verdicts verdicts = analysis::verdicts_on_code(view, plan.code, sample.tiers);
    for (std::size_t each = 0; each < plan.expected.size(); ++each)
      plan.expected.at(each) =
          analysis::expected_interval({verdicts.found, verdicts.decided, verdicts.lenient},
                                      plan.planned, report::kExpectedRecalls.at(each));
  }
  return report::plan_table(sample, codes);
}

// The units go to --out, or to where results go; what they promise beside them.
void hand_out(const Options& options, const Context& io, const store::Study& study,
              const coding::Sample& sample) {
  const report::Table plan = plan_of(study, sample);
  if (options.dry_run) return show(io, plan, options.format);
  const report::Table units = units_of(study, sample);
  if (options.out.empty()) {
    io.err << report::render(plan, report::Format::table, {io.language, io.width, false});
    return show(io, units, options.format);
  }
  write_new(options.out, report::render(units, report::Format::jsonl, io.look()), Readers::owner);
  show(io, plan, options.format);
  io.tell(message("{0}: {1} zinnen om te beoordelen", "{0}: {1} sentences to judge", options.out,
                  units.rows.size()),
          message("vul bij elke zin \"codes\" in, [] als hij geen van de codes heeft; daarna: "
                  "duiding sample {} --judge {} --coder NAAM",
                  "fill in \"codes\" for each sentence, [] where it has none of the codes; then: "
                  "duiding sample {} --judge {} --coder NAME",
                  options.study, options.out));
}

Exit draw(const Options& options, const Context& io) {
  // Before anything is stored.
  if (!options.out.empty()) refuse_existing(options.out);
  auto study = store::Study::open(
      options.study, options.dry_run ? store::Study::Mode::read : store::Study::Mode::write);
  review::SampleRequest request;
  request.codes = options.codes;
  request.plan = options.plan;
  if (options.tier == "precise") request.tiers = {engine::codebook::Tier::precise};
  const auto sample = review::draw_sample(study, request);
  if (!sample) {
    print(io.err, sample.error(), io.language);
    return Exit::failed;
  }
  if (!options.dry_run && !review::keep_sample(study, *sample))
    io.tell(message("steekproef {} was al eerder zo getrokken; een andere: --seed",
                    "sample {} was drawn like this before; for another: --seed", sample->id));
  hand_out(options, io, study, *sample);
  return Exit::ok;
}

Exit again(const Options& options, const Context& io) {
  const auto study = store::Study::open(options.study, store::Study::Mode::read);
  const auto sample = review::find_sample(study, options.sample);
  if (!sample) {
    print(io.err, sample.error(), io.language);
    return Exit::failed;
  }
  hand_out(options, io, study, *sample);
  return Exit::ok;
}

Exit list(const Options& options, const Context& io) {
  const auto study = store::Study::open(options.study, store::Study::Mode::read);
  const coding::StudyView view = review::view(study);
  const std::vector<coding::Sample> samples = study.samples();
  const std::vector<coding::Judgement> judgements = study.judgements();
  std::vector<report::SampleLine> lines;
  for (const coding::Sample& sample : samples) {
    const auto is_current = [&](const coding::SampledCode& code) {
      return analysis::standing(view, sample, code) == analysis::Standing::current;
    };
    lines.push_back({&sample, analysis::coders_of(sample, judgements),
                     std::ranges::all_of(sample.codes, is_current)});
  }
  show(io, report::samples_table(lines), options.format);
  return Exit::ok;
}

Exit judge(const Options& options, const Context& io) {
  auto study = store::Study::open(options.study, store::Study::Mode::write);
  const auto lines = base::read_whole(options.judge);
  const auto units = lines ? review::parse_judgements(*lines, options.judge)
                           : base::Result<std::vector<review::JudgedUnit>>{lines.error()};
  const auto judgings = units ? review::judge(study, options.coder, *units, options.judge)
                              : base::Result<std::vector<review::Judging>>{units.error()};
  if (!judgings) {
    print(io.err, judgings.error(), io.language);
    io.tell(message("er is niets vastgelegd", "nothing was recorded"));
    return Exit::failed;
  }
  std::vector<report::JudgingLine> table;
  for (const review::Judging& each : *judgings)
    table.push_back({each.sample, options.coder, each.taken, each.again, each.changed, each.judged,
                     each.units});
  show(io, report::judgings_table(table), options.format);
  if (judgings->empty())
    io.tell(message("in {} is nog geen zin beoordeeld", "no sentence has been judged in {} yet",
                    options.judge),
            message("vul bij \"codes\" een lijst in, [] als de zin geen van de codes heeft",
                    "fill in a list for \"codes\", [] where the sentence has none of the codes"));
  return Exit::ok;
}

// Why these options do not go together, if so.
std::optional<base::Message> misuse(const Options& options, const CLI::App& command) {
  const auto given = [&](std::initializer_list<const char*> names) {
    return std::ranges::any_of(names, [&](const char* name) { return command.count(name) > 0; });
  };
  const int uses =
      (options.list ? 1 : 0) + (options.judge.empty() ? 0 : 1) + (options.sample.empty() ? 0 : 1);
  if (uses > 1)
    return message("kies --list, --judge of --sample, een van de drie",
                   "choose --list, --judge or --sample, one of the three");
  if (uses == 1 && given({"--code", "--size", "--decoys", "--seed", "--tier", "--dry-run"}))
    return message("--code, --size, --decoys, --seed, --tier en --dry-run horen bij het trekken",
                   "--code, --size, --decoys, --seed, --tier and --dry-run go with drawing");
  if ((options.list || !options.judge.empty()) && !options.out.empty())
    return message("--out hoort bij het trekken, of bij --sample",
                   "--out goes with drawing, or with --sample");
  if (options.dry_run && !options.out.empty())
    return message("met --dry-run wordt er niets geschreven: laat --out weg",
                   "with --dry-run nothing is written: leave --out out");
  if (options.judge.empty() != options.coder.empty())
    return message("--judge en --coder horen bij elkaar", "--judge and --coder go together");
  return std::nullopt;
}

Exit run(const Options& options, const CLI::App& command, const Context& io) {
  if (const auto problem = misuse(options, command)) {
    io.tell(*problem);
    return Exit::failed;
  }
  if (options.list) return list(options, io);
  if (!options.judge.empty()) return judge(options, io);
  if (!options.sample.empty()) return again(options, io);
  return draw(options, io);
}

}  // namespace

void add_sample(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "sample",
      message(
          "Trekt zinnen om blind te beoordelen, of legt oordelen vast\n\n"
          "De steekproef heeft zinnen waar niets gevonden is, zinnen waar het bijna gebeurde, en "
          "gemarkeerde zinnen als lokzinnen ertussen, in een volgorde die niets verraadt; niemand "
          "ziet wat de machine vond. Ze staat in de studie, en gelijke invoer geeft dezelfde "
          "steekproef. --dry-run laat zien wat ze zal kunnen zeggen, en trekt haar niet. Ingevulde "
          "regels gaan terug met --judge, alle of geen; wie een zin nog eens beoordeelt, vervangt "
          "zijn oordeel. Wat eruit volgt: duiding estimate.",
          "Draws sentences to be judged blind, or records judgements\n\n"
          "The sample has sentences where nothing was found, sentences where it nearly was, and "
          "flagged sentences as decoys among them, in an order that tells nothing; nobody sees "
          "what the machine found. It is kept in the study, and equal input gives it again. "
          "--dry-run shows what it will be able to tell, and does not draw it. Lines that were "
          "filled in go back with --judge, all or none; judging a sentence again replaces the "
          "judgement. What follows from it: duiding estimate."),
      "duiding sample studie.duiding --size 200 --out oordelen.jsonl\n"
      "duiding sample studie.duiding --judge oordelen.jsonl --coder ana");
  add_study(*command, io, options->study);
  add_values(*command, io, "--code", options->codes, "CODE",
             message("naar deze code vragen, met wat eronder staat; anders naar alle",
                     "ask for this code, with those under it; else for all"));
  const auto add_number = [&](const char* name, std::uint64_t& value, std::uint64_t least,
                              const base::Message& description) {
    command->add_option(name, value, io.say(description))
        ->type_name("N")
        ->check(whole_number(io, least))
        ->capture_default_str();
  };
  add_number("--size", options->plan.size, 1,
             message("zinnen die niet gemarkeerd zijn", "sentences that are not flagged"));
  add_number("--decoys", options->plan.decoys, 0,
             message("gemarkeerde zinnen ertussen", "flagged sentences among them"));
  add_number(
      "--seed", options->plan.seed, 0,
      message("een ander getal trekt andere zinnen", "another number draws other sentences"));
  add_value(*command, io, "--tier", options->tier, "precise|all",
            message("welke vondsten als gemarkeerd gelden", "which findings count as flagged"))
      ->check(one_of(io, {"precise", "all"}));
  command->add_flag("--dry-run", options->dry_run,
                    io.say(message("laat alleen zien hoe breed de intervallen zullen zijn",
                                   "only show how wide the intervals will be")));
  add_value(*command, io, "--out", options->out, "FILE.jsonl",
            message("schrijf de zinnen in dit nieuwe bestand, een per regel",
                    "write the sentences to this new file, one a line"));
  add_value(*command, io, "--sample", options->sample, "ID",
            message("geef de zinnen van deze steekproef nog eens",
                    "give the sentences of this sample again"));
  command->add_flag("--list", options->list,
                    io.say(message("laat zien welke steekproeven er zijn en wie ze beoordeelde",
                                   "show which samples there are and who judged them")));
  add_value(*command, io, "--judge", options->judge, "FILE.jsonl",
            message("leg vast wat in dit bestand bij \"codes\" staat",
                    "record what this file says under \"codes\""));
  add_value(*command, io, "--coder", options->coder, "NAME",
            message("wie ze beoordeelde", "who judged them"));
  add_format(*command, io, options->format);
  command->callback([options, command, &io, &exit] { exit = run(*options, *command, io); });
}

}  // namespace cli
