#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <string_view>

#include "engine/base/utf8.hpp"
#include "engine/codebook/suggest.hpp"
#include "engine/coding/coding.hpp"
#include "engine/foreign/json.hpp"
#include "engine/review/decide.hpp"
#include "engine/text/encodings.hpp"

namespace engine::review {
namespace {

using base::Diagnostic;
using base::message;
using coding::Act;
using foreign::Json;
using text::CodePointOffset;
using text::CodePointSpan;

constexpr std::array<std::string_view, 10> kNames = {
    "action", "id", "coding", "transcript", "begin_cp", "end_cp", "code", "reason", "memo", "on"};

std::optional<std::uint32_t> number_of(std::string_view text) {
  std::uint32_t number = 0;
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  const auto [stop, error] = std::from_chars(begin, end, number);
  if (text.empty() || error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

// "B:E"
std::optional<CodePointSpan> span_of(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto begin = number_of(text.substr(0, colon)), end = number_of(text.substr(colon + 1));
  if (!begin || !end || *begin >= *end) return std::nullopt;
  return CodePointSpan::of(*begin, *end);
}

// "T:B:E"; a name may have colons too.
std::optional<std::pair<std::string, CodePointSpan>> place_of(std::string_view text) {
  const std::size_t last = text.rfind(':');
  if (last == std::string_view::npos || last == 0) return std::nullopt;
  const std::size_t before = text.rfind(':', last - 1);
  if (before == std::string_view::npos || before == 0) return std::nullopt;
  const auto span = span_of(text.substr(before + 1));
  if (!span) return std::nullopt;
  return std::pair{std::string{text.substr(0, before)}, *span};
}

Diagnostic malformed(const std::string& text, const base::Message& form) {
  return {.problem = message("'{0}' heeft niet de vorm {1}", "'{0}' is not like {2}", text, form.nl,
                             form.en)};
}

// One line of a file.
class Line {
 public:
  Line(const Json& object, std::uint32_t line, const std::string& file)
      : object_{object}, file_{file} {
    request_.line = line;
  }

  Request read() {
    check_names();
    request_.reason = text("reason");
    request_.memo = text("memo");
    if (!read_action()) read_short_form();
    if (request_.act == Act::memo && request_.memo.empty() && problems.empty())
      refuse(message("de memo heeft geen tekst", "the memo has no text"));
    return std::move(request_);
  }

  base::Diagnostics problems;

 private:
  void refuse(base::Message problem, base::Message hint = {}) {
    problems.push_back({.file = file_,
                        .line = request_.line,
                        .problem = std::move(problem),
                        .hint = std::move(hint)});
  }
  void refuse(const base::Diagnostics& found) {
    for (const Diagnostic& each : found) refuse(each.problem, each.hint);
  }

  void check_names() {
    for (const auto& [name, value] : object_.items()) {
      if (std::ranges::find(kNames, name) != kNames.end()) continue;
      const auto act = coding::parse_act(name);
      if (act && *act != Act::assign && *act != Act::unassign) continue;
      std::vector<std::string_view> known{kNames.begin(), kNames.end()};
      for (const Act each : {Act::accept, Act::reject, Act::recode, Act::move, Act::add})
        known.push_back(coding::name(each));
      refuse(message("onbekend veld '{}'", "unknown member '{}'", name),
             codebook::did_you_mean(
                 "", name, known,
                 message("velden: accept, reject, recode, move, add, undo, redo, reason, memo, on, "
                         "of action met id, code, transcript, begin_cp, end_cp",
                         "members: accept, reject, recode, move, add, undo, redo, reason, memo, "
                         "on, or action with id, code, transcript, begin_cp, end_cp")));
    }
  }

  std::string text(const char* name) {
    const auto found = object_.find(name);
    if (found == object_.end() || found->is_null()) return "";
    if (found->is_string()) return found->get<std::string>();
    refuse(message("'{}' is geen tekst", "'{}' is not a text", name));
    return "";
  }

  std::optional<std::uint32_t> number(const char* name) {
    const auto found = object_.find(name);
    if (found == object_.end() || found->is_null()) return std::nullopt;
    if (found->is_number_unsigned() && found->get<std::uint64_t>() <= UINT32_MAX)
      return found->get<std::uint32_t>();
    refuse(message("'{}' is geen positie", "'{}' is not a position", name));
    return std::nullopt;
  }

  void read_segment(bool needed) {
    const auto begin = number("begin_cp"), end = number("end_cp");
    if (begin && end && *begin < *end)
      request_.segment = CodePointSpan::of(*begin, *end);
    else if (begin || end || needed)
      refuse(message("geef 'begin_cp' en 'end_cp', het eerste kleiner dan het tweede",
                     "give 'begin_cp' and 'end_cp', the first less than the second"));
  }

  void need(const std::string& value, const char* name) {
    if (value.empty()) refuse(message("'{}' ontbreekt", "'{}' is missing", name));
  }

  // {"action": "recode", "id": …, "code": …}
  bool read_action() {
    if (!object_.contains("action")) return false;
    const std::string action = text("action");
    const auto act = coding::parse_act(action);
    if (!act || *act == Act::assign || *act == Act::unassign) {
      refuse(message("onbekende actie '{}'", "unknown action '{}'", action),
             message("kies accept, reject, recode, move, add, memo, undo of redo",
                     "choose accept, reject, recode, move, add, memo, undo or redo"));
      return true;
    }
    request_.act = *act;
    request_.coding = text("id");
    if (request_.coding.empty()) request_.coding = text("coding");
    request_.transcript = text("transcript");
    request_.code = text("code");
    const bool on_coding = *act <= Act::move;
    if (on_coding) need(request_.coding, "id");
    if (*act == Act::recode || *act == Act::add) need(request_.code, "code");
    if (*act == Act::add) need(request_.transcript, "transcript");
    if (*act == Act::move || *act == Act::add || *act == Act::memo) read_segment(*act != Act::memo);
    if (*act == Act::memo && request_.coding.empty() && request_.transcript.empty() &&
        request_.code.empty())
      read_target();
    return true;
  }

  void read_target() {
    const std::string on = text("on");
    if (on.empty())
      return refuse(message("waar hoort de memo bij?", "what is the memo about?"),
                    message("geef 'id', 'transcript', 'code' of 'on'",
                            "give 'id', 'transcript', 'code' or 'on'"));
    Request target = parse_memo_target(on);
    target.memo = request_.memo;
    target.line = request_.line;
    request_ = std::move(target);
  }

  // {"accept": ID}, {"recode": "ID=CODE"}, {"recode": ID, "code": CODE} …
  void read_short_form() {
    std::vector<Act> acts;
    for (const Act act :
         {Act::accept, Act::reject, Act::recode, Act::move, Act::add, Act::undo, Act::redo})
      if (object_.contains(coding::name(act))) acts.push_back(act);
    if (acts.empty() && object_.contains("memo")) {
      request_.act = Act::memo;
      request_.coding = text("id");
      if (request_.coding.empty()) request_.coding = text("coding");
      if (request_.coding.empty()) read_target();
      return;
    }
    if (acts.size() != 1)
      return refuse(message("een regel doet één ding; deze doet er {}",
                            "a line does one thing; this one does {}", acts.size()));
    request_.act = acts.front();
    if (request_.act == Act::undo || request_.act == Act::redo) {
      const std::string name{coding::name(request_.act)};
      if (object_[name] != true)
        refuse(message("'{0}' staat er met een andere waarde dan true",
                       "'{0}' is there with another value than true", name),
               message("schrijf {{\"{0}\": true}}, of laat de regel weg",
                       "write {{\"{0}\": true}}, or leave the line out", name));
      return;
    }
    const std::string value = text(std::string{coding::name(request_.act)}.c_str());
    if (request_.act == Act::accept || request_.act == Act::reject) {
      need(value, std::string{coding::name(request_.act)}.c_str());
      request_.coding = value;
    } else if (request_.act == Act::recode && object_.contains("code")) {
      request_.coding = value;
      request_.code = text("code");
      need(request_.code, "code");
    } else if (request_.act == Act::move && object_.contains("begin_cp")) {
      request_.coding = value;
      read_segment(true);
    } else if (request_.act == Act::add && object_.contains("begin_cp")) {
      request_.transcript = value;
      request_.code = text("code");
      need(request_.code, "code");
      read_segment(true);
    } else {
      take(request_.act == Act::recode ? parse_recode(value)
           : request_.act == Act::move ? parse_move(value)
                                       : parse_add(value));
    }
  }

  void take(base::Result<Request> parsed) {
    if (!parsed) return refuse(parsed.error());
    request_.coding = parsed->coding;
    request_.transcript = parsed->transcript;
    request_.code = parsed->code;
    request_.segment = parsed->segment;
  }

  const Json& object_;
  const std::string& file_;
  Request request_;
};

}  // namespace

base::Result<Request> parse_recode(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == 0 || equals == std::string::npos || equals + 1 == text.size())
    return malformed(text, message("ID=CODE", "ID=CODE"));
  Request request;
  request.act = Act::recode;
  request.coding = text.substr(0, equals);
  request.code = text.substr(equals + 1);
  return request;
}

base::Result<Request> parse_move(const std::string& text) {
  std::string spelled = text;
  if (const std::size_t equals = text.find('='); equals != std::string::npos) spelled[equals] = ':';
  auto place = place_of(spelled);
  if (!place) return malformed(text, message("ID=BEGIN:EIND", "ID=BEGIN:END"));
  Request request;
  request.act = Act::move;
  request.coding = std::move(place->first);
  request.segment = place->second;
  return request;
}

base::Result<Request> parse_add(const std::string& text) {
  const std::size_t equals = text.rfind('=');
  auto place = equals == std::string::npos ? std::nullopt
                                           : place_of(std::string_view{text}.substr(0, equals));
  if (!place || equals + 1 == text.size())
    return malformed(text, message("TRANSCRIPT:BEGIN:EIND=CODE", "TRANSCRIPT:BEGIN:END=CODE"));
  Request request;
  request.act = Act::add;
  request.transcript = std::move(place->first);
  request.segment = place->second;
  request.code = text.substr(equals + 1);
  return request;
}

base::Result<std::vector<Request>> parse_requests(std::string_view lines, const std::string& file) {
  std::vector<Request> requests;
  base::Diagnostics problems;
  std::uint32_t number = 0;
  while (!lines.empty() && problems.size() < base::kMostProblems) {
    const std::size_t feed = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, feed);
    lines.remove_prefix(std::min(feed + 1, lines.size()));
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const auto json = foreign::parse_json(line, file);
    if (!json) {
      for (Diagnostic problem : json.error()) {
        problem.line = number;
        problems.push_back(std::move(problem));
      }
      continue;
    }
    if (!json->is_object()) {
      problems.push_back({.file = file,
                          .line = number,
                          .problem = message("de regel is geen object", "the line is no object")});
      continue;
    }
    Line reader{*json, number, file};
    requests.push_back(reader.read());
    std::ranges::move(reader.problems, std::back_inserter(problems));
  }
  if (!problems.empty()) return problems;
  return requests;
}

Request parse_memo_target(const std::string& text) {
  Request request;
  request.act = Act::memo;
  constexpr std::size_t kIdLength = 16;
  if (auto place = place_of(text)) {
    request.transcript = std::move(place->first);
    request.segment = place->second;
  } else if (text.size() == kIdLength &&
             text.find_first_not_of("0123456789abcdef") == std::string::npos) {
    request.coding = text;
  } else {
    request.code = request.transcript = text;  // decide() knows which of both there is
  }
  return request;
}

std::optional<base::Message> problem_with_coder(const std::string& name) {
  constexpr std::size_t kMost = 100;
  if (base::find_invalid_utf8(name))
    return message("de naam van een codeur is geen UTF-8: '{}'",
                   "a coder's name is not UTF-8: '{}'", text::repaired_utf8(name).text);
  if (name.find_first_not_of(' ') == std::string::npos)
    return message("een codeur heeft een naam", "a coder has a name");
  if (name == coding::kMachine)
    return message("'{}' is de naam van het programma zelf", "'{}' is the program's own name",
                   name);
  if (base::count_code_points(name) > kMost)
    return message("de naam van de codeur is langer dan {} tekens",
                   "the coder's name is longer than {} characters", kMost);
  for (const char c : name)
    if (c == ',' || static_cast<unsigned char>(c) < ' ')
      return message("de naam van een codeur heeft geen komma's en geen regeleinden: '{}'",
                     "a coder's name has no commas and no line ends: '{}'", name);
  return std::nullopt;
}

std::span<const Reason> common_reasons() {
  static const std::array reasons = {
      Reason{"voice", message("woorden van een ander: aangehaald, ontkend, gevraagd, verondersteld",
                              "somebody else's words: reported, denied, asked, supposed")},
      Reason{"meaning", message("de woorden betekenen hier iets anders",
                                "the words mean something else here")},
      Reason{"context", message("de omgeving laat een andere lezing zien",
                                "what stands around it asks for another reading")},
      Reason{"topic", message("het gaat over iets anders", "it is about something else")},
      Reason{"code", message("een andere code past beter", "another code fits better")},
      Reason{"slight",
             message("te zwak of te kort om te coderen", "too weak or too short to be coded")},
  };
  return reasons;
}

}  // namespace engine::review
