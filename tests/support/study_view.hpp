// Small studies written out by hand.
#pragma once

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/coding/coding.hpp"

namespace support {

// Sentences are 10 code points and 2 words long, and turns 2 sentences, unless
// a test says otherwise: sentence 3 lies at [30, 39) in turn 1.
class StudyWriter {
 public:
  StudyWriter& transcript(std::string name, std::vector<engine::coding::SpeakerView> speakers) {
    engine::coding::TranscriptView transcript;
    transcript.id = static_cast<std::int64_t>(view_.transcripts.size()) + 1;
    transcript.name = std::move(name);
    transcript.format = "text";
    transcript.encoding = "UTF-8";
    transcript.speakers = std::move(speakers);
    view_.transcripts.push_back(std::move(transcript));
    return *this;
  }
  StudyWriter& attribute(std::string key, std::string value) {
    view_.transcripts.back().attributes.emplace_back(std::move(key), std::move(value));
    return *this;
  }
  // Run on every transcript written so far.
  StudyWriter& code(std::string id,
                    std::optional<std::vector<std::string>> applies_to = std::nullopt) {
    engine::coding::CodeView code;
    code.label = {id, id};
    code.id = std::move(id);
    code.codebook = "proef";
    code.codebook_version = "0.1.0";
    code.applies_to = std::move(applies_to);
    for (std::uint32_t at = 0; at < view_.transcripts.size(); ++at) code.run_on.push_back(at);
    view_.rules.push_back({code.id + ".r1", code.id, engine::codebook::Tier::precise, 0});
    view_.codes.push_back(std::move(code));
    return *this;
  }
  StudyWriter& run_on(std::vector<std::uint32_t> transcripts) {
    view_.codes.back().run_on = std::move(transcripts);
    return *this;
  }
  StudyWriter& without_rules() {
    view_.rules.pop_back();
    return *this;
  }
  // The last transcript's speaker 0 says it, in own voice, by a precise rule.
  engine::coding::Coding& coding(const std::string& code, std::uint32_t first_sentence,
                                 std::uint32_t sentences = 1) {
    namespace text = engine::text;
    engine::coding::Coding made;
    made.transcript = static_cast<std::uint32_t>(view_.transcripts.size()) - 1;
    made.code = code;
    made.segment = {
        text::CodePointSpan::of(first_sentence * 10, (first_sentence + sentences) * 10 - 1),
        first_sentence / 2,
        first_sentence,
        first_sentence + sentences,
        first_sentence * 2,
        (first_sentence + sentences) * 2};
    made.text = "zin " + std::to_string(first_sentence);
    made.tier = engine::codebook::Tier::precise;
    made.rules = {
        {code + ".r1", text::CodePointSpan::of(first_sentence * 10, first_sentence * 10 + 3)}};
    made.codebook = "proef";
    made.codebook_version = "0.1.0";
    made.run = 1;
    made.id = "id" + std::to_string(view_.codings.size());
    view_.codings.push_back(std::move(made));
    return view_.codings.back();
  }

  engine::coding::StudyView view() const {
    engine::coding::StudyView view = view_;
    std::ranges::stable_sort(view.codings, [](const auto& a, const auto& b) {
      return std::tie(a.transcript, a.segment.span, a.code) <
             std::tie(b.transcript, b.segment.span, b.code);
    });
    return view;
  }

 private:
  engine::coding::StudyView view_;
};

}  // namespace support
