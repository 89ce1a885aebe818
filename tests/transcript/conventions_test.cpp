// Each way of writing who speaks, by a small file in it.
#include <catch2/catch.hpp>

#include "tests/transcript/outline.hpp"

using transcript_test::outline;

namespace {
struct Row {
  const char* why;
  const char* text;
  const char* expected;
};
}  // namespace

TEST_CASE("every convention of labels gives the same turns", "[transcript]") {
  const Row row = GENERATE(values<Row>({
      {"label and colon", "Interviewer: Hoi.\n\nRespondent: Dag.\n\nInterviewer: Ja?\n", ""},
      {"no blank lines", "Interviewer: Hoi.\nRespondent: Dag.\nInterviewer: Ja?\n", ""},
      {"no line feed at the end", "Interviewer: Hoi.\nRespondent: Dag.\nInterviewer: Ja?", ""},
      {"space before the colon", "Interviewer : Hoi.\nRespondent : Dag.\nInterviewer : Ja?\n", ""},
      {"no space behind it", "Interviewer:Hoi.\nRespondent:Dag.\nInterviewer:Ja?\n", ""},
      {"no-break space behind it",
       "Interviewer:\u00A0Hoi.\nRespondent:\u00A0Dag.\nInterviewer:\u00A0Ja?", ""},
      {"colon and tab", "Interviewer:\tHoi.\nRespondent:\tDag.\nInterviewer:\tJa?\n", ""},
      {"tab alone", "Interviewer\tHoi.\nRespondent\tDag.\nInterviewer\tJa?\n", ""},
      {"indented", "   Interviewer: Hoi.\n   Respondent: Dag.\n   Interviewer: Ja?\n", ""},
      {"square brackets", "[Interviewer] Hoi.\n[Respondent] Dag.\n[Interviewer] Ja?\n", ""},
      {"square brackets, colon", "[Interviewer]: Hoi.\n[Respondent]: Dag.\n[Interviewer]: Ja?\n",
       ""},
      {"angle brackets", "<Interviewer> Hoi.\n<Respondent> Dag.\n<Interviewer> Ja?\n", ""},
      {"bold with the colon inside",
       "**Interviewer:** Hoi.\n\n**Respondent:** Dag.\n\n**Interviewer:** Ja?", ""},
      {"bold with the colon outside",
       "**Interviewer**: Hoi.\n\n**Respondent**: Dag.\n\n**Interviewer**: Ja?", ""},
      {"bold without a colon", "**Interviewer** Hoi.\n\n**Respondent** Dag.\n\n**Interviewer** Ja?",
       ""},
      {"bold by underscores",
       "__Interviewer:__ Hoi.\n\n__Respondent:__ Dag.\n\n__Interviewer:__ Ja?", ""},
      {"italic", "*Interviewer:* Hoi.\n\n*Respondent:* Dag.\n\n*Interviewer:* Ja?", ""},
      {"bold on a line of its own",
       "**Interviewer**\nHoi.\n\n**Respondent**\nDag.\n\n**Interviewer**\nJa?", ""},
      {"colon on a line of its own",
       "Interviewer:\nHoi.\n\nRespondent:\nDag.\n\nInterviewer:\nJa?\n", ""},
      {"a blank line below it",
       "Interviewer:\n\nHoi.\n\nRespondent:\n\nDag.\n\nInterviewer:\n\nJa?", ""},
      {"a line of its own", "Interviewer\nHoi.\n\nRespondent\nDag.\n\nInterviewer\nJa?\n", ""},
      {"numbered with a stop", "1. Interviewer: Hoi.\n2. Respondent: Dag.\n3. Interviewer: Ja?\n",
       ""},
      {"numbered", "11 Interviewer: Hoi.\n12 Respondent: Dag.\n13 Interviewer: Ja?\n", ""},
      {"numbered with a bracket",
       "1) Interviewer: Hoi.\n2) Respondent: Dag.\n3) Interviewer: Ja?\n", ""},
      {"numbered, in brackets",
       "[1] Interviewer: Hoi.\n[2] Respondent: Dag.\n[3] Interviewer: Ja?\n", ""},
      {"numbered with tabs", "1\tInterviewer:\tHoi.\n2\tRespondent:\tDag.\n3\tInterviewer:\tJa?\n",
       ""},
      {"numbered with a bar", "1 | Interviewer: Hoi.\n2 | Respondent: Dag.\n3 | Interviewer: Ja?\n",
       ""},
      {"bullets", "- Interviewer: Hoi.\n- Respondent: Dag.\n- Interviewer: Ja?\n", ""},
      {"lower case", "interviewer: Hoi.\n\nrespondent: Dag.\n\ninterviewer: Ja?\n",
       "interviewer> Hoi.\nrespondent> Dag.\ninterviewer> Ja?\n"},
      {"upper case", "INTERVIEWER: Hoi.\n\nRESPONDENT: Dag.\n\nINTERVIEWER: Ja?\n",
       "INTERVIEWER> Hoi.\nRESPONDENT> Dag.\nINTERVIEWER> Ja?\n"},
      {"one spelled in another way", "Interviewer: Hoi.\n\nRespondent: Dag.\n\ninterviewer: Ja?\n",
       ""},
      {"hard-wrapped", "Interviewer: Hoi,\nhoe gaat het\nmet u?\n\nRespondent: Goed.\nEn met\nu?\n",
       "Interviewer> Hoi,¶hoe gaat het¶met u?\nRespondent> Goed.¶En met¶u?\n"},
      {"hard-wrapped with a hanging indent",
       "Interviewer: Hoi,\n             hoe gaat het?\nRespondent:  Goed.\n             En u?\n",
       "Interviewer> Hoi,¶             hoe gaat het?\nRespondent> Goed.¶             En u?\n"},
      {"unlabelled paragraphs belong to the turn before them",
       "Interviewer: Vertel.\n\nRespondent: Eerst dit.\n\nToen dat.\n\nEn toen was het af.\n\n"
       "Interviewer: Juist.\n",
       "Interviewer> Vertel.\nRespondent> Eerst dit.¶¶Toen dat.¶¶En toen was het af.\n"
       "Interviewer> Juist.\n"},
  }));
  CAPTURE(row.why);
  const std::string same = "Interviewer> Hoi.\nRespondent> Dag.\nInterviewer> Ja?\n";
  CHECK(outline(row.text) == (*row.expected == '\0' ? same : row.expected));
}

