#include "cli/decide.hpp"

#include <iterator>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "engine/base/whole_file.hpp"
#include "engine/report/words.hpp"
#include "engine/review/decide.hpp"

namespace cli {
namespace {

namespace base = engine::base;
namespace coding = engine::coding;
namespace report = engine::report;
namespace review = engine::review;
namespace store = engine::store;
using base::message;
using coding::Act;

struct Options {
  std::string study, coder, reason, memo, on, from;
  std::vector<std::string> accept, reject, recode, move, add;
  bool undo = false, redo = false;
  report::Format format = report::Format::table;
};

// What the options ask for, in the order of the usage line.
base::Result<std::vector<review::Request>> requests_of(const Options& options) {
  std::vector<review::Request> requests;
  base::Diagnostics problems;
  const auto take = [&](base::Result<review::Request> parsed, const char* option) {
    if (parsed) return requests.push_back(std::move(*parsed));
    for (base::Diagnostic problem : parsed.error()) {
      problem.file = option;
      problems.push_back(std::move(problem));
    }
  };
  const auto simple = [&](Act act, const std::string& id) {
    review::Request& request = requests.emplace_back();
    request.act = act;
    request.coding = id;
  };
  for (const std::string& id : options.accept) simple(Act::accept, id);
  for (const std::string& id : options.reject) simple(Act::reject, id);
  for (const std::string& text : options.recode) take(review::parse_recode(text), "--recode");
  for (const std::string& text : options.move) take(review::parse_move(text), "--move");
  for (const std::string& text : options.add) take(review::parse_add(text), "--add");
  for (review::Request& request : requests) request.reason = options.reason;
  if (!options.on.empty()) {
    review::Request request = review::parse_memo_target(options.on);
    request.memo = options.memo;
    requests.push_back(std::move(request));
  } else {
    for (review::Request& request : requests) request.memo = options.memo;
  }
  if (options.undo) simple(Act::undo, "");
  if (options.redo) simple(Act::redo, "");
  if (!problems.empty()) return problems;
  return requests;
}

// Why these options do not go together, if so.
std::optional<base::Message> misuse(const Options& options) {
  const bool judges = !(options.accept.empty() && options.reject.empty() &&
                        options.recode.empty() && options.move.empty() && options.add.empty());
  const bool any = judges || options.undo || options.redo || !options.on.empty();
  if (!options.from.empty() && (any || !options.reason.empty() || !options.memo.empty()))
    return message("met --from staan de besluiten in het bestand: geef geen andere",
                   "with --from the decisions stand in the file: give no others");
  if (options.from.empty() && !any && !options.memo.empty())
    return message("bij --memo hoort --on of een besluit", "--memo needs --on or a decision");
  if (options.from.empty() && !any)
    return message(
        "er is niets te beslissen: geef --accept, --reject, --recode, --move, --add, "
        "--undo, --redo, --memo of --from",
        "there is nothing to decide: give --accept, --reject, --recode, --move, --add, "
        "--undo, --redo, --memo or --from");
  if (!options.on.empty() && options.memo.empty())
    return message("--on zegt waar een memo bij hoort: geef ook --memo",
                   "--on says what a memo is about: give --memo too");
  if (!options.reason.empty() && !judges)
    return message("--reason hoort bij een besluit", "--reason goes with a decision");
  return std::nullopt;
}

report::Table table_of(const std::vector<review::Recorded>& recorded) {
  using Show = report::Column::Show;
  report::Table table;
  table.title = message("Vastgelegd", "Recorded");
  table.columns = {
      {.key = "action", .heading = message("besluit", "decision")},
      {.key = "id", .heading = message("codering", "coding")},
      {.key = "transcript", .heading = message("transcript", "transcript")},
      {.key = "code", .heading = message("code", "code"), .wrap = true},
      {.key = "begin_cp", .heading = {}, .show = Show::data_only},
      {.key = "end_cp", .heading = {}, .show = Show::data_only},
      {.key = "text", .heading = message("tekst", "text"), .wrap = true},
      {.key = "event", .heading = {}, .show = Show::data_only},
  };
  for (const review::Recorded& each : recorded)
    table.rows.push_back({std::string{coding::name(each.event.act)},
                          report::text_cell(each.event.coding), report::text_cell(each.transcript),
                          report::text_cell(each.code), report::begin_cell(each.segment),
                          report::end_cell(each.segment), report::text_cell(each.text),
                          each.event.id});
  return table;
}

Exit run(const Options& options, const Context& io) {
  if (const auto problem = misuse(options)) {
    io.tell(*problem);
    return Exit::failed;
  }
  auto study = store::Study::open(options.study, store::Study::Mode::write);
  const auto requests = [&]() -> base::Result<std::vector<review::Request>> {
    if (options.from.empty()) return requests_of(options);
    const auto lines = base::read_whole(options.from);
    if (!lines) return lines.error();
    return review::parse_requests(*lines, options.from);
  }();
  if (!requests) {
    print(io.err, requests.error(), io.language);
    return Exit::failed;
  }
  const auto recorded = review::decide(study, options.coder, *requests, options.from);
  if (!recorded) {
    print(io.err, recorded.error(), io.language);
    io.tell(message("er is niets vastgelegd", "nothing was recorded"));
    return Exit::failed;
  }
  show(io, table_of(*recorded), options.format);
  return Exit::ok;
}

base::Message reasons_help() {
  base::Message help =
      message("waarom: eigen woorden, of een van", "why: in your words, or one of");
  const char* between = " ";
  for (const review::Reason& reason : review::common_reasons()) {
    help.nl += fmt::format("{}{} ({})", between, reason.word, reason.meaning.nl);
    help.en += fmt::format("{}{} ({})", between, reason.word, reason.meaning.en);
    between = ", ";
  }
  return help;
}

}  // namespace

void add_decide(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "decide",
      message(
          "Legt vast wat een codeur van coderingen vindt\n\n"
          "Elk besluit komt erbij en vervangt niets: --undo neemt het laatste van deze codeur "
          "terug, --redo herstelt het. Kan één besluit niet, dan wordt er niets "
          "vastgelegd. Een bestand heeft één besluit per regel: {{\"accept\": \"ID\"}}, "
          "{{\"reject\": \"ID\", \"reason\": \"voice\"}}, {{\"recode\": \"ID=CODE\"}}, "
          "{{\"move\": \"ID:B:E\"}}, {{\"add\": \"T:B:E=CODE\"}}, {{\"memo\": \"…\", \"on\": "
          "\"T\"}}, "
          "{{\"undo\": true}}. Posities zijn codepunten, het einde niet meegerekend.",
          "Records what a coder makes of codings\n\n"
          "Each decision is added and replaces none: --undo takes back this coder's last, "
          "--redo brings it back. If one decision cannot be, nothing is recorded. A file has "
          "one decision a line: {{\"accept\": \"ID\"}}, {{\"reject\": \"ID\", \"reason\": "
          "\"voice\"}}, {{\"recode\": \"ID=CODE\"}}, {{\"move\": \"ID:B:E\"}}, {{\"add\": "
          "\"T:B:E=CODE\"}}, {{\"memo\": \"…\", \"on\": \"T\"}}, {{\"undo\": true}}. Positions are "
          "code points, the end not included."),
      "duiding decide studie.duiding --coder ana --reject 3f2a91c07be4d815 --reason voice\n"
      "duiding decide studie.duiding --coder ana --from besluiten.jsonl");
  add_study(*command, io, options->study);
  add_value(*command, io, "--coder", options->coder, "NAME",
            message("wie dit beslist", "who decides this"))
      ->required();
  add_values(*command, io, "--accept", options->accept, "ID",
             message("de codering klopt", "the coding is right"));
  add_values(*command, io, "--reject", options->reject, "ID",
             message("de codering klopt niet", "the coding is wrong"));
  add_values(*command, io, "--recode", options->recode, "ID=CODE",
             message("het is een andere code", "it is another code"));
  add_values(*command, io, "--move", options->move, "ID:BEGIN:END",
             message("de grenzen liggen elders", "the borders lie elsewhere"));
  add_values(*command, io, "--add", options->add, "T:BEGIN:END=CODE",
             message("codeer dit met de hand", "code this by hand"));
  command->add_flag("--undo", options->undo,
                    io.say(message("neem het laatste besluit van deze codeur terug",
                                   "take back this coder's last decision")));
  command->add_flag("--redo", options->redo,
                    io.say(message("herstel wat het laatst is teruggenomen",
                                   "bring back what was taken back last")));
  add_value(*command, io, "--reason", options->reason, "REASON", reasons_help());
  add_value(*command, io, "--memo", options->memo, "TEXT",
            message("een aantekening bij de codering, of bij wat --on noemt",
                    "a note on the coding, or on what --on names"));
  add_value(*command, io, "--on", options->on, "ID|T:BEGIN:END|T|CODE",
            message("waar de memo bij hoort: een codering, een segment, een transcript of een code",
                    "what the memo is about: a coding, a segment, a transcript or a code"));
  add_value(*command, io, "--from", options->from, "FILE.jsonl",
            message("lees de besluiten uit dit bestand", "read the decisions from this file"));
  add_format(*command, io, options->format);
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
