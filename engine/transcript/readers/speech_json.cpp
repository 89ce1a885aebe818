#include "engine/transcript/readers/speech_json.hpp"

#include <algorithm>
#include <utility>

#include "engine/text/decode.hpp"
#include "engine/transcript/readers/time_code.hpp"

namespace engine::transcript::readers {

using base::message;
using foreign::Json;

bool begins_as_json(const Look& look) {
  const std::string_view head = look.head;
  const std::size_t second =
      head.empty() ? std::string_view::npos : head.find_first_not_of(" \t\r\n", 1);
  if (second == std::string_view::npos) return false;
  return (head[0] == '{' && head[second] == '"') || (head[0] == '[' && head[second] == '{');
}

bool json_with(const Look& look, std::initializer_list<std::string_view> names) {
  return begins_as_json(look) && std::ranges::all_of(names, [&](std::string_view name) {
           return look.bytes.find('"' + std::string{name} + '"') != std::string_view::npos;
         });
}

base::Result<JsonFile> read_json(const Input& input,
                                 std::initializer_list<std::string_view> unwanted) {
  auto decoded = text::decode(input.owner, input.bytes, input.path);
  if (!decoded) return decoded.error();
  auto content = foreign::parse_json(decoded->text.bytes(), input.path, unwanted);
  if (!content) return content.error();
  JsonFile file{.content = std::move(*content), .source = {}};
  file.source.encoding = std::move(decoded->encoding);
  file.source.remarks = std::move(decoded->remarks);
  return file;
}

const Json& member(const Json& object, const char* name) {
  static const Json kNull;
  if (!object.is_object()) return kNull;
  const auto found = object.find(name);
  return found == object.end() ? kNull : *found;
}

std::string string_member(const Json& object, const char* name) {
  const Json& value = member(object, name);
  return value.is_string() ? value.get<std::string>() : std::string{};
}

std::optional<std::uint32_t> ms_member(const Json& object, const char* name) {
  const Json& value = member(object, name);
  if (!value.is_number()) return std::nullopt;
  return ms_of_seconds(value.get<double>());
}

base::Diagnostic nothing_said(const std::string& path, std::string_view what) {
  return {.file = path,
          .problem = message("dit is JSON van {}, maar er staat geen uitgesproken tekst in",
                             "this is JSON of {}, but there is nothing said in it", what),
          .hint = message("exporteer het transcript opnieuw", "export the transcript again")};
}

}  // namespace engine::transcript::readers