TEST_CASE("labels may be initials, numbers, names and functions", "[transcript]") {
  const Row row = GENERATE(values<Row>({
      {"initials", "I: Hoi.\nR: Dag.\nI: Ja?\n", "I> Hoi.\nR> Dag.\nI> Ja?\n"},
      {"initials with a stop", "A.: Hoi.\nB.: Dag.\nA.: Ja?\n", "A.> Hoi.\nB.> Dag.\nA.> Ja?\n"},
      {"initials, each once", "JB: Hoi.\n\nKvdM: Dag.\n", "JB> Hoi.\nKvdM> Dag.\n"},
      {"initials with stops", "J.B.: Hoi.\nK.: Dag.\nJ.B.: Ja?",
       "J.B.> Hoi.\nK.> Dag.\nJ.B.> Ja?\n"},
      {"numbered people", "M: Hoi.\nP1: Dag.\nP2: Hallo.\nP1: Ja?",
       "M> Hoi.\nP1> Dag.\nP2> Hallo.\nP1> Ja?\n"},
      {"whisper's labels", "[SPEAKER_00]: Hoi.\n[SPEAKER_01]: Dag.\n[SPEAKER_00]: Ja?",
       "SPEAKER_00> Hoi.\nSPEAKER_01> Dag.\nSPEAKER_00> Ja?\n"},
      {"small letters and a number", "[id1] Hoi.\n\n[id2] Dag.\n\n[id1] Ja?",
       "id1> Hoi.\nid2> Dag.\nid1> Ja?\n"},
      {"word and number", "Spreker 1: Hoi.\nSpreker 2: Dag.\nSpreker 1: Ja?",
       "Spreker 1> Hoi.\nSpreker 2> Dag.\nSpreker 1> Ja?\n"},
      {"first names", "Karin: Hoi.\nYusuf: Dag.\nKarin: Ja?",
       "Karin> Hoi.\nYusuf> Dag.\nKarin> Ja?\n"},
      {"accents", "Éva: Hoi.\nŞule: Dag.\nÉva: Ja?", "Éva> Hoi.\nŞule> Dag.\nÉva> Ja?\n"},
      {"accents, NFD", "E\u0301va: Hoi.\nZoe\u0308: Dag.\nE\u0301va: Ja?",
       "E\u0301va> Hoi.\nZoe\u0308> Dag.\nE\u0301va> Ja?\n"},
      {"names of parliament",
       "Koen Metsu (N-VA): Mevrouw?\n\nMinister Jan Jambon: Mijnheer.\n\n"
       "De heer De Jong (PvdA): Voorzitter.\n\nMevrouw Van der Berg: Dank u.\n\n"
       "De voorzitter: Het woord is aan u.\n\nKoen Metsu (N-VA): Dank u.\n",
       "Koen Metsu (N-VA)> Mevrouw?\nMinister Jan Jambon> Mijnheer.\n"
       "De heer De Jong (PvdA)> Voorzitter.\nMevrouw Van der Berg> Dank u.\n"
       "De voorzitter> Het woord is aan u.\nKoen Metsu (N-VA)> Dank u.\n"},
      {"particles", "Tinne Van der Straeten: Ja.\n\nSophie in 't Veld: Nee.\n\nJan d'Hondt: Nou.",
       "Tinne Van der Straeten> Ja.\nSophie in 't Veld> Nee.\nJan d'Hondt> Nou.\n"},
      {"French", "Rob Beenders, ministre: Oui.\n\nMme Désir : Non.\n\nLe président: Merci.\n",
       "Rob Beenders, ministre> Oui.\nMme Désir> Non.\nLe président> Merci.\n"},
      {"names in another script", "Ольга: Да.\n\n李娜: 好。\n\nОльга: Нет.\n",
       "Ольга> Да.\n李娜> 好。\nОльга> Нет.\n"},
      {"small words in a label",
       "Jonge vrouw: Hoi.\n\nOudere man: Dag.\n\nJonge vrouw: Ja?\n\n"
       "Oudere man: Nou.\n\nJonge vrouw: Nee.\n\nOudere man: Dag.\n",
       "Jonge vrouw> Hoi.\nOudere man> Dag.\nJonge vrouw> Ja?\nOudere man> Nou.\n"
       "Jonge vrouw> Nee.\nOudere man> Dag.\n"},
      {"question and answer, when nobody else speaks",
       "Vraag: Wie bent u?\n\nAntwoord: Karin.\n\nVraag: En dan?\n\nAntwoord: Niets.\n",
       "Vraag> Wie bent u?\nAntwoord> Karin.\nVraag> En dan?\nAntwoord> Niets.\n"},
      {"several at once", "Deelnemer 1: Hoi.\nDeelnemer 2: Dag.\nDeelnemer 1 en 2: Ja?\n",
       "Deelnemer 1> Hoi.\nDeelnemer 2> Dag.\nDeelnemer 1 en 2> Ja?\n"},
      {"names above the text, each once, with times",
       "KARIN BOS  0:03\nHoe gaat het?\n\nYUSUF KAYA  0:07\nGoed.\n",
       "KARIN BOS@3000> Hoe gaat het?\nYUSUF KAYA@7000> Goed.\n"},
      {"names above the text", "Karin\nHoi.\n\nYusuf\nDag.\n\nKarin\nJa?\n\nYusuf\nNou.\n",
       "Karin> Hoi.\nYusuf> Dag.\nKarin> Ja?\nYusuf> Nou.\n"},
      {"a single turn", "Respondent: Ze passen niet in het team.\n",
       "Respondent> Ze passen niet in het team.\n"},
      {"everyone speaks once", "Jan: Hoi.\nPiet: Dag.\nKees: Nou.\n",
       "Jan> Hoi.\nPiet> Dag.\nKees> Nou.\n"},
      {"a remark behind the label",
       "I: Hoi.\nR (lacht): Dag.\nI: Ja?\nR: Nou.\nR [zucht]: Nee.\nI: Dank.\n",
       "I> Hoi.\nR> Dag.\nI> Ja?\nR> Nou.\nR> Nee.\nI> Dank.\n"},
      {"one speaker in several spellings",
       "Interviewer: Hoi.\nResp. 2: Dag.\nINTERVIEWER: Ja?\nresp 2: Nou.\nResp.2: Nee.\n",
       "Interviewer> Hoi.\nResp. 2> Dag.\nInterviewer> Ja?\nResp. 2> Nou.\nResp. 2> Nee.\n"},
      {"two people of one family name", "Karin Bos: Hoi.\nPiet Bos: Dag.\nKarin Bos: Ja?\n",
       "Karin Bos> Hoi.\nPiet Bos> Dag.\nKarin Bos> Ja?\n"},
      {"the whole question bold",
       "**I: Hoe gaat het?**\n\nR: Goed.\n\n**I: En verder?**\n\nR: Ook goed.\n",
       "I> Hoe gaat het?**\nR> Goed.\nI> En verder?**\nR> Ook goed.\n"},
      {"a label without words is no turn", "Interviewer:\nRespondent: Dag.\nInterviewer: \n",
       "Respondent> Dag.\n"},
  }));
  CAPTURE(row.why);
  CHECK(outline(row.text) == row.expected);
}

