#include "cli/evaluate.hpp"

#include <fmt/format.h>

#include <map>
#include <memory>
#include <set>
#include <string>

#include "cli/filter.hpp"
#include "cli/options.hpp"
#include "engine/analysis/evaluation.hpp"
#include "engine/analysis/tally.hpp"
#include "engine/base/whole_file.hpp"
#include "engine/exchange/gold.hpp"
#include "engine/report/evaluation_table.hpp"
#include "engine/review/view.hpp"
#include "engine/store/study.hpp"

namespace cli {
namespace {

namespace analysis = engine::analysis;
namespace codebook = engine::codebook;
namespace coding = engine::coding;
namespace report = engine::report;
namespace store = engine::store;
using analysis::Difference;
using engine::base::Diagnostics;
using engine::base::message;

struct Options {
  std::string study;
  std::string gold;
  std::string tier = "all";
  std::string show;
  std::string code;
  report::Format format = report::Format::table;
};

// Names the rules behind a difference: for a false alarm what fired, for a
// miss what was suppressed there or spoke in another voice.
class Reasons {
 public:
  Reasons(const store::Study& study, const coding::StudyView& view) : study_{study}, view_{view} {}

  std::vector<std::string> of(Difference::What what, const analysis::GoldSentence& sentence,
                              const std::string& code) {
    std::set<std::string> reasons;
    for (const coding::Coding& coding : view_.codings) {
      if (coding.transcript != sentence.transcript || !belongs(code, coding.code) ||
          !coding.segment.span.overlaps(sentence.span))
        continue;
      for (const coding::RuleEvidence& rule : coding.rules) {
        const bool own = rule.voice == codebook::Voice::own;
        if (own == (what == Difference::What::false_alarm))
          reasons.insert(own ? rule.rule
                             : fmt::format("{}: {}", rule.rule, codebook::name(rule.voice)));
      }
    }
    if (what == Difference::What::miss)
      for (const store::SuppressionRow& row : suppressions(sentence.transcript))
        if (belongs(code, row.code) && row.suppression.span.overlaps(sentence.span))
          reasons.insert(fmt::format("{}: {}", row.suppression.rule, row.suppression.detail));
    return {reasons.begin(), reasons.end()};
  }

 private:
  static bool belongs(const std::string& code, const std::string& to) {
    return code == to || analysis::is_above(code, to);
  }
  const std::vector<store::SuppressionRow>& suppressions(std::uint32_t transcript) {
    const auto [found, fresh] = suppressions_.try_emplace(transcript);
    if (fresh) found->second = study_.suppressions(view_.transcripts[transcript].id);
    return found->second;
  }

  const store::Study& study_;
  const coding::StudyView& view_;
  std::map<std::uint32_t, std::vector<store::SuppressionRow>> suppressions_;
};

report::Table differences(const Options& options, const store::Study& study,
                          const coding::StudyView& view,
                          const std::vector<analysis::GoldSentence>& gold,
                          const analysis::Evaluation& evaluation) {
  const auto what =
      options.show == "misses" ? Difference::What::miss : Difference::What::false_alarm;
  Reasons reasons{study, view};
  std::map<std::uint32_t, engine::text::StoredText> texts;
  std::vector<report::DifferenceLine> lines;
  for (const Difference& difference : evaluation.differences) {
    if (difference.what != what || (!options.code.empty() && difference.code != options.code))
      continue;
    const analysis::GoldSentence& sentence = gold[difference.sentence];
    const coding::TranscriptView& transcript = view.transcripts[sentence.transcript];
    const auto [text, fresh] = texts.try_emplace(sentence.transcript);
    if (fresh) text->second = study.load_text(transcript.id);
    lines.push_back({transcript.name, sentence.span, difference.code,
                     std::string{text->second.at(sentence.span)},
                     reasons.of(what, sentence, difference.code)});
  }
  return report::differences_table(what, lines);
}

Exit run(const Options& options, const Context& io) {
  const auto study = store::Study::open(options.study, store::Study::Mode::read);
  const auto source = engine::base::read_whole(options.gold);
  if (!source) {
    print(io.err, source.error(), io.language);
    return Exit::failed;
  }
  const coding::StudyView view = engine::review::view(study);
  if (!options.code.empty()) {
    FilterOptions named;
    named.codes = {options.code};
    if (!filter_of(named, view, io)) return Exit::failed;
  }
  if (!options.code.empty() && options.show.empty()) {
    io.tell(message("--code hoort bij --show", "--code goes with --show"),
            message("zonder --show staan alle codes in de tabel",
                    "without --show all codes are in the table"));
    return Exit::failed;
  }
  const auto gold = engine::exchange::read_gold(
      *source, options.gold, view,
      [&](std::uint32_t index) { return study.load_text(view.transcripts[index].id); });
  if (!gold) {
    print(io.err, gold.error(), io.language);
    return Exit::failed;
  }
  analysis::Selection selection;
  if (options.tier == "precise") selection.tiers = {codebook::Tier::precise};
  const analysis::Evaluation evaluation = analysis::evaluate(view, *gold, selection);
  if (!options.show.empty()) {
    show(io, differences(options, study, view, *gold, evaluation), options.format);
    return Exit::ok;
  }
  std::set<std::uint32_t> transcripts;
  for (const analysis::GoldSentence& sentence : *gold) transcripts.insert(sentence.transcript);
  show(io, report::evaluation_table(evaluation, selection, gold->size(), transcripts.size()),
       options.format);
  return Exit::ok;
}

}  // namespace

void add_evaluate(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "evaluate",
      message(
          "Vergelijkt de voorcodering met een gouden standaard\n\n"
          "Per code en over alle codes: precisie, recall, F1 en kappa per zin, met intervallen. "
          "De gouden standaard is een bestand met per regel een beoordeelde zin.",
          "Compares the pre-coding with a gold file\n\n"
          "Per code and over all codes: precision, recall, F1 and kappa by sentence, with "
          "intervals. The gold is a file with one judged sentence a line."),
      "duiding evaluate studie.duiding --gold corpus/gold.jsonl\n"
      "duiding evaluate studie.duiding --gold corpus/gold.jsonl --show misses");
  add_study(*command, io, options->study);
  add_value(*command, io, "--gold", options->gold, "FILE",
            message("beoordeelde zinnen, als JSON-regels", "judged sentences, as JSON lines"))
      ->required();
  add_value(*command, io, "--tier", options->tier, "precise|all",
            message("alleen trap precise, of hint erbij (hint is hetzelfde als all)",
                    "tier precise only, or hint as well (hint is the same as all)"))
      ->check(one_of(io, {"precise", "hint", "all"}));
  add_value(*command, io, "--show", options->show, "misses|false-alarms",
            message("de zinnen waar goud en machine verschillen, met wat er (bijna) aansloeg",
                    "the sentences where gold and machine differ, with what (nearly) fired"))
      ->check(one_of(io, {"misses", "false-alarms"}));
  add_value(*command, io, "--code", options->code, "CODE",
            message("met --show: alleen deze code", "with --show: this code only"));
  add_format(*command, io, options->format);
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
