#include "engine/report/agreement_table.hpp"

#include <utility>

#include "engine/report/statistics.hpp"
#include "engine/report/values.hpp"
#include "engine/report/words.hpp"

namespace engine::report {
namespace {

using analysis::Coefficient;
using analysis::Measure;
using analysis::Statistic;
using base::Message;
using base::message;
using Show = Column::Show;

// One continuum gives no units to draw again.
const Message& no_interval() {
  static const Message reason =
      message("geen interval: één continuüm heeft geen eenheden om opnieuw te trekken",
              "no interval: one continuum has no units to draw again");
  return reason;
}

Statistic without_interval(const Measure& measure) {
  return {measure, std::nullopt, measure.defined() ? no_interval() : Message{}};
}

Json number(const std::optional<double>& value) { return value ? Json(*value) : Json(); }

Json object_of(const Statistic& statistic) {
  const auto& interval = statistic.interval;
  const std::string& reason = statistic.reason().en;
  return {{"value", number(statistic.measure.value)},
          {"low", interval ? Json(interval->low) : Json()},
          {"high", interval ? Json(interval->high) : Json()},
          {"reason", reason.empty() ? Json() : Json(reason)}};
}

Json object_of(const Measure& measure) { return object_of(without_interval(measure)); }

Json by_code(const std::vector<std::string>& codes, const std::vector<Measure>& measures) {
  Json object = Json::object();
  auto& members = object.get_ref<Json::object_t&>();  // codes are unique: no need to look them up
  for (std::size_t code = 0; code < codes.size(); ++code)
    members.emplace_back(codes[code], object_of(measures[code]));
  return object;
}

}  // namespace

Table agreement_table(const analysis::Agreement& agreement) {
  Table table;
  const Message units =
      base::counted(agreement.units, message("eenheid", "unit"), message("eenheden", "units"));
  table.title = message("Overeenstemming ({0}, {2} codeurs)", "Agreement ({1}, {2} coders)",
                        units.nl, units.en, agreement.coders);
  table.columns = {{.key = "statistic", .heading = message("maat", "statistic")},
                   {.key = "units", .heading = {}, .show = Show::data_only},
                   {.key = "coders", .heading = {}, .show = Show::data_only}};
  add_value_columns(table);
  Reasons reasons;
  for (std::size_t i = 0; i < analysis::kCoefficients; ++i) {
    const std::string statistic{name(static_cast<Coefficient>(i))};
    table.rows.push_back({statistic, count_cell(agreement.units), count_cell(agreement.coders)});
    add_value_cells(table.rows.back(), agreement.statistics[i]);
    reasons.add(statistic, "", agreement.statistics[i]);
  }
  reasons.write(table.notes);
  table.notes.push_back(message(
      "percent_agreement: volgens Gwet, het gemiddelde over eenheden met twee of meer oordelen van "
      "het deel van de paren dat overeenstemt; cohen_kappa en scott_pi: eenheden die beide "
      "codeurs beoordeelden; krippendorff_alpha: nominaal, zonder eenheden met minder dan twee "
      "oordelen",
      "percent_agreement: after Gwet, the mean over units with two or more ratings of the share of "
      "pairs that agree; cohen_kappa and scott_pi: units that both coders rated; "
      "krippendorff_alpha: nominal, without units that have fewer than two ratings"));
  table.notes.push_back(
      message("van, tot: 95%-interval, {} steekproeven met teruglegging uit de "
              "eenheden",
              "from, to: 95 % interval, {} resamples of the units", analysis::kResamples));
  return table;
}

Json agreement_object(const analysis::Agreement& agreement) {
  Json object{{"units", agreement.units}, {"coders", agreement.coders}};
  for (std::size_t i = 0; i < analysis::kCoefficients; ++i)
    object[std::string{name(static_cast<Coefficient>(i))}] = object_of(agreement.statistics[i]);
  return object;
}

Table spans_table(const SpanAgreement& agreement) {
  Table table;
  table.title = message("Overeenstemming over fragmenten (lengte {}, {} codeurs)",
                        "Agreement on spans (length {}, {} coders)", agreement.data.length,
                        agreement.data.coders.size());
  table.columns = {{.key = "statistic", .heading = message("maat", "statistic"), .group = true},
                   {.key = "code", .heading = message("code", "code"), .wrap = true}};
  add_value_columns(table);
  // In a table a column for what one continuum never has would only confuse.
  for (Column& column : table.columns)
    if (column.key == "low" || column.key == "high") column.show = Show::data_only;
  Reasons reasons;
  const auto add = [&](const char* statistic, const std::string& code, const Measure& measure) {
    table.rows.push_back({std::string{statistic}, text_cell(code)});
    add_value_cells(table.rows.back(), without_interval(measure));
    // That there is no interval is said once, for all.
    if (!measure.defined()) reasons.add(statistic, code, {measure, std::nullopt, {}});
  };
  const auto add_by_code = [&](const char* statistic, const std::vector<Measure>& measures) {
    for (std::size_t code = 0; code < measures.size(); ++code)
      add(statistic, agreement.data.codes[code], measures[code]);
  };
  const analysis::UAlphaFamily& family = agreement.family;
  add("alpha_u", "", agreement.alpha_u.over_all);
  add_by_code("alpha_u_by_code", agreement.alpha_u.by_code);
  add("u_alpha", "", family.u_alpha);
  add("u_alpha_binary", "", family.u_alpha_binary);
  add("cu_alpha", "", family.cu_alpha);
  add("cu_coverage", "", family.cu_coverage);
  add_by_code("by_code", family.by_code);
  reasons.write(table.notes);
  table.notes.push_back(message(
      "alpha_u: Krippendorff (1995, 2004), per code; u_alpha en volgende: Krippendorff e.a. (2016, "
      "2019), waarin een plaats hoogstens één code per codeur heeft; by_code: (k)u-alfa",
      "alpha_u: Krippendorff (1995, 2004), code by code; u_alpha and on: Krippendorff et al. "
      "(2016, "
      "2019), where a place has at most one code by a coder; by_code: (k)u-alpha"));
  table.notes.push_back(message(
      "de waarden hangen af van wat een positie is: noem of er in tekens of in woorden geteld is",
      "the values depend on what a position is: say whether you count in characters or in words"));
  table.notes.push_back(no_interval());
  return table;
}

Json spans_object(const SpanAgreement& agreement) {
  const analysis::UAlphaFamily& family = agreement.family;
  const std::vector<std::string>& codes = agreement.data.codes;
  return {{"alpha_u", object_of(agreement.alpha_u.over_all)},
          {"alpha_u_by_code", by_code(codes, agreement.alpha_u.by_code)},
          {"u_alpha_family",
           {{"u_alpha", object_of(family.u_alpha)},
            {"u_alpha_binary", object_of(family.u_alpha_binary)},
            {"cu_alpha", object_of(family.cu_alpha)},
            {"cu_coverage", object_of(family.cu_coverage)},
            {"by_code", by_code(codes, family.by_code)}}}};
}

std::string render_object(const Json& object, Format format) {
  std::string out;
  if (format == Format::jsonl) {
    append_nested(out, object);
    return out + '\n';
  }
  out = "{";
  for (const auto& [key, member] : object.items()) {
    out += out.size() > 1 ? ",\n" : "\n";
    append_json(out, key);
    out += ':';
    append_nested(out, member);
  }
  return out + "\n}\n";
}

}  // namespace engine::report
