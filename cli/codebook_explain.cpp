#include "cli/codebook_explain.hpp"

#include <algorithm>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "cli/codebooks.hpp"
#include "cli/options.hpp"
#include "engine/codebook/codebook.hpp"
#include "engine/codebook/pattern.hpp"
#include "engine/codebook/suggest.hpp"
#include "engine/report/printable.hpp"

namespace cli {
namespace {

namespace base = engine::base;
namespace codebook = engine::codebook;
namespace report = engine::report;
using base::message;

struct Options {
  std::vector<std::string> files;
  std::string rule, code;
  std::size_t limit = 20;
  report::Format format = report::Format::table;
};

struct Explained {
  const codebook::Codebook& book;
  const codebook::Rule& rule;
  std::string pattern;
  std::uint32_t line = 0;
  bool regex = false;
  std::vector<std::string> meaning;  // one alternative a line
};

bool asked_for(const codebook::Codebook& book, const codebook::Rule& rule, const Options& options) {
  const std::string& code = book.codes[rule.code].id;
  const bool code_fits =
      options.code.empty() || code == options.code || code.starts_with(options.code + ".");
  return code_fits && (options.rule.empty() || rule.id == options.rule);
}

std::vector<Explained> explain(const Codebooks& books, const Options& options) {
  std::vector<Explained> out;
  for (const auto& book : books) {
    for (const codebook::Rule& rule : book->rules) {
      if (!asked_for(*book, rule, options)) continue;
      for (const codebook::Pattern& pattern : rule.patterns)
        out.push_back({*book, rule, pattern.source, pattern.line, false,
                       codebook::expand(pattern.node, options.limit)});
      for (const codebook::RegexLine& regex : rule.regexes)
        out.push_back({*book, rule, regex.source, regex.line, true, {regex.regex}});
    }
  }
  return out;
}

void print_explained(const std::vector<Explained>& all, const Context& io) {
  const codebook::Rule* above = nullptr;
  for (const Explained& one : all) {
    if (&one.rule != above) {
      if (above != nullptr) io.out << '\n';
      io.out << report::printable(one.rule.id) << "  ("
             << report::printable(one.book.codes[one.rule.code].id) << ", "
             << codebook::name(one.rule.tier) << ", " << codebook::name(one.rule.unit) << ")\n";
      above = &one.rule;
    }
    io.out << "  " << one.line << ": " << report::printable(one.pattern) << '\n';
    for (const std::string& line : one.meaning)
      io.out << "      " << report::printable(line) << '\n';
  }
}

report::Table table_of(const std::vector<Explained>& all) {
  report::Table table;
  table.title = message("Patronen", "Patterns");
  for (const char* key :
       {"codebook", "code", "rule", "tier", "unit", "line", "pattern", "kind", "meaning"})
    table.columns.push_back({key, message("{}", "{}", key)});
  for (const Explained& one : all)
    table.rows.push_back({one.book.id, one.book.codes[one.rule.code].id, one.rule.id,
                          std::string{codebook::name(one.rule.tier)},
                          std::string{codebook::name(one.rule.unit)}, std::int64_t{one.line},
                          one.pattern, std::string{one.regex ? "regex" : "pattern"},
                          report::Json(one.meaning)});
  return table;
}

base::Message nothing_found(const Codebooks& books, const Options& options) {
  std::vector<std::string_view> rules, codes;
  for (const auto& book : books) {
    for (const codebook::Rule& rule : book->rules) rules.push_back(rule.id);
    for (const codebook::Code& code : book->codes) codes.push_back(code.id);
  }
  const auto known = [](const auto& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
  };
  if (!options.code.empty() && !known(codes, options.code))
    return message("er is geen code '{}'", "there is no code '{}'", options.code);
  if (!options.rule.empty() && !known(rules, options.rule))
    return message("er is geen regel '{}'", "there is no rule '{}'", options.rule);
  return message("daar is geen regel bij", "no rule belongs to that");
}

base::Message nearest_name(const Codebooks& books, const Options& options) {
  std::vector<std::string_view> names;
  for (const auto& book : books) {
    if (options.code.empty())
      for (const codebook::Rule& rule : book->rules) names.push_back(rule.id);
    else
      for (const codebook::Code& code : book->codes) names.push_back(code.id);
  }
  const std::string_view near =
      codebook::nearest(options.code.empty() ? options.rule : options.code, names);
  if (near.empty()) return {};
  return message("misschien bedoeld: '{}'", "did you mean '{}'?", near);
}

Exit run(const Options& options, const Context& io) {
  const auto books = load_codebooks(options.files, io);
  if (!books) return Exit::failed;
  const std::vector<Explained> all = explain(*books, options);
  if (all.empty()) {
    io.tell(nothing_found(*books, options), nearest_name(*books, options));
    return Exit::failed;
  }
  if (options.format == report::Format::table)
    print_explained(all, io);
  else
    show(io, table_of(all), options.format);
  return Exit::ok;
}

}  // namespace

void add_codebook_explain(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "explain",
      message(
          "Laat zien wat elk patroon betekent\n\n"
          "Lijsten, werkwoorden, koppeltekens en partikels zijn uitgeschreven, één mogelijkheid "
          "per regel.",
          "Shows what each pattern means\n\n"
          "Lists, verbs, hyphens and particles are written out, one alternative a line."),
      "duiding codebook explain codebooks/discriminatie.yaml --code minimising");
  command
      ->add_option("FILE", options->files, io.say(message("codeboeken (YAML)", "codebooks (YAML)")))
      ->required();
  add_value(*command, io, "--rule", options->rule, "RULE",
            message("alleen deze regel", "this rule only"));
  add_value(*command, io, "--code", options->code, "CODE",
            message("alleen deze code en zijn subcodes", "this code and its sub-codes only"));
  command
      ->add_option("--limit", options->limit,
                   io.say(message("hoogstens zoveel mogelijkheden per patroon",
                                  "at most this many alternatives a pattern")))
      ->type_name("N")
      ->default_str("20")
      ->check(whole_number(io, 1, 100'000));
  add_format(*command, io, options->format);
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
