// Header lines at the top, and the roles they give.
#include <catch2/catch.hpp>

#include "tests/transcript/outline.hpp"

using engine::transcript::RoleSource;
using transcript_test::outline;
using transcript_test::read;

namespace {
std::string header(const std::string& text) {
  std::string out;
  for (const auto& [key, value] : read(text).header) out += key + "=" + value + ";";
  return out;
}
engine::transcript::ReadOptions with_roles(std::map<std::string, std::string> roles) {
  engine::transcript::ReadOptions options;
  options.roles = std::move(roles);
  return options;
}
std::string roles(const std::string& text, std::map<std::string, std::string> asked = {}) {
  std::string out;
  for (const auto& speaker : read(text, with_roles(std::move(asked))).speakers)
    out += speaker.label + "=" + speaker.role + ";";
  return out;
}
}  // namespace

TEST_CASE("header lines are no text", "[transcript][header]") {
  struct Row {
    const char* why;
    const char* text;
    const char* header;
    const char* turns;
  };
  const Row row = GENERATE(values<Row>({
      {"the usual", "Titel: Gesprek 1\nDatum: 3 mei\n\nInterviewer: Hoi.\nRespondent: Dag.\n",
       "Titel=Gesprek 1;Datum=3 mei;", "Interviewer> Hoi.\nRespondent> Dag.\n"},
      {"turns follow at once", "Titel: Gesprek 1\nInterviewer: Hoi.\nRespondent: Dag.\n",
       "Titel=Gesprek 1;", "Interviewer> Hoi.\nRespondent> Dag.\n"},
      {"unknown keys in a block with known ones",
       "Titel: Gesprek 1\nStemming: goed\nInterviewer: Laura\n\nI: Hoi.\n\nR: Dag.\n",
       "Titel=Gesprek 1;Stemming=goed;Interviewer=Laura;", "I> Hoi.\nR> Dag.\n"},
      {"keys that never return",
       "Interviewer: Laura de Wit\nRespondent: R4\n\nI: Hoi.\n\nR: Dag.\n\nI: Ja.\n",
       "Interviewer=Laura de Wit;Respondent=R4;", "I> Hoi.\nR> Dag.\nI> Ja.\n"},
      {"labels that do return",
       "Interviewer: Hoi\nRespondent: Dag\n\nInterviewer: Ja\nRespondent: Nee\n", "",
       "Interviewer> Hoi\nRespondent> Dag\nInterviewer> Ja\nRespondent> Nee\n"},
      {"sentences are no header",
       "Interviewer: Hoi, hoe gaat het?\nRespondent: Goed.\n\nEn dat was het.\n", "",
       "Interviewer> Hoi, hoe gaat het?\nRespondent> Goed.¶¶En dat was het.\n"},
      {"tabs", "Titel\tGesprek 1\nDatum\t3 mei\n\nInterviewer\tHoi.\nRespondent\tDag.\n",
       "Titel=Gesprek 1;Datum=3 mei;", "Interviewer> Hoi.\nRespondent> Dag.\n"},
      {"bold", "**Titel:** Gesprek 1\n**Datum**: 3 mei\n\n**Interviewer:** Hoi.\n",
       "Titel=Gesprek 1;Datum=3 mei;", "Interviewer> Hoi.\n"},
      {"a title without a key", "Gesprek in Emmen\n\nDatum: 3 mei\n\nInterviewer: Hoi.\n",
       "Datum=3 mei;", "> Gesprek in Emmen\nInterviewer> Hoi.\n"},
      {"two lines of title", "Gesprek 3\nEmmen\nDatum: 3 mei\n\nInterviewer: Hoi.\n",
       "Datum=3 mei;", "> Gesprek 3¶Emmen\nInterviewer> Hoi.\n"},
      {"an empty value", "Titel:\nDatum: 3 mei\n\nInterviewer: Hoi.\n", "Titel=;Datum=3 mei;",
       "Interviewer> Hoi.\n"},
      {"no labels below", "Titel: Verslag\n\nWij spraken.\n\nZij ook.\n", "Titel=Verslag;",
       "> Wij spraken.\n> Zij ook.\n"},
      {"a key inside a turn", "Interviewer: Hoi.\n\nRespondent: Dag.\n\nDatum: dat weet ik niet.\n",
       "", "Interviewer> Hoi.\nRespondent> Dag.¶¶Datum: dat weet ik niet.\n"},
  }));
  CAPTURE(row.why);
  CHECK(header(row.text) == row.header);
  CHECK(outline(row.text) == row.turns);
}

