#include "engine/review/judging.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include "engine/codebook/suggest.hpp"
#include "engine/coding/sample.hpp"
#include "engine/foreign/json.hpp"
#include "engine/review/decide.hpp"
#include "engine/store/writer.hpp"

namespace engine::review {
namespace {

using base::Message;
using base::message;
using coding::Judgement;
using coding::Sample;
using foreign::Json;

const Message& form() {
  static const Message hint = message(R"(schrijf {{"sample": "…", "unit": 1, "codes": ["…"]}})",
                                      R"(write {{"sample": "…", "unit": 1, "codes": ["…"]}})");
  return hint;
}

class LineReader {
 public:
  explicit LineReader(const std::string& file) : file_{file} {}

  void read(std::string_view source, std::uint32_t line) {
    line_ = line;
    const auto json = foreign::parse_json(source, file_);
    if (!json) {
      for (base::Diagnostic problem : json.error()) {
        problem.line = line;
        problems.push_back(std::move(problem));
      }
      return;
    }
    if (!json->is_object())
      return refuse(message("de regel is geen object", "the line is no object"), form());
    JudgedUnit unit;
    unit.line = line;
    const bool has_sample = read_sample(*json, unit);
    const bool has_unit = read_unit(*json, unit);
    const bool has_codes = read_codes(*json, unit);
    if (has_codes && (*json)["codes"].is_null()) return;  // not judged yet
    if (has_sample && has_unit && has_codes) units.push_back(std::move(unit));
  }

  std::vector<JudgedUnit> units;
  base::Diagnostics problems;

 private:
  void refuse(Message problem, Message hint = {}) {
    problems.push_back(
        {.file = file_, .line = line_, .problem = std::move(problem), .hint = std::move(hint)});
  }

  bool read_sample(const Json& object, JudgedUnit& unit) {
    const auto found = object.find("sample");
    if (found == object.end()) return true;
    if (found->is_string() && !found->get_ref<const std::string&>().empty()) {
      unit.sample = found->get<std::string>();
      return true;
    }
    refuse(message("'sample' is geen id van een steekproef", "'sample' is no id of a sample"),
           form());
    return false;
  }

  bool read_unit(const Json& object, JudgedUnit& unit) {
    const auto found = object.find("unit");
    if (found != object.end() && found->is_number_unsigned() &&
        found->get<std::uint64_t>() <= std::numeric_limits<std::uint32_t>::max()) {
      unit.unit = found->get<std::uint32_t>();
      return true;
    }
    refuse(
        message("'unit' ontbreekt of is geen heel getal", "'unit' is missing or no whole number"),
        form());
    return false;
  }

  bool read_codes(const Json& object, JudgedUnit& unit) {
    const auto found = object.find("codes");
    if (found == object.end()) {
      refuse(message("'codes' ontbreekt", "'codes' is missing"),
             message("schrijf [] als de zin geen van de codes heeft, en null als hij nog niet is "
                     "beoordeeld",
                     "write [] where the sentence has none of the codes, and null where it has "
                     "not been judged yet"));
      return false;
    }
    if (found->is_null()) return true;
    const auto is_text = [](const Json& each) { return each.is_string(); };
    if (!found->is_array() || !std::ranges::all_of(*found, is_text)) {
      refuse(message("'codes' is geen lijst met codes", "'codes' is no list of codes"), form());
      return false;
    }
    for (const Json& code : *found) unit.codes.push_back(code.get<std::string>());
    std::ranges::sort(unit.codes);
    const auto doubled = std::ranges::unique(unit.codes);
    unit.codes.erase(doubled.begin(), doubled.end());
    return true;
  }

  const std::string& file_;
  std::uint32_t line_ = 0;
};

// Checks what is asked against the study.
class Checker {
 public:
  Checker(const store::Study& study, const std::string& file) : file_{file} {
    for (Sample& sample : study.samples()) samples_.emplace(sample.id, std::move(sample));
    // The log has a unit's codes with spaces between them, and only codes of
    // other tools' projects have spaces.
    for (const coding::CodeView& code : study.view().codes)
      if (code.id.find(' ') == std::string::npos) codes_.push_back(code.id);
  }

  // What is judged, of which sample; nothing where something is wrong.
  struct Found {
    const Sample* sample = nullptr;
    const coding::SampledUnit* unit = nullptr;
  };
  std::optional<Found> check(const JudgedUnit& judged) {
    line_ = judged.line;
    const Sample* const sample = find(judged.sample);
    if (sample == nullptr) return std::nullopt;
    const auto& units = sample->units;
    const auto unit =
        std::ranges::lower_bound(units, judged.unit, {}, &coding::SampledUnit::number);
    if (unit == units.end() || unit->number != judged.unit) {
      refuse(message("steekproef {0} heeft geen zin {1}; ze heeft er {2}",
                     "sample {0} has no unit {1}; it has {2}", sample->id, judged.unit,
                     units.size()));
      return std::nullopt;
    }
    bool all_known = true;
    for (const std::string& code : judged.codes) all_known &= check_code(*sample, code);
    if (!all_known) return std::nullopt;
    return Found{sample, &*unit};
  }

