#include "cli/study_file.hpp"

#include <exception>
#include <system_error>
#include <utility>

namespace cli {

using engine::store::Study;

StudyFile::StudyFile(std::filesystem::path path)
    : path_{std::move(path)}, made_{!std::filesystem::exists(path_)} {
  study_ = made_ ? Study::create(path_, path_.stem().string(), Study::Lasting::from_first_write)
                 : Study::open(path_, Study::Mode::write);
}

StudyFile::~StudyFile() {
  const bool remove = made_ && is_empty();
  study_.reset();
  std::error_code ignored;
  if (remove) std::filesystem::remove(path_, ignored);
}

bool StudyFile::is_empty() const noexcept {
  try {
    return study_->transcripts().empty();
  } catch (const std::exception&) {
    return false;  // cannot be read: not ours to throw away
  }
}

}  // namespace cli
