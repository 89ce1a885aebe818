// A page of HTML as running text.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "engine/transcript/source.hpp"

namespace engine::transcript::readers {

// `utf8` is decoded. Paragraphs, list items, headings and other blocks are
// paragraphs; <br> is a line feed; tables as in manuscript.hpp; what a browser
// does not show as text (scripts, styles, the head) is left out. oTranscribe's
// <span class="timestamp"> becomes `[00:12]`.
base::Result<Source> read_page(std::string_view utf8, const std::string& path);

}  // namespace engine::transcript::readers
