// What the readers of speech recognition's JSON share.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "engine/foreign/json.hpp"
#include "engine/transcript/readers/reader.hpp"

namespace engine::transcript::readers {

// True where the file begins as a JSON object or a list of objects does.
bool begins_as_json(const Look& look);

// True where the file begins as JSON and holds every one of `names` as `"name"`.
bool json_with(const Look& look, std::initializer_list<std::string_view> names);

struct JsonFile {
  foreign::Json content;
  Source source;  // with encoding and remarks
};
base::Result<JsonFile> read_json(const Input& input,
                                 std::initializer_list<std::string_view> unwanted);

// A member of `object`, or null.
const foreign::Json& member(const foreign::Json& object, const char* name);
// "" where it is no string.
std::string string_member(const foreign::Json& object, const char* name);
// Seconds as a number; nothing where it is none, negative or beyond 1,000 hours.
std::optional<std::uint32_t> ms_member(const foreign::Json& object, const char* name);

// The file is JSON, but nothing is said in it.
base::Diagnostic nothing_said(const std::string& path, std::string_view what);

}  // namespace engine::transcript::readers
