#include "engine/store/connection.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <system_error>
#include <utility>

#include "engine/store/failures.hpp"
#include "engine/store/migrations.hpp"

namespace engine::store {
namespace {

namespace fs = std::filesystem;
using base::Failure;
using base::message;

// The first bytes of an SQLite file. Source: sqlite.org/fileformat2.html, 1.3.
constexpr std::size_t kHeaderBytes = 100;
constexpr std::string_view kMagic{"SQLite format 3\0", 16};
constexpr std::size_t kPageSizeAt = 16;
constexpr std::size_t kPageCountAt = 28;
constexpr std::size_t kApplicationIdAt = 68;
using Header = std::array<unsigned char, kHeaderBytes>;

std::uint32_t big_endian(const Header& header, std::size_t at, std::size_t bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i) value = value << 8U | header[at + i];
  return value;
}

base::Message how_to_make() {
  return message("een studie is een bestand dat met 'duiding init' of 'duiding code' is gemaakt",
                 "a study is a file made by 'duiding init' or 'duiding code'");
}

void require_readable_file(const fs::path& path) {
  const std::string name = path.string();
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found)
    throw Failure{message("er is geen studie {}", "there is no study {}", name), how_to_make()};
  if (fs::is_directory(status))
    throw Failure{message("{} is een map, geen studie", "{} is a folder, not a study", name),
                  how_to_make()};
  if (status.type() != fs::file_type::none && !fs::is_regular_file(status))
    throw Failure{message("{} is geen gewoon bestand", "{} is not a regular file", name),
                  how_to_make()};
  if (access(path.c_str(), R_OK) != 0)
    throw Failure{message("{} mag niet worden gelezen: {}", "{} may not be read: {}", name,
                          std::generic_category().message(errno)),
                  message("controleer de rechten van het bestand en de map",
                          "check the permissions of the file and its folder")};
}

// SQLite's own handle: opening the file a second time would, on closing, drop
// the locks of every connection this process has to it.
sqlite3_file* file_of(SQLite::Database& database) {
  sqlite3_file* file = nullptr;
  database.check(sqlite3_file_control(database.getHandle(), "main", SQLITE_FCNTL_FILE_POINTER,
                                      static_cast<void*>(&file)));
  return file;
}

// Reads without locking, recovering or writing anything.
Header read_header(SQLite::Database& database) {
  Header header{};
  sqlite3_file* file = file_of(database);
  const int result = file->pMethods->xRead(file, header.data(), kHeaderBytes, 0);
  if (result != SQLITE_IOERR_SHORT_READ) database.check(result);
  return header;
}

std::int64_t file_size(SQLite::Database& database) {
  sqlite3_int64 size = 0;
  sqlite3_file* file = file_of(database);
  database.check(file->pMethods->xFileSize(file, &size));
  return size;
}

void require_study(SQLite::Database& database, const std::string& name) {
  if (file_size(database) == 0)
    throw Failure{message("{} is leeg: geen studie", "{} is empty: not a study", name),
                  how_to_make()};
  const Header header = read_header(database);
  if (!std::equal(kMagic.begin(), kMagic.end(), header.begin()))
    throw Failure{message("{} is geen studie", "{} is not a study", name), how_to_make()};
  if (big_endian(header, kApplicationIdAt, 4) != std::uint32_t{kApplicationId})
    throw Failure{message("{} is een database van een ander programma, geen studie",
                          "{} is another program's database, not a study", name),
                  how_to_make()};
}

void require_whole(SQLite::Database& database, const std::string& name) {
  const Header header = read_header(database);
  constexpr std::uint32_t kLargestPage = 65536;  // written as 1
  const std::uint32_t page = big_endian(header, kPageSizeAt, 2);
  const std::int64_t expected = std::int64_t{page == 1 ? kLargestPage : page} *
                                std::int64_t{big_endian(header, kPageCountAt, 4)};
  const std::int64_t size = file_size(database);
  if (size < expected)
    throw Failure{message("{} is afgekapt: {} van {} bytes zijn er nog",
                          "{} is cut off: {} of {} bytes are left", name, size, expected),
                  message("zet een reservekopie terug", "go back to a backup copy")};
}

}  // namespace

Connection::Connection(fs::path path, Study::Mode mode, int busy_timeout_ms)
    : path_{std::move(path)}, mode_{mode} {
  require_readable_file(path_);
  guarded(path_, [&] {
    // Also for reading: what a killed program left half-written must be undone
    // first. SQLite falls back to reading where the file may not be written.
    database_ = std::make_unique<SQLite::Database>(
        path_.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX, busy_timeout_ms);
    open();
  });
}

void Connection::open() {
  const std::string name = path_.string();
  require_study(*database_, name);
  try {
    configure();
    update_schema();
  } catch (const SQLite::Exception& error) {
    if (error.getErrorCode() == SQLITE_CORRUPT) require_whole(*database_, name);
    throw;
  }
}

// A study file may come from anyone: it brings no code of its own.
void Connection::configure() {
  sqlite3* handle = database_->getHandle();
  const auto set = [&](int option, int value) {
    database_->check(sqlite3_db_config(handle, option, value, nullptr));
  };
  set(SQLITE_DBCONFIG_DEFENSIVE, 1);
  set(SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
  set(SQLITE_DBCONFIG_ENABLE_TRIGGER, 0);
  set(SQLITE_DBCONFIG_ENABLE_VIEW, 0);
  database_->exec(
      "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON;"
      "PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY");
}

void Connection::update_schema() {
  const std::int32_t known = migrations().back().number;
  const std::int32_t version = schema_version(*database_);
  if (version > known)
    throw Failure{message("{} is gemaakt met een nieuwere duiding (schema {}; deze kent schema {})",
                          "{} was made by a newer duiding (schema {}; this one knows {})",
                          path_.string(), version, known),
                  message("installeer de nieuwere versie", "install the newer version")};
  if (version < known) migrate(*database_, migrations());

  if (mode_ == Study::Mode::read) {
    database_->exec("PRAGMA query_only = ON");
  } else {
    if (sqlite3_db_readonly(database_->getHandle(), "main") == 1)
      throw SQLite::Exception{"the file may not be written", SQLITE_READONLY};
    // Another tool may have left it in WAL mode, which keeps text in a second file.
    database_->exec("PRAGMA journal_mode = DELETE");
  }
}

void Connection::write(const std::function<void()>& work) {
  guarded(path_, [&] {
    if (!lasting_) database_->exec("PRAGMA synchronous = OFF");
    {
      SQLite::Transaction transaction{*database_, SQLite::TransactionBehavior::IMMEDIATE};
      work();
      transaction.commit();
    }
    if (!lasting_) make_lasting();
  });
}

// By SQLite's own descriptor: to close another one of the file would give up its locks.
void Connection::make_lasting() {
  sqlite3_file* file = nullptr;
  database_->check(sqlite3_file_control(database_->getHandle(), "main", SQLITE_FCNTL_FILE_POINTER,
                                        static_cast<void*>(&file)));
  database_->check(file->pMethods->xSync(file, SQLITE_SYNC_NORMAL));
  sync_folder(path_);
  database_->exec("PRAGMA synchronous = FULL");
  lasting_ = true;
}

}  // namespace engine::store