TEST_CASE("a title above the conversation hides no names as meeting programs write them",
          "[transcript]") {
  for (const std::string name : {"Jansen, P. (Piet)", "Piet Jansen | HU", "Berg, A. van den"}) {
    CAPTURE(name);
    std::string text = "Opname van 12 maart\n\n", expected = "> Opname van 12 maart\n";
    for (int i = 0; i < 3; ++i) {
      text += name + ": En toen?\nAnna: Dat weet ik niet.\n";
      expected += name + "> En toen?\nAnna> Dat weet ik niet.\n";
    }
    CHECK(outline(text) == expected);
  }
}

TEST_CASE("times before or behind the label are no part of the turn", "[transcript]") {
  const Row row = GENERATE(values<Row>({
      {"in front, square", "[00:03:12] Interviewer: Hoi.\n[00:03:15] Respondent: Dag.\n", ""},
      {"in front, round", "(03:12) Interviewer: Hoi.\n(03:15) Respondent: Dag.\n", ""},
      {"in front, hash", "#00:03:12-0# Interviewer: Hoi.\n#00:03:15-0# Respondent: Dag.\n", ""},
      {"in front, bare", "00:03:12 Interviewer: Hoi.\n00:03:15 Respondent: Dag.\n", ""},
      {"in front, minutes", "03:12 Interviewer: Hoi.\n03:15 Respondent: Dag.\n", ""},
      {"in front, dash", "00:03:12 - Interviewer: Hoi.\n00:03:15 - Respondent: Dag.\n", ""},
      {"in front, tabs", "00:03:12\tInterviewer\tHoi.\n00:03:15\tRespondent\tDag.\n", ""},
      {"a range",
       "[00:03:12.000 --> 00:03:14.000] Interviewer: Hoi.\n"
       "[00:03:15.000 --> 00:03:16.000] Respondent: Dag.\n",
       ""},
      {"behind the label", "Interviewer [00:03:12]: Hoi.\nRespondent [00:03:15]: Dag.\n", ""},
      {"behind the label, round", "Interviewer (00:03:12): Hoi.\nRespondent (00:03:15): Dag.\n",
       ""},
      {"behind the label, bare", "Interviewer 00:03:12: Hoi.\nRespondent 00:03:15: Dag.\n", ""},
      {"behind the label, no colon", "Interviewer [00:03:12] Hoi.\nRespondent [00:03:15] Dag.\n",
       ""},
      {"behind the colon", "Interviewer: [00:03:12] Hoi.\nRespondent: [00:03:15] Dag.\n", ""},
      {"behind the colon, round", "Interviewer: (03:12) Hoi.\nRespondent: (03:15) Dag.\n", ""},
      {"behind the colon, hash", "Interviewer: #00:03:12-0# Hoi.\nRespondent: #00:03:15-0# Dag.\n",
       ""},
      {"behind a tab", "Interviewer\t00:03:12\tHoi.\nRespondent\t00:03:15\tDag.\n", ""},
      {"in the bold", "**[00:03:12] Interviewer:** Hoi.\n\n**Respondent (00:03:15):** Dag.\n", ""},
      {"in the brackets", "[Interviewer 00:03:12] Hoi.\n[00:03:15 Respondent] Dag.\n", ""},
      {"with a number", "1. [00:03:12] Interviewer: Hoi.\n2. [00:03:15] Respondent: Dag.\n", ""},
      {"with the label on a line", "Interviewer 00:03:12\nHoi.\n\nRespondent 00:03:15\nDag.\n", ""},
      {"minutes with the label on a line", "Interviewer  3:12\nHoi.\n\nRespondent  3:15\nDag.\n",
       ""},
      {"in front, label on a line", "[00:03:12] Interviewer\nHoi.\n\n[00:03:15] Respondent\nDag.\n",
       ""},
      {"on a line above", "00:03:12\nInterviewer: Hoi.\n\n00:03:15\nRespondent: Dag.\n", ""},
      {"on a line above, label on a line",
       "00:03:12\nInterviewer\nHoi.\n\n00:03:15\nRespondent\nDag.\n", ""},
      {"on a line below", "Interviewer:\n[00:03:12]\nHoi.\n\nRespondent:\n[00:03:15]\nDag.\n", ""},
      {"at the end of the turn", "Interviewer: Hoi. #00:03:12-0#\nRespondent: Dag. #00:03:15-0#\n",
       "Interviewer> Hoi.\nRespondent> Dag.\n"},
      {"inside the turn", "Interviewer: Hoi. [00:03:13] Ja.\nRespondent: Dag.\n",
       "Interviewer> Hoi. [00:03:13] Ja.\nRespondent> Dag.\n"},
      {"a fraction", "#00:01:23-4# I: Hoi.\n#01:00:00,125# R: Dag.\n",
       "I@83400> Hoi.\nR@3600125> Dag.\n"},
      {"the time of day is text",
       "Interviewer: 14:30 was de afspraak.\nRespondent: Om 14:30: ja.\n",
       "Interviewer> 14:30 was de afspraak.\nRespondent> Om 14:30: ja.\n"},
      {"no time at all", "Interviewer: 4:75 is raar.\nRespondent: Klopt (12:99).\n",
       "Interviewer> 4:75 is raar.\nRespondent> Klopt (12:99).\n"},
  }));
  CAPTURE(row.why);
  const std::string same = "Interviewer@192000> Hoi.\nRespondent@195000> Dag.\n";
  CHECK(outline(row.text) == (*row.expected == '\0' ? same : row.expected));
}

