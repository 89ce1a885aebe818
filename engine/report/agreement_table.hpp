// `duiding agreement` on bare data, as tables and as the one object that
// programs read.
#pragma once

#include <string>
#include <vector>

#include "engine/analysis/agreement.hpp"
#include "engine/analysis/alpha_u.hpp"
#include "engine/analysis/u_alpha.hpp"
#include "engine/report/table.hpp"

namespace engine::report {

// A row a coefficient.
Table agreement_table(const analysis::Agreement& agreement);
// {"units", "coders", "percent_agreement": {"value", "low", "high", "reason"}, …}
Json agreement_object(const analysis::Agreement& agreement);

struct SpanAgreement {
  const analysis::Unitizing& data;
  analysis::AlphaU alpha_u;
  analysis::UAlphaFamily family;
};

// A row a coefficient, and one a code for those that have a value by code.
Table spans_table(const SpanAgreement& agreement);
// {"alpha_u", "alpha_u_by_code": {…}, "u_alpha_family": {…, "by_code": {…}}}
Json spans_object(const SpanAgreement& agreement);

// As JSON with one member a line, or as JSON lines: all on one.
std::string render_object(const Json& object, Format format);

}  // namespace engine::report
