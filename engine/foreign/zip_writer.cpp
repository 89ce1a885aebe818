#include "engine/foreign/zip_writer.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

#include "engine/base/failure.hpp"

namespace engine::foreign {
namespace {

using base::message;

struct FreeArchive {
  void operator()(archive* written) const { archive_write_free(written); }
};
struct FreeEntry {
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

la_ssize_t append(archive* /*unused*/, void* out, const void* bytes, size_t count) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), count);
  return static_cast<la_ssize_t>(count);
}

}  // namespace

std::string write_zip(const std::vector<ZipPart>& parts) {
  std::string bytes;
  const std::unique_ptr<archive, FreeArchive> zip{archive_write_new()};
  const auto require = [&](int status) {
    if (status == ARCHIVE_OK) return;
    const char* const reason = zip ? archive_error_string(zip.get()) : nullptr;
    throw base::Failure{message("het archief kan niet gemaakt worden: {}",
                                "the archive cannot be made: {}", reason ? reason : "?")};
  };
  require(zip ? archive_write_set_format_zip(zip.get()) : ARCHIVE_FATAL);
  // no padding behind the last part, as there is on a tape
  require(archive_write_set_bytes_per_block(zip.get(), 0));
  require(archive_write_open(zip.get(), &bytes, nullptr, append, nullptr));
  for (const ZipPart& part : parts) {
    const std::unique_ptr<archive_entry, FreeEntry> entry{archive_entry_new()};
    archive_entry_set_pathname(entry.get(), part.name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(part.content.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    constexpr unsigned kPermissions = 0644;
    archive_entry_set_perm(entry.get(), kPermissions);
    // before 1980: the first moment that the format knows, in every time zone
    archive_entry_set_mtime(entry.get(), 0, 0);
    require(archive_write_header(zip.get(), entry.get()));
    const la_ssize_t written =
        archive_write_data(zip.get(), part.content.data(), part.content.size());
    require(written == static_cast<la_ssize_t>(part.content.size()) ? ARCHIVE_OK : ARCHIVE_FATAL);
  }
  require(archive_write_close(zip.get()));
  return bytes;
}

}  // namespace engine::foreign
