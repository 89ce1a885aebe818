#include "engine/exchange/project.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "engine/coding/coding.hpp"
#include "engine/text/ascii.hpp"

namespace engine::exchange {
namespace {

constexpr std::string_view kUnknownCoder = "unknown";

struct Kind {
  std::uint32_t count;
  const char *nl_one, *nl_many, *en_one, *en_many;
};

}  // namespace

void NotTaken::tell(std::vector<base::Message>& remarks) const {
  const std::array kinds{
      Kind{sources, "bron zonder tekst (beeld, geluid, bladzijden)",
           "bronnen zonder tekst (beeld, geluid, bladzijden)",
           "source without text (picture, sound, pages)",
           "sources without text (pictures, sound, pages)"},
      Kind{missing_texts, "tekst die niet in het bestand zit",
           "teksten die niet in het bestand "
           "zitten",
           "text that is not in the file", "texts that are not in the file"},
      Kind{elsewhere, "codering van beeld, geluid, bladzijden of een hele bron",
           "coderingen van beeld, geluid, bladzijden of een hele bron",
           "coding of a picture, sound, a page or a whole source",
           "codings of pictures, sound, pages or whole sources"},
      Kind{astray, "codering buiten de tekst of zonder tekst",
           "coderingen buiten de tekst of zonder tekst", "coding outside its text or without text",
           "codings outside their text or without text"},
      Kind{uncoded, "citaat zonder code", "citaten zonder code", "quotation without a code",
           "quotations without a code"},
      Kind{memos, "memo", "memo's", "memo", "memos"},
      Kind{cases, "case", "cases", "case", "cases"},
      Kind{sets, "verzameling", "verzamelingen", "set", "sets"},
  };
  base::Message all;
  for (const Kind& kind : kinds) {
    if (kind.count == 0) continue;
    const char* const comma = all.nl.empty() ? "" : ", ";
    all.nl +=
        fmt::format("{}{} {}", comma, kind.count, kind.count == 1 ? kind.nl_one : kind.nl_many);
    all.en +=
        fmt::format("{}{} {}", comma, kind.count, kind.count == 1 ? kind.en_one : kind.en_many);
  }
  if (!all.nl.empty()) remarks.push_back({"weggelaten: " + all.nl, "left out: " + all.en});
}

void tell_left_out(std::size_t n, const base::Message& one, const base::Message& many,
                   std::vector<base::Message>& remarks) {
  if (n == 0) return;
  const base::Message said = base::counted(n, one, many);
  remarks.push_back({"weggelaten: " + said.nl, "left out: " + said.en});
}

void put_in_order(Project& project) {
  const auto key = [](const ProjectCoding& coding) {
    return std::tuple{coding.text, coding.span, coding.code, coding.coder};
  };
  std::ranges::stable_sort(project.codings, {}, key);
  const auto twice = std::ranges::unique(project.codings, {}, key);
  project.codings.erase(twice.begin(), twice.end());
}

std::string name_of_text(std::string_view given) {
  constexpr std::array<std::string_view, 9> kExtensions{".txt", ".docx", ".doc", ".odt", ".rtf",
                                                        ".pdf", ".html", ".md",  ".epub"};
  given.remove_prefix(given.find_last_of("/\\") + 1);
  std::string lower{given};
  std::ranges::transform(lower, lower.begin(), text::to_lower);
  for (const std::string_view extension : kExtensions)
    if (lower.ends_with(extension) && given.size() > extension.size()) {
      given.remove_suffix(extension.size());
      break;
    }
  std::string name;
  for (const char c : given) name += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  const std::size_t begin = std::min(name.find_first_not_of(' '), name.size());
  name.erase(0, begin);
  while (name.ends_with(' ')) name.pop_back();
  return name;
}

Coders::Coders(Project& project) : project_{project} { names_.take(coding::kMachine); }

std::uint32_t Coders::of(const std::string& key, const std::string& name) {
  const auto [known, fresh] =
      known_.try_emplace(key, static_cast<std::uint32_t>(project_.coders.size()));
  if (!fresh) return known->second;
  const std::string wanted = name.empty() ? std::string{kUnknownCoder} : name;
  const bool is_machine = wanted == coding::kMachine && !project_.machine;
  // a machine, which may not keep its own name, gives way to who has that one
  if (project_.machine && project_.coders[*project_.machine] == wanted) {
    project_.coders[*project_.machine] = names_.take_near(coding::kMachine);
    project_.coders.push_back(wanted);
  } else {
    project_.coders.push_back(names_.take_near(wanted));
  }
  if (is_machine) project_.machine = known->second;
  return known->second;
}

}  // namespace engine::exchange
