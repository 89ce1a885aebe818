#include "cli/usage.hpp"

#include <ostream>

#include "cli/arguments.hpp"
#include "cli/options.hpp"
#include "engine/base/joined.hpp"
#include "engine/codebook/suggest.hpp"

namespace cli {
namespace {

namespace base = engine::base;
using base::Message;
using base::message;

std::vector<std::string> subcommand_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(sub->get_name());
  return names;
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* at = &app; at != nullptr; at = at->get_parent())
    for (const CLI::Option* option : at->get_options())
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

Message meant(const Message& problem, std::string_view instead) {
  return message("{0}; misschien bedoeld: '{2}'", "{1}; did you mean '{2}'?", problem.nl,
                 problem.en, instead);
}

Message with_suggestion(const Message& problem, const std::string& word,
                        const std::vector<std::string>& known) {
  const std::string_view near = engine::codebook::nearest(word, {known.begin(), known.end()});
  return near.empty() ? problem : meant(problem, near);
}

// The command somewhere below `app` that is called `word`, with its full name: who leaves
// out 'report' asks for 'frequencies'. Empty where there is none.
std::string deeper_command(const CLI::App& app, const std::string& word) {
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (sub->check_name(word)) return full_name(*sub);
    if (std::string found = deeper_command(*sub, word); !found.empty()) return found;
  }
  return {};
}

Message unexpected_word(const CLI::App& command, const std::string& word) {
  if (word.starts_with("-") && word.size() > 1) {
    const std::string name = word.substr(0, word.find('='));
    return with_suggestion(message("'{}' kent de optie '{}' niet", "'{}' has no option '{}'",
                                   full_name(command), name),
                           name, option_names(command));
  }
  const std::vector<std::string> subcommands = subcommand_names(command);
  if (!subcommands.empty()) {
    const Message unknown = message("'{}' kent de opdracht '{}' niet", "'{}' has no command '{}'",
                                    full_name(command), word);
    const std::string deeper = deeper_command(command, word);
    return deeper.empty() ? with_suggestion(unknown, word, subcommands) : meant(unknown, deeper);
  }
  return message("'{}' verwacht geen verder argument: '{}'", "'{}' takes no further argument: '{}'",
                 full_name(command), word);
}

// Every argument and option that must be there and is not.
std::vector<std::string> missing(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options())
    if (option->get_required() && option->count() == 0)
      names.push_back(option->get_positional()
                          ? option->get_name()
                          : option->get_name() + " " + option->get_type_name());
  return names;
}

std::optional<std::string> given_twice(const CLI::App& command) {
  for (const CLI::App* at = &command; at != nullptr; at = at->get_parent())
    for (const CLI::Option* option : at->get_options())
      if (option->get_items_expected_max() == 1 && option->count() > 1) return option->get_name();
  return std::nullopt;
}

Message problem_of(const Context& io, const CLI::App& root, const CLI::ParseError& error,
                   const std::vector<std::string>& args) {
  const CLI::App& command = chosen_command(root);
  // An unknown option explains what CLI11 stumbles over later, so it goes first.
  if (const std::vector<std::string> extra = root.remaining(true); !extra.empty())
    return unexpected_word(command, std::string{unprotected(extra.front())});
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    if (const auto names = missing(command); !names.empty())
      return message("'{}' mist: {}", "'{}' lacks: {}", full_name(command), base::joined(names));
    return message(
        "na '{0}' hoort een opdracht; kies {1}", "'{0}' what? choose {2}", full_name(command),
        any_of(Context{io.in, io.out, io.err, base::Language::nl}, subcommand_names(command)),
        any_of(Context{io.in, io.out, io.err, base::Language::en}, subcommand_names(command)));
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    if (const auto name = given_twice(command))
      return message("{} staat er meer dan eens; geef één waarde",
                     "{} stands there more than once; give one value", *name);
    if (!args.empty())
      return message("na {} ontbreekt de waarde", "the value after {} is missing", args.back());
  }
  return message("{}", "{}", std::string_view{error.what()});
}

}  // namespace

std::string full_name(const CLI::App& command) {
  const CLI::App* parent = command.get_parent();
  return parent == nullptr ? command.get_name() : full_name(*parent) + " " + command.get_name();
}

const CLI::App& chosen_command(const CLI::App& root) {
  const CLI::App* at = &root;
  while (!at->get_subcommands().empty()) at = at->get_subcommands().front();
  return *at;
}

void tell_usage_problem(const Context& io, const CLI::App& root, const CLI::ParseError& error,
                        const std::vector<std::string>& args) {
  const std::string name = full_name(chosen_command(root));
  io.tell(problem_of(io, root, error, args), message("zie: {} --help", "see: {} --help", name));
}

}  // namespace cli
