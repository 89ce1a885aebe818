#include "tests/cli/manual.hpp"

#include <sstream>
#include <vector>

#include "cli/help.hpp"
#include "cli/usage.hpp"

namespace support {
namespace {

using engine::base::Language;

std::vector<const CLI::App*> subcommands(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in{text};
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// What troff would read as a command of its own.
std::string troff(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else if (c == '\'' || c == '.')
      out += std::string{"\\&"} + c;
    else
      out += c;
  }
  return out;
}

// A `|` divides the cells of a table.
std::string markdown_cell(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '|' ? std::string{"\\|"} : std::string{c};
  return out;
}

void write_troff_list(const std::vector<const CLI::Option*>& options, std::ostream& out) {
  for (const CLI::Option* option : options)
    out << ".TP\n.B " << troff(cli::heading(*option)) << '\n'
        << troff(cli::explanation(*option, Language::en)) << '\n';
}

void write_troff_command(const CLI::App& command, std::ostream& out) {
  if (!subcommands(command).empty()) {
    for (const CLI::App* sub : subcommands(command)) write_troff_command(*sub, out);
    return;
  }
  out << ".SS " << troff(cli::synopsis(command, Language::en)) << '\n'
      << troff(cli::summary(command)) << ".\n";
  for (const std::string& paragraph : cli::details(command))
    out << ".PP\n" << troff(paragraph) << '\n';
  auto listed = cli::arguments(command);
  for (const CLI::Option* option : cli::options(command))
    if (option != command.get_help_ptr()) listed.push_back(option);
  write_troff_list(listed, out);
  out << ".PP\nExample:\n.PP\n.nf\n.RS\n";
  for (const std::string& line : lines_of(command.get_footer())) out << troff(line) << '\n';
  out << ".RE\n.fi\n";
}

void write_markdown_table(const std::vector<const CLI::Option*>& options, const char* heading,
                          std::ostream& out) {
  if (options.empty()) return;
  out << "\n| " << heading << " | |\n|---|---|\n";
  for (const CLI::Option* option : options)
    out << "| `" << markdown_cell(cli::heading(*option)) << "` | "
        << markdown_cell(cli::explanation(*option, Language::en)) << " |\n";
}

void write_markdown_command(const CLI::App& command, std::ostream& out) {
  if (!subcommands(command).empty()) {
    for (const CLI::App* sub : subcommands(command)) write_markdown_command(*sub, out);
    return;
  }
  out << "\n### " << cli::full_name(command) << "\n\n" << cli::summary(command) << ".\n";
  for (const std::string& paragraph : cli::details(command)) out << '\n' << paragraph << '\n';
  out << "\n```\n" << cli::synopsis(command, Language::en) << "\n```\n";
  write_markdown_table(cli::arguments(command), "argument", out);
  std::vector<const CLI::Option*> own;
  for (const CLI::Option* option : cli::options(command))
    if (option != command.get_help_ptr()) own.push_back(option);
  write_markdown_table(own, "option", out);
  out << "\nExample:\n\n```sh\n" << command.get_footer() << "\n```\n";
}

constexpr const char* kExitStatus[][2] = {
    {"0", "done"},
    {"1", "done, and the answer is no: a codebook's test fails"},
    {"2", "failed or wrong usage; nothing was changed, save where a command says so"},
};

}  // namespace

std::string manual_page(const CLI::App& app) {
  std::ostringstream out;
  out << ".TH DUIDING 1 \"\" \"duiding\" \"User Commands\"\n"
         ".SH NAME\nduiding \\- "
      << troff("pre-codes interview transcripts with a codebook")
      << "\n.SH SYNOPSIS\n.B duiding\nCOMMAND ...\n.SH DESCRIPTION\n"
      << troff(cli::summary(app)) << '\n';
  for (const std::string& paragraph : cli::details(app)) out << ".PP\n" << troff(paragraph) << '\n';
  out << ".PP\nEvery option takes one value and is repeated for more. Options may stand before, "
         "between and after the arguments; after \\-\\- every word is an argument.\n"
         ".SH COMMANDS\n";
  for (const CLI::App* command : subcommands(app)) write_troff_command(*command, out);
  out << ".SH OPTIONS OF EVERY COMMAND\n";
  write_troff_list(cli::options(app), out);
  out << ".SH EXIT STATUS\n";
  for (const auto& [status, meaning] : kExitStatus)
    out << ".TP\n.B " << status << '\n' << troff(meaning) << '\n';
  out << ".SH ENVIRONMENT\n"
         ".TP\n.B LC_ALL, LC_MESSAGES, LANG\n"
      << troff(
             "The first that is set decides the language: Dutch for nl_* and for C and POSIX, "
             "else English.")
      << "\n.TP\n.B NO_COLOR\n"
      << troff("Where it is set and not empty, nothing is coloured.") << "\n";
  return out.str();
}

std::string commands_reference(const CLI::App& app) {
  std::ostringstream out;
  out << "# Commands\n\n"
         "Made from the program's own help (`duiding COMMAND --help`), in its order.\n\n"
         "Every option takes one value and is repeated for more. Options may stand before, between "
         "and after the arguments; after `--` every word is an argument. Results go to stdout, "
         "everything else to stderr.\n\n"
         "| exit status | |\n|---|---|\n";
  for (const auto& [status, meaning] : kExitStatus)
    out << "| " << status << " | " << meaning << " |\n";
  write_markdown_table(cli::options(app), "option of every command", out);
  std::string group;
  for (const CLI::App* command : subcommands(app)) {
    if (command->get_group() != group) {
      group = command->get_group();
      out << "\n## " << group << '\n';
    }
    write_markdown_command(*command, out);
  }
  return out.str();
}

}  // namespace support
