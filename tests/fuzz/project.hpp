// What must hold of whatever is read of another tool's project.
#pragma once

#include <memory>
#include <string>

#include "engine/exchange/project_file.hpp"
#include "engine/exchange/refi_write.hpp"
#include "tests/fuzz/reading.hpp"

namespace fuzz {

// What goes out of it comes in as it was.
inline void check_written(engine::exchange::Project project) {
  for (std::size_t i = 0; i < project.codes.size(); ++i)
    project.codes[i].id = "c" + std::to_string(i);
  const auto file = engine::exchange::write_qdpx(project);
  const auto differs = engine::exchange::difference(project, file.bytes);
  require(!differs, differs ? differs->en : "");
}

// Either a problem, or indices that exist and codings inside their texts.
inline int check_project(std::string bytes) {
  const auto owner = std::make_shared<const std::string>(std::move(bytes));
  const auto project = engine::exchange::read_project(owner, *owner, "project");
  if (!project) {
    require(!project.error().empty());
    return 0;
  }
  for (std::uint32_t i = 0; i < project->codes.size(); ++i)
    require(!project->codes[i].parent || *project->codes[i].parent < i);
  for (const auto& coding : project->codings) {
    require(coding.text < project->texts.size() && coding.code < project->codes.size() &&
            coding.coder < project->coders.size());
    require(!coding.span.empty() && project->texts[coding.text].text.contains(coding.span));
  }
  for (const auto& text : project->texts) {
    require(!text.name.empty());
    require(text.text.bytes().find('\r') == std::string_view::npos);
    for (const auto& time : text.times) require(time.at_cp <= text.text.end().value);
    for (const auto& segment : text.segments) require(text.text.contains(segment.span));
  }
  check_written(*project);
  return 0;
}

}  // namespace fuzz
