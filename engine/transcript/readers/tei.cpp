// TEI: transcriptions of speech (`u`), as ParlaMint has them, with words marked
// up (`w`, `pc`) or not; those of ISO 24624, which put speaker and time around
// the utterance (`annotationBlock`); and plays (`sp`, `speaker`).
#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/foreign/xml.hpp"
#include "engine/transcript/readers/all.hpp"
#include "engine/transcript/readers/left_out.hpp"
#include "engine/transcript/readers/lines.hpp"
#include "engine/transcript/readers/statements.hpp"
#include "engine/transcript/readers/time_code.hpp"

namespace engine::transcript::readers {
namespace {

using base::message;
using foreign::XmlElement;

// Beside the talking: what is done, heard, missing, or noted.
bool is_aside(std::string_view name) {
  static const std::set<std::string_view> kAsides{
      "note", "vocal", "kinesic", "incident", "gap", "writing", "stage", "desc", "event", "head"};
  return kAsides.contains(name);
}

// `#VanDijk` or `corpus.xml#VanDijk` → `VanDijk`; the first of several.
std::string id_of(std::string_view reference) {
  reference = reference.substr(0, reference.find(' '));
  const std::size_t hash = reference.rfind('#');
  return std::string{hash == std::string_view::npos ? reference : reference.substr(hash + 1)};
}

class Tei : public foreign::XmlHandler {
 public:
  void begin(const XmlElement& element) override {
    const std::string_view name = element.name();
    if (aside_depth_ > 0) {
      ++aside_depth_;
      return;
    }
    ++depth_;
    if (is_another_reading(name)) {
      aside_depth_ = 1;
      aside_is_silent_ = true;
    } else if (name == "timeline" || name == "when") {
      take_moment(element);
    } else if (name == "teiHeader") {
      in_header_ = true;
    } else if (in_header_) {
      begin_in_header(element);
    } else if (is_aside(name)) {
      aside_depth_ = 1;
      aside_.clear();
      aside_is_silent_ = element.attribute("type") == "speaker";
    } else if (!open_) {
      if (name == "u" || name == "sp") begin_utterance(element);
      if (name == "annotationBlock") take_block(element);
    } else if (name == "speaker") {
      in_speaker_ = true;
      speaker_.clear();
    } else if (name == "seg" || name == "p" || name == "l" || name == "ab") {
      utterance_.text += "\n\n";
      words_ = false;
    } else if (name == "w" || name == "pc") {
      words_ = true;
      ++word_depth_;
      const std::string_view join = element.attribute("join");
      space_after_ = join != "right" && join != "both";
      if (word_depth_ == 1 && (join == "left" || join == "both")) cut_space();
      at_mark_ = name == "pc";
    } else if (name == "lb") {
      utterance_.text += ' ';
    }
  }

  void end(std::string_view name) override {
    if (aside_depth_ > 0) {
      if (--aside_depth_ > 0) return;
      if (!aside_is_silent_ && !without_space(aside_).ends_with(':')) ++left_out_.events;
      --depth_;
      return;
    }
    --depth_;
    if (name == "choice" || name == "app") {
      if (!choices_.empty()) choices_.pop_back();
    } else if (name == "annotationBlock") {
      block_ = {};
    } else if (name == "teiHeader") {
      in_header_ = false;
    } else if (in_header_) {
      end_in_header(name);
    } else if (open_ && (name == "u" || name == "sp")) {
      utterances_.push_back(std::move(utterance_));
      utterance_ = {};
      open_ = false;
    } else if (name == "speaker" && in_speaker_) {
      in_speaker_ = false;
      if (!is_blank(speaker_)) utterance_.speaker = speaker_;
    } else if ((name == "w" || name == "pc") && word_depth_ > 0) {
      --word_depth_;
      if (word_depth_ == 0 && space_after_) utterance_.text += ' ';
    }
  }

  void text(std::string_view text) override {
    if (aside_depth_ > 0) {
      aside_ += text.substr(0, kMaxAside - std::min(kMaxAside, aside_.size()));
    } else if (in_name_) {
      name_ += text;
    } else if (in_speaker_) {
      speaker_ += text;
    } else if (open_ && (!words_ || word_depth_ > 0)) {
      // line feeds of the file are layout; only paragraphs part
      if (std::exchange(at_mark_, false)) close_up(text);
      for (const char c : text) utterance_.text += c == '\n' ? ' ' : c;
    }
  }

  base::Result<Source> finish(std::string encoding, const std::string& path) {
    if (utterances_.empty())
      return nobody_speaks(path, "TEI",
                           message("is dit de kop van een corpus, geef dan de bestanden met de "
                                   "gesprekken zelf",
                                   "if this is the head of a corpus, give the files with the "
                                   "conversations themselves"));
    Source source;
    source.encoding = std::move(encoding);
    for (Utterance& utterance : utterances_)
      if (const auto known = names_.find(utterance.speaker); known != names_.end())
        utterance.speaker = known->second;
    for (const auto& [id, always] : chairs_)
      if (always) source.roles.emplace_back(names_.contains(id) ? names_.at(id) : id, "voorzitter");
    left_out_.tell(source.remarks);
    source.content = Utterances{
        .all = std::move(utterances_), .joining = Joining::paragraph, .may_hold_labels = false};
    return source;
  }

 private:
  static constexpr std::size_t kMaxAside = 200;

