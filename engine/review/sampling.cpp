#include "engine/review/sampling.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/codebook/suggest.hpp"
#include "engine/coding/flagged.hpp"
#include "engine/coding/unknown.hpp"
#include "engine/review/sentences.hpp"
#include "engine/store/writer.hpp"

namespace engine::review {
namespace {

using base::message;
using coding::Mark;
using coding::Sample;
using coding::SentenceAt;

// Fills a Frame from a study.
class FrameMaker {
 public:
  FrameMaker(const store::Study& study, const SampleRequest& request)
      : study_{study}, request_{request}, view_{study.view()}, sentences_{study} {}

  // All problems; none: the frame can be made.
  base::Diagnostics check_codes() {
    base::Diagnostics problems;
    std::vector<std::string_view> known;
    for (const coding::CodeView& code : view_.codes)
      if (!code.run_on.empty()) known.push_back(code.id);
    if (known.empty())
      problems.push_back({.problem = message("de studie is nog niet gecodeerd",
                                             "the study has not been coded yet"),
                          .hint = message("duiding code STUDY --codebook FILE",
                                          "duiding code STUDY --codebook FILE")});
    if (study_.this_copy().blind)
      problems.push_back(
          {.problem = message("dit is een blinde kopie: daarin staat niet wat de machine vond",
                              "this is a blind copy: what the machine found is not in it"),
           .hint = message("trek de steekproef in de studie zelf",
                           "draw the sample in the study itself")});
    if (!problems.empty()) return problems;
    for (const std::string& code : request_.codes) {
      const bool is_known = std::ranges::any_of(
          known, [&](std::string_view each) { return coding::counts_as(each, code); });
      if (!is_known)
        problems.push_back(
            {.problem = coding::unknown_code(code),
             .hint = codebook::did_you_mean("", code, known,
                                            message("zie welke er zijn: duiding report "
                                                    "frequencies STUDY --by subcode",
                                                    "see which there are: duiding report "
                                                    "frequencies STUDY --by subcode"))});
    }
    return problems;
  }

  Frame make() {
    Frame frame;
    for (const coding::TranscriptView& transcript : view_.transcripts)
      frame.transcripts.push_back(transcript.digest);
    add_codes(frame);
    find_left_out();
    add_units(frame);
    add_marks(frame);
    return frame;
  }

  // Spans of the units drawn. A unit that a damaged study has no text for goes.
  void add_spans(Sample& sample) {
    std::map<std::string, std::int64_t> by_digest;
    for (const coding::TranscriptView& each : view_.transcripts)
      by_digest.emplace(each.digest, each.id);
    std::vector<coding::SampledUnit*> units;
    units.reserve(sample.units.size());
    for (coding::SampledUnit& unit : sample.units) units.push_back(&unit);
    std::ranges::sort(units, {}, [](const coding::SampledUnit* unit) {
      return std::tie(unit->transcript, unit->sentence);
    });
    for (coding::SampledUnit* unit : units) {
      sentences_.open(by_digest.at(unit->transcript));
      if (const auto span = sentences_.span(unit->sentence)) unit->span = *span;
    }
    std::erase_if(sample.units, [](const coding::SampledUnit& unit) { return unit.span.empty(); });
  }

  [[nodiscard]] std::uint64_t left_out() const { return left_out_.size(); }

 private:
  void add_codes(Frame& frame) {
    std::vector<std::string> codes = request_.codes;
    if (codes.empty())
      for (const coding::CodeView& code : view_.codes)
        codes.emplace_back(codebook::top_code(code.id));
    // Each once, in the codebook's order.
    const auto books = study_.codebooks();
    const std::set<std::string> wanted{codes.begin(), codes.end()};
    for (const coding::CodeView& code : view_.codes) {
      if (!wanted.contains(code.id)) continue;
      const auto reach = coding::reach_of(view_, code.id);
      std::vector<bool>& applies = frame.applies.emplace_back();
      for (const auto& speakers : reach)
        applies.insert(applies.end(), speakers.begin(), speakers.end());
      if (std::ranges::find(applies, true) == applies.end()) {
        frame.applies.pop_back();
        continue;
      }
      coding::SampledCode& sampled = frame.codes.emplace_back();
      sampled.code = code.id;
      sampled.codebook = code.codebook;
      sampled.codebook_version = code.codebook_version;
      for (const store::CodebookRow& book : books)
        if (book.current && book.codebook == code.codebook) sampled.codebook_digest = book.digest;
      sampled.population = coding::population_digest(view_, code.id);
      flagged_.push_back(coding::flagged_sentences(view_, code.id, request_.tiers));
      sampled.found = coding::found_digest(view_, flagged_.back());
      current_.emplace(code.codebook, sampled.codebook_digest);
    }
  }

