// What looks like a label and is none, and what looks like none and is one.
#include <catch2/catch.hpp>

#include "tests/transcript/outline.hpp"

using transcript_test::outline;
using transcript_test::read;

namespace {
struct Row {
  const char* why;
  const char* text;
};

std::string speakers(const std::string& text) {
  std::string out;
  for (const auto& speaker : read(text).speakers) out += (out.empty() ? "" : " | ") + speaker.label;
  return out;
}
}  // namespace

TEST_CASE("words of a turn are no speakers", "[transcript]") {
  const std::string line = GENERATE(
      as<std::string>{},  //
      "Noot: dit is later toegevoegd.", "Kortom: het werkt niet.", "Let op: dat is iets anders.",
      "Conclusie: we doen het niet.", "Om 14:30: toen kwam hij.", "om 14:30 kwam hij.",
      "14:30: toen kwam hij.", "https://www.uwv.nl/werk staat alles.", "http: dat is een protocol.",
      "Hij zei: ga maar weg.", "hij zei: ga maar weg.", "Mijn baas zei: ga maar weg.",
      "En toen zei ik: nee.", "Dus ik zeg: doe het niet.", "Mijn vragen:", "Ten eerste: geld.",
      "Ten tweede: tijd.", "Mijn vraag is: waarom?", "Wat ik bedoel: het deugt niet.",
      "Meer nog: het was onzin.", "Vraag: wat doe je dan?", "Antwoord: niets.",
      "Voorbeeld: mijn broer.", "Bijvoorbeeld: mijn broer.", "Kijk: zo zit dat.",
      "Nou: zo zit dat.", "Maar: zo zit dat.", "P.S.: nog iets.", "NB: nog iets.",
      "Punt 1: het geld.", "Stap 2: bellen.", "1. Geld: dat is op.",
      "2. Werkgever: die belt nooit.", "- Werkgever: die belt nooit.", "* punt: iets.",
      "Pas op: glad.", "Respect: daar gaat het om.", "Structureel: dat is het woord.",
      "Cultuur: hun manier van doen.", "A: blijven.", "Optie 2: weggaan.", "Ad 1: dat niet.",
      "* Werkgever: die belt nooit.", "Resultaat: nul.", "Vandaag: niets.", "Maandag: werken.",
      "Inleiding:", "Thema 3: werk.", "Dat ging zo: hij belde en toen kwam er niemand.",
      "Er zijn drie dingen: geld, tijd en zin.", "“Kom maar”: dat zei hij.",
      "[lacht] Ja, dat is zo.", "[onverstaanbaar]", "(stilte)", "[lacht]: ja.",
      "<onverstaanbaar> ja.", "**Let op** dat is iets anders.", "Wet van 1989: artikel 3.",
      "Enfin, l'enveloppe: rien.", "Je veux être clair: non.", "Note: nothing.",
      "E-mail: naar hem.", "C:\\map is vol.", "Re: uw brief.", "16:9 is breed.",
      "3: dat is weinig.", "…: niets.", "(…): (…)", ":-) zei ze.", "::", ": leeg.",
      "Nou ja: zo zit dat.", "Ja: zo zit dat.", "Nee, kortom: zo zit dat.");
  CAPTURE(line);
  const std::string before = "Interviewer: Hoe gaat dat?\n\nRespondent: Goed eigenlijk.";
  const std::string after = "\n\nInterviewer: Dank.\n\nRespondent: Graag.\n";
  SECTION("in a paragraph of its own") {
    CHECK(speakers(before + "\n\n" + line + after) == "Interviewer | Respondent");
  }
  SECTION("on a line of its own") {
    CHECK(speakers(before + "\n" + line + after) == "Interviewer | Respondent");
  }
  SECTION("between labels without blank lines") {
    const std::string dense =
        "Interviewer: Ja?\nRespondent: Goed.\nInterviewer: En?\nRespondent: Nou.\n";
    CHECK(speakers(dense + line + "\n" + dense) == "Interviewer | Respondent");
  }
  SECTION("among names") {
    const std::string names =
        "Karin: Ja?\n\nYusuf Kaya: Goed.\n\nKarin: En?\n\nYusuf Kaya: Nou.\n\n";
    CHECK(speakers(names + line + "\n\n" + names) == "Karin | Yusuf Kaya");
  }
  SECTION("in a text without labels") {
    CHECK(speakers("Dit is een verslag.\n\n" + line + "\n\nHier eindigt het verslag.\n") == "");
  }
}

