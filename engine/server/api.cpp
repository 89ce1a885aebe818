#include "engine/server/api.hpp"

#include <array>
#include <exception>
#include <new>
#include <string_view>

#include "engine/base/failure.hpp"
#include "engine/server/handlers.hpp"

namespace engine::server {
namespace {

using base::message;

struct Route {
  std::string_view method, path;
  Answer (*handle)(Room&, const Ask&);
};
constexpr std::array kRoutes = {
    Route{"GET", "/api/session", session},
    Route{"GET", "/api/pulse", pulse},
    Route{"GET", "/api/transcripts", transcripts},
    Route{"GET", "/api/transcript", transcript},
    Route{"GET", "/api/suppressed", suppressed},
    Route{"GET", "/api/codebook", codebook_page},
    Route{"GET", "/api/frequencies", frequencies},
    Route{"GET", "/api/cooccurrence", cooccurrence},
    Route{"GET", "/api/passages", passages},
    Route{"GET", "/api/conflicts", conflicts},
    Route{"GET", "/api/disagreements", disagreements},
    Route{"GET", "/api/samples", samples},
    Route{"GET", "/api/sample", sample},
    Route{"POST", "/api/decide", decide},
    Route{"POST", "/api/draw", draw_sample},
    Route{"POST", "/api/judge", judge},
    Route{"GET", "/api/quotes", quotes},
    Route{"POST", "/api/quotes/draw", draw_quotes},
    Route{"POST", "/api/quotes/judge", judge_quote},
};

}  // namespace

Answer Api::find_and_answer(const Ask& ask) {
  const Route* other = nullptr;
  for (const Route& route : kRoutes) {
    if (route.path != ask.path) continue;
    if (route.method != ask.method) {
      other = &route;
      continue;
    }
    if (ask.method == "GET") return route.handle(room_, ask);
    return once_.answer(ask.key, ask.path + '\n' + ask.body, room_.language(),
                        [&] { return route.handle(room_, ask); });
  }
  if (other == nullptr)
    return refusal(404, room_.language(),
                   message("dit adres bestaat niet", "there is no such address"));
  Answer answer = refusal(
      405, room_.language(),
      message("dit adres neemt alleen {} aan", "this address takes {} only", other->method));
  answer.headers.emplace_back("Allow", other->method);
  return answer;
}

Answer Api::answer(const Ask& ask) {
  const std::lock_guard lock{mutex_};
  try {
    return find_and_answer(ask);
  } catch (const base::Failure& failure) {
    return refusal(503, room_.language(), failure.message(), failure.hint());
  } catch (const std::bad_alloc&) {
    return refusal(503, room_.language(),
                   message("er is niet genoeg geheugen", "there is not enough memory"));
  } catch (const std::exception& error) {
    return refusal(500, room_.language(),
                   message("onverwacht: {}", "unexpected: {}", std::string_view{error.what()}));
  }
}

}  // namespace engine::server
