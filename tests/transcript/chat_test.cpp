// CHAT's signs of transcription.
#include <catch2/catch.hpp>

#include "engine/transcript/readers/chat_text.hpp"
#include "tests/transcript/outline.hpp"

using engine::transcript::readers::chat_text;

TEST_CASE("an utterance of CHAT is read without its signs", "[transcript][chat]") {
  struct Row {
    const char* written;
    const char* said;
  };
  const Row row = GENERATE(values<Row>({
      {"Um <I like I like> [/] I like beans .", "Um I like I like I like beans."},
      {"in de opgeoonde [: opgeschoonde] uitin(g) .", "in de opgeoonde uiting."},
      {"&-uh ja &=laughs (.) hond@s:nl , 0is weg ?", "uh ja [laughs] hond, weg?"},
      {"en toen +...", "en toen…"},
      {"+^ wat +/?", "wat?"},
      {"goed . \x15"
       "1200_3400\x15",
       "goed."},
      {"xxx \x15"
       "1200",
       "xxx"},
      {"[afgebroken", ""},
      // pauses, long sounds, marks of pitch, and another's words in between
      {"en (1.5) wat (1:02.3) ga::nders ⌈ook⌉ ↗ja .", "en wat ganders ook ja."},
      {"ja &*INV:mhm &{l=X zo &}l=X ‡ hoor .", "ja [INV mhm] zo, hoor."},
  }));
  CAPTURE(row.written);
  CHECK(chat_text(row.written) == row.said);
}

TEST_CASE("CHAT's participants say the roles", "[transcript][chat]") {
  const auto transcript = transcript_test::read(
      "@UTF8\n@Begin\n@Participants:\tCHI Diana Target_Child, THE Therapist Investigator\n"
      "*THE:\thier staat\n\thet vervolg .\n%com:\tweg\n*CHI:\tja .\n@End\n");
  CHECK(transcript.format == "chat");
  CHECK(transcript_test::outline(transcript) == "THE> hier staat het vervolg.\nCHI> ja.\n");
  REQUIRE(transcript.speakers.size() == 2);
  CHECK(transcript.speakers[0].role == "interviewer");
  CHECK(transcript.speakers[1].role == "target_child");
}
