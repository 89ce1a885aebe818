// What is asked of the server and what it says, without any HTTP library.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/diagnostic.hpp"
#include "engine/base/message.hpp"

namespace engine::server {

struct Ask {
  std::string method;                        // GET or POST
  std::string path;                          // decoded, without the query
  std::map<std::string, std::string> query;  // decoded; of a name given twice the first
  std::string key;                           // of an act, which is done once; see once.hpp
  std::string body;

  // "" where it was not given.
  [[nodiscard]] std::string parameter(const std::string& name) const {
    const auto found = query.find(name);
    return found == query.end() ? "" : found->second;
  }
};

inline constexpr const char* kJson = "application/json; charset=utf-8";
inline constexpr const char* kText = "text/plain; charset=utf-8";

struct Answer {
  int status = 200;
  std::string type = kJson;
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

// {"problem": …, "hint": …}; `hint` is null where there is none.
Answer refusal(int status, base::Language language, const base::Message& problem,
               const base::Message& hint = {});
// The same for each problem, joined.
Answer refusal(int status, base::Language language, const base::Diagnostics& problems);
// The same as a page of plain text, for somebody who opens it.
Answer plain_refusal(int status, base::Language language, const base::Message& problem,
                     const base::Message& hint = {});

}  // namespace engine::server
