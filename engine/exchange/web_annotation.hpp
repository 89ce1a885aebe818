// Codings as W3C Web Annotations (JSON-LD), for archives and annotation tools.
// Standard: Web Annotation Data Model, W3C Recommendation, 23 February 2017.
//
// One AnnotationCollection with one page. Each coding is an annotation: its code
// is the body that tags, notes are bodies that comment, its coder the creator. The
// target is the transcript's text, by position (code points, end excluded) and by
// quotation with what stands before and behind. Ids are those of the REFI-QDA
// project.
#pragma once

#include <functional>
#include <string_view>

#include "engine/exchange/project.hpp"

namespace engine::exchange {

// In pieces, in order. The same project gives the same bytes.
void write_web_annotations(const Project& project,
                           const std::function<void(std::string_view)>& sink);

}  // namespace engine::exchange
