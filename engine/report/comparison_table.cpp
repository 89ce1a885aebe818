#include "engine/report/comparison_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/base/joined.hpp"
#include "engine/report/statistics.hpp"
#include "engine/report/words.hpp"

namespace engine::report {
namespace {

using analysis::CodeAgreement;
using analysis::Compared;
using analysis::Disagreement;
using analysis::Statistic;
using base::Message;
using base::message;
using Show = Column::Show;

// How many transcripts at least `least` coders were to code, and their sentences.
struct Extent {
  std::size_t transcripts = 0, sentences = 0;
};
Extent extent(const Compared& compared, std::size_t least) {
  Extent out;
  for (std::uint32_t t = 0; t < compared.transcripts.size(); ++t) {
    if (compared.coders_of(t) < least) continue;
    ++out.transcripts;
    out.sentences += compared.transcripts[t].speakers.size();
  }
  return out;
}

std::vector<std::string> coders_of(const Compared& compared) {
  std::vector<std::string> names;
  names.reserve(compared.coders.size());
  for (const analysis::CoderWork& work : compared.coders) names.push_back(work.coder);
  return names;
}

std::string with_comma(std::string number) {
  std::ranges::replace(number, '.', ',');
  return number;
}
Message decimal(double value, int decimals) {
  const std::string text = fmt::format("{:.{}f}", value, decimals);
  return {with_comma(text), text};
}

// "anna 38, ben 44"
std::string found_by(const Compared& compared, const std::vector<std::uint64_t>& counts) {
  std::string out;
  for (std::size_t coder = 0; coder < counts.size(); ++coder)
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", compared.coders[coder].coder,
                       counts[coder]);
  return out;
}

Json having_of(const Compared& compared, const std::vector<std::uint64_t>& counts) {
  Json object = Json::object();
  for (std::size_t coder = 0; coder < counts.size(); ++coder)
    object[compared.coders[coder].coder] = counts[coder];
  return object;
}

void add_independence(const ComparedStudy& study, std::vector<Message>& notes) {
  if (study.assisted.empty()) return;
  notes.push_back(message(
      "geassisteerd, geen onafhankelijk oordeel: de suggesties van de machine waren in beeld bij "
      "{0}",
      "assisted, not an independent judgement: the machine's suggestions were in sight of {0}",
      base::joined(study.assisted)));
}

void add_definitions(const ComparedStudy& study, std::vector<Message>& notes) {
  const Extent by_two = extent(study.compared, 2);
  const Extent by_all = extent(study.compared, study.compared.coders.size());
  notes.push_back(message(
      "achter een code: hoeveel zinnen, en bij welke codeur hoeveel daarvan met de code; zin: "
      "heeft de code of niet; geteld zijn de zinnen van sprekers voor wie de code geldt, in de "
      "transcripten die twee of meer codeurs te coderen hadden ({0}); niet toegewezen ontbreekt, "
      "toegewezen en niet gecodeerd is nee",
      "after a code: how many sentences, and of which coder how many with the code; sentence: has "
      "the code or not; counted are the sentences of those the code applies to in "
      "the transcripts that two or more coders were to code ({0}); not assigned is missing, "
      "assigned and not coded is no",
      by_two.transcripts));
  notes.push_back(
      message("span: alpha_u en u_alpha over de teksten na elkaar, in codepunten, van de "
              "transcripten van alle codeurs ({0}); character_f1 en character_jaccard over alle "
              "paren; overlappende fragmenten van één codeur met dezelfde code tellen als één",
              "span: alpha_u and u_alpha over the texts one after another, in code points, of the "
              "transcripts of all coders ({0}); character_f1 and character_jaccard over all pairs; "
              "spans of one "
              "coder and code that overlap are one",
              by_all.transcripts));
  notes.push_back(message(
      "van, tot: 95%-interval, {0} steekproeven van hele transcripten (seed {1}); alleen codes "
      "in eigen stem",
      "from, to: 95 % interval, {0} resamples of whole transcripts (seed {1}); codings in own "
      "voice only",
      analysis::kResamples, study.seed));
}

const char* name_of(Disagreement::Kind kind) { return analysis::name(kind).data(); }

// "anna 40–50; ben: minimising"
std::string sides_of(const Compared& compared, const Disagreement& each) {
  std::string out;
  for (const Disagreement::Side& side : each.sides) {
    out += (out.empty() ? "" : "; ") + compared.coders[side.coder].coder;
    for (const analysis::Unit& unit : side.spans)
      out += fmt::format(" {}–{}", unit.begin, unit.end);
    for (const std::uint32_t code : side.other_codes) out += ": " + compared.codes[code];
    if (side.spans.empty() && side.other_codes.empty()) out += " –";
  }
  return out;
}

// "n = 0 sentences, prevalence not defined: …"
Message prevalence_in_words(const CodeAgreement& each) {
  Message prevalence;
  if (const auto& measure = each.prevalence.measure; measure.defined()) {
    const Message share = decimal(100 * *measure.value, 1);
    prevalence = message("{0}%", "{1} %", share.nl, share.en);
  } else {
    const Message& reason = measure.reason;
    prevalence = message("niet gedefinieerd: {0}", "not defined: {1}", reason.nl, reason.en);
  }
  return message("n = {0} zinnen, prevalentie {1}", "n = {0} sentences, prevalence {2}",
                 each.sentences.units, prevalence.nl, prevalence.en);
}

bool has_intervals(const std::vector<CodeAgreement>& agreement) {
  return std::ranges::any_of(agreement, [](const CodeAgreement& each) {
    return each.sentences.of(analysis::Coefficient::krippendorff_alpha).interval ||
           each.sentences.of(analysis::Coefficient::gwet_ac1).interval;
  });
}

// "0.71 [0.55, 0.83]", or why not.
Message value_in_words(const Statistic& statistic) {
  if (!statistic.measure.defined())
    return message("niet gedefinieerd ({0})", "not defined ({1})", statistic.reason().nl,
                   statistic.reason().en);
  Message value = decimal(*statistic.measure.value, 2);
  if (!statistic.interval) return value;
  const Message low = decimal(statistic.interval->low, 2);
  const Message high = decimal(statistic.interval->high, 2);
  return message("{0} [{1}; {2}]", "{3} [{4}, {5}]", value.nl, low.nl, high.nl, value.en, low.en,
                 high.en);
}

Message add(Message left, const Message& right) {
  left.nl += right.nl;
  left.en += right.en;
  return left;
}

}  // namespace

