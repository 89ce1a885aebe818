// Random studies for property tests, with the sentences and words they were
// made of, so that an oracle can count without any ordinals.
#pragma once

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "engine/coding/coding.hpp"

namespace support {

namespace codebook = engine::codebook;
namespace coding = engine::coding;
namespace text = engine::text;

struct Sentence {
  std::uint32_t transcript = 0, speaker = 0, turn = 0, ordinal = 0;
  text::CodePointSpan span;
  std::vector<text::CodePointSpan> words;
};

struct RandomStudy {
  coding::StudyView view;
  std::vector<Sentence> sentences;  // in order
};

class StudyMaker {
 public:
  explicit StudyMaker(std::uint32_t seed) : random_{seed} {}

  RandomStudy make() {
    RandomStudy study;
    const std::uint32_t transcripts = below(5) + 1;
    for (std::uint32_t at = 0; at < transcripts; ++at) add_transcript(study, at);
    add_codes(study);
    const std::uint32_t tries = below(120);
    for (std::uint32_t at = 0; at < tries; ++at) try_coding(study);
    std::ranges::sort(study.view.codings, [](const coding::Coding& a, const coding::Coding& b) {
      return std::tie(a.transcript, a.segment.span, a.code) <
             std::tie(b.transcript, b.segment.span, b.code);
    });
    return study;
  }

 private:
  std::uint32_t below(std::uint32_t n) {
    return std::uniform_int_distribution<std::uint32_t>{0, n - 1}(random_);
  }
  bool once_in(std::uint32_t n) { return below(n) == 0; }
  template <class T>
  const T& any(const std::vector<T>& of) {
    return of[below(static_cast<std::uint32_t>(of.size()))];
  }

  void add_transcript(RandomStudy& study, std::uint32_t index) {
    coding::TranscriptView transcript;
    transcript.name = "t" + std::to_string(index);
    if (!once_in(3)) transcript.attributes.emplace_back("sector", once_in(2) ? "bouw" : "zorg");
    const std::uint32_t speakers = below(4) + 1;
    for (std::uint32_t at = 0; at < speakers; ++at)
      transcript.speakers.push_back(
          {"S" + std::to_string(at),
           any(std::vector<std::string>{"interviewer", "ad", "expert", "unknown"})});
    std::uint32_t cp = 0, ordinal = 0;
    const std::uint32_t turns = below(7);
    for (std::uint32_t turn = 0; turn < turns; ++turn) {
      const std::uint32_t speaker = below(speakers);
      coding::SpeakerView& view = transcript.speakers[speaker];
      ++view.turns;
      cp += 3;  // a label
      for (std::uint32_t left = below(4); left > 0; --left) {
        Sentence sentence{index, speaker, turn, ordinal++, {}, {}};
        const std::uint32_t begin = cp;
        for (std::uint32_t words = below(6) + 1; words > 0; --words) {
          const std::uint32_t length = below(3) + 1;
          sentence.words.push_back(text::CodePointSpan::of(cp, cp + length));
          cp += length + (words > 1 ? 1 : 0);
        }
        if (once_in(2)) ++cp;  // a full stop belongs to the sentence
        sentence.span = text::CodePointSpan::of(begin, cp);
        ++view.sentences;
        view.words += static_cast<std::uint32_t>(sentence.words.size());
        study.sentences.push_back(std::move(sentence));
        cp += below(3);  // sentences may touch
      }
    }
    study.view.transcripts.push_back(std::move(transcript));
  }

  void add_codes(RandomStudy& study) {
    using Roles = std::optional<std::vector<std::string>>;
    const std::vector<Roles> roles{std::nullopt, std::nullopt, Roles{{"ad"}},
                                   Roles{{"expert", "interviewer"}}};
    for (const char* id : {"a", "a.x", "a.y", "b", "c", "c.p", "c.q"}) {
      coding::CodeView code;
      code.id = id;
      code.codebook = "proef";
      code.applies_to = any(roles);
      for (std::uint32_t at = 0; at < study.view.transcripts.size(); ++at)
        if (!once_in(5)) code.run_on.push_back(at);
      study.view.codes.push_back(code);
      if (code.id != "c")
        study.view.rules.push_back({code.id + ".r1", code.id, codebook::Tier::precise, below(3)});
    }
  }

