// The study that `code` works on: opened, or made where there is none.
#pragma once

#include <filesystem>
#include <optional>

#include "engine/store/study.hpp"

namespace cli {

// A study made here that ends up without a transcript is removed again, so
// that a mistyped file name leaves nothing behind.
class StudyFile {
 public:
  explicit StudyFile(std::filesystem::path path);
  ~StudyFile();
  StudyFile(const StudyFile&) = delete;
  StudyFile& operator=(const StudyFile&) = delete;

  [[nodiscard]] engine::store::Study& study() { return *study_; }

 private:
  [[nodiscard]] bool is_empty() const noexcept;

  std::filesystem::path path_;
  bool made_;
  std::optional<engine::store::Study> study_;
};

}  // namespace cli
