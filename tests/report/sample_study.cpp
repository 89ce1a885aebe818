#include "tests/report/sample_study.hpp"

#include <algorithm>
#include <stdexcept>
#include <tuple>

#include "engine/base/utf8.hpp"

namespace support {
namespace {

namespace base = engine::base;
namespace codebook = engine::codebook;
namespace coding = engine::coding;
namespace text = engine::text;
namespace transcript = engine::transcript;
using codebook::Tier;
using codebook::Voice;

struct Said {
  std::string speaker, role, text;
  std::optional<std::uint32_t> begin_ms = std::nullopt;
};

class Sample {
 public:
  void add_transcript(const std::string& name, const std::vector<Said>& turns) {
    coding::TranscriptView view;
    view.name = name;
    transcript::Transcript transcript;
    transcript.name = name;
    std::string source;
    for (const Said& said : turns) {
      const std::uint32_t speaker = speaker_of(said, view, transcript);
      source += said.speaker + ": ";
      const auto begin = static_cast<std::uint32_t>(source.size());
      source += said.text;
      transcript.turns.push_back(
          {speaker, text::ByteSpan::of(begin, static_cast<std::uint32_t>(source.size())),
           said.begin_ms});
      source += "\n\n";
      ++view.speakers[speaker].turns;
      view.speakers[speaker].sentences += count(said.text, '.') + count(said.text, '?');
      view.speakers[speaker].words += count(said.text, ' ') + 1;
    }
    transcript.text = text::StoredText{source};
    study_.view.transcripts.push_back(std::move(view));
    study_.transcripts.push_back(std::move(transcript));
  }

  void add_code(const std::string& id) {
    coding::CodeView code;
    code.id = id;
    code.label = {id, id};
    code.codebook = "discriminatie";
    code.codebook_version = "0.1.0";
    for (std::uint32_t at = 0; at < study_.view.transcripts.size(); ++at) code.run_on.push_back(at);
    study_.view.rules.push_back({id + ".r1", id, Tier::precise, id == "minimising" ? 2U : 0U});
    study_.view.codes.push_back(std::move(code));
  }

  // The sentence of `evidence` in the newest transcript that has it.
  coding::Coding& add_coding(const std::string& code, const std::string& evidence,
                             Tier tier = Tier::precise, Voice voice = Voice::own) {
    for (std::uint32_t at = 0; at < study_.transcripts.size(); ++at)
      if (const std::size_t found = study_.transcripts[at].text.bytes().find(evidence);
          found != std::string::npos) {
        const auto begin = static_cast<std::uint32_t>(found);
        return add_at(
            at, code,
            text::ByteSpan::of(begin, begin + static_cast<std::uint32_t>(evidence.size())), tier,
            voice);
      }
    throw std::runtime_error{"nobody said " + evidence};
  }

  SampleStudy finish() {
    std::ranges::sort(study_.view.codings, {}, [](const coding::Coding& one) {
      return std::tie(one.transcript, one.segment.span, one.code);
    });
    return std::move(study_);
  }

 private:
  static std::uint32_t count(std::string_view text, char c) {
    return static_cast<std::uint32_t>(std::ranges::count(text, c));
  }

  static std::uint32_t speaker_of(const Said& said, coding::TranscriptView& view,
                                  transcript::Transcript& transcript) {
    for (std::uint32_t at = 0; at < view.speakers.size(); ++at)
      if (view.speakers[at].label == said.speaker) return at;
    view.speakers.push_back({said.speaker, said.role});
    transcript.speakers.push_back({said.speaker, said.role, transcript::RoleSource::header});
    return static_cast<std::uint32_t>(view.speakers.size()) - 1;
  }

