#include "cli/locale.hpp"

namespace cli {

using engine::base::Language;

Language language_of_locale(std::string_view lc_all, std::string_view lc_messages,
                            std::string_view lang) {
  std::string_view chosen = lang;
  if (!lc_messages.empty()) chosen = lc_messages;
  if (!lc_all.empty()) chosen = lc_all;
  // nl_NL.UTF-8@euro: the language stands before the first of these.
  const std::string_view name = chosen.substr(0, chosen.find_first_of("_.@"));
  const bool dutch = name.empty() || name == "nl" || name == "C" || name == "POSIX";
  return dutch ? Language::nl : Language::en;
}

}  // namespace cli
