// A sentence for people, in both languages the program speaks.
//
// Both stand side by side where the sentence is born, so that whoever changes
// one sees the other. Style: place, what was found, what to do; no capital at
// the start, no full stop at the end. `engine` builds messages and never
// prints them; only the command line and the review pages choose a language.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <utility>

namespace engine::base {

enum class Language : std::uint8_t { nl, en };

struct Message {
  std::string nl;
  std::string en;

  [[nodiscard]] const std::string& in(Language language) const {
    return language == Language::nl ? nl : en;
  }
  bool operator==(const Message&) const = default;
};

// The same arguments go into both sentences; use {0}, {1} where the word order
// differs. Both formats are checked at compile time.
template <class... Args>
Message message(fmt::format_string<const Args&...> nl, fmt::format_string<const Args&...> en,
                const Args&... args) {
  return {fmt::format(nl, args...), fmt::format(en, args...)};
}

// A number with the form of the noun that it takes: "1 transcript", "2 transcripten".
template <class Number>
Message counted(Number n, const Message& one, const Message& many) {
  const Message& noun = n == 1 ? one : many;
  return {fmt::format("{} {}", n, noun.nl), fmt::format("{} {}", n, noun.en)};
}

}  // namespace engine::base
