#include "engine/precoding/sinks.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "engine/precoding/unchanged.hpp"

namespace engine::precoding {
namespace {

// Text is stored up to the line that follows what was gone through.
std::uint32_t text_to_store(std::string_view text, const CodedStretch& coded) {
  if (coded.last) return static_cast<std::uint32_t>(text.size());
  const std::size_t line_end = text.find('\n', coded.end_byte);
  return line_end == std::string_view::npos ? coded.end_byte
                                            : static_cast<std::uint32_t>(line_end + 1);
}

void count_from_start(const Item& item, coding::Place& place) {
  place.first_sentence += item.sentences;
  place.end_sentence += item.sentences;
  place.first_word += item.words;
  place.end_word += item.words;
}

}  // namespace

void ImportSink::begin(Item& item) {
  if (item.is_new())
    item.id = writer_.add_transcript(*item.interview, item.admission.name, item.digest,
                                     counted_with(), item.admission.replaces);
  else if (item.recount)
    writer_.recount_transcript(item.id, counted_with());
}

void ImportSink::add(Item& item, CodedStretch& coded) {
  if (!item.is_new()) {
    if (item.recount) writer_.recount_turns(item.id, coded.turns);
    return;
  }
  writer_.append_turns(item.id, coded.turns);
  const std::string_view text = item.interview->text.bytes();
  if (const std::uint32_t end = text_to_store(text, coded); end > item.text_end) {
    writer_.append_text(item.id, text.substr(item.text_end, end - item.text_end));
    item.text_end = end;
  }
}

void ImportSink::end(Item& item) {
  if (item.is_new() || item.recount) writer_.finish_transcript(item.id);
  if (const auto older = item.admission.replaces; item.is_new() && older)
    writer_.put_unchanged(*older,
                          unchanged_stretches(study_.load_text(*older), item.interview->text));
}

void CodingSink::begin(Item& item) {
  begin_run_();
  if (item.is_new()) item.work = plan_.for_new();
  for (Work& work : item.work) {
    plan_.compile(work);
    pairs_matched += static_cast<std::uint32_t>(work.to_match.size());
  }
  if (std::ranges::any_of(item.work, [](const Work& work) { return !work.is_empty(); }))
    ++transcripts;
  ImportSink::begin(item);
}

void CodingSink::add(Item& item, CodedStretch& coded) {
  ImportSink::add(item, coded);
  std::size_t matcher = 0;
  for (const Work& work : item.work) {
    CodedStretch::Found found;
    if (work.matcher != nullptr) found = std::move(coded.found[matcher++]);
    if (work.codes.empty()) continue;
    for (coding::Evidence& evidence : found.evidence) count_from_start(item, evidence.segment);
    writer().replace_evidence({.transcript = item.id,
                               .text = coded.text,
                               .text_begin_cp = coded.text_begin_cp,
                               .first_turn = coded.first_turn,
                               .turns = coded.turns,
                               .codebook = work.codebook,
                               .codes = work.codes,
                               .evidence = std::move(found.evidence),
                               .suppressions = std::move(found.suppressions)},
                              changes);
  }
  item.capped |= coded.capped;
}

void CodingSink::end(Item& item) {
  ImportSink::end(item);
  for (const Work& work : item.work) {
    for (const auto& [code, fingerprint] : work.done)
      writer().mark_coded(item.id, code, fingerprint);
    for (const std::string& code : work.forgotten) writer().forget_coded(item.id, code);
  }
  if (item.capped)
    remarks.push_back(
        base::message("{}: een regel vond in één beurt meer dan {} plaatsen; de rest is weggelaten",
                      "{}: a rule found more than {} places in one turn; the rest is left out",
                      item.admission.name, matching::kMaxFindingsPerTurn));
}

}  // namespace engine::precoding
