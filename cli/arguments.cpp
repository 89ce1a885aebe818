#include "cli/arguments.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "engine/base/utf8.hpp"
#include "engine/text/encodings.hpp"

namespace cli {
namespace {

using engine::base::message;

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

// Files have the names that they have; all else is stored, compared or shown as text.
bool names_a_file(const CLI::Option& option) {
  constexpr std::array<std::string_view, 6> kFiles = {"STUDY",  "FILE",  "COPY",
                                                      "BEFORE", "AFTER", "TRANSCRIPT"};
  const std::string type = option.get_type_name();
  return std::ranges::find(kFiles, option.get_name()) != kFiles.end() || type.starts_with("FILE") ||
         type == "PATH" || type == "STUDY";
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

void accept_protected(CLI::App& app, const Context& io) {
  for (CLI::Option* option : app.get_options()) {
    if (!takes_value(*option)) continue;
    const bool any_bytes = names_a_file(*option);
    option->transform(CLI::Validator{
        [any_bytes, &io](std::string& value) -> std::string {
          value = std::string{unprotected(value)};
          if (any_bytes || !engine::base::find_invalid_utf8(value)) return {};
          return io.say(message("'{}' is geen UTF-8: typ het opnieuw, of zet de terminal op UTF-8",
                                "'{}' is not UTF-8: type it anew, or set the terminal to UTF-8",
                                engine::text::repaired_utf8(value).text));
        },
        ""});
  }
  for (CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; }))
    accept_protected(*sub, io);
}

}  // namespace cli
