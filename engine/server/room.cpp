#include "engine/server/room.hpp"

#include <utility>

#include "engine/review/view.hpp"

namespace engine::server {

Room::Room(store::Study study, std::string coder, base::Language language, std::string program,
           std::unique_ptr<QuoteDesk> quotes)
    : study_{std::move(study)},
      coder_{std::move(coder)},
      language_{language},
      program_{std::move(program)},
      quotes_{std::move(quotes)} {}

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