  // A stretch of one sentence's words, a sentence, or a turn.
  coding::Place place_of(const RandomStudy& study, const Sentence& sentence, codebook::Unit& unit) {
    std::uint32_t first_word = 0;
    const Sentence* begin = &sentence;
    const Sentence* end = &sentence;
    for (const Sentence& other : study.sentences)
      if (other.transcript == sentence.transcript && other.ordinal < sentence.ordinal)
        first_word += static_cast<std::uint32_t>(other.words.size());
    const auto words = static_cast<std::uint32_t>(sentence.words.size());
    if (once_in(3)) {
      unit = codebook::Unit::match;
      const std::uint32_t from = below(words);
      const std::uint32_t to = from + 1 + below(words - from);
      return {text::CodePointSpan::of(sentence.words[from].begin().value,
                                      sentence.words[to - 1].end().value),
              sentence.turn,
              sentence.ordinal,
              sentence.ordinal + 1,
              first_word + from,
              first_word + to};
    }
    unit = codebook::Unit::sentence;
    std::uint32_t end_word = first_word + words;
    if (once_in(3)) {
      unit = codebook::Unit::turn;
      const Sentence* const all = study.sentences.data();
      const auto same_turn = [&](const Sentence& other) {
        return other.transcript == sentence.transcript && other.turn == sentence.turn;
      };
      while (begin != all && same_turn(*(begin - 1)))
        first_word -= static_cast<std::uint32_t>((--begin)->words.size());
      while (end + 1 != all + study.sentences.size() && same_turn(*(end + 1)))
        end_word += static_cast<std::uint32_t>((++end)->words.size());
    }
    return {text::CodePointSpan::of(begin->span.begin().value, end->span.end().value),
            sentence.turn,
            begin->ordinal,
            end->ordinal + 1,
            first_word,
            end_word};
  }

  void try_coding(RandomStudy& study) {
    if (study.sentences.empty()) return;
    const Sentence& sentence = any(study.sentences);
    const coding::CodeView& code = any(study.view.codes);
    const auto& speaker = study.view.transcripts[sentence.transcript].speakers[sentence.speaker];
    if (code.id == "c" || !study.view.applies(code, speaker)) return;
    if (!std::ranges::binary_search(code.run_on, sentence.transcript)) return;
    coding::Coding made;
    made.transcript = sentence.transcript;
    made.speaker = sentence.speaker;
    made.code = code.id;
    made.segment = place_of(study, sentence, made.unit);
    if (!taken_.emplace(made.transcript, made.segment.span, made.code).second) return;
    made.status = static_cast<coding::Status>(below(5));
    made.is_suggestion = made.status != coding::Status::added;
    made.voice = once_in(2) ? codebook::Voice::own : static_cast<codebook::Voice>(below(6));
    if (made.status != coding::Status::added) {
      made.tier = once_in(2) ? codebook::Tier::precise : codebook::Tier::hint;
      const std::uint32_t begin = made.segment.span.begin().value;
      const auto evidence = text::CodePointSpan::of(begin + below(made.segment.span.length()),
                                                    made.segment.span.end().value);
      made.rules.push_back({made.code + ".r1", evidence, *made.tier, made.voice});
    }
    made.id = std::to_string(taken_.size());
    study.view.codings.push_back(std::move(made));
  }

  std::mt19937 random_;
  std::set<std::tuple<std::uint32_t, text::CodePointSpan, std::string>> taken_;
};

inline RandomStudy random_study(std::uint32_t seed) { return StudyMaker{seed}.make(); }

}  // namespace support
