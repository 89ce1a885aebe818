#include "engine/server/room.hpp"

#include <utility>

#include "engine/review/view.hpp"

namespace engine::server {

Room::Room(std::string path, std::string coder, base::Language language, std::string program,
           privacy::MaskingLists lists)
    : path_{std::move(path)},
      study_{store::Study::open(path_, store::Study::Mode::write)},
      coder_{std::move(coder)},
      language_{language},
      program_{std::move(program)},
      lists_{std::move(lists)} {}

base::Result<quotes::Desk*> Room::quotes() {
  std::string head = study_.log_head();
  if (!quotes_ || head != quotes_head_) {
    quotes_.reset();
    auto desk = quotes::Desk::open(path_, lists_);
    if (!desk) return desk.error();
    quotes_.emplace(*std::move(desk));
    quotes_head_ = std::move(head);
  }
  return &*quotes_;
}

void Room::keep_quotes() { quotes_head_ = study_.log_head(); }

const coding::StudyView& Room::view() {
  std::string head = study_.log_head();
  if (!view_ || head != view_head_) {
    view_ = review::view(study_);
    view_head_ = std::move(head);
  }
  return *view_;
}

const std::vector<codebook::Codebook>& Room::codebooks() {
  std::vector<std::string> sources = study_.codebook_sources();
  if (sources == sources_) return codebooks_;
  codebooks_.clear();
  for (const std::string& source : sources)
    if (auto loaded = codebook::load(source, "")) codebooks_.push_back(*std::move(loaded));
  sources_ = std::move(sources);
  return codebooks_;
}

}  // namespace engine::server