  void begin_utterance(const XmlElement& element) {
    open_ = true;
    words_ = false;
    word_depth_ = 0;
    const std::string_view who = element.attribute("who"), start = element.attribute("start");
    utterance_ = block_;
    if (!who.empty()) utterance_.speaker = id_of(who);
    if (!start.empty()) utterance_.begin_ms = moment(start);
    if (const std::string_view role = element.attribute("ana"); !utterance_.speaker.empty()) {
      const bool chair = role.find("#chair") != std::string_view::npos;
      const auto [known, fresh] = chairs_.try_emplace(utterance_.speaker, chair);
      if (!fresh) known->second = known->second && chair;
    }
  }

  // `<choice><orig>ken</orig><reg>kan</reg></choice>`: the first is what was
  // written, the others say it again.
  bool is_another_reading(std::string_view name) {
    if (!choices_.empty() && choices_.back().depth + 1 == depth_ && choices_.back().readings++ > 0)
      return true;
    if (name == "choice" || name == "app") choices_.push_back({.depth = depth_});
    return false;
  }

  // `<when xml:id="T1" interval="1.5" since="T0"/>`, within a time line whose
  // unit is seconds or milliseconds; or an absolute time on the clock.
  void take_moment(const XmlElement& element) {
    if (element.name() == "timeline") {
      per_second_ = element.attribute("unit") == "ms" ? 1000 : 1;
      return;
    }
    std::optional<std::uint32_t> ms;
    if (const std::string_view interval = element.attribute("interval"); !interval.empty()) {
      const auto since = moments_.find(id_of(element.attribute("since")));
      if (const auto length = ms_of_seconds(interval))
        ms = in_ms(std::uint64_t{*length} / per_second_ +
                   (since == moments_.end() ? 0 : since->second));
    } else if (const std::string_view clock = element.attribute("absolute"); !clock.empty()) {
      if (const auto time = time_code_at(clock, 0); time && time->end == clock.size())
        ms = time->ms;
    } else if (moments_.empty()) {
      ms = 0;
    }
    if (ms) moments_.try_emplace(id_of(element.attribute("id")), *ms);
  }

  static std::optional<std::uint32_t> in_ms(std::uint64_t ms) {
    return ms > UINT32_MAX ? std::nullopt : std::optional{static_cast<std::uint32_t>(ms)};
  }

  [[nodiscard]] std::optional<std::uint32_t> moment(std::string_view reference) const {
    const auto found = moments_.find(id_of(reference));
    return found == moments_.end() ? std::nullopt : std::optional{found->second};
  }

  void take_block(const XmlElement& element) {
    block_.speaker = id_of(element.attribute("who"));
    block_.begin_ms = moment(element.attribute("start"));
  }

  void begin_in_header(const XmlElement& element) {
    const std::string_view name = element.name();
    if (name == "person") {
      person_ = element.attribute("id");
      full_name_.clear();
    } else if (name == "persName" && !person_.empty() && full_name_.empty()) {
      in_name_ = true;
      name_.clear();
    } else if (name == "abbr" && in_name_ && !is_blank(name_)) {
      take_name();  // the name once more, in short
    }
  }

  void end_in_header(std::string_view name) {
    if (name == "persName" && in_name_) {
      take_name();
    } else if (in_name_ && (name == "forename" || name == "surname" || name == "nameLink")) {
      name_ += ' ';
    } else if (name == "person" && !person_.empty()) {
      if (!full_name_.empty()) names_.emplace(person_, full_name_);
      person_.clear();
    }
  }

  void take_name() {
    in_name_ = false;
    full_name_ = without_space(name_);
  }

  void cut_space() {
    if (utterance_.text.ends_with(' ')) utterance_.text.pop_back();
  }

  // A mark that closes stands against the word before it, one that opens
  // against the next.
  void close_up(std::string_view mark) {
    for (const std::string_view opens : {"(", "[", "“", "‘", "„", "«"})
      if (mark == opens) space_after_ = false;
    for (const std::string_view closes :
         {".", ",", ";", ":", "?", "!", ")", "]", "”", "’", "…", "%"})
      if (mark.starts_with(closes)) return cut_space();
  }

  std::vector<Utterance> utterances_;
  Utterance utterance_;
  LeftOut left_out_;
  std::map<std::string, std::string> names_;  // by id
  std::map<std::string, bool> chairs_;        // by id: in the chair each time
  bool in_header_ = false;
  std::string person_, name_, full_name_;
  bool in_name_ = false;
  bool open_ = false;  // within an utterance
  bool in_speaker_ = false;
  std::string speaker_;
  bool words_ = false;  // words are marked up: what stands between them is layout
  std::size_t word_depth_ = 0;
  bool space_after_ = true;
  bool at_mark_ = false;  // a punctuation mark has just begun
  std::size_t aside_depth_ = 0;
  bool aside_is_silent_ = false;  // a label, or another reading: nothing to tell
  std::string aside_;
  struct Choice {
    std::size_t depth = 0;
    std::size_t readings = 0;
  };
  std::size_t depth_ = 0;                         // of elements that are open, asides left out
  std::vector<Choice> choices_;                   // that are open
  Utterance block_;                               // speaker and time of the annotation block
  std::map<std::string, std::uint32_t> moments_;  // in ms, by id
  std::uint32_t per_second_ = 1;                  // units of the time line
};

bool fits(const Look& look) {
  return look.head.starts_with('<') && (look.head.find("<TEI") != std::string::npos ||
                                        look.head.find("<teiCorpus") != std::string::npos);
}

base::Result<Source> read(const Input& input) {
  Tei tei;
  auto encoding = foreign::parse_xml(input.bytes, input.path, tei);
  if (!encoding) return encoding.error();
  return tei.finish(std::move(*encoding), input.path);
}

}  // namespace

const Reader kTei{.name = "tei", .fits = fits, .read = read};

}  // namespace engine::transcript::readers
