// JSON from strangers: bounded in size, depth and number of values.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"

namespace engine::foreign {

using Json = nlohmann::json;

struct JsonLimits {
  std::size_t bytes = std::size_t{64} << 20U;
  std::size_t values = 1'000'000;
  std::size_t depth = 64;
  // A name that an object has twice is an error; else the last one counts.
  bool unique_names = false;
  // What to do with one that is too large.
  base::Message instead = base::message("exporteer het transcript als SRT, VTT of platte tekst",
                                        "export the transcript as SRT, VTT or plain text");
};

// `unwanted`: members of these names are read and thrown away, whatever they
// hold. Errors: not JSON (with line and column), beyond a limit, a name twice.
base::Result<Json> parse_json(std::string_view utf8, const std::string& path,
                              std::initializer_list<std::string_view> unwanted = {},
                              const JsonLimits& limits = {});

}  // namespace engine::foreign
