#include "cli/anonymise.hpp"

#include <algorithm>
#include <functional>
#include <istream>
#include <iterator>
#include <memory>
#include <optional>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include "cli/masking.hpp"
#include "cli/new_file.hpp"
#include "cli/options.hpp"
#include "engine/base/utf8.hpp"
#include "engine/base/whole_file.hpp"
#include "engine/foreign/json.hpp"
#include "engine/privacy/archive.hpp"
#include "engine/privacy/gate.hpp"
#include "engine/privacy/mask_log.hpp"

namespace cli {
namespace {

namespace base = engine::base;
namespace privacy = engine::privacy;

using base::message;
using Json = nlohmann::ordered_json;

struct Options {
  std::string file, log;
  std::string format = "text";
  privacy::MaskingLists lists;
};

// What is written of each text where it was asked for: one line of the log.
using Log = std::function<void(std::string_view id, const privacy::Masked& masked)>;

Json reasons_of(const privacy::Masked& masked) {
  Json reasons = Json::array();
  for (const privacy::Hold& hold : masked.holds) {
    Json reason{{"rule", privacy::name(hold.rule)},
                {"why", privacy::explain(hold.rule).en},
                {"words", hold.words}};
    if (hold.rule != privacy::Rule::verifier) {
      reason["begin_cp"] = hold.span.begin().value;
      reason["end_cp"] = hold.span.end().value;
    }
    reasons.push_back(std::move(reason));
  }
  return reasons;
}

std::string shown_name(const Options& options) {
  return options.file.empty() ? "<stdin>" : options.file;
}

base::Diagnostic bad_line(const Options& options, std::uint32_t line, base::Message problem) {
  return {.file = shown_name(options),
          .line = line,
          .problem = std::move(problem),
          .hint = message(R"(elke regel is een object met "id" en "text")",
                          R"(each line is an object with "id" and "text")")};
}

Exit mask_json_lines(const Options& options, std::istream& in, privacy::Masker& masker,
                     const Log& log, const Context& io) {
  // A line is a quote, or an interview.
  const engine::foreign::JsonLimits limits{
      .instead = message("verdeel de tekst over meer regels, zonder andere gegevens",
                         "divide the text over several lines, without other data")};
  std::string line;
  for (std::uint32_t number = 1; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const auto read = engine::foreign::parse_json(line, shown_name(options), {}, limits);
    if (!read) {
      base::Diagnostics problems = read.error();
      for (base::Diagnostic& problem : problems) problem.line = number;
      print(io.err, problems, io.language);
      return Exit::failed;
    }
    if (!read->is_object()) {
      print(
          io.err,
          {bad_line(options, number, message("dit is geen JSON-object", "this is no JSON object"))},
          io.language);
      return Exit::failed;
    }
    const auto id = read->find("id"), text = read->find("text");
    if (id == read->end() || text == read->end() || !text->is_string() ||
        !(id->is_string() || id->is_number_integer())) {
      print(io.err,
            {bad_line(options, number,
                      message(R"("id" of "text" ontbreekt of is geen tekst)",
                              R"("id" or "text" is missing or no text)"))},
            io.language);
      return Exit::failed;
    }
    const privacy::Masked masked =
        privacy::mask_and_verify(masker, text->get_ref<const std::string&>());
    const Json out{{"id", *id},
                   {"output", masked.output},
                   {"review", masked.needs_person()},
                   {"reasons", reasons_of(masked)}};
    io.out << out.dump() << '\n';
    log(id->is_string() ? id->get<std::string>() : id->dump(), masked);
  }
  return Exit::ok;
}

// Each line of the output whose original has something a person must judge is
// kept back: plain text has no place to say "not yet".
std::string withhold(std::string_view original, privacy::Masked& masked,
                     std::vector<std::uint32_t>& held_lines) {
  std::vector<std::uint32_t> line_of_code_point;
  std::uint32_t line = 1;
  for (std::size_t at = 0; at < original.size();) {
    line_of_code_point.push_back(line);
    const base::Decoded decoded = base::decode_utf8(original, at);
    if (decoded.code_point == U'\n') ++line;
    at = decoded.next;
  }
  bool all = false;
  for (const privacy::Hold& hold : masked.holds) {
    if (hold.rule == privacy::Rule::verifier)
      all = true;
    else
      for (std::uint32_t at = hold.span.begin().value; at < hold.span.end().value; ++at)
        held_lines.push_back(line_of_code_point[at]);
  }
  std::ranges::sort(held_lines);
  held_lines.erase(std::ranges::unique(held_lines).begin(), held_lines.end());
  if (all) return std::string{privacy::kWithheld} + "\n";
  // A mask over a line end would shift the lines: then nothing can be told apart.
  const auto lines = [](std::string_view text) { return std::ranges::count(text, '\n'); };
  if (!held_lines.empty() && lines(original) != lines(masked.output))
    return std::string{privacy::kWithheld} + "\n";
  std::string out;
  std::string_view rest = masked.output;
  for (std::uint32_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const bool held = std::ranges::binary_search(held_lines, number);
    out += held ? privacy::kWithheld : rest.substr(0, end);
    if (end < rest.size()) out += '\n';
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

void tell_holds(const privacy::Masked& masked, const std::vector<std::uint32_t>& lines,
                const Context& io) {
  if (!masked.needs_person()) return;
  io.tell(message("achtergehouden regels: {}; daar moet eerst iemand naar kijken",
                  "lines withheld: {}; somebody has to look at them first", lines.size()),
          message("--format jsonl geeft per tekst de redenen",
                  "--format jsonl gives the reasons of each text"));
}

Exit mask_plain_text(const Options& options, std::string text, privacy::Masker& masker,
                     const Log& log, const Context& io) {
  if (const auto bad = base::find_invalid_utf8(text)) {
    print(io.err,
          {{.file = shown_name(options),
            .problem = message("de tekst is geen UTF-8 (byte {})",
                               "the text is not UTF-8 (byte {})", *bad),
            .hint = message("sla de tekst op als UTF-8", "save the text as UTF-8")}},
          io.language);
    return Exit::failed;
  }
  privacy::Masked masked = privacy::mask_and_verify(masker, text);
  std::vector<std::uint32_t> held_lines;
  io.out << withhold(text, masked, held_lines);
  tell_holds(masked, held_lines, io);
  log("", masked);
  return Exit::ok;
}

Exit mask_all(const Options& options, privacy::Masker& masker, const Log& log, const Context& io) {
  std::istringstream file;
  if (!options.file.empty()) {
    auto bytes = base::read_whole(options.file);
    if (!bytes) {
      print(io.err, bytes.error(), io.language);
      return Exit::failed;
    }
    file.str(*std::move(bytes));
  }
  std::istream& in = options.file.empty() ? io.in : file;
  return options.format == "jsonl"
             ? mask_json_lines(options, in, masker, log, io)
             : mask_plain_text(options, {std::istreambuf_iterator<char>{in}, {}}, masker, log, io);
}

Exit run(const Options& options, const Context& io) {
  std::optional<Unfinished> log;
  if (!options.log.empty()) log.emplace(options.log);
  auto masker = privacy::make_masker(options.lists);
  if (!masker) {
    print(io.err, masker.error(), io.language);
    return Exit::failed;
  }
  if (!log) return mask_all(options, *masker, [](auto, const auto&) {}, io);
  const std::string lexicon = masker->vocabulary().lexicon().fingerprint();
  Exit exit = Exit::failed;
  write_new(log->path(), Readers::owner, [&](std::ostream& out) {
    exit = mask_all(
        options, *masker,
        [&](std::string_view id, const privacy::Masked& masked) {
          out << privacy::log_line(id, masked, lexicon) << '\n';
        },
        io);
  });
  if (exit == Exit::ok) log->keep();
  return exit;
}

}  // namespace

void add_anonymise(CLI::App& app, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      app, io, "anonymise",
      message("Maskeert wie het zei, in gewone tekst of JSON-regels\n\n"
              "Een woord blijft alleen staan als het een bekend gewoon woord is. Over wat een "
              "naam kan zijn, en over feiten die naar één persoon wijzen, beslist een mens: in "
              "gewone tekst staat daar [achtergehouden], in JSON-regels \"review\": true met de "
              "redenen. De uitvoer is gepseudonimiseerd: wie het verhaal kent, kan de spreker "
              "herkennen.",
              "Masks who said it, in plain text or JSON lines\n\n"
              "A word stays only if it is known to be an ordinary word. What may be a name or a "
              "word, and facts that point at one person, are for a person to judge: plain text "
              "has [achtergehouden] there, JSON lines \"review\": true with the reasons. The "
              "output is pseudonymised: who knows the story may know the speaker."),
      "duiding anonymise --format jsonl --roster namen.txt < citaten.jsonl");
  command->add_option("FILE", options->file,
                      io.say(message("tekst; anders de standaardinvoer",
                                     "text; else standard "
                                     "input")));
  command
      ->add_option("--format", options->format,
                   io.say(message("één tekst, of {{\"id\", \"text\"}} op elke regel, elk een tekst "
                                  "op zichzelf",
                                  "one text, or {{\"id\", \"text\"}} on each line, each a text of "
                                  "its own")))
      ->type_name("text|jsonl")
      ->check(one_of(io, {"text", "jsonl"}));
  add_masking_lists(*command, io, options->lists);
  add_value(*command, io, "--log", options->log, "FILE",
            message("schrijf per tekst wat gemaskeerd is, zonder de woorden (JSON-regels)",
                    "write what was masked in each text, without the words (JSON lines)"));
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
