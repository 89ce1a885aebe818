// The study that is being reviewed, and what the pages ask of it most.
//
// Other programs may write in it meanwhile: what is kept here is read anew when
// the log has grown. Belongs to one thread at a time.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/codebook/codebook.hpp"
#include "engine/coding/coding.hpp"
#include "engine/quotes/desk.hpp"
#include "engine/store/study.hpp"

namespace engine::server {

class Room {
 public:
  // Opens the study to write. `program`: its version, for people. `lists`: those that
  // quotes are masked with.
  Room(std::string path, std::string coder, base::Language language, std::string program,
       privacy::MaskingLists lists = {});

  [[nodiscard]] store::Study& study() { return study_; }
  [[nodiscard]] const std::string& coder() const { return coder_; }
  [[nodiscard]] base::Language language() const { return language_; }
  [[nodiscard]] const std::string& program() const { return program_; }
  [[nodiscard]] const std::string& say(const base::Message& message) const {
    return message.in(language_);
  }

  // The quotes as they are now, never null. Errors: lists that cannot be used.
  base::Result<quotes::Desk*> quotes();
  // What the desk itself wrote in the study is no reason to open it anew.
  void keep_quotes();

  // Changes whenever the study does.
  [[nodiscard]] std::string head() const { return study_.log_head(); }
  // The whole study with what people decided, as it is now.
  const coding::StudyView& view();
  // Those last applied.
  const std::vector<codebook::Codebook>& codebooks();

 private:
  std::string path_;
  store::Study study_;
  std::string coder_;
  base::Language language_;
  std::string program_;
  privacy::MaskingLists lists_;
  std::optional<quotes::Desk> quotes_;  // once they are asked for: masking reads a dictionary
  std::string quotes_head_;             // of the log when quotes_ was read
  std::optional<coding::StudyView> view_;
  std::string view_head_;  // of the log when view_ was read
  std::vector<codebook::Codebook> codebooks_;
  std::vector<std::string> sources_;  // of codebooks_
};

}  // namespace engine::server
