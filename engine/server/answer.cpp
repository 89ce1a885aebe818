#include "engine/server/answer.hpp"

#include "engine/report/values.hpp"

namespace engine::server {
namespace {

Answer refusal_of(int status, const std::string& problem, const std::string& hint) {
  std::string body = R"({"problem":)";
  report::append_json(body, problem);
  body += R"(,"hint":)";
  if (hint.empty())
    body += "null";
  else
    report::append_json(body, hint);
  body += "}\n";
  return {status, kJson, std::move(body), {}};
}

void append(std::string& all, const char* between, const std::string& more) {
  if (more.empty()) return;
  if (!all.empty()) all += between;
  all += more;
}

}  // namespace

Answer refusal(int status, base::Language language, const base::Message& problem,
               const base::Message& hint) {
  return refusal_of(status, problem.in(language), hint.in(language));
}

Answer refusal(int status, base::Language language, const base::Diagnostics& problems) {
  std::string all, hints;
  for (const base::Diagnostic& each : problems) {
    append(all, "; ", each.problem.in(language));
    append(hints, "; ", each.hint.in(language));
  }
  return refusal_of(status, all, hints);
}

Answer plain_refusal(int status, base::Language language, const base::Message& problem,
                     const base::Message& hint) {
  std::string body = problem.in(language) + "\n";
  append(body, "", hint.in(language));
  return {status, kText, body + "\n", {}};
}

}  // namespace engine::server