TEST_CASE("a word that recurs inside turns is no speaker", "[transcript]") {
  const Row row = GENERATE(values<Row>({
      {"in lines of a turn, labels after blank lines",
       "Interviewer: Wat is er?\n\nRespondent: Veel.\nGeld: te weinig.\nTijd: te weinig.\n\n"
       "Interviewer: En?\n\nRespondent: Nog eens.\nGeld: te weinig.\nTijd: te weinig.\n"},
      {"a name retold in a wrapped turn",
       "Interviewer: Wat zei ze?\n\nRespondent: Toen riep\nKarin: ga weg. En daarna zei\n"
       "Karin: kom terug. Zo ging dat.\n\nInterviewer: Juist.\n\nRespondent: Ja.\n"},
      {"a quotation behind a name",
       "Interviewer: Wat zei ze?\n\nRespondent: Dit.\nMevrouw Jansen: “ga weg”.\n\n"
       "Interviewer: Juist.\n\nRespondent: Ja.\n"},
      {"a wrapped line begins with a name, no blank lines",
       "Interviewer: Wat zei ze\ntoen?\nRespondent: Ze had het over\nAmsterdam: daar was het\n"
       "mis. En ook over\nRotterdam: daar niet.\nInterviewer: Juist.\nRespondent: Ja.\n"},
      {"a list in a turn",
       "Interviewer: Wie belden er?\n\nRespondent: Drie mensen.\n\n"
       "1. Karin: over geld.\n\n2. Yusuf: over tijd.\n\nInterviewer: Juist.\n\nRespondent: Ja.\n"},
  }));
  CAPTURE(row.why);
  CHECK(speakers(row.text) == "Interviewer | Respondent");
}

TEST_CASE("a speaker who speaks once is kept", "[transcript]") {
  const std::string label =
      GENERATE(as<std::string>{}, "Bezoeker", "P5", "Collega", "Karin de Vries", "Respondent 2",
               "Tolk", "Mevrouw Jansen", "JB", "Moeder");
  CAPTURE(label);
  const std::string turn = label + ": Mag ik even storen?";
  SECTION("with blank lines around") {
    const std::string before = "Interviewer: Hoe gaat dat?\n\nRespondent: Goed eigenlijk.\n\n";
    const std::string after = "\n\nRespondent: Ja hoor.\n\nInterviewer: Dank.\n";
    CHECK(speakers(before + turn + after) == "Interviewer | Respondent | " + label);
  }
  SECTION("where other turns have several paragraphs") {
    const std::string before =
        "Interviewer: Hoe gaat dat?\n\nRespondent: Goed eigenlijk.\n\nEchter niet altijd.\n\n";
    const std::string after =
        "\n\nRespondent: Ja hoor.\n\nEn verder niets.\n\nInterviewer: Dank.\n";
    CHECK(speakers(before + turn + after) == "Interviewer | Respondent | " + label);
  }
  SECTION("a label on each line") {
    CHECK(speakers("I: Ja?\nR: Goed.\nI: En?\n" + turn + "\nR: Nou.\nI: Dank.\nR: Graag.\n") ==
          "I | R | " + label);
  }
}

TEST_CASE("a declared label is a speaker wherever it stands", "[transcript]") {
  CHECK(speakers("Rol Noot: notulist\nRol Gé: adviseur\n\nNoot: Hoi.\nNoot: Ja.\nGé: Nou.\n") ==
        "Noot | Gé");
}

