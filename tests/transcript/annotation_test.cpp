// Formats of annotation and of speech recognition, as their programs write them.
#include <catch2/catch.hpp>
#include <string>

#include "tests/transcript/outline.hpp"

using transcript_test::outline;

namespace {

std::string tei(const std::string& body, const std::string& header = "") {
  return "<TEI><teiHeader>" + header + "</teiHeader><text>" + body + "</text></TEI>";
}

std::string eaf(const std::string& tiers) {
  return "<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID='s1' TIME_VALUE='0'/>"
         "<TIME_SLOT TIME_SLOT_ID='s2' TIME_VALUE='1500'/></TIME_ORDER>" +
         tiers + "</ANNOTATION_DOCUMENT>";
}

std::string timed(const std::string& id, const std::string& slot, const std::string& value) {
  return "<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID='" + id + "' TIME_SLOT_REF1='" + slot +
         "' TIME_SLOT_REF2='s2'><ANNOTATION_VALUE>" + value +
         "</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>";
}

std::string hanging(const std::string& id, const std::string& on, const std::string& value) {
  return "<ANNOTATION><REF_ANNOTATION ANNOTATION_ID='" + id + "' ANNOTATION_REF='" + on +
         "'><ANNOTATION_VALUE>" + value + "</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>";
}

}  // namespace

TEST_CASE("TEI: another reading of the same words is no text", "[transcript][annotation]") {
  CHECK(outline(tei("<u who='#I'>Wat <choice><orig>ken</orig><reg>kan</reg></choice> ik "
                    "<choice><sic>zegge</sic><corr><w>zeggen</w></corr></choice>?</u>"
                    "<u who='#R'>Niets.</u>")) == "I> Wat ken ik zegge?\nR> Niets.\n");
}

TEST_CASE("TEI: speaker and time may stand around the utterance", "[transcript][annotation]") {
  CHECK(outline(tei("<timeline unit='s'><when xml:id='T0'/><when xml:id='T1' interval='1.5' "
                    "since='#T0'/></timeline><body>"
                    "<annotationBlock who='#SPK0' start='#T0'><u><seg><w>Vertel</w><pc>.</pc></seg>"
                    "</u><spanGrp><span>Tell</span></spanGrp></annotationBlock>"
                    "<annotationBlock who='#SPK1' start='#T1'><u>Ja.</u></annotationBlock></body>",
                    "<person xml:id='SPK0'><persName><forename>Karin</forename><abbr>KA</abbr>"
                    "</persName></person>")) == "Karin@0> Vertel.\nSPK1@1500> Ja.\n");
}

TEST_CASE("ELAN: what hangs on a tier of numbers or of bare stretches is the speech",
          "[transcript][annotation]") {
  CHECK(outline(eaf("<TIER TIER_ID='ref@A' PARTICIPANT='A'>" + timed("a", "s1", "rec.001") +
                    "</TIER><TIER TIER_ID='ft@A' LINGUISTIC_TYPE_REF='translation' "
                    "PARTICIPANT='A' PARENT_REF='ref@A'>" +
                    hanging("b", "a", "Good day.") +
                    "</TIER><TIER TIER_ID='tx@A' PARTICIPANT='A' PARENT_REF='ref@A'>" +
                    hanging("c", "a", "Goede dag.") + "</TIER><TIER TIER_ID='beurt B'>" +
                    timed("d", "s2", "") + "</TIER><TIER TIER_ID='B' PARENT_REF='beurt B'>" +
                    hanging("e", "d", "Ook zo.") + "</TIER>")) ==
        "A@0> Goede dag.\nB@1500> Ook zo.\n");
}

TEST_CASE("ELAN: a translation or a gesture is no speaker", "[transcript][annotation]") {
  CHECK(outline(eaf("<TIER TIER_ID='Karin'>" + timed("a", "s1", "Goede dag.") +
                    "</TIER><TIER TIER_ID='Translation'>" + timed("b", "s1", "Good day.") +
                    "</TIER><TIER TIER_ID='Gesture'>" + timed("c", "s2", "knikt") + "</TIER>")) ==
        "Karin@0> Goede dag.\n");
}

TEST_CASE("EXMARaLDA: a word that another voice cuts is whole", "[transcript][annotation]") {
  const auto exb = [](const std::string& first, const std::string& second) {
    return "<basic-transcription><common-timeline><tli id='T0' time='0'/><tli id='T1' time='1'/>"
           "<tli id='T2' time='2'/></common-timeline><tier type='t' speaker='A'><event start='T0' "
           "end='T1'>" +
           first + "</event><event start='T1' end='T2'>" + second +
           "</event></tier><tier type='t' speaker='B'><event start='T1' end='T2'>Mhm. </event>"
           "</tier></basic-transcription>";
  };
  CHECK(outline(exb("de dis", "criminatie ")) == "A@0> de discriminatie\nB@1000> Mhm.\n");
  CHECK(outline(exb("de ", "dag ")) == "A@0> de dag\nB@1000> Mhm.\n");
}

TEST_CASE("JSON of Whisper's family in its other forms", "[transcript][annotation]") {
  CHECK(outline(R"([{"id":1,"start":0.0,"end":2.0,"text":" Vertel.","speaker":"S1"},)"
                R"({"id":2,"start":2.5,"end":4.0,"text":" Ja.","speaker":"S2"}])") ==
        "S1@0> Vertel.\nS2@2500> Ja.\n");
  CHECK(outline(R"({"text":" Vertel. Ja.","chunks":[{"timestamp":[0.0,2.0],"text":" Vertel."},)"
                R"({"timestamp":[9.0,null],"text":" Ja."}]})") == "@0> Vertel.\n@9000> Ja.\n");
  CHECK(outline(R"({"speakers":[{"speaker":"S1","timestamp":[0.0,2.0],"text":" Vertel."}],)"
                R"("chunks":[{"timestamp":[0.0,2.0],"text":" Vertel."}],"text":" Vertel."})") ==
        "S1@0> Vertel.\n");
}

TEST_CASE("a small table with headings, or with words for speakers, is turns",
          "[transcript][annotation]") {
  const auto html = [](const std::string& rows) {
    return "<html><body><table>" + rows + "</table></body></html>";
  };
  CHECK(outline(html("<tr><th>Spreker</th><th>Tekst</th></tr><tr><td>Karin</td><td>Ja</td></tr>"
                     "<tr><td>Yusuf</td><td>Nee</td></tr>")) == "Karin> Ja\nYusuf> Nee\n");
  CHECK(outline(html("<tr><td>Interviewer</td><td><p>Zo.</p><p>En?</p></td></tr>"
                     "<tr><td>Respondent</td><td>Ja.</td></tr>")) ==
        "Interviewer> Zo.¶¶En?\nRespondent> Ja.\n");
}

TEST_CASE("what a page hides is no text, and a box of old RTF is", "[transcript][annotation]") {
  CHECK(outline("<html><body><p>I: Zo.</p><p style='color:red; display: none'>R: Weg.</p>"
                "<p hidden>I: Weg.</p><p>R: Ja.</p></body></html>") == "I> Zo.\nR> Ja.\n");
  CHECK(outline("{\\rtf1 I: Zo.\\column R: Ja.\\par{\\*\\do\\dptxbx{\\dptxbxtext \\pard "
                "I: Kader.\\par}}R: Na.\\par}") == "I> Zo.\nR> Ja.\nR> Na.\nI> Kader.\n");
}