  [[nodiscard]] std::size_t size_of(const std::string& sample) const {
    return samples_.at(sample).units.size();
  }

  base::Diagnostics problems;

 private:
  void refuse(Message problem, Message hint = {}) {
    problems.push_back(
        {.file = file_, .line = line_, .problem = std::move(problem), .hint = std::move(hint)});
  }

  const Sample* find(const std::string& id) {
    if (const auto known = samples_.find(id); known != samples_.end()) return &known->second;
    const Message list = message("zie welke er zijn: duiding sample STUDY --list",
                                 "see which there are: duiding sample STUDY --list");
    if (!id.empty())
      refuse(message("de studie heeft geen steekproef '{}'", "the study has no sample '{}'", id),
             codebook::did_you_mean("", id, codebook::names_of(samples_), list));
    else if (samples_.size() == 1)
      return &samples_.begin()->second;
    else
      refuse(message("'sample' ontbreekt, en de studie heeft er {}",
                     "'sample' is missing, and the study has {}", samples_.size()),
             list);
    return nullptr;
  }

  bool check_code(const Sample& sample, const std::string& code) {
    std::vector<std::string_view> asked;  // and those under them
    for (const coding::SampledCode& each : sample.codes) {
      asked.push_back(each.code);
      for (const std::string& known : codes_)
        if (known != each.code && coding::counts_as(known, each.code)) asked.push_back(known);
    }
    if (std::ranges::find(asked, code) != asked.end()) return true;
    std::string names;
    for (const coding::SampledCode& each : sample.codes)
      names += (names.empty() ? "" : ", ") + each.code;
    refuse(message("naar code '{}' vraagt deze steekproef niet",
                   "this sample does not ask for code '{}'", code),
           codebook::did_you_mean("", code, asked,
                                  message("ze vraagt naar: {}", "it asks for: {}", names)));
    return false;
  }

  const std::string& file_;
  std::map<std::string, Sample, std::less<>> samples_;
  std::vector<std::string> codes_;
  std::uint32_t line_ = 0;
};

}  // namespace

base::Result<std::vector<JudgedUnit>> parse_judgements(std::string_view lines,
                                                       const std::string& file) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";  // some editors begin UTF-8 with it
  if (lines.starts_with(kMark)) lines.remove_prefix(kMark.size());
  LineReader reader{file};
  for (std::uint32_t number = 1; !lines.empty() && reader.problems.size() < base::kMostProblems;
       ++number) {
    const std::size_t feed = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, feed);
    lines.remove_prefix(std::min(feed + 1, lines.size()));
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) reader.read(line, number);
  }
  if (!reader.problems.empty()) return std::move(reader.problems);
  return std::move(reader.units);
}

base::Result<std::vector<Judging>> judge(store::Study& study, const std::string& coder,
                                         const std::vector<JudgedUnit>& units,
                                         const std::string& file) {
  if (auto problem = problem_with_coder(coder))
    return base::Diagnostic{.problem = std::move(*problem)};
  Checker checker{study, file};
  std::vector<std::pair<Judgement, const coding::SampledUnit*>> taken;
  for (const JudgedUnit& each : units) {
    if (checker.problems.size() >= base::kMostProblems) break;
    if (const auto found = checker.check(each))
      taken.emplace_back(Judgement{found->sample->id, each.unit, coder, each.codes}, found->unit);
  }
  if (!checker.problems.empty()) return std::move(checker.problems);

  std::map<std::string, Judging> judgings;
  study.write([&](store::Writer& writer) {
    std::map<std::pair<std::string, std::uint32_t>, std::vector<std::string>> known;
    for (Judgement& each : study.judgements())
      if (each.coder == coder) known[{each.sample, each.unit}] = std::move(each.codes);
    for (auto& [judgement, unit] : taken) {
      Judging& judging = judgings[judgement.sample];
      ++judging.taken;
      const auto [before, fresh] =
          known.try_emplace({judgement.sample, judgement.unit}, judgement.codes);
      judging.again += fresh ? 0 : 1;
      if (!fresh && before->second == judgement.codes) continue;  // nothing new to record
      judging.changed += fresh ? 0 : 1;
      before->second = judgement.codes;
      writer.judge(judgement, *unit);
    }
    for (const auto& [place, codes] : known)
      if (const auto found = judgings.find(place.first); found != judgings.end())
        ++found->second.judged;
  });
  std::vector<Judging> all;
  for (auto& [sample, judging] : judgings) {
    judging.sample = sample;
    judging.units = checker.size_of(sample);
    all.push_back(judging);
  }
  return all;
}

}  // namespace engine::review
