#include "engine/server/server.hpp"

#include <httplib.h>

#include "engine/base/failure.hpp"
#include "engine/server/api.hpp"
#include "engine/server/guard.hpp"
#include "engine/server/pages.hpp"

namespace engine::server {
namespace {

using base::message;

constexpr const char* kLoopback = "127.0.0.1";
// A browser holds six connections open for each window.
constexpr std::size_t kThreads = 24;
constexpr std::size_t kRequestsAConnection = 10'000;
// Short: stopping waits for connections that are open and idle.
constexpr time_t kKeepAliveSeconds = 5;
constexpr time_t kReadSeconds = 5;

httplib::Headers safe_headers() {
  return {
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
       "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
       "require-trusted-types-for 'script'; trusted-types 'none'"},
      {"Cache-Control", "no-store"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
  };
}

// As HTTP reads a header that is there more than once: a browser sends each once, so that
// "a, b" is none of the values that are let in.
std::string header(const httplib::Request& request, const char* name) {
  std::string all;
  const std::size_t count = request.get_header_value_count(name);
  for (std::size_t at = 0; at < count; ++at)
    (all += at == 0 ? "" : ", ") += request.get_header_value(name, at);
  return all;
}

Approach approach_of(const httplib::Request& request) {
  Approach approach;
  approach.method = request.method;
  approach.path = request.path;
  approach.token = request.get_param_value("token");
  approach.host = header(request, "Host");
  approach.origin = header(request, "Origin");
  approach.fetch_site = header(request, "Sec-Fetch-Site");
  approach.cookie = request.get_header_value("Cookie");
  approach.content_type = header(request, "Content-Type");
  approach.content_length = header(request, "Content-Length");
  approach.transfer_encoding = header(request, "Transfer-Encoding");
  approach.content_encoding = header(request, "Content-Encoding");
  return approach;
}

Ask ask_of(const httplib::Request& request) {
  Ask ask;
  ask.method = request.method;
  ask.path = request.path;
  for (const auto& [name, value] : request.params) ask.query.emplace(name, value);
  ask.key = request.get_header_value("Idempotency-Key");
  ask.body = request.body;
  return ask;
}

void give(httplib::Response& response, const Answer& answer) {
  response.status = answer.status;
  response.set_content(answer.body, answer.type);
  for (const auto& [name, value] : answer.headers) response.set_header(name, value);
}

}  // namespace

struct Server::State {
  explicit State(Room room) : language{room.language()}, api{std::move(room)} {}

  void set_up();
  bool answer_at_once(const httplib::Request& request, httplib::Response& response);

  base::Language language;
  Api api;
  std::optional<Guard> guard;
  httplib::Server http;
  int port = 0;
};

// Everything but the bodies of acts, which are read after this.
bool Server::State::answer_at_once(const httplib::Request& request, httplib::Response& response) {
  const auto refused = guard->refuse(approach_of(request), std::chrono::steady_clock::now());
  if (!refused && request.method == "POST") return false;
  // A body that nobody reads is not the next request.
  if (request.has_header("Content-Length") || request.has_header("Transfer-Encoding"))
    response.set_header("Connection", "close");
  if (refused) {
    give(response, *refused);
  } else if (request.path.starts_with("/api/")) {
    give(response, api.answer(ask_of(request)));
  } else if (const auto found = page(request.path, language)) {
    give(response, *found);
  } else {
    give(response, plain_refusal(404, language,
                                 message("deze pagina bestaat niet", "there is no such page")));
  }
  return true;
}

void Server::State::set_up() {
  using Response = httplib::Server::HandlerResponse;
  http.new_task_queue = [] { return new httplib::ThreadPool{kThreads}; };
  http.set_keep_alive_max_count(kRequestsAConnection);
  http.set_keep_alive_timeout(kKeepAliveSeconds);
  http.set_read_timeout(kReadSeconds);
  http.set_payload_max_length(Guard::kMostBytes);
  http.set_tcp_nodelay(true);
  http.set_default_headers(safe_headers());
  // Without SO_REUSEPORT, which httplib sets and which lets two programs share a port.
  http.set_socket_options([](socket_t socket) {
    const int yes = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  http.set_pre_routing_handler(
      [this](const httplib::Request& request, httplib::Response& response) {
        return answer_at_once(request, response) ? Response::Handled : Response::Unhandled;
      });
  http.Post("/api/.*", [this](const httplib::Request& request, httplib::Response& response) {
    give(response, api.answer(ask_of(request)));
  });
}

Server::Server(Room room, int port) : state_{std::make_unique<State>(std::move(room))} {
  state_->set_up();
  const bool bound = port == 0 ? (state_->port = state_->http.bind_to_any_port(kLoopback)) > 0
                               : state_->http.bind_to_port(kLoopback, port);
  if (!bound)
    throw base::Failure{
        message("poort {} is bezet of niet toegestaan", "port {} is taken, or not allowed", port),
        message("kies een andere met --port, of laat --port weg",
                "choose another with --port, or leave --port out")};
  if (port != 0) state_->port = port;
  state_->guard.emplace(state_->port, state_->language);
}

Server::~Server() = default;
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;

int Server::port() const { return state_->port; }
std::string Server::entrance() const { return state_->guard->entrance(); }
bool Server::serve() { return state_->http.listen_after_bind(); }
void Server::stop() { state_->http.stop(); }

}  // namespace engine::server
