// Numbers and addresses as people write and say them.
#include <array>

#include "tests/privacy/naming.hpp"
#include "tests/privacy/support.hpp"

namespace support {
namespace {

using Strings = std::vector<std::string>;

unsigned below(unsigned limit, std::mt19937& random) {
  return std::uniform_int_distribution<unsigned>{0, limit - 1}(random);
}

std::string digits(unsigned count, std::mt19937& random) {
  std::string all;
  for (unsigned i = 0; i < count; ++i) all += static_cast<char>('0' + below(10, random));
  return all;
}

std::string letters(unsigned count, std::mt19937& random) {
  static const std::string kOfPlates = "BDFGHJKLNPRSTVXZ";
  std::string all;
  for (unsigned i = 0; i < count; ++i) all += kOfPlates[below(16, random)];
  return all;
}

const Strings kUnits{"nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"};

std::string one_by_one(const std::string& all) {
  std::string said;
  for (const char c : all)
    said += (said.empty() ? "" : " ") + kUnits[static_cast<unsigned>(c - '0')];
  return said;
}

std::string said(unsigned number) {
  static const Strings kTeens{"tien",     "elf",     "twaalf",    "dertien",  "veertien",
                              "vijftien", "zestien", "zeventien", "achttien", "negentien"};
  static const Strings kTens{"",        "",       "twintig",  "dertig",  "veertig",
                             "vijftig", "zestig", "zeventig", "tachtig", "negentig"};
  if (number < 10) return kUnits[number];
  if (number < 20) return kTeens[number - 10];
  if (number % 10 == 0) return kTens[number / 10];
  const std::string unit = kUnits[number % 10];
  return unit + (unit.ends_with('e') ? "ën" : "en") + kTens[number / 10];
}

std::string pairs(const std::string& all) {
  std::string out;
  for (std::size_t i = 0; i + 1 < all.size(); i += 2)
    out += (i == 0 ? "" : " ") + said(static_cast<unsigned>(std::stoi(all.substr(i, 2))));
  return out;
}

std::string spaced(const std::string& all, std::initializer_list<unsigned> groups,
                   const std::string& mark) {
  std::string out;
  std::size_t at = 0;
  for (const unsigned size : groups) {
    out += (at == 0 ? "" : mark) + all.substr(at, size);
    at += size;
  }
  return out;
}

// Said with pauses: `twee drie, eh, vier wacht vijf`.
std::string halting(const std::string& all, std::mt19937& random) {
  static const Strings kPauses{" ", " ", " eh ", ", ", ", wacht, ", " en dan ", " even kijken "};
  std::string out;
  for (const char c : all)
    out += (out.empty() ? std::string{} : pick(kPauses, random)) +
           kUnits[static_cast<unsigned>(c - '0')];
  return out;
}

std::string phone(std::mt19937& random) {
  const std::string own = digits(8, random);
  const std::string area = pick(Strings{"020", "030", "070", "0523", "0317"}, random);
  const std::string rest = digits(10 - static_cast<unsigned>(area.size()), random);
  return pick(Strings{"06" + own, "06-" + own, "06 " + spaced(own, {2, 2, 2, 2}, " "),
                      "06." + spaced(own, {2, 2, 2, 2}, "."), "+31 6 " + own, "+316" + own,
                      "0031 6" + own, "(" + area + ") " + rest, area + "-" + rest,
                      "nul zes " + one_by_one(own), "nulzes " + pairs(own), "06 " + pairs(own),
                      "06 " + own.substr(0, 4) + " streepje " + own.substr(4),
                      "plus eenendertig zes " + pairs(own), "nul zes " + halting(own, random),
                      "nul zes dubbel " + kUnits[5] + " " + one_by_one(own.substr(2)),
                      "+31 (0)6 " + spaced(own, {4, 4}, " "),
                      "04" + own.substr(0, 2) + "/" + spaced(own.substr(2), {2, 2, 2}, ".")},
              random);
}

std::string citizen_number(std::mt19937& random) {
  for (;;) {
    const std::string all = digits(9, random);
    constexpr std::array<int, 9> kWeights{9, 8, 7, 6, 5, 4, 3, 2, -1};
    int sum = 0;
    for (std::size_t i = 0; i < 9; ++i) sum += kWeights[i] * (all[i] - '0');
    if (sum % 11 != 0 || all[0] == '0') continue;
    return pick(
        Strings{all, spaced(all, {3, 3, 3}, " "), spaced(all, {4, 2, 3}, "."),
                spaced(all, {3, 3, 3}, "-"), one_by_one(all), spaced(all, {3, 3, 3}, " streepje "),
                spaced(all, {3, 3, 3}, ", eh, "), halting("7" + all, random)},
        random);
  }
}

std::string account(std::mt19937& random) {
  const std::string bank = pick(Strings{"INGB", "RABO", "ABNA", "TRIO", "BUNQ"}, random);
  const std::string number = digits(10, random);
  unsigned rest = 0;  // modulo 97 of bank, number, "NL00"
  for (const char c : bank + number + "NL00")
    rest = c >= 'A' ? (rest * 100 + static_cast<unsigned>(c - 'A') + 10) % 97
                    : (rest * 10 + static_cast<unsigned>(c - '0')) % 97;
  const std::string check = std::to_string(98 - rest);
  const std::string all = "NL" + (check.size() < 2 ? "0" + check : check) + bank + number;
  return pick(
      Strings{
          all, spaced(all, {4, 4, 4, 4, 2}, " "), lower(all), spaced(all, {4, 4, 10}, "."),
          all.substr(0, 4) + " " + bank + " " + one_by_one(number),
          "nl " + one_by_one(all.substr(2, 2)) + " " + lower(bank) + " " + one_by_one(number),
          "nl " + all.substr(2, 2) + " " + lower(bank) + " eh " + spaced(number, {4, 6}, " eh ")},
      random);
}

std::string plate(std::mt19937& random) {
  const std::vector<Strings> forms{{letters(2, random), digits(2, random), digits(2, random)},
                                   {digits(2, random), letters(3, random), digits(1, random)},
                                   {letters(1, random), digits(3, random), letters(2, random)},
                                   {digits(1, random), letters(3, random), digits(2, random)}};
  const Strings& form = pick(forms, random);
  const std::string mark = pick(Strings{"-", " ", "", "–"}, random);
  const std::string all = form[0] + mark + form[1] + mark + form[2];
  return random() % 3 == 0 ? lower(all) : all;
}

std::string date(std::mt19937& random) {
  static const Strings kMonths{"januari",   "februari", "maart",    "april",
                               "mei",       "juni",     "juli",     "augustus",
                               "september", "oktober",  "november", "december"};
  const unsigned day = 2 + below(26, random), month = below(12, random);
  const unsigned year = 1955 + below(69, random);
  const std::string d = std::to_string(day), m = std::to_string(month + 1),
                    y = std::to_string(year);
  const std::string yy = y.substr(2), name = kMonths[month];
  const std::string spoken_year =
      year < 2000 ? said(year / 100) + said(year % 100)
                  : "tweeduizend" + (year == 2000 ? std::string{} : said(year % 100));
  return pick(Strings{d + " " + name + " " + y, d + "-" + m + "-" + y, d + "/" + m + "/" + y,
                      d + "." + m + "." + yy, y + "-" + m + "-" + d, d + " " + name,
                      said(day) + " " + name + " " + y, said(day) + " " + name + " " + spoken_year,
                      d + "e " + name, name + " " + y, name + " '" + yy, d + " - " + m + " - " + y,
                      "de " + d + "ste van " + name, name + " " + spoken_year,
                      d + " " + m + " " + y, name + " van " + y, name + " in " + spoken_year,
                      d + " t/m 29 " + name, said(day) + " of " + said(day + 1) + " " + name},
              random);
}

std::string mail(std::mt19937& random) {
  const std::string who =
      pick(Strings{"sanne", "m.bakker", "karim.elamrani", "j.devries84", "hr"}, random);
  const std::string host =
      pick(Strings{"gmail.com", "kpnmail.nl", "balans.org", "werkkracht.example"}, random);
  const auto speak = [](std::string text) {
    for (std::size_t at = 0; (at = text.find('.', at)) != std::string::npos; at += 6)
      text.replace(at, 1, " punt ");
    return text;
  };
  return pick(Strings{who + "@" + host, who + " @ " + host, who + "[at]" + host,
                      upper(who + "@" + host), speak(who) + " apenstaartje " + speak(host),
                      speak(who) + " apenstaart " + speak(host), speak(who) + " at " + speak(host)},
              random);
}

// Web addresses, handles, numbers of files, machines and staff.
std::string other(std::mt19937& random) {
  const std::string four = digits(4, random), two = digits(2, random);
  const std::string who = pick(Strings{"hofsteen", "dezandbak", "werkmetmij"}, random);
  return pick(
      Strings{"www." + who + ".nl", who + ".nl/in/" + who + two, "www punt " + who + " punt nl",
              "www punt " + who + " punt nl slash " + who, "@" + who + "_" + two, who + "_" + two,
              "AWB " + two + "/" + four, "ROT " + two + "/" + four + " WIA",
              "IR " + four + " " + two[0] + "Q", "WV-20" + two + "-" + four,
              "192.168." + two + ".7", "fe80::" + four + ":1", "P" + four,
              "8E:BD:A6:" + two + ":38:EA", four + "/" + four, "K-" + four + "-" + two},
      random);
}

std::string age(std::mt19937& random) {
  const unsigned years = 16 + below(52, random);
  return pick(Strings{std::to_string(years), said(years), std::to_string(years) + " jaar",
                      said(years) + " jaar"},
              random);
}

}  // namespace

bool is_structured(std::string_view slot) {
  return slot == "telefoon" || slot == "bsn" || slot == "iban" || slot == "kenteken" ||
         slot == "datum" || slot == "email" || slot == "nummer" || slot == "leeftijd";
}

std::string structured(std::string_view slot, std::mt19937& random) {
  if (slot == "telefoon") return phone(random);
  if (slot == "bsn") return citizen_number(random);
  if (slot == "iban") return account(random);
  if (slot == "kenteken") return plate(random);
  if (slot == "datum") return date(random);
  if (slot == "email") return mail(random);
  if (slot == "nummer") return other(random);
  return age(random);
}

}  // namespace support
