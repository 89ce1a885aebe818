// Any bytes as a file of spans: problems, or coefficients that are finite.
#include "engine/exchange/spans.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "engine/analysis/alpha_u.hpp"
#include "engine/analysis/u_alpha.hpp"

using namespace engine;

namespace {

void check(const analysis::Measure& measure) {
  if (measure.defined() ? !std::isfinite(*measure.value) : measure.reason.en.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto spans = exchange::read_spans(std::string(data, data + size), "fuzz");
  if (!spans) {
    to_text(spans.error().front(), base::Language::nl);
    return 0;
  }
  const analysis::AlphaU alpha = analysis::alpha_u(spans->data);
  const analysis::UAlphaFamily family = analysis::u_alpha_family(spans->data);
  check(alpha.over_all);
  for (const analysis::Measure& measure : alpha.by_code) check(measure);
  for (const analysis::Measure* measure :
       {&family.u_alpha, &family.u_alpha_binary, &family.cu_alpha, &family.cu_coverage})
    check(*measure);
  for (const analysis::Measure& measure : family.by_code) check(measure);
  return 0;
}
