#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <system_error>

#include "engine/store/clock.hpp"
#include "engine/store/connection.hpp"
#include "engine/store/failures.hpp"
#include "engine/store/log_table.hpp"
#include "engine/store/migrations.hpp"
#include "engine/store/sql.hpp"

namespace engine::store {
namespace {

namespace fs = std::filesystem;
using base::Failure;
using base::message;

using Image = std::unique_ptr<unsigned char, decltype(&sqlite3_free)>;

[[noreturn]] void fail(const fs::path& path, int error) {
  const std::string name = path.string();
  if (error == ENOSPC || error == EDQUOT)
    throw Failure{
        message("de schijf is vol: {} kan niet worden gemaakt",
                "the disk is full: {} cannot be made", name),
        message("maak ruimte vrij en probeer het opnieuw", "free some space and try again")};
  throw Failure{message("{} kan niet worden gemaakt: {}", "{} cannot be made: {}", name,
                        std::generic_category().message(error)),
                message("controleer of de map bestaat en of u er mag schrijven",
                        "check that the folder exists and that you may write in it")};
}

[[noreturn]] void fail_existing(const fs::path& path) {
  throw Failure{message("{} bestaat al", "{} exists already", path.string()),
                message("kies een andere naam, of verplaats het bestand eerst",
                        "choose another name, or move the file away first")};
}

// A file beside the study that is gone again unless it became the study.
class TemporaryFile {
 public:
  explicit TemporaryFile(const fs::path& study)
      : path_{study.string() + ".XXXXXX"}, descriptor_{mkostemp(path_.data(), O_CLOEXEC)} {
    if (descriptor_ < 0) fail(study, errno);
  }
  ~TemporaryFile() {
    close(descriptor_);
    if (!path_.empty()) unlink(path_.c_str());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  // 0 or an error number.
  [[nodiscard]] int write_all(std::span<const unsigned char> bytes) const {
    while (!bytes.empty()) {
      const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return errno;
      bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return 0;
  }
  // 0 or an error number.
  [[nodiscard]] int sync() const { return fsync(descriptor_) == 0 ? 0 : errno; }

  // 0 or an error number; EEXIST where `study` exists.
  [[nodiscard]] int become(const fs::path& study) {
    if (renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, study.c_str(), RENAME_NOREPLACE) != 0) {
      if (errno != EINVAL && errno != ENOSYS) return errno;
      // A file system (some network drives) that cannot refuse to replace.
      if (fs::exists(fs::symlink_status(study))) return EEXIST;
      if (rename(path_.c_str(), study.c_str()) != 0) return errno;
    }
    path_.clear();
    return 0;
  }

 private:
  std::string path_;
  int descriptor_;
};

Image image_of(SQLite::Database& database, sqlite3_int64& bytes) {
  Image image{sqlite3_serialize(database.getHandle(), "main", &bytes, 0), &sqlite3_free};
  if (image == nullptr) throw SQLite::Exception{"out of memory", SQLITE_NOMEM};
  return image;
}

Image new_study(const std::string& title, sqlite3_int64& bytes) {
  SQLite::Database database{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_MEMORY};
  migrate(database, migrations());
  run_once(database, "INSERT INTO study (only_row, title, created_at, program) VALUES (1, ?, ?, ?)",
           title, utc_now(), this_program());
  LogTable log{database};
  log.note(command_entry("init"), {{"title", title}});
  log.close({"study"});
  database.exec(fmt::format("PRAGMA application_id = {}", kApplicationId));
  return image_of(database, bytes);
}

// Under another name first, so that a program killed at any moment leaves either
// the whole file or nothing under this one. `change` is given that other name, while
// the file still has it.
void put_in_place(const fs::path& path, const Image& image, sqlite3_int64 bytes, bool at_once,
                  const std::function<void(const fs::path&)>& change = {}) {
  TemporaryFile file{path};
  int error = file.write_all({image.get(), static_cast<std::size_t>(bytes)});
  if (error == 0 && change) change(file.path());
  if (error == 0 && at_once) error = file.sync();
  if (error == 0) error = file.become(path);
  if (error == EEXIST) fail_existing(path);
  if (error != 0) fail(path, error);
  if (at_once) sync_folder(path);
}

}  // namespace

void sync_folder(const fs::path& file) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path{"."};
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;  // some file systems cannot; the file itself is safe
  fsync(descriptor);
  close(descriptor);
}

void copy_study_file(SQLite::Database& database, const fs::path& path,
                     const std::function<void(const fs::path& unfinished)>& change) {
  if (fs::exists(fs::symlink_status(path))) fail_existing(path);
  guarded(path, [&] {
    sqlite3_int64 bytes = 0;
    const Image image = image_of(database, bytes);
    put_in_place(path, image, bytes, true, change);
  });
}

void create_study_file(const fs::path& path, const std::string& title, Study::Lasting lasting) {
  if (fs::exists(fs::symlink_status(path))) fail_existing(path);
  guarded(path, [&] {
    sqlite3_int64 bytes = 0;
    const Image image = new_study(title, bytes);
    put_in_place(path, image, bytes, lasting == Study::Lasting::at_once);
  });
}

}  // namespace engine::store
