// oTranscribe (.otr): JSON around a page of HTML, with times in <span>s.
#include <utility>

#include "engine/transcript/readers/all.hpp"
#include "engine/transcript/readers/page.hpp"
#include "engine/transcript/readers/speech_json.hpp"

namespace engine::transcript::readers {
namespace {

bool fits(const Look& look) {
  return json_with(look, {"text", "media"}) && !json_with(look, {"segments"});
}

base::Result<Source> read(const Input& input) {
  auto file = read_json(input, {});
  if (!file) return file.error();
  const std::string html = string_member(file->content, "text");
  if (html.empty()) return nothing_said(input.path, "oTranscribe");
  auto source = read_page(html, input.path);
  if (!source) return source.error();
  source->encoding = std::move(file->source.encoding);
  source->remarks.insert(source->remarks.begin(), file->source.remarks.begin(),
                         file->source.remarks.end());
  return source;
}

}  // namespace

const Reader kOTranscribe{.name = "otranscribe", .fits = fits, .read = read};

}  // namespace engine::transcript::readers
