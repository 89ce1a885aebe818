#include "engine/server/guard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>

#include "engine/server/secret.hpp"

namespace engine::server {
namespace {

using base::message;

std::optional<std::size_t> number_of(const std::string& text) {
  std::size_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (text.empty() || error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

}  // namespace

Guard::Guard(int port, base::Language language)
    : language_{language},
      port_{std::to_string(port)},
      cookie_{"duiding-" + port_},
      token_{new_secret()},
      session_{new_secret()} {}

std::string Guard::entrance() const {
  return fmt::format("http://127.0.0.1:{}{}?token={}", port_, kEntrance, token_);
}

bool Guard::is_own_host(const std::string& host) const {
  return host == "127.0.0.1:" + port_ || host == "localhost:" + port_;
}

bool Guard::has_session(const std::string& cookies) const {
  const std::string name = cookie_ + "=";
  std::size_t at = 0;
  bool found = false;
  while (at < cookies.size()) {
    const std::size_t end = std::min(cookies.find(';', at), cookies.size());
    const std::size_t begin = cookies.find_first_not_of(' ', at);
    if (begin < end && cookies.compare(begin, name.size(), name) == 0)
      found |= is_same_secret(
          std::string_view{cookies}.substr(begin + name.size(), end - begin - name.size()),
          session_);
    at = end + 1;
  }
  return found;
}

// A page that goes on by itself, not a redirect: a browser that was sent here from
// elsewhere would not bring the new cookie along to where it is redirected.
Answer Guard::let_in() const {
  Answer answer;
  answer.type = "text/html; charset=utf-8";
  answer.body =
      "<!doctype html><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0;url=/\">"
      "<title>duiding</title><a href=\"/\">duiding</a>\n";
  answer.headers.emplace_back(
      "Set-Cookie", fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict", cookie_, session_));
  return answer;
}

std::optional<Answer> Guard::refuse_body(const Approach& approach) const {
  if (!approach.transfer_encoding.empty() || !approach.content_encoding.empty())
    return refusal(411, language_,
                   message("de inhoud moet heel en met een lengte gestuurd worden",
                           "the body must be sent whole, with a length"));
  const auto length = number_of(approach.content_length);
  if (!length)
    return refusal(
        411, language_,
        message("de lengte van de inhoud ontbreekt", "the length of the body is missing"));
  if (*length > kMostBytes)
    return refusal(413, language_,
                   message("de inhoud is langer dan {} bytes", "the body is longer than {} bytes",
                           kMostBytes));
  const std::string type = approach.content_type.substr(0, approach.content_type.find(';'));
  if (type != "application/json")
    return refusal(
        415, language_,
        message("de inhoud moet application/json zijn", "the body must be application/json"));
  return std::nullopt;
}

std::optional<Answer> Guard::refuse(const Approach& approach, Allowance::Time now) {
  const bool known = has_session(approach.cookie);
  // Strangers who ask much keep nobody out who brings the token.
  const bool comes_in = approach.path == kEntrance && is_same_secret(approach.token, token_);
  if (!(known || comes_in ? all_ : strangers_).take(now)) {
    Answer answer = refusal(429, language_,
                            message("te veel verzoeken; wacht een paar seconden",
                                    "too many requests; wait a few seconds"));
    answer.headers.emplace_back("Retry-After", "5");
    return answer;
  }
  if (!is_own_host(approach.host))
    return plain_refusal(
        403, language_,
        message("dit adres is niet van dit programma", "this address is not this program's"));
  const bool acts = approach.method == "POST";
  if (acts ? approach.origin != "http://" + approach.host
           : !approach.origin.empty() && approach.origin != "http://" + approach.host)
    return refusal(
        403, language_,
        message("een andere site mag hier niets vragen", "another site may not ask anything here"));
  const bool is_foreign = approach.fetch_site == "cross-site" || approach.fetch_site == "same-site";
  if (is_foreign && (acts || approach.path.starts_with("/api/")))
    return refusal(
        403, language_,
        message("een andere site mag hier niets vragen", "another site may not ask anything here"));
  if (!acts && approach.method != "GET") {
    Answer answer = refusal(405, language_, message("alleen GET en POST", "only GET and POST"));
    answer.headers.emplace_back("Allow", "GET, POST");
    return answer;
  }
  if (approach.path.size() > kLongestPath)
    return refusal(414, language_, message("het adres is te lang", "the address is too long"));
  if (comes_in && !acts) return let_in();
  if (!known) {
    const auto problem = message("hier komt alleen binnen wie het adres opent dat duiding gaf",
                                 "only who opens the address that duiding gave comes in here");
    const auto hint = message("kopieer het hele adres uit het venster waarin duiding draait",
                              "copy the whole address from the window that duiding runs in");
    return approach.path.starts_with("/api/") ? refusal(403, language_, problem, hint)
                                              : plain_refusal(403, language_, problem, hint);
  }
  return acts ? refuse_body(approach) : std::nullopt;
}

}  // namespace engine::server
