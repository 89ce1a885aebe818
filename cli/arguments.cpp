#include "cli/arguments.hpp"

#include <set>

namespace cli {
namespace {

// A control character that no shell user types.
constexpr char kMark = '\x1F';

bool takes_value(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

void collect_value_options(const CLI::App& app, std::set<std::string>& names) {
  for (const CLI::Option* option : app.get_options()) {
    if (!takes_value(*option)) continue;
    for (const std::string& name : option->get_lnames()) names.insert("--" + name);
  }
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; }))
    collect_value_options(*sub, names);
}

bool looks_special(std::string_view word) {
  return word == "++" || (word.size() > 1 && word.front() == '[' && word.back() == ']');
}

}  // namespace

std::vector<std::string> protect(const CLI::App& app, const std::vector<std::string>& args) {
  std::set<std::string> value_options;
  collect_value_options(app, value_options);

  std::vector<std::string> out;
  bool value_follows = false;
  bool only_positional = false;
  for (const std::string& word : args) {
    if (value_follows || only_positional) {
      out.push_back(kMark + word);
      value_follows = false;
    } else if (word == "--") {
      only_positional = true;
    } else if (const std::size_t equals = word.find('=');
               equals != std::string::npos && value_options.contains(word.substr(0, equals))) {
      out.push_back(word.substr(0, equals));
      out.push_back(kMark + word.substr(equals + 1));
    } else {
      out.push_back(looks_special(word) ? kMark + word : word);
      value_follows = value_options.contains(word);
    }
  }
  return out;
}

std::string_view unprotected(std::string_view word) {
  if (word.starts_with(kMark)) word.remove_prefix(1);
  return word;
}

void accept_protected(CLI::App& app) {
  for (CLI::Option* option : app.get_options()) {
    if (!takes_value(*option)) continue;
    option->transform(CLI::Validator{[](std::string& value) {
                                       value = std::string{unprotected(value)};
                                       return std::string{};
                                     },
                                     ""});
  }
  for (CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; }))
    accept_protected(*sub);
}

}  // namespace cli
