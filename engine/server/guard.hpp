// Who may come in: looks at each request before its body is read.
//
// The server listens on the loopback address, but so does every page of every
// site in the same browser reach it, and so does every user of the same machine.
// Therefore
//   - Host must be the server's own address: another name that was made to point
//     here (DNS rebinding) gets nothing;
//   - Origin, where there is one, must be its own, and an act must have one: pages
//     of other sites get nothing, whatever they send;
//   - the first address carries a token that nobody can guess; it is exchanged for
//     a session cookie that no script can read and no other site can make the
//     browser send;
//   - bodies are JSON with a stated length of at most kMostBytes, as they are:
//     neither chunked nor compressed;
//   - requests beyond an allowance are refused, those of strangers soonest.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "engine/server/allowance.hpp"
#include "engine/server/answer.hpp"

namespace engine::server {

// What is known of a request before its body is read; "" for a header that is missing.
struct Approach {
  std::string method, path;
  std::string token;  // of the first address
  std::string host, origin, fetch_site, cookie;
  std::string content_type, content_length, transfer_encoding, content_encoding;
};

class Guard {
 public:
  static constexpr std::size_t kMostBytes = std::size_t{1} << 20U;
  static constexpr std::size_t kLongestPath = 2000;
  static constexpr const char* kEntrance = "/enter";

  Guard(int port, base::Language language);

  // What somebody opens to come in; secret.
  [[nodiscard]] std::string entrance() const;

  // Nothing where the request may be answered.
  std::optional<Answer> refuse(const Approach& approach, Allowance::Time now);

 private:
  [[nodiscard]] bool is_own_host(const std::string& host) const;
  [[nodiscard]] bool has_session(const std::string& cookies) const;
  [[nodiscard]] Answer let_in() const;
  [[nodiscard]] std::optional<Answer> refuse_body(const Approach& approach) const;

  base::Language language_;
  std::string port_;
  std::string cookie_;  // its name: browsers keep one jar for all ports
  std::string token_, session_;
  Allowance all_{600, 200}, strangers_{30, 1};
};

}  // namespace engine::server
