#include "engine/foreign/zip.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <utility>

#include "engine/base/utf8.hpp"

namespace engine::foreign {
namespace {

using base::message;

constexpr std::size_t kMiB = std::size_t{1} << 20U;
// Below this size no ratio is suspicious: XML shrinks well.
constexpr std::size_t kAlwaysFits = 4 * kMiB;

struct CloseArchive {
  void operator()(archive* opened) const { archive_read_free(opened); }
};
using Archive = std::unique_ptr<archive, CloseArchive>;

base::Diagnostic problem(const std::string& path, base::Message what, base::Message hint) {
  return {.file = path, .problem = std::move(what), .hint = std::move(hint)};
}

base::Diagnostic damaged(const std::string& path) {
  return problem(
      path,
      message("het bestand is beschadigd of niet volledig", "the file is damaged or incomplete"),
      message("open het in het programma waarmee het gemaakt is en sla het opnieuw op, "
              "of haal het opnieuw op bij wie het stuurde",
              "open it in the program that made it and save it again, or get it again "
              "from whoever sent it"));
}

base::Diagnostic too_large(const std::string& path, std::size_t bytes) {
  return problem(path,
                 message("uitgepakt is dit bestand groter dan {} MiB of verdacht veel groter dan "
                         "ingepakt",
                         "unpacked this file is larger than {} MiB, or suspiciously larger than "
                         "packed",
                         bytes / kMiB),
                 message("open het in het programma waarmee het gemaakt is en sla de tekst op als "
                         "platte tekst",
                         "open it in the program that made it and save the text as plain text"));
}

base::Diagnostic with_password(const std::string& path) {
  return problem(path,
                 message("het bestand is met een wachtwoord beveiligd",
                         "the file is protected with a password"),
                 message("open het met het wachtwoord en sla het op zonder",
                         "open it with the password and save it without"));
}

// A name that points outside the archive, for a program that unpacks to disk.
bool leaves_archive(std::string_view name) {
  if (name.starts_with('/') || name.starts_with('\\')) return true;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find_first_of("/\\"), name.size());
    if (name.substr(0, end) == "..") return true;
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return false;
}

class ZipReader {
 public:
  ZipReader(std::string_view bytes, const std::string& path, const ZipLimits& limits)
      : bytes_{bytes}, path_{path}, archive_{archive_read_new()} {
    // the archive's size is given a floor, so that small documents always fit
    most_ = std::min(limits.bytes, std::max(kAlwaysFits, bytes.size() * limits.ratio));
    most_entries_ = limits.entries;
  }

  base::Result<ZipParts> read(const std::function<bool(std::string_view)>& wanted) {
    // the seeking reader alone: it goes by the list at the end, so that an
    // archive that was cut off is never taken for a whole one
    if (archive_ == nullptr ||
        archive_read_support_format_zip_seekable(archive_.get()) != ARCHIVE_OK ||
        archive_read_open_memory(archive_.get(), bytes_.data(), bytes_.size()) != ARCHIVE_OK)
      return damaged(path_);
    ZipParts parts;
    for (std::size_t count = 0;; ++count) {
      archive_entry* entry = nullptr;
      const int status = archive_read_next_header(archive_.get(), &entry);
      if (status == ARCHIVE_EOF) return parts;
      if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return damaged(path_);
      if (count == most_entries_) return too_many();
      const char* const raw = archive_entry_pathname(entry);
      std::string name = raw == nullptr ? "" : raw;
      if (base::find_invalid_utf8(name)) name.clear();
      if (leaves_archive(name)) return leaving(name);
      if (!wanted(name)) continue;
      if (archive_entry_is_encrypted(entry) != 0) return with_password(path_);
      if (parts.contains(name)) return twice(name);
      auto content = content_of(*entry);
      if (!content) return content.error();
      parts.emplace(std::move(name), std::move(*content));
    }
  }

 private:
  base::Result<std::string> content_of(archive_entry& entry) {
    // what the entry says of its size may be a lie in either direction
    if (archive_entry_size_is_set(&entry) != 0 &&
        static_cast<std::uint64_t>(archive_entry_size(&entry)) > most_ - total_)
      return too_large(path_, most_);
    std::string content;
    std::array<char, std::size_t{1} << 16U> buffer;
    while (true) {
      const la_ssize_t got = archive_read_data(archive_.get(), buffer.data(), buffer.size());
      if (got < 0) return damaged(path_);
      if (got == 0) return content;
      total_ += static_cast<std::size_t>(got);
      if (total_ > most_) return too_large(path_, most_);
      content.append(buffer.data(), static_cast<std::size_t>(got));
    }
  }

  [[nodiscard]] base::Diagnostic too_many() const {
    return problem(path_,
                   message("het archief heeft meer dan {} onderdelen",
                           "the archive has more than {} parts", most_entries_),
                   message("pak het uit en geef de transcripten zelf",
                           "unpack it and give the transcripts themselves"));
  }

  [[nodiscard]] base::Diagnostic leaving(const std::string& name) const {
    return problem(path_,
                   message("het archief heeft een onderdeel met een pad dat eruit leidt: '{}'",
                           "the archive has a part whose path leads out of it: '{}'", name),
                   message("vertrouw dit bestand niet; vraag na waar het vandaan komt",
                           "do not trust this file; ask where it comes from"));
  }

  [[nodiscard]] base::Diagnostic twice(const std::string& name) const {
    return problem(path_,
                   message("het archief heeft twee onderdelen met de naam '{}'",
                           "the archive has two parts called '{}'", name),
                   message("open het in het programma waarmee het gemaakt is en sla het opnieuw op",
                           "open it in the program that made it and save it again"));
  }

  std::string_view bytes_;
  const std::string& path_;
  Archive archive_;
  std::size_t most_ = 0;
  std::size_t most_entries_ = 0;
  std::size_t total_ = 0;
};

}  // namespace

bool looks_like_zip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

bool zip_mentions(std::string_view archive, std::string_view name) {
  constexpr std::size_t kHead = 4096;
  constexpr std::size_t kTail = 256 * 1024;  // the list of names of a document with many pictures
  const std::size_t from = archive.size() - std::min(archive.size(), kTail);
  return archive.substr(0, kHead).find(name) != std::string_view::npos ||
         archive.substr(from).find(name) != std::string_view::npos;
}

base::Result<ZipParts> read_zip(std::string_view archive, const std::string& path,
                                const std::function<bool(std::string_view)>& wanted,
                                const ZipLimits& limits) {
  if (!looks_like_zip(archive)) return damaged(path);
  return ZipReader{archive, path, limits}.read(wanted);
}

}  // namespace engine::foreign