  void find_left_out() {
    std::map<std::string, std::uint32_t> by_digest;
    for (std::uint32_t at = 0; at < view_.transcripts.size(); ++at)
      by_digest.emplace(view_.transcripts[at].digest, at);
    for (const Sample& sample : study_.samples()) {
      const bool outdated = std::ranges::any_of(sample.codes, [&](const coding::SampledCode& code) {
        const auto book = current_.find(code.codebook);
        return book != current_.end() && book->second != code.codebook_digest;
      });
      if (!outdated) continue;
      for (const coding::SampledUnit& unit : sample.units)
        if (const auto found = by_digest.find(unit.transcript); found != by_digest.end())
          left_out_.insert({found->second, unit.sentence});
    }
  }

  void add_units(Frame& frame) {
    std::uint32_t speakers_before = 0;
    for (std::uint32_t at = 0; at < view_.transcripts.size(); ++at) {
      first_unit_.push_back(static_cast<std::uint32_t>(frame.units.size()));
      sentences_.open(view_.transcripts[at].id);
      const auto& turns = sentences_.turns();
      for (std::uint32_t turn = 0; turn < turns.size(); ++turn) {
        const std::uint32_t speaker = speakers_before + turns[turn].speaker;
        if (std::ranges::none_of(frame.applies, [&](const auto& one) { return one[speaker]; }))
          continue;
        for (std::uint32_t sentence = sentences_.first_of(turn);
             sentence < sentences_.first_of(turn + 1); ++sentence)
          if (!left_out_.contains({at, sentence}))
            frame.units.push_back({at, speaker, turn, sentence});
      }
      speakers_before += static_cast<std::uint32_t>(view_.transcripts[at].speakers.size());
    }
    first_unit_.push_back(static_cast<std::uint32_t>(frame.units.size()));
  }

  void mark(const Frame& frame, SentenceAt sentence, std::uint32_t code, Mark mark) {
    const auto begin = frame.units.begin() + first_unit_[sentence.transcript];
    const auto end = frame.units.begin() + first_unit_[sentence.transcript + 1];
    const auto unit = std::lower_bound(
        begin, end, sentence.sentence,
        [](const FrameUnit& each, std::uint32_t ordinal) { return each.sentence < ordinal; });
    if (unit == end || unit->sentence != sentence.sentence || !frame.applies[code][unit->speaker])
      return;
    Mark& known = marks_[{static_cast<std::uint32_t>(unit - frame.units.begin()), code}];
    known = std::max(known, mark);
  }

  void add_marks(Frame& frame) {
    for (std::uint32_t code = 0; code < frame.codes.size(); ++code) {
      for (const SentenceAt sentence : flagged_[code]) mark(frame, sentence, code, Mark::flagged);
      for (const coding::Coding& coding : view_.codings) {
        if (!coding::counts_as(coding.code, frame.codes[code].code)) continue;
        for (std::uint32_t sentence = coding.segment.first_sentence;
             sentence < coding.segment.end_sentence; ++sentence)
          mark(frame, {coding.transcript, sentence}, code, Mark::near_miss);
      }
    }
    for (std::uint32_t at = 0; at < view_.transcripts.size(); ++at) mark_suppressed(frame, at);
    for (const auto& [place, mark] : marks_)
      frame.marks.push_back({place.first, place.second, mark});
  }

  void mark_suppressed(const Frame& frame, std::uint32_t transcript) {
    const auto rows = study_.suppressions(view_.transcripts[transcript].id);
    if (rows.empty()) return;
    sentences_.open(view_.transcripts[transcript].id);
    for (const store::SuppressionRow& row : rows) {
      const std::size_t turn = row.suppression.turn;
      if (turn >= sentences_.turns().size()) continue;  // damaged: `log --verify` says so
      for (std::uint32_t code = 0; code < frame.codes.size(); ++code) {
        if (!coding::counts_as(row.code, frame.codes[code].code)) continue;
        const auto& spans = sentences_.in_turn(turn);
        for (std::size_t sentence = 0; sentence < spans.size(); ++sentence)
          if (spans[sentence].overlaps(row.suppression.span))
            mark(frame,
                 {transcript, sentences_.first_of(turn) + static_cast<std::uint32_t>(sentence)},
                 code, Mark::near_miss);
      }
    }
  }

