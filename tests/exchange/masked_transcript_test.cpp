// A masked interview knows where each place of the interview came to stand.
#include "engine/exchange/masked_transcript.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "engine/transcript/read.hpp"
#include "tests/privacy/support.hpp"

namespace {

using engine::exchange::MaskedTranscript;
using engine::text::CodePointSpan;
using engine::text::StoredText;

struct Interview {
  engine::transcript::Transcript transcript;
  MaskedTranscript masked;
  StoredText text;

  explicit Interview(const std::string& bytes)
      : transcript{*engine::transcript::read_bytes(bytes, "gesprek", {})},
        masked{support::plain_masker(), transcript, nullptr},
        text{masked.text()} {}

  CodePointSpan span_of(const std::string& words) const {
    const auto at = static_cast<std::uint32_t>(transcript.text.bytes().find(words));
    return transcript.text.to_code_points(
        engine::text::ByteSpan::of(at, at + static_cast<std::uint32_t>(words.size())));
  }
  // What stands where these words stood; "" for nowhere.
  std::string place_of(const std::string& words) const {
    const auto place = masked.place(span_of(words));
    return place ? std::string{text.at(place->span)} : "";
  }
};

constexpr const char* kInterview =
    "Rol Geertje: arbeidsdeskundige\n\n"
    "I: Wie was uw chef? \xF0\x9F\x98\x80 Goed.\n"
    "Geertje: Dat was Mulugeta, een \xF0\x9F\x98\x80 man. "
    "Hij is de enige blinde rechter van het land. Ik\nwerkte graag.\n"
    "I: En daarna?\n"
    "Geertje: Toen vertrok mulugeta op 3 mei 2019 en ik ook.\n";

}  // namespace

TEST_CASE("words without a mask stand as they were said", "[exchange][masked]") {
  const Interview interview{kInterview};
  for (const char* words : {"Wie was uw chef?", "chef", "\xF0\x9F\x98\x80 man", "werkte graag",
                            "En daarna?", "en ik ook", "."}) {
    CAPTURE(words);
    CHECK(interview.place_of(words) == words);
  }
  CHECK(interview.place_of("Ik\nwerkte graag.") == "Ik werkte graag.");
}

TEST_CASE("a mask that is touched is there whole", "[exchange][masked]") {
  const Interview interview{kInterview};
  for (const auto& [words, there] : std::vector<std::pair<std::string, std::string>>{
           {"Mulugeta", "[naam 1]"},
           {"ulu", "[naam 1]"},
           {"was Mulu", "was [naam 1]"},
           {"geta, een", "[naam 1], een"},
           {"Toen vertrok mulugeta op 3 mei 2019 en", "Toen vertrok [naam 1] op [datum 1] en"},
           {"mulugeta op 3 mei", "[naam 1] op [datum 1]"},
           {" op ", " op "}}) {
    CAPTURE(words);
    CHECK(interview.place_of(words) == there);
  }
}

TEST_CASE("what was withheld is its placeholder, and says so", "[exchange][masked]") {
  const Interview interview{kInterview};
  const auto inside = interview.masked.place(interview.span_of("blinde rechter"));
  REQUIRE(inside);
  CHECK(interview.text.at(inside->span) == engine::privacy::kWithheld);
  CHECK(inside->sentences == 1);
  CHECK(inside->withheld == 1);
  const auto across = interview.masked.place(interview.span_of("man. Hij is"));
  REQUIRE(across);
  CHECK(interview.text.at(across->span) == "man. [achtergehouden]");
  CHECK(across->sentences == 2);
  CHECK(across->withheld == 1);
}

TEST_CASE("what nobody said has no place", "[exchange][masked]") {
  const Interview interview{kInterview};
  CHECK_FALSE(interview.masked.place(interview.span_of("Rol Geertje: arbeids")));
  CHECK_FALSE(interview.masked.place(interview.span_of("Geertje: ")));

  CHECK(interview.masked.speakers().size() == 2);
  CHECK(interview.masked.speakers()[1].role == "arbeidsdeskundige");
}

TEST_CASE("places keep their order, whatever is masked", "[exchange][masked]") {
  const Interview interview{kInterview};
  const std::uint32_t end = interview.transcript.text.end().value;
  std::uint32_t last_begin = 0, last_end = 0;
  for (std::uint32_t at = 0; at < end; ++at) {
    if (const auto place = interview.masked.place(CodePointSpan::of(at, end))) {
      CHECK(place->span.begin().value >= last_begin);
      last_begin = place->span.begin().value;
    }
    if (const auto place = interview.masked.place(CodePointSpan::of(0, at + 1))) {
      CHECK(place->span.end().value >= last_end);
      last_end = place->span.end().value;
    }
    const auto one = interview.masked.place(CodePointSpan::of(at, at + 1));
    CHECK((!one || !one->span.empty()));
  }
}
