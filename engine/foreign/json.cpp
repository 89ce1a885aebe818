#include "engine/foreign/json.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/utf8.hpp"

namespace engine::foreign {
namespace {

using base::message;

struct BeyondLimit {};

base::Diagnostic too_much(const std::string& path) {
  return {.file = path,
          .problem = message("de JSON is te groot of te diep genest voor een transcript",
                             "the JSON is too large or nested too deep for a transcript"),
          .hint = message("exporteer het transcript als SRT, VTT of platte tekst",
                          "export the transcript as SRT, VTT or plain text")};
}

base::Diagnostic no_json(std::string_view utf8, std::size_t byte, const std::string& path) {
  const std::string_view before = utf8.substr(0, byte == 0 ? 0 : byte - 1);
  const std::size_t line_begin = before.rfind('\n') + 1;
  return {
      .file = path,
      .line = static_cast<std::uint32_t>(std::ranges::count(before, '\n') + 1),
      .column = static_cast<std::uint32_t>(base::count_code_points(before.substr(line_begin)) + 1),
      .problem =
          message("de JSON is beschadigd of niet volledig", "the JSON is damaged or incomplete"),
      .hint = message("haal het bestand opnieuw op uit het programma waarmee het gemaakt is",
                      "get the file again from the program that made it")};
}

}  // namespace

base::Result<Json> parse_json(std::string_view utf8, const std::string& path,
                              std::initializer_list<std::string_view> unwanted,
                              const JsonLimits& limits) {
  if (utf8.size() > limits.bytes) return too_much(path);
  std::size_t values = 0;
  const Json::parser_callback_t keep = [&](int depth, Json::parse_event_t event, Json& value) {
    using Event = Json::parse_event_t;
    if (event == Event::key)
      return std::ranges::find(unwanted, value.get_ref<const std::string&>()) == unwanted.end();
    const bool begins =
        event == Event::value || event == Event::object_start || event == Event::array_start;
    if (depth > static_cast<int>(limits.depth) || (begins && ++values > limits.values))
      throw BeyondLimit{};
    return true;
  };
  try {
    return Json::parse(utf8, keep);
  } catch (const Json::parse_error& error) {
    return no_json(utf8, error.byte, path);
  } catch (const BeyondLimit&) {
    return too_much(path);
  }
}

}  // namespace engine::foreign
