// E-mail and web addresses, written and spoken: `jan punt bakker apenstaartje
// bedrijf punt nl`. A spoken one is held too: where it begins is a guess.
#include <algorithm>
#include <array>
#include <string_view>

#include "engine/privacy/steps.hpp"
#include "engine/privacy/surroundings.hpp"

namespace engine::privacy {
namespace {

using std::string_view;

bool is_spoken_at(string_view word) {
  constexpr std::array<string_view, 9> kWords{"apenstaartje", "apenstaart",    "apestaartje",
                                              "apestaart",    "apenstaartjes", "ampersat",
                                              "at",           "slingeraap",    "apestaartj"};
  return one_of(word, kWords);
}

// Said for a mark inside an address.
bool is_spoken_mark(string_view word) {
  constexpr std::array<string_view, 12> kWords{"punt",  "dot",     "streepje", "underscore",
                                               "laag",  "liggend", "min",      "koppelteken",
                                               "slash", "dash",    "hyphen",   "strepie"};
  return one_of(word, kWords);
}

bool is_domain_end(string_view word) {
  constexpr std::array<string_view, 28> kWords{
      "nl",     "com",  "org",  "net", "be",      "de",        "eu",  "info", "nu",  "me",
      "uk",     "fr",   "tv",   "io",  "example", "amsterdam", "frl", "biz",  "edu", "gov",
      "online", "shop", "site", "app", "tr",      "pl",        "en",  "enl"};
  return one_of(word, kWords);
}

// Words before an address that are no part of it.
bool leads_to_address(const Word& word) {
  constexpr std::array<string_view, 20> kWords{
      "mail",     "e-mail",  "email",   "mailadres", "adres",  "mailde", "emailadres",
      "gmail",    "site",    "website", "internet",  "mailen", "stuur",  "stuurde",
      "gestuurd", "account", "zie",     "kijk",      "surf",   "zoek"};
  return word.is(Trait::grammar) || one_of(word.folded(), kWords);
}

bool stays_inside(const Reading& reading, std::uint32_t i) { return reading.words[i].touches; }

bool has(string_view gap, char c) { return gap.find(c) != string_view::npos; }

void mask_range(Reading& reading, std::uint32_t first, std::uint32_t end, Kind kind) {
  for (std::uint32_t i = first; i < end; ++i) reading.mask(i, kind, Rule::address);
}

// After word i and those that touch it.
std::uint32_t chain_end(const Reading& reading, std::uint32_t i) {
  std::uint32_t end = i + 1;
  while (end < reading.size() && stays_inside(reading, end)) ++end;
  return end;
}

void mask_written_mail(Reading& reading) {
  for (std::uint32_t i = 1; i <= reading.size(); ++i) {
    if (!has(reading.gap(i), '@')) continue;
    // Spaces around the @ change nothing.
    std::uint32_t end = i;
    if (end < reading.size()) end = chain_end(reading, i);
    // `ik heet @bakker`: no address, but a name.
    const string_view gap = reading.gap(i);
    const bool handle = gap.ends_with('@') && gap.starts_with(' ') &&
                        !(end > i && is_domain_end(reading.words[end - 1].folded())) &&
                        !(end < reading.size() && has(reading.gap(end), '.'));
    std::uint32_t first = handle ? i : i - 1;
    while (!handle && first > 0 && stays_inside(reading, first)) --first;
    mask_range(reading, first, end, Kind::email);
    // `m.roos @gmail . eu`
    if (end > first && end < reading.size() && has(reading.gap(end), '.') &&
        is_domain_end(reading.words[end].folded()) && !reading.words[end].is(Trait::grammar))
      reading.mask(end, Kind::email, Rule::address);
    // Another @ in the same words changes nothing.
    if (end > i) i = end - 1;
  }
  if (reading.size() > 0 && has(reading.gap(0), '@'))
    mask_range(reading, 0, chain_end(reading, 0), Kind::email);
}

// `a.b` with letters: a web address, an abbreviation (`b.v.`), or a stop
// without the space after it.
bool is_web_chain(const Reading& reading, std::uint32_t first, std::uint32_t end) {
  bool dotted = false, known = true, short_parts = true;
  for (std::uint32_t i = first; i < end; ++i) {
    const string_view folded = reading.words[i].folded();
    if (i == first && (folded == "www" || folded == "http" || folded == "https") && end > first + 1)
      return true;
    known = known && reading.words[i].facts != nullptr && reading.words[i].facts->is_allowed();
    short_parts = short_parts && reading.words[i].letters <= 2;
    if (i > first && reading.gap(i) == ".") {
      dotted = true;
      if (is_domain_end(folded)) return !short_parts;
    }
  }
  return dotted && !short_parts && !known;
}

void mask_written_web(Reading& reading) {
  for (std::uint32_t i = 0; i < reading.size();) {
    const std::uint32_t end = chain_end(reading, i);
    if (end > i + 1 && is_web_chain(reading, i, end)) mask_range(reading, i, end, Kind::website);
    i = end;
  }
}

// From word i, over `word punt word …`, to the end of the address.
std::uint32_t spoken_end(const Reading& reading, std::uint32_t i) {
  const auto mark = [&](std::uint32_t at) {
    return at < reading.size() && is_spoken_mark(reading.words[at].folded());
  };
  std::uint32_t end = i;
  for (std::uint32_t steps = 0; end < reading.size() && steps < 6; ++steps) {
    // The name of the domain may be several words: `de jong bouw punt nl`.
    std::uint32_t next = end;
    while (next < reading.size() && next < end + 5 && !mark(next) &&
           !(next > end && reading.words[next].after_break))
      ++next;
    if (next >= reading.size() || !mark(next)) break;
    while (mark(next)) ++next;
    end = std::min(next + 1, reading.size());
    if (end > 0 && is_domain_end(reading.words[end - 1].folded()) && !mark(end)) return end;
  }
  return end == i ? std::min(i + 1, reading.size()) : end;
}

std::uint32_t spoken_begin(const Reading& reading, std::uint32_t i) {
  std::uint32_t first = i;
  for (std::uint32_t steps = 0; first > 0 && steps < 12; ++steps) {
    const Word& before = reading.words[first - 1];
    const bool mark_next = first < i && (is_spoken_mark(reading.words[first].folded()) ||
                                         reading.words[first].touches);
    if (first < i && !mark_next && leads_to_address(before) && !before.is(Trait::particle)) break;
    if (reading.words[first].after_break && first < i && !mark_next) break;
    --first;
  }
  // Leading small words belong to the sentence.
  while (first + 1 < i && leads_to_address(reading.words[first]) &&
         !reading.words[first + 1].touches)
    ++first;
  // Nothing before `www` is part of it.
  for (std::uint32_t at = first; at < i; ++at)
    if (reading.words[at].folded() == "www") return at;
  return first;
}

// `slash werken streepje bij`: more words of a web address, from word i.
std::uint32_t path_end(const Reading& reading, std::uint32_t i) {
  while (i + 1 < reading.size() && !reading.words[i].after_break &&
         (reading.words[i].folded() == "slash" || is_spoken_mark(reading.words[i].folded())) &&
         !reading.words[i + 1].after_break)
    i += 2;
  return i;
}

// Before an address stands what cannot be part of one: `mail naar`, `het is`, a
// pause, or nothing.
bool begins_surely(const Reading& reading, std::uint32_t first) {
  const Word* before = reading.before(first);
  constexpr std::array<string_view, 12> kBefore{"naar",   "is",   "was",     "op",
                                                "adres",  "mail", "zie",     "email",
                                                "e-mail", "via",  "website", "site"};
  return before == nullptr || one_of(before->folded(), kBefore);
}

void mask_spoken(Reading& reading) {
  for (std::uint32_t i = 0; i < reading.size(); ++i) {
    const string_view word = reading.words[i].folded();
    if (!is_spoken_at(word)) continue;
    const std::uint32_t end = spoken_end(reading, i + 1);
    // `groen.jan at gmail.nl`: what follows is an address by itself.
    if (i + 1 < reading.size() && i > 0 && reading.words[i + 1].kind == Kind::website) {
      mask_range(reading, spoken_begin(reading, i), i + 1, Kind::email);
      continue;
    }
    // `at` is English too, and the past of `eten`.
    if (word == "at" && (end == i + 1 || !is_domain_end(reading.words[end - 1].folded()))) continue;
    const std::uint32_t first = spoken_begin(reading, i);
    mask_range(reading, first, end, Kind::email);
    const bool whole = end > i + 1 && is_domain_end(reading.words[end - 1].folded());
    if (!whole || !begins_surely(reading, first)) reading.hold(first, end, Rule::address);
  }
  for (std::uint32_t i = 1; i + 1 < reading.size(); ++i) {
    const string_view word = reading.words[i].folded();
    if ((word != "punt" && word != "dot") || !is_domain_end(reading.words[i + 1].folded()) ||
        reading.words[i].masked())
      continue;
    const string_view ending = reading.words[i + 1].folded();
    // `punt de …`, `punt me …`: only after a www.
    const std::uint32_t first = spoken_begin(reading, i);
    const bool www = reading.words[first].folded() == "www" ||
                     (first > 0 && reading.words[first - 1].folded() == "www");
    if (reading.words[i + 1].is(Trait::grammar) && ending != "nu" && !www) continue;
    const std::uint32_t end = path_end(reading, i + 2);
    mask_range(reading, first, end, Kind::website);
    if (!www && !begins_surely(reading, first)) reading.hold(first, end, Rule::address);
  }
}

}  // namespace

void mask_addresses(Reading& reading) {
  mask_written_mail(reading);
  mask_written_web(reading);
  mask_spoken(reading);
}

}  // namespace engine::privacy
