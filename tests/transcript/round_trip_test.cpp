// One interview written in every convention reads as the same turns.
#include <catch2/catch.hpp>
#include <fstream>
#include <functional>
#include <sstream>

#include "tests/transcript/outline.hpp"

using transcript_test::read;

namespace {

struct Said {
  std::string label;
  std::string text;
  bool operator==(const Said&) const = default;
};
using Conversation = std::vector<Said>;

std::ostream& operator<<(std::ostream& out, const Said& said) {
  return out << said.label << "> " << said.text;
}

Conversation from_corpus(const std::string& name) {
  std::ifstream file{DUIDING_SOURCE_DIR "/corpus/" + name, std::ios::binary};
  std::stringstream bytes;
  bytes << file.rdbuf();
  const auto transcript = read(bytes.str());
  Conversation out;
  for (const auto& turn : transcript.turns)
    out.push_back(
        {transcript.speakers.at(turn.speaker).label, std::string{transcript.text.at(turn.span)}});
  return out;
}

// What people say that could be taken for something else.
Conversation full_of_traps() {
  return {
      {"Interviewer", "Goed, kort samengevat: u was er toen al?"},
      {"Respondent", "Ja. Kortom: ik was er. Om 14:30 precies, of nee, om 15:00."},
      {"Interviewer", "En toen?"},
      {"Respondent", "Hij zei: \"ga maar\". En Karin: die zei niets. Let op: dat was in 2019."},
      {"Interviewer", "Noot: de opname hapert hier."},
      {"Respondent", "[lacht] Dat geeft niet. (stilte) Conclusie: het werkt niet."},
      {"Interviewer", "3: dat is het cijfer?"},
      {"Respondent", "https://www.uwv.nl staat alles, 10:1 is de verhouding."},
      {"Bezoeker", "Mag ik even storen?"},
      {"Respondent", "…"},
      {"Interviewer", "Ja, en?"},
      {"Respondent",
       "Mijn vragen: waarom, waarheen, hoe. Ten eerste: het geld. Ten tweede: de tijd. "
       "Werkgever: die belt nooit. Respondent: dat ben ik dus zelf."},
  };
}

std::string wrapped(const std::string& text, std::size_t width, const std::string& indent) {
  std::string out, word;
  std::size_t column = 0;
  std::istringstream words{text};
  while (words >> word) {
    if (column > 0 && column + word.size() > width) {
      out += "\n" + indent;
      column = 0;
    } else if (column > 0) {
      out += ' ';
    }
    out += word;
    column += word.size() + 1;
  }
  return out;
}

std::string clock(std::size_t n, const char* format) {
  return fmt::format(fmt::runtime(format), n / 60, n % 60);
}

struct Convention {
  const char* name;
  std::function<std::string(const Said&, std::size_t)> turn;
};

const std::vector<Convention>& conventions() {
  static const std::vector<Convention> all = {
      {"label: text", [](auto& s, auto) { return s.label + ": " + s.text + "\n\n"; }},
      {"label: text, no blank lines", [](auto& s, auto) { return s.label + ": " + s.text + "\n"; }},
      {"label, tab", [](auto& s, auto) { return s.label + "\t" + s.text + "\n"; }},
      {"label:, tab", [](auto& s, auto) { return s.label + ":\t" + s.text + "\n\n"; }},
      {"[label]", [](auto& s, auto) { return "[" + s.label + "] " + s.text + "\n"; }},
      {"<label>", [](auto& s, auto) { return "<" + s.label + "> " + s.text + "\n\n"; }},
      {"**label:**", [](auto& s, auto) { return "**" + s.label + ":** " + s.text + "\n\n"; }},
      {"**label**:", [](auto& s, auto) { return "**" + s.label + "**: " + s.text + "\n\n"; }},
      {"**label** above", [](auto& s, auto) { return "**" + s.label + "**\n" + s.text + "\n\n"; }},
      {"label: above", [](auto& s, auto) { return s.label + ":\n" + s.text + "\n\n"; }},
      {"label above", [](auto& s, auto) { return s.label + "\n" + s.text + "\n\n"; }},
      {"numbered", [](auto& s, auto n) { return fmt::format("{}. {}: {}\n", n, s.label, s.text); }},
      {"numbered, tab",
       [](auto& s, auto n) { return fmt::format("{}\t{}:\t{}\n", n, s.label, s.text); }},
      {"[time] label",
       [](auto& s, auto n) {
         return clock(n, "[00:{:02}:{:02}] ") + s.label + ": " + s.text + "\n";
       }},
      {"time, tab, label",
       [](auto& s, auto n) {
         return clock(n, "00:{:02}:{:02}\t") + s.label + "\t" + s.text + "\n";
       }},
      {"#time# label",
       [](auto& s, auto n) {
         return clock(n, "#00:{:02}:{:02}-3# ") + s.label + ": " + s.text + "\n\n";
       }},
      {"label (time)",
       [](auto& s, auto n) { return s.label + clock(n, " ({:02}:{:02}): ") + s.text + "\n\n"; }},
      {"label: [time]",
       [](auto& s, auto n) { return s.label + clock(n, ": [00:{:02}:{:02}] ") + s.text + "\n\n"; }},
      {"label time above",
       [](auto& s, auto n) { return s.label + clock(n, "  {}:{:02}\n") + s.text + "\n\n"; }},
      {"time above",
       [](auto& s, auto n) {
         return clock(n, "[00:{:02}:{:02}]\n") + s.label + ": " + s.text + "\n\n";
       }},
      {"time behind",
       [](auto& s, auto n) {
         return s.label + ": " + s.text + clock(n, " #00:{:02}:{:02}-0#\n\n");
       }},
      {"hard-wrapped",
       [](auto& s, auto) { return wrapped(s.label + ": " + s.text, 72, "") + "\n\n"; }},
      {"hard-wrapped, hanging",
       [](auto& s, auto) { return s.label + ":\t" + wrapped(s.text, 60, "\t\t") + "\n\n"; }},
      {"hard-wrapped, label above",
       [](auto& s, auto) { return s.label + "\n" + wrapped(s.text, 66, "") + "\n\n"; }},
  };
  return all;
}

// What was said, with every run of white space as one space.
Conversation as_read(const std::string& text) {
  const auto transcript = read(text);
  Conversation out;
  for (const auto& turn : transcript.turns) {
    std::istringstream words{std::string{transcript.text.at(turn.span)}};
    std::string said, word;
    while (words >> word) said += (said.empty() ? "" : " ") + word;
    out.push_back({transcript.speakers.at(turn.speaker).label, said});
  }
  return out;
}

}  // namespace

TEST_CASE("every convention of one conversation reads the same", "[transcript][corpus]") {
  const auto conversation = GENERATE(full_of_traps(), from_corpus("interview-01-uwv-emmen.txt"),
                                     from_corpus("interview-02-arbodienst-rotterdam.txt"),
                                     from_corpus("focusgroep-10-werkenden-den-haag.txt"));
  REQUIRE(conversation.size() > 10);
  for (const Convention& convention : conventions()) {
    CAPTURE(convention.name);
    std::string text;
    for (std::size_t turn = 0; turn < conversation.size(); ++turn)
      text += convention.turn(conversation[turn], turn + 1);
    CHECK(as_read(text) == conversation);
    CHECK(as_read("Titel: Gesprek\nDatum: 12 maart 2024\n\n" + text) == conversation);
  }
}
