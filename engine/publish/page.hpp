// A study as one page to read and to print: what was done, how often, where
// codes meet, every code with its segments, and what a methods section needs.
//
// Self-contained: no script, no font, no picture from elsewhere, and a policy
// in the page that forbids a browser to fetch any. Whatever a study holds is
// escaped (markup.hpp).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/publish/facts.hpp"
#include "engine/publish/study_tables.hpp"

namespace engine::publish {

struct CodeText {
  std::string id;
  base::Message label, brief, when_to_use, when_not_to_use;
};

struct PageContent {
  const Material& material;
  Facts facts;
  std::vector<CodeText> codes = {};        // codebook order, parents before children
  std::vector<report::Table> groups = {};  // side by side: by role, by each attribute
  std::vector<std::size_t> shown = {};     // indices into material.codings, ascending
  // By code: how many segments it has, drawn or not.
  std::map<std::string, std::size_t> drawn_from = {};
  bool masked = false;
  std::map<std::string, std::string> role_names = {};  // roles that are called otherwise
  std::map<std::string, std::size_t> held = {};  // by code: not shown, since nobody released them
};

// Per code at most `most` of the codings, drawn with `seed`; all without `most`.
std::vector<std::size_t> draw_segments(const std::vector<const coding::Coding*>& codings,
                                       std::optional<std::uint32_t> most, std::uint64_t seed);

// Where what somebody said stands: [begin, end) in the bytes.
struct Quoted {
  std::size_t coding = 0;  // index into Material::codings
  std::size_t begin = 0, end = 0;
};
struct RenderedPage {
  std::string bytes;
  std::vector<Quoted> quotes;
};
RenderedPage render_page(const PageContent& content, base::Language language);

}  // namespace engine::publish
