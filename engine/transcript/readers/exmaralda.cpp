// EXMARaLDA basic transcriptions (.exb): tiers of type `t` are speech.
#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
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

using foreign::XmlElement;

struct Point {
  std::size_t place = 0;  // on the time line
  std::optional<std::uint32_t> ms;
};

struct Event {
  std::string speaker, begin, end, text;
  std::uint32_t tier = 0;
};

bool ends_in_space(const Event& event) {
  return !event.text.empty() && space_at(event.text, event.text.size() - 1) != 0;
}

// An event is cut where another begins to speak, within a word too: in a file
// that closes its words with a space, one without goes on in the next event.
void join_cut_words(std::vector<Event>& events) {
  if (static_cast<std::size_t>(std::ranges::count_if(events, ends_in_space)) * 2 < events.size())
    return;
  std::vector<Event> whole;
  for (Event& event : events) {
    if (!whole.empty() && !whole.back().text.empty() && !ends_in_space(whole.back()) &&
        whole.back().tier == event.tier && whole.back().end == event.begin) {
      whole.back().text += event.text;
      whole.back().end = std::move(event.end);
    } else {
      whole.push_back(std::move(event));
    }
  }
  events = std::move(whole);
}

class Exb : public foreign::XmlHandler {
 public:
  std::map<std::string, Point> points;
  std::map<std::string, std::string> names;  // of speakers, by id
  std::vector<Event> events;
  LeftOut left_out;

  void begin(const XmlElement& element) override {
    const std::string_view name = element.name();
    if (name == "speaker") {
      speaker_ = element.attribute("id");
    } else if (name == "abbreviation") {
      in_name_ = true;
    } else if (name == "tli") {
      add_point(element);
    } else if (name == "tier") {
      speech_ = element.attribute("type") == "t";
      speaker_ = element.attribute("speaker");
      left_out.tiers += speech_ ? 0 : 1;
      ++tier_;
    } else if (name == "event" && speech_) {
      events.push_back({speaker_, std::string{element.attribute("start")},
                        std::string{element.attribute("end")}, "", tier_});
      in_event_ = true;
    }
  }
  void end(std::string_view name) override {
    if (name == "abbreviation") in_name_ = false;
    if (name == "event") in_event_ = false;
  }
  void text(std::string_view text) override {
    if (in_name_) names[speaker_] += text;
    if (in_event_) events.back().text += text;
  }

 private:
  void add_point(const XmlElement& element) {
    points.emplace(std::string{element.attribute("id")},
                   Point{.place = points.size(), .ms = ms_of_seconds(element.attribute("time"))});
  }

  std::string speaker_;
  std::uint32_t tier_ = 0;
  bool speech_ = false;
  bool in_name_ = false;
  bool in_event_ = false;
};

bool fits(const Look& look) {
  return look.head.starts_with('<') && look.head.find("<basic-transcription") != std::string::npos;
}

base::Result<Source> read(const Input& input) {
  Exb exb;
  auto encoding = foreign::parse_xml(input.bytes, input.path, exb);
  if (!encoding) return encoding.error();
  join_cut_words(exb.events);
  // by their place on the time line, which not every point has a time on
  const auto point = [&exb](const std::string& id) {
    const auto found = exb.points.find(id);
    return found == exb.points.end() ? Point{.place = exb.points.size(), .ms = {}} : found->second;
  };
  std::ranges::stable_sort(exb.events, {}, [&](const Event& e) { return point(e.begin).place; });
  std::vector<Utterance> statements;
  for (Event& event : exb.events) {
    if (is_blank(event.text)) continue;
    const auto name = exb.names.find(event.speaker);
    statements.push_back({.speaker = name == exb.names.end() ? event.speaker : name->second,
                          .text = std::move(event.text),
                          .begin_ms = point(event.begin).ms,
                          .end_ms = point(event.end).ms});
  }
  if (statements.empty()) return nobody_speaks(input.path, "EXMARaLDA");
  Source source;
  source.encoding = std::move(*encoding);
  exb.left_out.tell(source.remarks);
  // an event is a stretch between two points, cut anywhere
  source.content =
      Utterances{.all = std::move(statements), .joining = Joining::space, .may_hold_labels = false};
  return source;
}

}  // namespace

const Reader kExmaralda{.name = "exmaralda", .fits = fits, .read = read};

}  // namespace engine::transcript::readers