Table comparison_table(const ComparedStudy& study, const std::vector<CodeAgreement>& agreement) {
  const Compared& compared = study.compared;
  Table table;
  table.title = message("Overeenstemming tussen {0}", "Agreement between {0}",
                        base::joined(coders_of(compared)));
  table.columns = {
      {.key = "code", .heading = message("code", "code"), .section = true},
      {.key = "sentences",
       .heading = message("zinnen", "sentences"),
       .show = Show::table_only,
       .section = true},
      {.key = "by_coder",
       .heading = message("zinnen met de code", "sentences with the code"),
       .show = Show::table_only,
       .section = true},
      {.key = "unit", .heading = message("eenheid", "unit"), .group = true},
      {.key = "statistic", .heading = message("maat", "statistic")},
  };
  add_value_columns(table);
  for (const char* key : {"units", "coders", "found"})
    table.columns.push_back({.key = key, .heading = {}, .show = Show::data_only});
  Reasons reasons;
  for (const CodeAgreement& each : agreement) {
    const std::string& code = compared.codes[each.code];
    const auto row = [&](const char* unit, std::string_view statistic, const Statistic& value,
                         Cell units, const std::vector<std::uint64_t>& found) {
      auto& cells = table.rows.emplace_back(
          std::vector<Cell>{code, count_cell(each.sentences.units), found_by(compared, each.having),
                            std::string{unit}, std::string{statistic}});
      add_value_cells(cells, value);
      cells.insert(cells.end(), {std::move(units), count_cell(compared.coders.size()),
                                 having_of(compared, found)});
      reasons.add(std::string{statistic}, code, value);
    };
    row("sentence", "prevalence", each.prevalence, count_cell(each.sentences.units), each.having);
    for (std::size_t k = 0; k < analysis::kCoefficients; ++k)
      row("sentence", name(static_cast<analysis::Coefficient>(k)), each.sentences.statistics[k],
          count_cell(each.sentences.units), each.having);
    for (std::size_t k = 0; k < analysis::kSpanCoefficients; ++k)
      row("span", name(static_cast<analysis::SpanCoefficient>(k)), each.over_spans[k], Cell{},
          each.spans_of(static_cast<analysis::SpanCoefficient>(k)));
  }
  add_independence(study, table.notes);
  reasons.write(table.notes);
  add_definitions(study, table.notes);
  return table;
}