TEST_CASE("labels of other layouts are text", "[transcript]") {
  const Row row = GENERATE(values<Row>({
      {"a colon among tabs",
       "Interviewer\tHoe gaat het?\nRespondent\tGoed.\nAmsterdam: daar was het.\nInterviewer\tJa.\n"
       "Respondent\tDag.\n"},
      {"brackets among colons",
       "Interviewer: Hoe gaat het?\n[Karin] loopt langs.\nRespondent: Goed.\nInterviewer: Ja.\n"},
      {"a colon among bold labels",
       "**Interviewer:** Hoe gaat het?\n\nGeld: daar gaat het om.\n\n**Respondent:** Goed.\n\n"
       "**Interviewer:** Ja.\n\n**Respondent:** Dag.\n"},
      {"short lines among colons",
       "Interviewer: Hoe gaat het?\n\nRespondent: Goed.\n\nKarin\n\nAmsterdam\n\nKarin\n\n"
       "Interviewer: Ja.\n\nRespondent: Dag.\n"},
  }));
  CAPTURE(row.why);
  CHECK(speakers(row.text) == "Interviewer | Respondent");
}

TEST_CASE("a text without labels is one nameless speaker with paragraphs as turns",
          "[transcript]") {
  CHECK(outline("Dit is een verslag.\nHet heeft regels.\n\n\nEn alinea's.\n") ==
        "> Dit is een verslag.¶Het heeft regels.\n> En alinea's.\n");
  CHECK(outline("Inleiding\nWij deden onderzoek.\n\nMethode\nWij spraken mensen.\n\nInleiding\nNog "
                "eens.\n") ==
        "> Inleiding¶Wij deden onderzoek.\n> Methode¶Wij spraken mensen.\n> Inleiding¶Nog eens.\n");
}

TEST_CASE("text above the first label is a turn of nobody", "[transcript]") {
  CHECK(outline("Gesprek in Emmen\n\nInterviewer: Hoi.\n\nRespondent: Dag.\n") ==
        "> Gesprek in Emmen\nInterviewer> Hoi.\nRespondent> Dag.\n");
}

TEST_CASE("in proceedings a chair cuts in without a blank line", "[transcript]") {
  const std::string text =
      "Bracke_Siegfried: Het woord is aan u.\n\nSmaers_Griet: Ik dank u.\nTwee dingen: geld en "
      "tijd.\n"
      "De voorzitter:\nVraagt iemand het woord?\n\nBracke_Siegfried: Dank u.\n\n"
      "Smaers_Griet: Graag.\n03.02 Minister Kris Peeters: Ik antwoord.\n\nBracke_Siegfried: "
      "Goed.\n";
  CHECK(speakers(text) ==
        "Bracke_Siegfried | Smaers_Griet | De voorzitter | Minister Kris Peeters");
}

TEST_CASE("a text with words before colons, and no conversation, has no speakers", "[transcript]") {
  CHECK(speakers("Er waren drie thema's in dit gesprek, namelijk de volgende.\n\n"
                 "Werk: veel mensen zoeken werk.\n\nInkomen: veel mensen hebben te weinig.\n\n"
                 "Taal: veel mensen leren de taal.\n\nWerk: dat blijft lastig.\n\n"
                 "Inkomen: dat ook.\n") == "");
  CHECK(speakers("Dit is een dagboek.\n\nMaandag: gewerkt.\n\nDinsdag: niet gewerkt.\n") == "");
  CHECK(speakers("Amsterdam: dat is een stad.\n\nEn verder is er niets.\n\n"
                 "Rotterdam: ook een stad.\n\nDat was het verhaal.\n") == "");
}

TEST_CASE("wrapped lines of a conversation begin with no speaker", "[transcript]") {
  CHECK(speakers(
            "I: Dus u zegt dat het eigenlijk wel\nmeevalt?\nR: Nou ja, kijk: het is niet dat er\n"
            "helemaal niks is. Maar discriminatie:\ndat is een groot woord. Mijn collega\n"
            "Ahmed: die heeft daar nooit last van.\nI: En klanten?\nR: Klanten zeggen weleens:\n"
            "Stuur maar een Nederlander. Dan zeg\nik: dat kan niet. Punt.\n") == "I | R");
  CHECK(speakers("Jan Bos: Welkom.\nFatima El Amrani: Dank je.\nJan Bos: Vertel eens.\n"
                 "Fatima El Amrani: Het ging zo. Ik kwam binnen en de man van\n"
                 "Personeelszaken: hij keek me niet eens aan.\nToen zei hij: we bellen u.\n"
                 "Jan Bos: En?\nPeter Jansen: Mag ik iets vragen?\nJan Bos: Natuurlijk.\n") ==
        "Jan Bos | Fatima El Amrani | Peter Jansen");
}
