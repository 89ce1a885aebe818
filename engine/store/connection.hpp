// The open study file: found to be a study of this program's version before
// anything in it is used, and never touched when it is not.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <functional>
#include <string>

#include "engine/store/study.hpp"

namespace engine::store {

class Connection {
 public:
  // Throws base::Failure. An older schema is brought up to date first, also
  // for reading.
  Connection(std::filesystem::path path, Study::Mode mode, int busy_timeout_ms = kBusyTimeoutMs);

  [[nodiscard]] SQLite::Database& database() const { return *database_; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  // Stored when `work` returns, undone when it throws.
  void write(const std::function<void()>& work);
  // The file was just made and holds nothing yet: until the first write has ended
  // a power cut may take it, so that only its end waits for the disk.
  void last_from_first_write() { lasting_ = false; }

 private:
  void open();
  void configure();
  void update_schema();
  void make_lasting();

  std::filesystem::path path_;
  Study::Mode mode_;
  std::unique_ptr<SQLite::Database> database_;
  bool lasting_ = true;
};

// Makes a copy of mode 0600, whole or not at all; Failure where the path exists.
// `change` is given the name that the copy has before it gets its own.
void copy_study_file(SQLite::Database& database, const std::filesystem::path& path,
                     const std::function<void(const std::filesystem::path& unfinished)>& change);

// A power cut must not take the new name of a file away. A transaction does this
// too, for the name of its journal.
void sync_folder(const std::filesystem::path& file);

// Makes a new study file of mode 0600, whole or not at all; Failure where the
// path exists.
void create_study_file(const std::filesystem::path& path, const std::string& title,
                       Study::Lasting lasting);

}  // namespace engine::store
