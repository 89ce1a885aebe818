// Subtitles as programs write them.
#include <catch2/catch.hpp>

#include "tests/transcript/outline.hpp"

using transcript_test::outline;

TEST_CASE("cues of one voice are one turn", "[transcript][subtitles]") {
  CHECK(outline("WEBVTT - titel\n\n"
                "00:11.000 --> 00:13.000\n<v Roger Bingham>We zijn\nin de stad\n\n"
                "00:13.000 --> 00:16.000 line:0\n<v Roger Bingham>New York.\n\n"
                "NOTE wie is dit --> niets\nnog iets\n\n"
                "00:16.000 --> 00:18.000\n<v.luid Neil>Ja &amp; nee.</v>\n") ==
        "Roger Bingham@11000> We zijn in de stad New York.\nNeil@16000> Ja & nee.\n");
}

TEST_CASE("two voices in one cue are two turns", "[transcript][subtitles]") {
  CHECK(outline("WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>Een.</v> <v B>Twee.</v>\n") ==
        "A@1000> Een.\nB@1000> Twee.\n");
}

TEST_CASE("a silence parts what someone without a name says", "[transcript][subtitles]") {
  CHECK(outline("1\n00:00:01,000 --> 00:00:02,000\nEen zin.\n\n"
                "2\n00:00:02,100 --> 00:00:03,000\nNog een\n\n"
                "3\n00:00:05,500 --> 00:00:06,000\nzin.\n\n"
                "4\n00:00:09,000 --> 00:00:10,000\nLater.\n") ==
        "@1000> Een zin. Nog een zin.\n@9000> Later.\n");
}

TEST_CASE("a label goes on until the next one", "[transcript][subtitles]") {
  CHECK(outline("1\n00:00:01,000 --> 00:00:02,000\nInterviewer: Hoe was\n\n"
                "2\n00:00:02,000 --> 00:00:03,000\nhet daar?\n\n"
                "3\n00:00:03,000 --> 00:00:04,000\nRespondent: Goed.\nInterviewer: Mooi.\n") ==
        "Interviewer@1000> Hoe was het daar?\nRespondent@3000> Goed.\nInterviewer@3000> Mooi.\n");
}

TEST_CASE("lines that roll are read once", "[transcript][subtitles]") {
  CHECK(outline("WEBVTT\nKind: captions\n\n"
                "00:01.000 --> 00:02.000\neen\n\n"
                "00:02.000 --> 00:03.000\neen\ntwee<00:02.500><c> drie</c>\n\n"
                "00:03.000 --> 00:04.000\ntwee drie\nvier\n") == "@1000> een twee drie vier\n");
}

TEST_CASE("a cue whose time cannot be read is left out and told", "[transcript][subtitles]") {
  const auto transcript = transcript_test::read(
      "WEBVTT\n\n00:01.000 --> 00:02.0x\nweg\n\n00:03.000 --> 00:04.000\nwel\n");
  CHECK(outline(transcript) == "@3000> wel\n");
  REQUIRE(transcript.remarks.size() == 2);
  CHECK(transcript.remarks[0].en.starts_with("left out: 1 cue without text"));
}

TEST_CASE("text that an empty line tore off a cue stays", "[transcript][subtitles]") {
  CHECK(outline("1\n00:00:01,000 --> 00:00:02,000\nEen\n\ntwee.\n\n"
                "2\n00:00:02,000 --> 00:00:03,000\nDrie.\n") == "@1000> Een twee. Drie.\n");
}

TEST_CASE("a smaller-than sign is no tag", "[transcript][subtitles]") {
  CHECK(outline("1\n00:00:01,000 --> 00:00:02,000\n3 < 4 en <b>5</b> > 2 {\\an8}ja\n") ==
        "@1000> 3 < 4 en 5 > 2 ja\n");
}

TEST_CASE("an arrow in a conversation makes no subtitles of it", "[transcript][subtitles]") {
  const auto transcript = transcript_test::read("Interviewer: van 1 --> 2\nRespondent: Ja.\n");
  CHECK(transcript.format == "text");
}

TEST_CASE("labels in round brackets with a number, and behind >>, are labels",
          "[transcript][subtitles]") {
  const auto srt = [](const std::string& first, const std::string& second) {
    return "1\n00:00:01,000 --> 00:00:02,000\n" + first + " Hallo.\n\n2\n00:00:02,000 --> " +
           "00:00:03,000\n" + second + " Dag.\n\n3\n00:00:03,000 --> 00:00:04,000\n" + first +
           " Ja.\n\n4\n00:00:05,000 --> 00:00:06,000\n" + second + " Nee.\n";
  };
  CHECK(outline(srt("(speaker 0)", "(speaker 1)")) ==
        "speaker 0@1000> Hallo.\nspeaker 1@2000> Dag.\nspeaker 0@3000> Ja.\n"
        "speaker 1@5000> Nee.\n");
  CHECK(outline(srt(">> KARIN:", ">> YUSUF:")) ==
        "KARIN@1000> Hallo.\nYUSUF@2000> Dag.\nKARIN@3000> Ja.\nYUSUF@5000> Nee.\n");
  CHECK(outline(srt("(lacht)", "(zucht)")) ==
        "@1000> (lacht) Hallo. (zucht) Dag. (lacht) Ja. (zucht) Nee.\n");
}

TEST_CASE("Webex names who speaks in the name of the cue", "[transcript][subtitles]") {
  CHECK(outline("WEBVTT\n\n1 \"Piet Jansen\" (26345)\n00:01.000 --> 00:02.000\nHallo.\n\n"
                "2 \"Anna\" (26346)\n00:03.000 --> 00:04.000\nDag.\n") ==
        "Piet Jansen@1000> Hallo.\nAnna@3000> Dag.\n");
}
