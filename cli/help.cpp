#include "cli/help.hpp"

#include <algorithm>

#include "cli/usage.hpp"
#include "engine/report/printable.hpp"
#include "engine/text/width.hpp"

namespace cli {
namespace {

namespace base = engine::base;
namespace report = engine::report;
namespace text = engine::text;
using base::Language;
using base::message;

constexpr std::size_t kWidest = 80;
constexpr std::size_t kNarrowest = 40;
constexpr std::size_t kLeft = 28;  // columns for names before their explanation

bool is_flag(const CLI::Option& option) { return option.get_items_expected_max() == 0; }
bool repeats(const CLI::Option& option) { return option.get_items_expected_max() > 1; }

// On lines of at most `width` columns, all but the first indented.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
  std::string out;
  for (const std::string& line : report::wrap(text, width - indent))
    out += (out.empty() ? "" : '\n' + std::string(indent, ' ')) + line;
  return out + '\n';
}

std::string entry(const std::string& name, std::string_view explained, std::size_t width) {
  const std::string left = "  " + name;
  const bool fits = text::display_width(left) + 2 <= kLeft;
  return (fits ? report::pad_right(left, kLeft) : left + '\n' + std::string(kLeft, ' ')) +
         wrapped(explained, kLeft, width);
}

std::string title(const base::Message& text, Language language) {
  return "\n" + text.in(language) + ":\n";
}

std::string list_of_options(const std::vector<const CLI::Option*>& listed,
                            const base::Message& above, Language language, std::size_t width) {
  if (listed.empty()) return {};
  std::string out = title(above, language);
  for (const CLI::Option* option : listed)
    out += entry(heading(*option), explanation(*option, language), width);
  return out;
}

std::string list_of_commands(const CLI::App& command, Language language, std::size_t width) {
  const auto subcommands = command.get_subcommands([](const CLI::App*) { return true; });
  std::string out;
  std::string group;
  for (const CLI::App* sub : subcommands) {
    if (out.empty() || sub->get_group() != group) {
      group = sub->get_group();
      // A command that was given no group carries CLI11's own word.
      out += group == "Subcommands" ? title(message("Opdrachten", "Commands"), language)
                                    : "\n" + group + ":\n";
    }
    out += entry(sub->get_name(), summary(*sub), width);
  }
  return out;
}

const CLI::App& root_of(const CLI::App& command) {
  const CLI::App* at = &command;
  while (at->get_parent() != nullptr) at = at->get_parent();
  return *at;
}

std::string examples(const CLI::App& command, Language language) {
  const std::string text = command.get_footer();
  if (text.empty()) return {};
  std::string out = title(message("Voorbeeld", "Example"), language);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    out += "  " + text.substr(begin, end - begin) + '\n';
    begin = end + 1;
  }
  return out;
}

}  // namespace

std::string heading(const CLI::Option& option) {
  if (option.get_positional()) return option.get_name() + (repeats(option) ? "…" : "");
  std::string names;
  for (const std::string& name : option.get_snames()) names += "-" + name + ", ";
  for (const std::string& name : option.get_lnames()) names += "--" + name + ", ";
  names.resize(names.size() - 2);
  return is_flag(option) ? names : names + " " + option.get_type_name();
}

std::string explanation(const CLI::Option& option, Language language) {
  std::string out = option.get_description();
  std::vector<std::string> remarks;
  if (option.get_required() && !option.get_positional())
    remarks.push_back(message("verplicht", "required").in(language));
  if (repeats(option) && !option.get_positional())
    remarks.push_back(message("herhaalbaar", "may be repeated").in(language));
  if (!option.get_default_str().empty())
    remarks.push_back(
        message("standaard: {}", "default: {}", option.get_default_str()).in(language));
  for (std::size_t i = 0; i < remarks.size(); ++i) out += (i == 0 ? " (" : "; ") + remarks[i];
  return remarks.empty() ? out : out + ")";
}

std::string summary(const CLI::App& command) {
  const std::string text = command.get_description();
  return text.substr(0, text.find('\n'));
}

std::vector<std::string> details(const CLI::App& command) {
  std::vector<std::string> paragraphs;
  const std::string text = command.get_description();
  std::size_t begin = text.find("\n\n");
  while (begin != std::string::npos) {
    const std::size_t end = text.find("\n\n", begin + 2);
    paragraphs.push_back(text.substr(begin + 2, end == std::string::npos ? end : end - begin - 2));
    begin = end;
  }
  return paragraphs;
}

std::vector<const CLI::Option*> arguments(const CLI::App& command) {
  return command.get_options([](const CLI::Option* option) { return option->get_positional(); });
}

std::vector<const CLI::Option*> options(const CLI::App& command) {
  auto own =
      command.get_options([](const CLI::Option* option) { return !option->get_positional(); });
  const CLI::Option* help_flag = command.get_help_ptr();
  std::ranges::stable_partition(
      own, [help_flag](const CLI::Option* option) { return option != help_flag; });
  return own;
}

std::string synopsis(const CLI::App& command, Language language) {
  std::string out = full_name(command);
  if (!command.get_subcommands([](const CLI::App*) { return true; }).empty())
    return out + " " + message("OPDRACHT", "COMMAND").in(language) + " …";
  for (const CLI::Option* argument : arguments(command)) {
    const std::string name = heading(*argument);
    out += argument->get_required() ? " " + name : " [" + name + "]";
  }
  bool optional = false;
  for (const CLI::Option* option : options(command)) {
    if (option->get_required())
      out += " " + heading(*option);
    else if (option != command.get_help_ptr())
      optional = true;
  }
  return optional ? out + message(" [opties]", " [options]").in(language) : out;
}

std::string help(const CLI::App& command, Language language, std::size_t width) {
  width = std::clamp(width, kNarrowest, kWidest);
  std::string out = wrapped(synopsis(command, language), 4, width);
  out += "\n" + wrapped(summary(command), 0, width);
  for (const std::string& paragraph : details(command)) out += "\n" + wrapped(paragraph, 0, width);
  out += list_of_commands(command, language, width);
  out += list_of_options(arguments(command), message("Argumenten", "Arguments"), language, width);
  out += list_of_options(options(command), message("Opties", "Options"), language, width);
  if (const CLI::App& root = root_of(command); &root != &command) {
    auto general = options(root);
    std::erase(general, root.get_help_ptr());
    out += list_of_options(general, message("Bij elke opdracht", "With every command"), language,
                           width);
  }
  return out + examples(command, language);
}

}  // namespace cli
