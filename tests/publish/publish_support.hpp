// A small study as it is published.
#pragma once

#include <string>
#include <utility>

#include "engine/publish/page.hpp"
#include "tests/support/study_view.hpp"

namespace support {

struct Published {
  engine::coding::StudyView view;
  engine::publish::Material material{view, "s.duiding", {}, {}, {}, {}, {}, {}, {}};
  engine::publish::Facts facts;

  explicit Published(engine::coding::StudyView study) : view{std::move(study)} {
    for (const auto& coding : view.codings) {
      material.codings.push_back(&coding);
      material.contexts.push_back({coding.segment.span, "Ervoor. ", coding.text, " Erna."});
    }
    material.memos.title = {"Memo's", "Memos"};
    for (const char* key : {"transcript", "begin_cp", "end_cp", "code", "id", "coder", "memo"})
      material.memos.columns.push_back({.key = key, .heading = {key, key}});
    facts.title = view.title;
    engine::publish::count(view, facts);
  }
  Published(const Published&) = delete;
  Published& operator=(const Published&) = delete;

  [[nodiscard]] engine::publish::PageContent content() const {
    engine::publish::PageContent content{.material = material, .facts = facts};
    for (const auto& code : view.codes)
      content.codes.push_back({code.id, code.label, code.brief, {}, {}});
    for (std::size_t at = 0; at < material.codings.size(); ++at) {
      content.shown.push_back(at);
      ++content.drawn_from[material.codings[at]->code];
    }
    return content;
  }
};

// Every text of it is `words`, with something around.
inline engine::coding::StudyView study_of(const std::string& words) {
  StudyWriter study;
  study.transcript("t " + words, {{"R " + words, "ad " + words, 5, 10, 400}})
      .attribute("k " + words, "v " + words)
      .transcript("u " + words, {{"R " + words, "ad " + words, 5, 10, 500}})
      .attribute("k " + words, "w " + words)
      .code("a " + words)
      .code("b " + words);
  study.coding("a " + words, 1);
  study.coding("b " + words, 1);
  study.coding("b " + words, 2);
  engine::coding::StudyView view = study.view();
  view.title = "Titel " + words;
  for (auto& coding : view.codings) coding.text = "Zin " + words;
  for (auto& code : view.codes) code.label = code.brief = {"L " + words, "L " + words};
  return view;
}

}  // namespace support