  const store::Study& study_;
  const SampleRequest& request_;
  coding::StudyView view_;
  Sentences sentences_;
  std::vector<std::vector<SentenceAt>> flagged_;  // by code of the frame
  std::map<std::string, std::string> current_;    // codebook → digest
  std::set<SentenceAt> left_out_;
  std::vector<std::uint32_t> first_unit_;  // of each transcript, and after the last
  std::map<std::pair<std::uint32_t, std::uint32_t>, Mark> marks_;  // by unit and code
};

// White space, also that of hard-wrapped lines, as one space; where it is long,
// cut at the end that lies away from the sentence.
std::string tidy(std::string_view text, bool keep_end) {
  constexpr std::size_t kMost = 300;
  std::string tidied;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t';
    if (!space) tidied += c;
    if (space && !tidied.empty() && tidied.back() != ' ') tidied += ' ';
  }
  const std::size_t length = base::count_code_points(tidied);
  if (length <= kMost) return tidied;
  if (!keep_end) return std::string{base::utf8_prefix(tidied, kMost)} + "…";
  return "…" + tidied.substr(base::utf8_prefix(tidied, length - kMost).size());
}

}  // namespace

base::Result<Sample> draw_sample(const store::Study& study, const SampleRequest& request) {
  FrameMaker maker{study, request};
  if (auto problems = maker.check_codes(); !problems.empty()) return problems;
  const Frame frame = maker.make();
  if (frame.units.empty())
    return base::Diagnostic{
        .problem = message("er is geen zin van iemand voor wie de codes gelden",
                           "there is no sentence of anybody to whom the codes apply"),
        .hint = message("zie de rollen van de sprekers: duiding transcripts STUDY",
                        "see the speakers' roles: duiding transcripts STUDY")};
  Sample sample = draw(frame, request.plan);
  sample.tiers = request.tiers;
  sample.left_out = maker.left_out();
  maker.add_spans(sample);
  sample.id = coding::sample_id(sample);
  return sample;
}

bool keep_sample(store::Study& study, const Sample& sample) {
  bool is_new = false;
  study.write([&](store::Writer& writer) { is_new = writer.add_sample(sample); });
  return is_new;
}

base::Result<Sample> find_sample(const store::Study& study, const std::string& id) {
  std::vector<Sample> samples = study.samples();
  const auto begins = [&](const Sample& sample) { return sample.id.starts_with(id); };
  const auto several = std::ranges::count_if(samples, begins);
  if (several == 1) return std::move(*std::ranges::find_if(samples, begins));
  base::Message ids;
  for (const Sample& sample : samples) {
    ids.nl += (ids.nl.empty() ? "" : ", ") + sample.id;
    ids.en = ids.nl;
  }
  if (several > 1)
    return base::Diagnostic{.problem = message("{} steekproeven beginnen met '{}'",
                                               "{} samples begin with '{}'", several, id),
                            .hint = std::move(ids)};
  return base::Diagnostic{
      .problem =
          message("de studie heeft geen steekproef '{}'", "the study has no sample '{}'", id),
      .hint = samples.empty()
                  ? message("trek er een: duiding sample STUDY", "draw one: duiding sample STUDY")
                  : message("er zijn: {0}", "there are: {1}", ids.nl, ids.en)};
}

std::vector<UnitText> unit_texts(const store::Study& study, const Sample& sample) {
  constexpr std::uint32_t kBefore = 2, kAfter = 1;
  std::map<std::string, std::int64_t> by_digest;
  for (const store::TranscriptRow& row : study.transcripts()) by_digest.emplace(row.digest, row.id);
  // Transcript by transcript, so that each is read once.
  std::vector<const coding::SampledUnit*> units;
  units.reserve(sample.units.size());
  for (const coding::SampledUnit& unit : sample.units) units.push_back(&unit);
  std::ranges::sort(units, {}, [](const coding::SampledUnit* unit) {
    return std::tie(unit->transcript, unit->sentence);
  });
  Sentences sentences{study};
  const auto around = [&](std::uint32_t from, std::uint32_t end, bool keep_end) {
    std::string text;
    for (std::uint32_t at = from; at < end; ++at) {
      const auto span = sentences.span(at);
      if (!span) continue;
      if (!text.empty()) text += sentences.turn_of(at) == sentences.turn_of(at - 1) ? " " : "\n";
      text += tidy(sentences.text_of(*span), keep_end);
    }
    return text;
  };
  std::vector<UnitText> texts;
  for (const coding::SampledUnit* unit : units) {
    const auto transcript = by_digest.find(unit->transcript);
    if (transcript == by_digest.end()) continue;
    sentences.open(transcript->second);
    const std::uint32_t at = unit->sentence;
    if (at >= sentences.count()) continue;
    UnitText& text = texts.emplace_back();
    text.number = unit->number;
    text.before = around(at - std::min(at, kBefore), at, true);
    text.after = around(at + 1, std::min(sentences.count(), at + 1 + kAfter), false);
    if (const auto span = sentences.span(at)) text.text = sentences.text_of(*span);
    std::ranges::replace(text.text, '\n', ' ');
  }
  std::ranges::sort(texts, {}, &UnitText::number);
  return texts;
}

}  // namespace engine::review
