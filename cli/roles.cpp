#include "cli/roles.hpp"

#include <string_view>

#include "engine/text/fold.hpp"

namespace cli {
namespace {

using engine::base::message;

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return std::string{text.substr(begin, text.find_last_not_of(" \t") - begin + 1)};
}

}  // namespace

std::optional<std::map<std::string, std::string>> read_roles(const std::vector<std::string>& words,
                                                             const Context& io) {
  std::map<std::string, std::string> roles;
  bool sound = true;
  for (const std::string& word : words) {
    // A role is one word; what is left of the last '=' is the label.
    const std::size_t equals = word.rfind('=');
    const std::string label =
        equals == std::string::npos ? "" : trimmed(std::string_view{word}.substr(0, equals));
    const std::string role =
        equals == std::string::npos ? "" : trimmed(std::string_view{word}.substr(equals + 1));
    if (label.empty() || role.empty()) {
      io.tell(message("'{}' is geen LABEL=ROL", "'{}' is not LABEL=ROLE", word),
              message("schrijf bijvoorbeeld R=respondent, of 'P*=participant' voor alle labels "
                      "die met P beginnen",
                      "write for example R=respondent, or 'P*=participant' for all labels that "
                      "begin with P"));
      sound = false;
    } else {
      roles[label] = engine::text::fold(role).with_accents;
    }
  }
  if (!sound) return std::nullopt;
  return roles;
}

}  // namespace cli
