// The example corpus: each gold sentence stands where gold.jsonl says, inside
// a turn of the right speaker.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/transcript/read.hpp"

namespace {

using engine::text::CodePointOffset;
using engine::text::CodePointSpan;
using engine::transcript::Transcript;

const std::filesystem::path kCorpus = DUIDING_SOURCE_DIR "/corpus";

std::map<std::string, Transcript> corpus() {
  std::map<std::string, Transcript> all;
  for (const auto& entry : std::filesystem::directory_iterator{kCorpus}) {
    if (entry.path().extension() != ".txt") continue;
    auto transcript = engine::transcript::read_file(entry.path(), {});
    REQUIRE(transcript);
    all.emplace(transcript->name, std::move(*transcript));
  }
  return all;
}

// The label of whoever's turn holds the span; "nobody" where none does.
std::string speaker_at(const Transcript& transcript, CodePointSpan span) {
  const auto bytes = transcript.text.to_bytes(span);
  for (const auto& turn : transcript.turns)
    if (turn.span.contains(bytes)) return transcript.speakers.at(turn.speaker).label;
  return "nobody";
}

}  // namespace

TEST_CASE("every gold sentence stands at its place in a turn of its speaker", "[corpus]") {
  const auto transcripts = corpus();
  CHECK(transcripts.size() == 8);
  std::ifstream file{kCorpus / "gold.jsonl"};
  std::string line;
  std::set<std::string> seen;
  std::size_t sentences = 0, codes = 0;
  while (std::getline(file, line)) {
    const auto row = nlohmann::json::parse(line);
    const Transcript& transcript = transcripts.at(row.at("transcript"));
    const auto span =
        CodePointSpan::make(CodePointOffset{row.at("start")}, CodePointOffset{row.at("end")});
    REQUIRE(span);
    REQUIRE(transcript.text.contains(*span));
    CAPTURE(line);
    CHECK(transcript.text.at(*span) == row.at("text").get<std::string>());
    CHECK(speaker_at(transcript, *span) == row.at("speaker").get<std::string>());
    seen.insert(transcript.name);
    ++sentences;
    codes += row.at("codes").size();
  }
  CHECK(seen.size() == 8);
  CHECK(sentences == 1404);
  CHECK(codes > 70);
}

TEST_CASE("the corpus reads as its README says", "[corpus]") {
  struct Row {
    const char* name;
    const char* encoding;
    std::size_t turns;
    std::string roles;
  };
  const std::string interview = "Interviewer=interviewer Respondent=arbeidsdeskundige ";
  const std::vector<Row> rows = {
      {"interview-01-uwv-emmen", "UTF-8", 64, interview},
      {"interview-02-arbodienst-rotterdam", "UTF-8", 54, interview},
      {"interview-04-verzekeraar-apeldoorn", "UTF-8", 53, interview},
      {"interview-05-gemeente-almelo", "UTF-8", 46, interview},
      {"interview-07-uwv-amsterdam", "UTF-8", 46, interview},
      {"interview-09-arbodienst-lelystad", "windows-1252", 58,
       "I=interviewer R=arbeidsdeskundige "},
      {"focusgroep-10-werkenden-den-haag", "UTF-16LE", 63,
       "Moderator=moderator P1=werkende met een migratieachtergrond "
       "P2=werkende met een migratieachtergrond P3=werkende met een migratieachtergrond "
       "P4=werkende met een migratieachtergrond P5=werkende met een migratieachtergrond "},
      {"focusgroep-11-werkzoekenden-arnhem", "UTF-8", 62,
       "Moderator=moderator P1=werkzoekende met een migratieachtergrond "
       "P2=werkzoekende met een migratieachtergrond P3=werkzoekende met een migratieachtergrond "
       "P4=werkzoekende met een migratieachtergrond "},
  };
  const auto transcripts = corpus();
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Transcript& transcript = transcripts.at(row.name);
    CHECK(transcript.encoding == row.encoding);
    CHECK(transcript.turns.size() == row.turns);
    std::map<std::string, std::string> roles;
    for (const auto& speaker : transcript.speakers) roles[speaker.label] = speaker.role;
    std::string listed;
    for (const auto& [label, role] : roles) listed += label + "=" + role + " ";
    CHECK(listed == row.roles);
    REQUIRE(transcript.header.size() == 2);
    CHECK(transcript.header[0].first == "Titel");
    CHECK(transcript.header[1].first == "Datum");
  }
}
