#include "engine/exchange/gold.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>

#include "engine/foreign/json.hpp"

namespace engine::exchange {
namespace {

using base::Diagnostic;
using base::Message;
using base::message;
using foreign::Json;

std::optional<std::uint32_t> position(const Json& line, const char* key) {
  const auto found = line.find(key);
  if (found == line.end() || !found->is_number_unsigned()) return std::nullopt;
  const auto value = found->get<std::uint64_t>();
  if (value > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
  return static_cast<std::uint32_t>(value);
}

std::optional<std::string> word(const Json& line, const char* key) {
  const auto found = line.find(key);
  if (found == line.end() || !found->is_string()) return std::nullopt;
  return found->get<std::string>();
}

std::optional<std::vector<std::string>> codes_of(const Json& line) {
  const auto found = line.find("codes");
  if (found == line.end() || !found->is_array()) return std::nullopt;
  std::vector<std::string> codes;
  for (const Json& code : *found) {
    if (!code.is_string()) return std::nullopt;
    codes.push_back(code.get<std::string>());
  }
  return codes;
}

class Reader {
 public:
  Reader(const std::string& path, const coding::StudyView& view, const TextOf& text_of)
      : path_{path}, text_of_{text_of} {
    for (std::uint32_t at = 0; at < view.transcripts.size(); ++at)
      transcripts_.emplace(view.transcripts[at].name, at);
  }

  void line(std::string_view source, std::uint32_t number) {
    number_ = number;
    const auto parsed = foreign::parse_json(source, path_);
    if (!parsed || !parsed->is_object())
      return problem(message("deze regel is geen JSON-object", "this line is no JSON object"),
                     kForm);
    const Json& json = *parsed;
    auto name = word(json, "transcript");
    if (!name) name = word(json, "doc");
    const auto begin = position(json, "start");
    const auto end = position(json, "end");
    auto codes = codes_of(json);
    if (!name || !begin || !end || *end < *begin || !codes)
      return problem(message("'transcript', 'start', 'end' en 'codes' horen er alle vier te staan",
                             "'transcript', 'start', 'end' and 'codes' must all be there"),
                     kForm);
    const auto known = transcripts_.find(*name);
    if (known == transcripts_.end()) {
      if (strangers_[*name]++ == 0)
        problem(message("de studie heeft geen transcript '{}'",
                        "the study holds no transcript '{}'", *name),
                message("lees het in met 'duiding import', of haal de regels uit het bestand",
                        "read it with 'duiding import', or take its lines out of the file"));
      return;
    }
    const auto span = text::CodePointSpan::of(*begin, *end);
    if (check_text(known->second, span, word(json, "text")))
      sentences_.push_back({{known->second, span, std::move(*codes)}, number});
  }

  base::Result<std::vector<analysis::GoldSentence>> finish() && {
    check_overlaps();
    if (!problems_.empty()) return std::move(problems_);
    if (sentences_.empty())
      return Diagnostic{
          path_, 0, 0, message("er staat geen beoordeelde zin in", "it holds no judged sentence"),
          kForm, {}};
    std::vector<analysis::GoldSentence> gold;
    gold.reserve(sentences_.size());
    for (Numbered& one : sentences_) gold.push_back(std::move(one.sentence));
    return gold;
  }

  [[nodiscard]] bool full() const { return problems_.size() >= base::kMostProblems; }

 private:
  struct Numbered {
    analysis::GoldSentence sentence;
    std::uint32_t line;
  };

  void problem(Message what, Message hint) {
    if (!full()) problems_.push_back({path_, number_, 0, std::move(what), std::move(hint), {}});
  }

  bool check_text(std::uint32_t transcript, text::CodePointSpan span,
                  const std::optional<std::string>& expected) {
    if (!text_ || text_of_index_ != transcript) {
      text_ = text_of_(transcript);
      text_of_index_ = transcript;
    }
    if (!text_->contains(span)) {
      problem(message("positie {} ligt voorbij het einde van het transcript ({} tekens)",
                      "position {} lies past the end of the transcript ({} characters)",
                      span.end().value, text_->end().value),
              kPositions);
      return false;
    }
    if (expected && text_->at(span) != *expected) {
      problem(message("op {}–{} staat in het transcript een andere tekst dan hier",
                      "at {}–{} the transcript has another text than this line", span.begin().value,
                      span.end().value),
              kPositions);
      return false;
    }
    return true;
  }

  void check_overlaps() {
    std::vector<const Numbered*> ordered;
    ordered.reserve(sentences_.size());
    for (const Numbered& one : sentences_) ordered.push_back(&one);
    std::ranges::sort(ordered, [](const Numbered* a, const Numbered* b) {
      return std::tie(a->sentence.transcript, a->sentence.span) <
             std::tie(b->sentence.transcript, b->sentence.span);
    });
    for (std::size_t at = 1; at < ordered.size(); ++at) {
      const Numbered& before = *ordered[at - 1];
      const Numbered& here = *ordered[at];
      if (before.sentence.transcript != here.sentence.transcript ||
          !before.sentence.span.overlaps(here.sentence.span))
        continue;
      number_ = here.line;
      problem(message("deze zin overlapt die van regel {}",
                      "this sentence overlaps that of line {}", before.line),
              message("een zin wordt één keer beoordeeld", "a sentence is judged once"));
    }
  }

  static inline const Message kForm =
      message(R"(schrijf {{"transcript": "d01", "start": 0, "end": 12, "codes": []}})",
              R"(write {{"transcript": "d01", "start": 0, "end": 12, "codes": []}})");
  static inline const Message kPositions =
      message("posities zijn codepunten van de opgeslagen tekst; is dit het goede transcript?",
              "positions are code points of the stored text; is this the right transcript?");

  const std::string& path_;
  const TextOf& text_of_;
  std::map<std::string, std::uint32_t, std::less<>> transcripts_;
  std::map<std::string, std::uint32_t> strangers_;
  std::optional<text::StoredText> text_;  // of the transcript the last line spoke of
  std::uint32_t text_of_index_ = 0;
  std::uint32_t number_ = 0;
  std::vector<Numbered> sentences_;
  base::Diagnostics problems_;
};

}  // namespace

base::Result<std::vector<analysis::GoldSentence>> read_gold(std::string_view lines,
                                                            const std::string& path,
                                                            const coding::StudyView& view,
                                                            const TextOf& text_of) {
  Reader reader{path, view, text_of};
  std::uint32_t number = 0;
  while (!lines.empty() && !reader.full()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    ++number;
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) reader.line(line, number);
  }
  return std::move(reader).finish();
}

}  // namespace engine::exchange
