#include "cli/completion.hpp"

#include <fmt/format.h>

#include <memory>
#include <ostream>
#include <string>

#include "cli/options.hpp"

namespace cli {
namespace {

using engine::base::message;

// "a b c" of everything that may follow `command`.
std::string words_after(const CLI::App& command) {
  std::string out;
  for (const CLI::App* sub : command.get_subcommands([](const CLI::App*) { return true; }))
    out += sub->get_name() + " ";
  for (const CLI::App* at = &command; at != nullptr; at = at->get_parent())
    for (const CLI::Option* option : at->get_options())
      for (const std::string& name : option->get_lnames())
        // A flag of the program itself would only end the command.
        if (at == &command || option->get_items_expected_max() > 0) out += "--" + name + " ";
  return out;
}

// "table csv json jsonl" where the help says --format table|csv|json|jsonl in
// lower case: capitals stand for something to fill in.
std::string choices(const CLI::Option& option) {
  std::string type = option.get_type_name();
  if (type.find('|') == std::string::npos ||
      type.find_first_not_of("abcdefghijklmnopqrstuvwxyz|") != std::string::npos)
    return {};
  for (char& c : type)
    if (c == '|') c = ' ';
  return type;
}

// `path`: the words that stand before, each followed by a space.
void write_cases(const CLI::App& command, const std::string& path, std::ostream& out) {
  for (const CLI::App* at = &command; at != nullptr; at = at->get_parent())
    for (const CLI::Option* option : at->get_options())
      for (const std::string& name : option->get_lnames())
        if (const std::string words = choices(*option); !words.empty())
          out << fmt::format("    '{}'*'--{} ') words='{}';;\n", path, name, words);
  out << fmt::format("    '{}'*) words='{}';;\n", path, words_after(command));
}

// The innermost commands first, because the first case that fits counts.
void write_all_cases(const CLI::App& command, const std::string& path, std::ostream& out) {
  for (const CLI::App* sub : command.get_subcommands([](const CLI::App*) { return true; }))
    write_all_cases(*sub, path + sub->get_name() + " ", out);
  write_cases(command, path, out);
}

const CLI::App& root_of(const CLI::App& command) {
  return command.get_parent() == nullptr ? command : root_of(*command.get_parent());
}

// Words that do not begin with what was typed are dropped by compgen; file
// names complete wherever no word does.
void write_bash(const CLI::App& root, std::ostream& out) {
  out << "# Bash completion for duiding; load it with: source <(duiding completion bash)\n"
         "_duiding() {\n"
         "  local words=''\n"
         "  case \"${COMP_WORDS[*]:1:COMP_CWORD-1} \" in\n";
  write_all_cases(root, "", out);
  out << "  esac\n"
         "  mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\")\n"
         "}\n"
         "complete -o default -F _duiding duiding\n";
}

}  // namespace

void add_completion(CLI::App& parent, Context& io, Exit& exit) {
  auto shell = std::make_shared<std::string>();
  CLI::App* command = add_command(
      parent, io, "completion",
      message("Schrijft de regels waarmee de Tab-toets opdrachten en opties aanvult\n\n"
              "Zet de voorbeeldregel in ~/.bashrc om ze altijd te hebben.",
              "Writes the lines with which the Tab key completes commands and options\n\n"
              "Put the example line into ~/.bashrc to have them always."),
      "source <(duiding completion bash)");
  command->add_option("SHELL", *shell, io.say(message("bash", "bash")))
      ->required()
      ->check(one_of(io, {"bash"}));
  command->callback([shell, command, &io, &exit] {
    write_bash(root_of(*command), io.out);
    exit = Exit::ok;
  });
}

}  // namespace cli