TEST_CASE("labels with a time, on lines of their own, need no blank page above them",
          "[transcript]") {
  // Teams, Word, Amberscript and Otter put the name of the recording first
  const char* const expected =
      "Karin@2000> Vertel.\nYusuf Demir@9000> Ja.\nKarin@12000> Nou?\nYusuf Demir@62000> Ja.\n";
  const Row row = GENERATE(values<Row>({
      {"name and time",
       "Opname van 12 maart\n54m 12s\n\nKarin   0:02\nVertel.\n\nYusuf Demir   0:09\nJa.\n\n"
       "Karin         0:12\nNou?\n\nYusuf Demir   1:02\nJa.\n",
       "> Opname van 12 maart¶54m 12s\n"},
      {"time and name, no blank lines",
       "Audiobestand\n\nopname.mp3\n\n00:00:02 Karin\nVertel.\n00:00:09 Yusuf Demir\nJa.\n"
       "00:00:12 Karin\nNou?\n00:01:02 Yusuf Demir\nJa.\n",
       "> Audiobestand¶¶opname.mp3\n"},
      {"time above the name, as Teams wrote it",
       "opname\n\n0:0:2.0 --> 0:0:8.460\nKarin\nVertel.\n\n0:0:9.0 --> 0:0:11.0\nYusuf Demir\n"
       "Ja.\n\n0:0:12.0 --> 0:0:13.0\nKarin\nNou?\n\n0:1:2.0 --> 0:1:3.5\nYusuf Demir\nJa.\n",
       "> opname\n"},
      {"each in a paragraph",
       "00:00:02\n\nKarin\n\nVertel.\n\n00:00:09\n\nYusuf Demir\n\nJa.\n\n00:00:12\n\nKarin\n\n"
       "Nou?\n\n00:01:02\n\nYusuf Demir\n\nJa.\n",
       ""},
  }));
  CAPTURE(row.why);
  CHECK(outline(row.text) == row.expected + std::string{expected});
}

