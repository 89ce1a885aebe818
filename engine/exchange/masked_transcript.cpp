#include "engine/exchange/masked_transcript.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "engine/base/utf8.hpp"
#include "engine/text/tokens.hpp"

namespace engine::exchange {
namespace {

using privacy::Mask;
using text::CodePointSpan;

struct Sentences {
  std::vector<privacy::Said> said;
  std::vector<std::size_t> turn;  // of each
};

// Views into the transcript's text.
Sentences sentences_of(const transcript::Transcript& interview) {
  Sentences all;
  text::Tokeniser tokeniser;
  text::TurnTokens tokens;
  for (std::size_t i = 0; i < interview.turns.size(); ++i) {
    const text::ByteSpan turn = interview.turns[i].span;
    tokeniser.tokenise(interview.text.at(turn), tokens);
    for (const text::Sentence& sentence : tokens.sentences) {
      const std::uint32_t begin = turn.begin().value + sentence.begin;
      const text::ByteSpan span = text::ByteSpan::of(begin, turn.begin().value + sentence.end);
      all.said.push_back(
          {interview.text.at(span), interview.text.to_code_points(text::ByteOffset{begin})});
      all.turn.push_back(i);
    }
  }
  return all;
}

// A role that is an ordinary word.
std::string plain_role(const std::string& role, privacy::Masker& masker) {
  const privacy::Masked masked = masker.mask(role);
  return masked.masks.empty() && masked.holds.empty() ? role : transcript::kUnknownRole;
}

std::uint32_t length_of(std::string_view utf8) {
  return static_cast<std::uint32_t>(base::count_code_points(utf8));
}

}  // namespace

MaskedTranscript::MaskedTranscript(privacy::Masker& masker, const transcript::Transcript& interview,
                                   const privacy::NameWords* heard_once) {
  const auto [said, turn] = sentences_of(interview);
  masked_ = privacy::mask_interview(masker, said, heard_once);
  std::vector<std::size_t> number(interview.speakers.size(), 0);
  const auto speaker_of = [&](std::size_t i) { return interview.turns[turn[i]].speaker; };
  for (std::size_t i = 0; i < said.size(); ++i) {
    const std::uint32_t speaker = speaker_of(i);
    if (number[speaker] != 0) continue;
    number[speaker] = speakers_.size() + 1;
    speakers_.push_back({fmt::format("Spreker {}", number[speaker]),
                         plain_role(interview.speakers[speaker].role, masker)});
  }
  for (const MaskedSpeaker& speaker : speakers_)
    if (speaker.role != transcript::kUnknownRole)
      text_ += fmt::format("Rol {}: {}\n", speaker.label, speaker.role);
  std::uint32_t at = length_of(text_);
  const auto add = [&](std::string_view more) {
    text_ += more;
    at += length_of(more);
  };
  std::size_t next_mask = 0;
  const std::vector<Mask>& masks = masked_.log.masks;
  for (std::size_t i = 0; i < said.size(); ++i) {
    const bool begins_turn = i == 0 || turn[i] != turn[i - 1];
    add(begins_turn ? fmt::format("\n{}: ", speakers_[number[speaker_of(i)] - 1].label) : " ");
    const std::uint32_t begin = said[i].begin.value;
    Sentence sentence{.said = CodePointSpan::of(begin, begin + length_of(said[i].text)),
                      .at = at,
                      .length = length_of(masked_.sentences[i]),
                      .withheld = masked_.sentences[i] == privacy::kWithheld,
                      .first_mask = next_mask};
    while (next_mask < masks.size() && masks[next_mask].span.begin() < sentence.said.end())
      ++next_mask;
    sentence.masks_end = next_mask;
    sentences_.push_back(sentence);
    add(masked_.sentences[i]);
    if (i + 1 == said.size() || turn[i + 1] != turn[i]) add("\n");
  }
}

std::uint32_t MaskedTranscript::moved(const Sentence& sentence, std::uint32_t place,
                                      bool is_end) const {
  if (sentence.withheld) return sentence.at + (is_end ? sentence.length : 0);
  std::uint32_t out = sentence.at, from = sentence.said.begin().value;
  for (std::size_t i = sentence.first_mask; i < sentence.masks_end; ++i) {
    const Mask& mask = masked_.log.masks[i];
    if (place <= mask.span.begin().value) break;
    const std::uint32_t placeholder = length_of(mask.placeholder);
    out += mask.span.begin().value - from;
    if (place < mask.span.end().value) return out + (is_end ? placeholder : 0);
    out += placeholder;
    from = mask.span.end().value;
  }
  return out + place - from;
}

std::optional<MaskedTranscript::Place> MaskedTranscript::place(CodePointSpan span) const {
  const auto first = std::ranges::upper_bound(sentences_, span.begin(), {},
                                              [](const Sentence& s) { return s.said.end(); });
  const auto end = std::ranges::lower_bound(first, sentences_.end(), span.end(), {},
                                            [](const Sentence& s) { return s.said.begin(); });
  if (first == end) return std::nullopt;
  const auto last = end - 1;
  const std::uint32_t begin_in = std::max(span.begin(), first->said.begin()).value;
  const std::uint32_t end_in = std::min(span.end(), last->said.end()).value;
  return Place{
      .span = CodePointSpan::of(moved(*first, begin_in, false), moved(*last, end_in, true)),
      .sentences = static_cast<std::size_t>(end - first),
      .withheld = static_cast<std::size_t>(
          std::count_if(first, end, [](const Sentence& each) { return each.withheld; }))};
}

}  // namespace engine::exchange
