// What SQLite reports, as a sentence that says what to do.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <utility>

#include "engine/base/failure.hpp"

namespace engine::store {

base::Failure failure_of(const SQLite::Exception& error, const std::filesystem::path& study);

// Runs `work` and lets no SQLite exception out.
template <class Work>
decltype(auto) guarded(const std::filesystem::path& study, Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (const SQLite::Exception& error) {
    throw failure_of(error, study);
  }
}

}  // namespace engine::store