TEST_CASE("where each line has its time, times make no labels of what is said", "[transcript]") {
  CHECK(outline("[00:01.000 --> 00:02.000]  Vertel eens\n[00:02.000 --> 00:04.000]  wat u deed.\n"
                "[00:04.000 --> 00:05.000]  Ja\n[00:05.000 --> 00:06.000]  Goed.\n") ==
        "@1000> Vertel eens¶[00:02.000 --> 00:04.000]  wat u deed.\n"
        "@4000> Ja¶[00:05.000 --> 00:06.000]  Goed.\n");
  CHECK(outline("[00:01] Welkom\n\n[00:02] Ja\n\n[00:03] Goed\n\n[00:04] Ja\n\n[00:05] Dus we "
                "beginnen maar.\n\n[00:09] Dat is best.\n\n[00:10] Vraag maar raak, zou ik "
                "zeggen.\n") ==
        "@1000> Welkom\n@2000> Ja\n@3000> Goed\n@4000> Ja\n@5000> Dus we beginnen maar.\n"
        "@9000> Dat is best.\n@10000> Vraag maar raak, zou ik zeggen.\n");
  CHECK(outline("Het staat in Johannes 3:1 en 3:16.\n") ==
        "> Het staat in Johannes 3:1 en 3:16.\n");
}
