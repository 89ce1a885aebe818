// Transcripts in which one side alone has a label.
#include <catch2/catch.hpp>

#include "tests/transcript/outline.hpp"

using transcript_test::outline;

TEST_CASE("paragraphs without a label are somebody else's where one side has one",
          "[transcript][labels]") {
  const auto transcript = transcript_test::read(
      "Opening.\n\nInterviewer: Hoe was het?\n\nGoed.\n\nHeel goed.\n\nInterviewer: Waarom?\n\n"
      "Daarom.\n");
  CHECK(outline(transcript) ==
        "> Opening.\nInterviewer> Hoe was het?\n> Goed.\n> Heel goed.\nInterviewer> Waarom?\n"
        "> Daarom.\n");
  REQUIRE(transcript.remarks.size() == 1);
  CHECK(transcript.remarks[0].en.starts_with("only 'Interviewer' has a label"));
}

TEST_CASE("one speaker who goes on for paragraphs keeps them", "[transcript][labels]") {
  CHECK(outline("Respondent: Eerst dit.\n\nDan dat.\n\nEn toen niets.\n") ==
        "Respondent> Eerst dit.¶¶Dan dat.¶¶En toen niets.\n");
}

TEST_CASE("names that return are speakers in a long report with a title page",
          "[transcript][labels]") {
  std::string text =
      "Verslag van de vergadering\n\nAanwezig waren velen.\n\nMen begon op tijd.\n\n";
  for (int i = 0; i < 5; ++i)
    for (const char* name : {"Koen Metsu (N-VA)", "Minister Jan Jambon", "Eva Maes (Vooruit)"})
      text += std::string{name} + ": Ik zal het kort houden.\n\nDat is de kern.\n\nDank u.\n\n";
  const auto transcript = transcript_test::read(text);
  CHECK(transcript.speakers.size() == 4);
  CHECK(transcript.turns.size() == 16);
}
