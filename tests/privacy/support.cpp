#include "tests/privacy/support.hpp"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include "engine/text/ascii.hpp"

namespace support {

using engine::privacy::Lexicon;
using engine::privacy::Masker;
using engine::privacy::Roster;

Masker make_masker(const std::vector<std::string>& roster, const std::vector<std::string>& words) {
  auto lexicon = Lexicon::open(std::string{engine::privacy::kDutchDictionary});
  if (!lexicon) throw std::runtime_error{"hunspell-nl is not installed"};
  lexicon->add(words);
  return Masker{*std::move(lexicon), Roster{roster}};
}

Masker& plain_masker() {
  static Masker masker = make_masker();
  return masker;
}

std::string masked(const std::string& text) { return plain_masker().mask(text).output; }

std::string random_non_word(std::mt19937& random) {
  static const std::vector<std::string> kPieces{"qv",  "xz",  "wuq", "yji", "vox", "zga",
                                                "qho", "jxe", "kyw", "tvu", "xib", "cqa"};
  std::string word;
  const auto count = std::uniform_int_distribution<>{2, 4}(random);
  for (int i = 0; i < count; ++i) word += pick(kPieces, random);
  return word;
}

std::string random_sentence(std::mt19937& random) {
  static const std::vector<std::string> kSentences{
      "ik heb het drie keer uitgelegd maar ze luisterden niet",
      "Daarna was het gesprek eigenlijk meteen klaar.",
      "Ja, dat vind ik best een moeilijke vraag.",
      "Wij kijken vooral naar wat iemand nog wel kan.",
      "Je merkt dat mensen voorzichtiger worden als het over afkomst gaat.",
      "Na drie maanden proeftijd was het klaar, zonder uitleg.",
      "De meeste werkgevers bedoelen het niet slecht, denk ik.",
      "Het gaat om belastbaarheid en niet om waar je wieg stond.",
      "Toen bleek mijn diploma ineens niet meer geldig.",
      "ze vroegen of ik wel goed Nederlands sprak",
      "Bij de kerstborrel was er geen rekening gehouden met halal eten.",
      "Hij had een WIA-aanvraag gedaan en moest lang wachten."};
  return pick(kSentences, random);
}

namespace {

// ASCII and the accented letters of Latin-1, whose second bytes are 0x20 apart.
std::string recase(std::string text, bool up) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool accented = i > 0 && text[i - 1] == '\xC3' && byte != 0x97 && byte != 0xB7 &&
                          byte != 0x9F && byte != 0xBF;
    const unsigned base = accented ? (up ? 0xA0 : 0x80) : (up ? 'a' : 'A');
    const unsigned letters = accented ? 0x1F : 26;
    if (byte >= base && byte < base + letters) text[i] = static_cast<char>(byte ^ 0x20U);
  }
  return text;
}

}  // namespace

std::string upper(std::string text) { return recase(std::move(text), true); }
std::string lower(std::string text) { return recase(std::move(text), false); }

std::string capitalised(std::string word) {
  if (!word.empty()) word.replace(0, 1, upper(word.substr(0, 1)));
  return word;
}

std::string in_any_case(std::string word, std::mt19937& random) {
  switch (random() % 3) {
    case 0:
      return upper(std::move(word));
    case 1:
      return capitalised(std::move(word));
    default:
      return word;
  }
}

unsigned runs(unsigned otherwise) {
  const char* asked = std::getenv("DUIDING_PROPERTY_RUNS");
  return asked == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(asked, nullptr, 10));
}

}  // namespace support
