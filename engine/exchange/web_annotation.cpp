#include "engine/exchange/web_annotation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/base/hash.hpp"
#include "engine/coding/coding.hpp"
#include "engine/exchange/refi_guids.hpp"

namespace engine::exchange {
namespace {

using Json = nlohmann::ordered_json;
using text::CodePointSpan;

constexpr std::uint32_t kAround = 32;  // code points of text before and behind a quotation

std::string urn(const std::string& guid) { return "urn:uuid:" + guid; }

Json person(const std::string& name) {
  return {{"type", name == coding::kMachine ? "Software" : "Person"}, {"name", name}};
}

class Annotations {
 public:
  explicit Annotations(const Project& project) : project_{project} {
    for (const ProjectText& text : project.texts)
      texts_.push_back(
          refi_guid("text", {text.name, base::to_hex(base::sha256(text.text.bytes()))}));
  }

  // Of the collection, without its brackets.
  [[nodiscard]] std::string id_of_all() const {
    std::string all;
    for (const std::string& guid : texts_) all += guid;
    return urn(refi_guid("annotations", {project_.title, all}));
  }

  [[nodiscard]] Json one(const ProjectCoding& coding) const {
    const ProjectCode& code = project_.codes[coding.code];
    const std::string& coder = project_.coders[coding.coder];
    const std::string guid =
        refi_guid("annotation", {texts_[coding.text], fmt::format("{}", coding.span.begin().value),
                                 fmt::format("{}", coding.span.end().value), code.id, coder});
    Json json{{"id", urn(guid)}, {"type", "Annotation"}, {"motivation", "classifying"}};
    json["creator"] = person(coder);
    if (!coding.made_at.empty()) json["created"] = coding.made_at;
    Json bodies = Json::array();
    bodies.push_back(
        {{"type", "SpecificResource"},
         {"purpose", "classifying"},
         {"source",
          {{"id", urn(refi_guid("code", {code.id}))}, {"label", code.name}, {"name", code.id}}}});
    bodies.push_back({{"type", "TextualBody"}, {"purpose", "tagging"}, {"value", code.id}});
    if (!coding.about.empty())
      bodies.push_back(
          {{"type", "TextualBody"}, {"purpose", "describing"}, {"value", coding.about}});
    for (const ProjectNote& note : coding.notes)
      bodies.push_back({{"type", "TextualBody"},
                        {"purpose", "commenting"},
                        {"value", note.text},
                        {"creator", person(project_.coders[note.coder])}});
    json["body"] = std::move(bodies);
    json["target"] = target(coding);
    return json;
  }

 private:
  [[nodiscard]] Json target(const ProjectCoding& coding) const {
    const ProjectText& text = project_.texts[coding.text];
    const std::uint32_t begin = coding.span.begin().value, end = coding.span.end().value;
    const std::uint32_t from = begin - std::min(begin, kAround);
    const std::uint32_t to = std::min(text.text.end().value - end, kAround) + end;
    const auto quote = [&](std::uint32_t first, std::uint32_t last) {
      return std::string{text.text.at(CodePointSpan::of(first, last))};
    };
    return {{"source",
             {{"id", urn(texts_[coding.text])},
              {"type", "Text"},
              {"format", "text/plain"},
              {"label", text.name}}},
            {"selector",
             Json::array({{{"type", "TextPositionSelector"}, {"start", begin}, {"end", end}},
                          {{"type", "TextQuoteSelector"},
                           {"exact", quote(begin, end)},
                           {"prefix", quote(from, begin)},
                           {"suffix", quote(end, to)}}})}};
  }

  const Project& project_;
  std::vector<std::string> texts_;
};

}  // namespace

void write_web_annotations(const Project& project,
                           const std::function<void(std::string_view)>& sink) {
  const Annotations annotations{project};
  const auto member = [](const char* key, const Json& value) {
    return fmt::format("\"{}\":{}", key, value.dump());
  };
  const std::string id = annotations.id_of_all();
  sink(fmt::format("{{{},\n{},{},{},{},{},\n\"first\":{{{},{},{},\"items\":[",
                   member("@context", "http://www.w3.org/ns/anno.jsonld"), member("id", id),
                   member("type", "AnnotationCollection"), member("label", project.title),
                   member("generator", {{"type", "Software"}, {"name", project.made_by}}),
                   member("total", project.codings.size()), member("id", id + "#page"),
                   member("type", "AnnotationPage"), member("startIndex", 0)));
  for (std::size_t i = 0; i < project.codings.size(); ++i) {
    sink(i == 0 ? "\n" : ",\n");
    sink(annotations.one(project.codings[i]).dump());
  }
  sink("\n]}}\n");
}

}  // namespace engine::exchange