  coding::Coding& add_at(std::uint32_t index, const std::string& code, text::ByteSpan evidence,
                         Tier tier, Voice voice) {
    const transcript::Transcript& transcript = study_.transcripts[index];
    const auto turn = std::ranges::find_if(
        transcript.turns, [&](const auto& one) { return one.span.contains(evidence); });
    const std::string_view said = transcript.text.at(turn->span);
    const std::uint32_t base = turn->span.begin().value;
    std::size_t begin = said.find_last_of(".?", evidence.begin().value - base);
    begin = begin == std::string_view::npos ? 0 : begin + 2;
    std::size_t end = said.find_first_of(".?", evidence.end().value - base);
    end = end == std::string_view::npos ? said.size() : end + 1;
    const text::ByteSpan sentence = text::ByteSpan::of(base + static_cast<std::uint32_t>(begin),
                                                       base + static_cast<std::uint32_t>(end));
    const std::string_view before = transcript.text.bytes().substr(0, sentence.begin().value);
    const std::string_view itself = transcript.text.at(sentence);

    coding::Coding made;
    made.transcript = index;
    made.speaker = turn->speaker;
    made.code = code;
    made.text = std::string{itself};
    made.segment.span = transcript.text.to_code_points(sentence);
    made.segment.turn = static_cast<std::uint32_t>(turn - transcript.turns.begin());
    made.segment.first_sentence = count(before, '.') + count(before, '?');
    made.segment.end_sentence = made.segment.first_sentence + 1;
    made.segment.first_word = count(before, ' ');
    made.segment.end_word = made.segment.first_word + count(itself, ' ') + 1;
    made.tier = tier;
    made.voice = voice;
    made.rules = {{code + ".r1", transcript.text.to_code_points(evidence), tier, voice}};
    made.codebook = "discriminatie";
    made.codebook_version = "0.1.0";
    made.run = 1;
    made.id = "00000000000000" + std::to_string(10 + study_.view.codings.size());
    study_.view.codings.push_back(std::move(made));
    return study_.view.codings.back();
  }

  SampleStudy study_;
};

}  // namespace

SampleStudy sample_study() {
  Sample sample;
  sample.add_transcript(
      "interview-01",
      {{"Interviewer", "interviewer",
        "Hoe gaat u om met een cliënt die zegt dat hij gediscrimineerd is?", 62'000},
       {"Respondent", "arbeidsdeskundige",
        "Nou ja, ik vind dat mensen zich ook wel een beetje aanstellen. Ze zien overal "
        "discriminatie, "
        "en zo erg is het volgens mij niet. Mijn collega zei laatst nog van ze lokken het zelf "
        "uit. "
        "Dat vond ik dan weer te kort door de bocht.",
        67'500},
       {"Interviewer", "interviewer", "En bij werkgevers?", 101'000},
       {"Respondent", "arbeidsdeskundige",
        "Werkgevers bedoelen het niet zo. Wij zijn direct en zij hebben nu eenmaal een "
        "schaamtecultuur, dat botst gewoon.",
        104'000}});
  sample.add_transcript(
      "interview-02",
      {{"Interviewer", "interviewer", "Kunt u een voorbeeld geven?"},
       {"Respondent", "arbeidsdeskundige",
        "Ik heb niks met discriminatie, maar ze moeten zich wel aanpassen. Het was een grapje, dat "
        "moet kunnen. Één keer heb ik er wat van gezegd 🙂 en daar bleef het bij."}});
  sample.add_transcript(
      "groep-werkzoekenden",
      {{"Moderator", "moderator", "Wie herkent dat?"},
       {"P1", "cliënt",
        "Ik hoor altijd dat ik te gevoelig ben. Dan zeggen ze het is maar een grapje."},
       {"P2", "cliënt", "Ja, precies dat."}});
  for (const char* code :
       {"victim-blaming", "victim-blaming.overgevoelig", "victim-blaming.uitlokken", "minimising",
        "wij-zij", "cultural-attribution"})
    sample.add_code(code);
  sample.add_coding("victim-blaming.overgevoelig", "zich ook wel een beetje aanstellen");
  sample.add_coding("victim-blaming.overgevoelig", "Ze zien overal discriminatie", Tier::hint);
  sample.add_coding("minimising", "zo erg is het volgens mij niet");
  sample.add_coding("victim-blaming.uitlokken", "ze lokken het zelf uit", Tier::precise,
                    Voice::reported);
  sample.add_coding("minimising", "bedoelen het niet zo");
  sample.add_coding("wij-zij", "Wij zijn direct en zij hebben");
  sample.add_coding("cultural-attribution", "schaamtecultuur", Tier::hint);
  sample.add_coding("wij-zij", "ze moeten zich wel aanpassen");
  sample.add_coding("minimising", "Het was een grapje");
  sample.add_coding("victim-blaming.overgevoelig", "ik te gevoelig ben", Tier::precise,
                    Voice::reported);
  sample.add_coding("minimising", "het is maar een grapje", Tier::precise, Voice::reported);
  return sample.finish();
}

}  // namespace support
