#include "engine/transcript/source_file.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

namespace engine::transcript {
namespace {

class Descriptor {
 public:
  explicit Descriptor(const std::filesystem::path& path)
      : number_{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)} {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

base::Diagnostic problem(const std::filesystem::path& path, base::Message what,
                         base::Message hint = {}) {
  return {.file = path.string(), .problem = std::move(what), .hint = std::move(hint)};
}

base::Diagnostic system_problem(const std::filesystem::path& path, int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return problem(path, base::message("bestaat niet", "does not exist"));
    case EACCES:
    case EPERM:
      return problem(path,
                     base::message("geen toestemming om te lezen", "no permission to read it"),
                     base::message("geef uzelf leesrecht: chmod u+r, of vraag de eigenaar",
                                   "give yourself read permission: chmod u+r, or ask the owner"));
    default: {
      const std::string reason = std::generic_category().message(error);
      return problem(path,
                     base::message("kan niet worden gelezen ({})", "cannot be read ({})", reason));
    }
  }
}

base::Diagnostic too_large(const std::filesystem::path& path, const char* nl, const char* en) {
  return problem(path, base::message("te groot: meer dan {0}", "too large: more than {1}", nl, en),
                 base::message("verdeel het bestand over meer bestanden",
                               "divide the file over several files"));
}

// What came out of a pipe or device that was opened without waiting: often
// nothing yet. Nothing at all where nobody comes to write into it. From here on
// reading waits.
std::optional<std::string> first_bytes(int file) {
  constexpr int kPatienceMs = 3000;
  pollfd asked{.fd = file, .events = POLLIN, .revents = 0};
  while (::poll(&asked, 1, kPatienceMs) < 0 && errno == EINTR) continue;
  std::string first;
  if (asked.revents == 0) {
    char byte = 0;
    const ssize_t got = ::read(file, &byte, 1);
    if (got == 0 || (got < 0 && errno != EAGAIN)) return std::nullopt;
    if (got == 1) first += byte;  // EAGAIN: somebody is there, and slow
  }
  const int flags = ::fcntl(file, F_GETFL);
  if (flags < 0 || ::fcntl(file, F_SETFL, flags & ~O_NONBLOCK) != 0) return std::nullopt;
  return first;
}

base::Result<SourceBytes> read_whole(int file, const std::filesystem::path& path, std::string first,
                                     std::size_t expected, std::size_t limit) {
  constexpr std::size_t kStep = std::size_t{1} << 16U;
  auto content = std::make_shared<std::string>(std::move(first));
  std::size_t size = content->size();
  // one byte more than expected, so that the end shows without growing
  content->resize(size + expected + 1);
  while (true) {
    if (size == content->size()) content->resize(std::max(size + kStep, size + size / 2));
    const ssize_t got = ::read(file, content->data() + size, content->size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_problem(path, errno);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    if (size > limit)
      return too_large(path, "256 MiB uit een pijp of apparaat", "256 MiB from a pipe or device");
  }
  content->resize(size);
  const std::string_view bytes = *content;
  return SourceBytes{.owner = std::move(content), .bytes = bytes};
}

base::Result<SourceBytes> map(int file, const std::filesystem::path& path, std::size_t size) {
  void* address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  if (address == MAP_FAILED) return system_problem(path, errno);
  ::madvise(address, size, MADV_SEQUENTIAL);
  std::shared_ptr<const void> owner{address, [size](void* mapped) { ::munmap(mapped, size); }};
  return SourceBytes{.owner = std::move(owner), .bytes = {static_cast<const char*>(address), size}};
}

}  // namespace

base::Result<SourceBytes> read_source(const std::filesystem::path& path) {
  const Descriptor file{path};
  if (file.number() < 0) return system_problem(path, errno);
  struct stat status{};
  if (::fstat(file.number(), &status) != 0) return system_problem(path, errno);
  if (S_ISDIR(status.st_mode))
    return problem(path, base::message("is een map", "is a directory"),
                   base::message("noem de bestanden erin: {}/*.txt",
                                 "name the files in it: {}/*.txt", path.string()));
  if (!S_ISREG(status.st_mode)) {
    auto first = first_bytes(file.number());
    if (!first)
      return problem(path,
                     base::message("er komt niets uit deze pijp", "nothing comes out of this pipe"),
                     base::message("begin eerst met schrijven, of geef een bestand",
                                   "begin to write first, or give a file"));
    return read_whole(file.number(), path, std::move(*first), 0, kMaxStreamBytes);
  }
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size > std::numeric_limits<std::uint32_t>::max()) return too_large(path, "4 GiB", "4 GiB");
  if (size > kReadWholeBytes) return map(file.number(), path, static_cast<std::size_t>(size));
  return read_whole(file.number(), path, {}, static_cast<std::size_t>(size), kMaxStreamBytes);
}

}  // namespace engine::transcript
