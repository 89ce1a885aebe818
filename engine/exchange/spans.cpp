#include "engine/exchange/spans.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>

#include "engine/foreign/json.hpp"

namespace engine::exchange {
namespace {

using base::Message;
using base::message;
using foreign::Json;

std::optional<std::uint32_t> position(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number_unsigned()) return std::nullopt;
  const auto value = found->get<std::uint64_t>();
  if (value > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
  return static_cast<std::uint32_t>(value);
}

class Reader {
 public:
  explicit Reader(const std::string& path) : path_{path} {}

  base::Result<Spans> read(std::string_view source) {
    // the data are a person's own: many spans are no sign of a trap
    const foreign::JsonLimits limits{.values = 10'000'000,
                                     .unique_names = true,
                                     .instead = message("verdeel de fragmenten over meer bestanden",
                                                        "divide the spans over several files")};
    const auto parsed = foreign::parse_json(source, path_, {}, limits);
    if (!parsed) return parsed.error();
    const Json& json = *parsed;
    if (!json.is_object()) {
      problem(message("dit is geen JSON-object", "this is no JSON object"), kForm);
      return std::move(problems_);
    }
    const auto length = position(json, "length");
    if (!length || *length == 0)
      problem(message("'length' hoort een heel getal vanaf 1 te zijn",
                      "'length' must be a whole number from 1"),
              kForm);
    spans_.data.length = length.value_or(std::numeric_limits<std::uint32_t>::max());
    coders(json);
    if (!problems_.empty()) return std::move(problems_);
    finish();
    return std::move(spans_);
  }

 private:
  struct Named {
    std::uint32_t begin, end;
    std::string code;
  };

  void coders(const Json& json) {
    const auto found = json.find("coders");
    if (found == json.end() || !found->is_object())
      return problem(message("'coders' hoort een object met codeurs te zijn",
                             "'coders' must be an object of coders"),
                     kForm);
    if (found->size() < 2)
      problem(message("er zijn minstens twee codeurs nodig; gevonden: {}",
                      "at least two coders are needed; found: {}", found->size()),
              message("noem een codeur zonder fragmenten met []",
                      "list a coder without spans with []"));
    if (found->size() > kMostSpanCoders)
      return problem(message("er zijn {} codeurs; meer dan {} gaat niet",
                             "there are {} coders; more than {} is not possible", found->size(),
                             kMostSpanCoders),
                     message("verdeel de codeurs over meer bestanden",
                             "divide the coders over several files"));
    for (const auto& [name, list] : found->items()) {
      if (name.empty())
        problem(message("een codeur heeft geen naam", "a coder has no name"), kForm);
      if (!list.is_array()) {
        problem(message("codeur '{}' heeft geen lijst met fragmenten",
                        "coder '{}' has no list of spans", name),
                kForm);
        continue;
      }
      names_.push_back(name);
      named_.emplace_back();
      std::size_t number = 0;
      for (const Json& one : list) span(name, ++number, one);
    }
  }

  void span(const std::string& coder, std::size_t number, const Json& json) {
    const auto fails = [&](const Message& what, const Message& hint) {
      problem(message("codeur '{0}', fragment {1}: {2}", "coder '{0}', span {1}: {3}", coder,
                      number, what.nl, what.en),
              hint);
    };
    const auto code = json.is_object() ? json.find("code") : json.end();
    if (!json.is_object() || code == json.end() || !code->is_string() ||
        code->get_ref<const std::string&>().empty())
      return fails(message("er is geen code", "there is no code"), kSpan);
    const auto begin = position(json, "begin");
    const auto end = position(json, "end");
    if (!begin || !end)
      return fails(message("'begin' en 'end' horen hele getallen vanaf 0 te zijn",
                           "'begin' and 'end' must be whole numbers from 0"),
                   kSpan);
    if (*begin >= *end)
      return fails(
          message("begint op {} en eindigt op {}", "begins at {} and ends at {}", *begin, *end),
          message("'end' is de plaats na de laatste van het fragment",
                  "'end' is the place after the last one of the span"));
    if (*end > spans_.data.length)
      return fails(message("eindigt op {}, voorbij de lengte {}", "ends at {}, past the length {}",
                           *end, spans_.data.length),
                   message("maak 'length' de lengte van het hele continuüm",
                           "make 'length' that of the whole continuum"));
    named_.back().push_back({*begin, *end, code->get<std::string>()});
  }

  void finish() {
    std::map<std::string, std::uint32_t> codes;
    for (const auto& list : named_)
      for (const Named& one : list) codes.emplace(one.code, 0);
    for (auto& [code, index] : codes) {
      index = static_cast<std::uint32_t>(spans_.data.codes.size());
      spans_.data.codes.push_back(code);
    }
    for (std::size_t coder = 0; coder < named_.size(); ++coder) {
      std::vector<analysis::Unit> units;
      for (const Named& one : named_[coder]) units.push_back({one.begin, one.end, codes[one.code]});
      if (const std::uint64_t joined = analysis::merge_overlaps(units); joined > 0)
        spans_.merged.push_back({names_[coder], joined});
      spans_.data.coders.push_back(std::move(units));
    }
  }

  void problem(Message what, Message hint) {
    if (problems_.size() < base::kMostProblems)
      problems_.push_back({path_, 0, 0, std::move(what), std::move(hint), {}});
  }

  static inline const Message kForm = message(
      R"(schrijf {{"length": 300, "coders": {{"A": [{{"begin": 0, "end": 12, "code": "x"}}], "B": []}}}})",
      R"(write {{"length": 300, "coders": {{"A": [{{"begin": 0, "end": 12, "code": "x"}}], "B": []}}}})");
  static inline const Message kSpan = message(R"(schrijf {{"begin": 0, "end": 12, "code": "x"}})",
                                              R"(write {{"begin": 0, "end": 12, "code": "x"}})");

  const std::string& path_;
  std::vector<std::string> names_;
  std::vector<std::vector<Named>> named_;
  Spans spans_;
  base::Diagnostics problems_;
};

}  // namespace

base::Result<Spans> read_spans(std::string_view json, const std::string& path) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";  // some editors begin UTF-8 with it
  if (json.starts_with(kMark)) json.remove_prefix(kMark.size());
  return Reader{path}.read(json);
}

}  // namespace engine::exchange