TEST_CASE("a header gives roles", "[transcript][header]") {
  struct Row {
    const char* why;
    const char* text;
    const char* roles;
  };
  const Row row = GENERATE(values<Row>({
      {"up to the comma, in lower case",
       "Rol Respondent: Arbeidsdeskundige, UWV\n\nRespondent: Ja.\n",
       "Respondent=arbeidsdeskundige;"},
      {"Role", "Role P1: HR adviser\n\nP1: Yes.\n", "P1=hr adviser;"},
      {"of", "Rol van P1: werkgever\n\nP1: Ja.\n", "P1=werkgever;"},
      {"other capitals", "Rol RESPONDENT: cliënt\n\nRespondent: Ja.\n", "Respondent=cliënt;"},
      {"accents", "Rol Respondent: Cliënt\n\nRespondent: Ja.\n", "Respondent=cliënt;"},
      {"a name", "Rol Jan de Boer: werkgever\n\nJan de Boer: Ja.\n", "Jan de Boer=werkgever;"},
      {"nothing before the comma", "Rol P1: , UWV\n\nP1: Ja.\n", "P1=participant;"},
      {"a legend", "I: Interviewer\nR: Respondent (UWV)\n\nI: Hoi.\n\nR: Dag.\n\nI: Ja.\n",
       "I=interviewer;R=respondent;"},
      {"a legend of names", "JB: interviewer\nKV: respondent\n\nJB: Hoi.\n\nKV: Dag.\n\nJB: Ja.\n",
       "JB=interviewer;KV=respondent;"},
  }));
  CAPTURE(row.why);
  CHECK(roles(row.text) == row.roles);
}

TEST_CASE("a role for a speaker who is not there is said aloud", "[transcript][header]") {
  const auto transcript = read("Rol Repsondent: cliënt\n\nRespondent: Ja.\n");
  REQUIRE(transcript.remarks.size() == 1);
  CHECK(transcript.remarks[0].en ==
        "the header gives a role to 'Repsondent', but there is no such speaker");
}

TEST_CASE("the person's role wins over the header's, and that over the label's", "[transcript]") {
  const std::string text = "Rol P1: werkgever\n\nP1: Ja.\nP2: Nee.\nKarin: Nou.\nP1: Ja.\n";
  CHECK(roles(text) == "P1=werkgever;P2=participant;Karin=unknown;");
  CHECK(roles(text, {{"P*", "Cliënt"}}) == "P1=cliënt;P2=cliënt;Karin=unknown;");
  CHECK(roles(text, {{"p*", "client"}, {"P2", "expert"}, {"*", "ander"}}) ==
        "P1=client;P2=expert;Karin=ander;");
  const auto transcript = read(text, with_roles({{"Karin", "x"}}));
  CHECK(transcript.speakers[0].role_source == RoleSource::header);
  CHECK(transcript.speakers[1].role_source == RoleSource::label);
  CHECK(transcript.speakers[2].role_source == RoleSource::person);
}

TEST_CASE("labels say roles", "[transcript]") {
  struct Row {
    const char* label;
    const char* role;
  };
  const Row row = GENERATE(values<Row>({
      {"Interviewer", "interviewer"},
      {"INTERVIEWER", "interviewer"},
      {"Int.", "interviewer"},
      {"De interviewer", "interviewer"},
      {"Interviewer 2", "interviewer"},
      {"I", "interviewer"},
      {"I2", "interviewer"},
      {"Onderzoeker", "interviewer"},
      {"Interviewer (Karin)", "interviewer"},
      {"Interviewer/observator", "interviewer"},
      {"Moderator", "moderator"},
      {"Gespreksleider", "moderator"},
      {"M", "moderator"},
      {"Respondent", "respondent"},
      {"Respondent A", "respondent"},
      {"Resp.", "respondent"},
      {"Geïnterviewde", "respondent"},
      {"GEÏNTERVIEWDE", "respondent"},
      {"R", "respondent"},
      {"R12", "respondent"},
      {"P1", "participant"},
      {"p1", "participant"},
      {"Deelnemer 3", "participant"},
      {"Participant", "participant"},
      {"E1", "expert"},
      {"Expert", "expert"},
      {"Cliënt", "cliënt"},
      {"Client", "cliënt"},
      {"Werkgever", "werkgever"},
      {"Werkgever Janssen", "werkgever"},
      {"Arbeidsdeskundige", "arbeidsdeskundige"},
      {"Voorzitter", "voorzitter"},
      {"De voorzitter", "voorzitter"},
      {"P", ""},
      {"E", ""},
      {"C", ""},
      {"Karin", ""},
      {"", ""},
      {"Interviews", ""},
      {"Interviewer lacht", ""},
      {"12", ""},
      {"Koen Metsu (N-VA)", ""},
  }));
  CAPTURE(row.label);
  CHECK(engine::transcript::role_of_label(row.label) == row.role);
}

TEST_CASE("a single letter says a role among initials only", "[transcript]") {
  CHECK(roles("I: Hoi.\nR: Dag.\nJB: Ja.\nI: Nou.\n") == "I=interviewer;R=respondent;JB=unknown;");
  CHECK(roles("M: Hoi.\nP1: Dag.\nM: Ja.\nP2: Nou.\n") ==
        "M=moderator;P1=participant;P2=participant;");
  CHECK(roles("Karin: Hoi.\nR: Dag.\nKarin: Ja.\nR: Nou.\n") == "Karin=unknown;R=unknown;");
}

TEST_CASE("label patterns compare folded and may end in a star", "[transcript]") {
  using engine::transcript::label_matches;
  CHECK(label_matches("P*", "P1"));
  CHECK(label_matches("p*", "P1"));
  CHECK(label_matches("*", "wie dan ook"));
  CHECK(label_matches("client", "Cliënt"));
  CHECK(label_matches("Respondent", "RESPONDENT"));
  CHECK_FALSE(label_matches("P", "P1"));
  CHECK_FALSE(label_matches("P1*", "P"));
  CHECK_FALSE(label_matches("Respondent", "Respondent 2"));
}