Table disagreements_table(const ComparedStudy& study,
                          const std::vector<Disagreement>& disagreements,
                          const std::vector<std::string>& texts) {
  const Compared& compared = study.compared;
  Table table;
  table.title =
      message("Waar {0} verschillen", "Where {0} differ", base::joined(coders_of(compared)));
  table.columns = {
      {.key = "transcript", .heading = message("transcript", "transcript"), .section = true},
      {.key = "code", .heading = message("code", "code"), .section = true},
      {.key = "kind", .heading = message("verschil", "difference")},
      {.key = "weight", .heading = message("gewicht", "weight")},
      {.key = "begin_cp", .heading = {}, .show = Show::data_only},
      {.key = "end_cp", .heading = {}, .show = Show::data_only},
      {.key = "turn", .heading = message("beurt", "turn")},
      {.key = "coders", .heading = message("codeurs", "coders"), .wrap = true},
      {.key = "text", .heading = message("tekst", "text"), .wrap = true}};
  for (std::size_t i = 0; i < disagreements.size(); ++i) {
    const Disagreement& each = disagreements[i];
    table.rows.push_back({compared.transcripts[each.transcript].name, compared.codes[each.code],
                          std::string{name_of(each.kind)}, count_cell(each.weight),
                          count_cell(each.passage.begin().value),
                          count_cell(each.passage.end().value), count_cell(each.turn),
                          sides_of(compared, each), texts[i]});
  }
  add_independence(study, table.notes);
  table.notes.push_back(message(
      "presence: een codeur heeft daar niets; code: een codeur heeft er een andere code; border: "
      "andere grenzen; gewicht: codepunten waarin twee codeurs verschillen, opgeteld over paren",
      "presence: a coder has nothing there; code: a coder has another code there; border: other "
      "borders; weight: code points on which two coders differ, summed over pairs"));
  return table;
}

Message methods_paragraph(const ComparedStudy& study, const std::vector<CodeAgreement>& agreement,
                          const std::string& program) {
  const Compared& compared = study.compared;
  const Extent all = extent(compared, 0);
  const Extent by_two = extent(compared, 2);
  const double share = all.sentences == 0 ? 0
                                          : 100.0 * static_cast<double>(by_two.sentences) /
                                                static_cast<double>(all.sentences);
  const Message percent = decimal(share, 0);
  const Message of = base::counted(all.transcripts, message("transcript", "transcript"),
                                   message("transcripten", "transcripts"));
  const Message were = by_two.transcripts == 1 ? message("werd", "was") : message("werden", "were");
  Message out = message(
      "Van {0} ({2} zinnen) {8} er {3} ({4} zinnen, {5}%) door twee of meer van {6} codeurs "
      "gecodeerd ({7}).",
      "Of {1} ({2} sentences), {3} ({4} sentences, {5} %) {9} coded by two or more of {6} coders "
      "({7}).",
      of.nl, of.en, all.sentences, by_two.transcripts, by_two.sentences, percent.en,
      compared.coders.size(), base::joined(coders_of(compared)), were.nl, were.en);
  if (study.assisted.empty())
    out = add(out, message(" Zij zagen daarbij de suggesties van de machine niet.",
                           " They did so without the machine's suggestions in sight."));
  else
    out = add(
        out, message(" De suggesties van de machine waren daarbij in beeld bij {0}; dat oordeel is "
                     "geassisteerd.",
                     " The machine's suggestions were in sight of {0}; that judgement is assisted.",
                     base::joined(study.assisted)));
  if (study.machine)
    out = add(out, message(" Een van de codeurs is het programma zelf.",
                           " One of the coders is the program itself."));
  out = add(out, message(" De eenheid was de zin: met de code of zonder; in een transcript dat een "
                         "codeur te coderen had, geldt een zin zonder code als nee. Krippendorffs "
                         "alfa (nominaal; Krippendorff, 2011) en Gwets AC1 (Gwet, 2008) per code",
                         " The unit was the sentence, with the code or without; a coder who was "
                         "to code a transcript and gave a sentence no code said no. "
                         "Krippendorff's alpha (nominal; Krippendorff, 2011) and Gwet's AC1 "
                         "(Gwet, 2008) per code"));
  if (has_intervals(agreement))
    out = add(out, message(", met 95%-bootstrapintervallen ({0} steekproeven van hele "
                           "transcripten, seed {1})",
                           ", with 95 % bootstrap intervals ({0} resamples of whole transcripts, "
                           "seed {1})",
                           analysis::kResamples, study.seed));
  out = add(out, message(":", ":"));
  for (std::size_t i = 0; i < agreement.size(); ++i) {
    const CodeAgreement& each = agreement[i];
    const Message alpha =
        value_in_words(each.sentences.of(analysis::Coefficient::krippendorff_alpha));
    const Message ac1 = value_in_words(each.sentences.of(analysis::Coefficient::gwet_ac1));
    const Message units = prevalence_in_words(each);
    out = add(out, message("{0} {1}: alfa {2}, AC1 {4} ({6})", "{0} {1}: alpha {3}, AC1 {5} ({7})",
                           i == 0 ? "" : ";", compared.codes[each.code], alpha.nl, alpha.en, ac1.nl,
                           ac1.en, units.nl, units.en));
  }
  return add(out, message(". Berekend met {0}.", ". Computed with {0}.", program));
}

}  // namespace engine::report
