// The study that is being reviewed, and what the pages ask of it most.
//
// Other programs may write in it meanwhile: what is kept here is read anew when
// the log has grown. Belongs to one thread at a time.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/codebook/codebook.hpp"
#include "engine/coding/coding.hpp"
#include "engine/server/quote_desk.hpp"
#include "engine/store/study.hpp"

namespace engine::server {

class Room {
 public:
  // `program`: its version, for people. `quotes`: nothing where they cannot be masked.
  Room(store::Study study, std::string coder, base::Language language, std::string program,
       std::unique_ptr<QuoteDesk> quotes = nullptr);

  [[nodiscard]] store::Study& study() { return study_; }
  [[nodiscard]] const std::string& coder() const { return coder_; }
  [[nodiscard]] base::Language language() const { return language_; }
  [[nodiscard]] const std::string& program() const { return program_; }
  [[nodiscard]] const std::string& say(const base::Message& message) const {
    return message.in(language_);
  }

  [[nodiscard]] QuoteDesk* quotes() { return quotes_.get(); }

  // Changes whenever the study does.
  [[nodiscard]] std::string head() const { return study_.log_head(); }
  // The whole study with what people decided, as it is now.
  const coding::StudyView& view();
  // Those last applied.
  const std::vector<codebook::Codebook>& codebooks();

 private:
  store::Study study_;
  std::string coder_;
  base::Language language_;
  std::string program_;
  std::unique_ptr<QuoteDesk> quotes_;
  std::optional<coding::StudyView> view_;
  std::string view_head_;  // of the log when view_ was read
  std::vector<codebook::Codebook> codebooks_;
  std::vector<std::string> sources_;  // of codebooks_
};

}  // namespace engine::server
