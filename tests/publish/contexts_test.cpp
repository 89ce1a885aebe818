#include "engine/publish/contexts.hpp"

#include <catch2/catch.hpp>

#include "engine/base/utf8.hpp"

using namespace engine;

namespace {

struct Told {
  transcript::Transcript transcript;
  std::vector<coding::Coding> codings;

  explicit Told(const std::string& first, const std::string& second) {
    transcript.text = text::StoredText{"R: " + first + "\nI: " + second};
    const auto at = [](std::size_t value) { return static_cast<std::uint32_t>(value); };
    transcript.turns.push_back({0, text::ByteSpan::of(3, at(3 + first.size())), {}});
    const std::size_t begin = 3 + first.size() + 4;
    transcript.turns.push_back({1, text::ByteSpan::of(at(begin), at(begin + second.size())), {}});
  }
  publish::Context around(const std::string& words, std::uint32_t turn) {
    const auto begin = static_cast<std::uint32_t>(transcript.text.bytes().find(words));
    coding::Coding coding;
    coding.segment.span = transcript.text.to_code_points(
        text::ByteSpan::of(begin, begin + static_cast<std::uint32_t>(words.size())));
    coding.segment.turn = turn;
    return publish::contexts_of(transcript, {&coding}).front();
  }
};

}  // namespace

TEST_CASE("a context is the coding's sentence with its neighbours in the turn",
          "[publish][context]") {
  Told told{"Eén was er. Twee zei iets moois. Drie ook. Vier niet.", "Vijf vraagt."};
  SECTION("a whole sentence") {
    const auto context = told.around("Twee zei iets moois.", 0);
    CHECK(context.before == "Eén was er. ");
    CHECK(context.coded == "Twee zei iets moois.");
    CHECK(context.after == " Drie ook.");
    CHECK(told.transcript.text.at(context.span) == context.whole());
  }
  SECTION("words within a sentence") {
    const auto context = told.around("zei iets", 0);
    CHECK(context.before == "Eén was er. Twee ");
    CHECK(context.after == " moois. Drie ook.");
  }
  SECTION("the first and the last of a turn have one neighbour") {
    CHECK(told.around("Eén was er.", 0).before.empty());
    CHECK(told.around("Vier niet.", 0).after.empty());
  }
  SECTION("no more than so much, where nobody put a stop") {
    std::string endless;
    while (endless.size() < 10'000) endless += "zo erg is het toch niet é ";
    Told rambling{endless, ""};
    const auto context = rambling.around("zo erg is het toch niet é ", 0);
    CHECK(context.before.empty());
    CHECK(engine::base::count_code_points(context.after) == publish::kMostAround);
    CHECK(rambling.transcript.text.at(context.span) == context.whole());
  }
  SECTION("nothing of the next turn") {
    CHECK(told.around("Vijf vraagt.", 1).whole() == "Vijf vraagt.");
  }
  SECTION("a segment over two turns has no neighbours") {
    const auto context = told.around("Vier niet.\nI: Vijf", 0);
    CHECK(context.whole() == "Vier niet.\nI: Vijf");
  }
}
