#include "cli/new_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <ostream>

#include "cli/output.hpp"
#include "engine/base/failure.hpp"

namespace cli {
namespace {

namespace base = engine::base;
using base::message;

base::Failure cannot_write(const std::string& path, int reason) {
  if (reason == EEXIST)
    return base::Failure{message("{} bestaat al en blijft zoals het is",
                                 "{} exists already and is left as it is", path),
                         message("kies een andere naam", "choose another name")};
  return base::Failure{message("{} kan niet gemaakt worden: {}", "{} cannot be made: {}", path,
                               std::string_view{std::strerror(reason)})};
}

}  // namespace

void write_new(const std::string& path, std::string_view content, Readers readers) {
  const mode_t mode = readers == Readers::owner ? 0600 : 0666;
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (descriptor < 0) throw cannot_write(path, errno);
  DescriptorBuffer buffer{descriptor};
  std::ostream{&buffer} << content << std::flush;
  const bool closed = ::close(descriptor) == 0;
  const int reason = buffer.failure() != 0 ? buffer.failure() : (closed ? 0 : errno);
  if (reason == 0) return;
  ::unlink(path.c_str());
  throw cannot_write(path, reason);
}

void refuse_existing(const std::string& path) {
  if (::access(path.c_str(), F_OK) == 0) throw cannot_write(path, EEXIST);
}

}  // namespace cli
