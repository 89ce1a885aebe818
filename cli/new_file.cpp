#include "cli/new_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <ostream>
#include <system_error>
#include <utility>

#include "cli/output.hpp"
#include "engine/base/failure.hpp"

namespace cli {
namespace {

namespace base = engine::base;
using base::message;

base::Failure cannot_write(const std::string& path, int reason) {
  if (path.empty())
    return base::Failure{message("het nieuwe bestand heeft geen naam", "the new file has no name"),
                         message("geef er een die niet leeg is", "give one that is not empty")};
  if (reason == EEXIST)
    return base::Failure{message("{} bestaat al en blijft zoals het is",
                                 "{} exists already and is left as it is", path),
                         message("kies een andere naam", "choose another name")};
  const base::Message what = message("{} kan niet gemaakt worden: {}", "{} cannot be made: {}",
                                     path, std::string_view{std::strerror(reason)});
  const std::filesystem::path folder = std::filesystem::path{path}.parent_path();
  if (reason != ENOENT || folder.empty()) return base::Failure{what};
  return base::Failure{
      what, message("maak eerst de map {}", "make the folder {} first", folder.string())};
}

}  // namespace

void write_new(const std::string& path, std::string_view content, Readers readers) {
  write_new(path, readers, [&](std::ostream& out) { out << content; });
}

void write_new(const std::string& path, Readers readers,
               const std::function<void(std::ostream&)>& write) {
  const mode_t mode = readers == Readers::owner ? 0600 : 0666;
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (descriptor < 0) throw cannot_write(path, errno);
  DescriptorBuffer buffer{descriptor};
  try {
    std::ostream out{&buffer};
    write(out);
    out.flush();
  } catch (...) {
    ::close(descriptor);
    ::unlink(path.c_str());
    throw;
  }
  const bool closed = ::close(descriptor) == 0;
  const int reason = buffer.failure() != 0 ? buffer.failure() : (closed ? 0 : errno);
  if (reason == 0) return;
  ::unlink(path.c_str());
  throw cannot_write(path, reason);
}

void refuse_existing(const std::string& path) {
  if (path.empty()) throw cannot_write(path, ENOENT);
  struct stat found{};
  if (::lstat(path.c_str(), &found) == 0) throw cannot_write(path, EEXIST);
}

Unfinished::Unfinished(std::string path) : path_{std::move(path)} {
  while (path_.size() > 1 && path_.ends_with('/')) path_.pop_back();
  refuse_existing(path_);
  // a name of its own length, so that a long `path` does not make one too long
  static std::atomic<unsigned> count = 0;
  const std::string name = fmt::format(".duiding-{}-{}.unfinished", ::getpid(), ++count);
  const std::filesystem::path folder = std::filesystem::path{path_}.parent_path();
  unfinished_ = (folder / name).string();
  // said of the path that was asked for, not of the name beside it
  if (::access(folder.empty() ? "." : folder.c_str(), W_OK | X_OK) != 0)
    throw cannot_write(path_, errno);
}

Unfinished::~Unfinished() {
  std::error_code ignored;
  std::filesystem::remove_all(unfinished_, ignored);
}

void Unfinished::make_folder() const {
  if (::mkdir(unfinished_.c_str(), 0700) != 0) throw cannot_write(path_, errno);
}

void Unfinished::keep() {
  if (::renameat2(AT_FDCWD, unfinished_.c_str(), AT_FDCWD, path_.c_str(), RENAME_NOREPLACE) == 0)
    return;
  if (errno != EINVAL && errno != ENOSYS) throw cannot_write(path_, errno);
  refuse_existing(path_);  // a file system that cannot do both at once
  if (::rename(unfinished_.c_str(), path_.c_str()) != 0) throw cannot_write(path_, errno);
}

}  // namespace cli
