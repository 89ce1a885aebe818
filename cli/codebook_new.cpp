#include "cli/codebook_new.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>

#include "cli/options.hpp"
#include "cli/output.hpp"
#include "engine/base/failure.hpp"
#include "engine/codebook/codebook.hpp"

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

// Makes the file, whole or not at all; never in the place of another.
void write_new(const std::string& path, std::string_view content) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor < 0) throw cannot_write(path, errno);
  DescriptorBuffer buffer{descriptor};
  std::ostream{&buffer} << content << std::flush;
  const bool closed = ::close(descriptor) == 0;
  const int reason = buffer.failure() != 0 ? buffer.failure() : (closed ? 0 : errno);
  if (reason == 0) return;
  ::unlink(path.c_str());
  throw cannot_write(path, reason);
}

Exit run(const std::string& file, const Context& io) {
  write_new(file, engine::codebook::starter(io.language));
  io.tell(message("{} is gemaakt", "made {}", file),
          message("nu: duiding codebook check {}", "next: duiding codebook check {}", file));
  return Exit::ok;
}

}  // namespace

void add_codebook_new(CLI::App& parent, Context& io, Exit& exit) {
  auto file = std::make_shared<std::string>();
  CLI::App* command =
      add_command(parent, io, "new",
                  message("Schrijft een becommentarieerd codeboek om mee te beginnen\n\n"
                          "Een bestand dat er al is, blijft zoals het is.",
                          "Writes a commented codebook to start from\n\n"
                          "A file that exists already is left as it is."),
                  "duiding codebook new mijn-codeboek.yaml");
  command->add_option("FILE", *file, io.say(message("het nieuwe bestand", "the new file")))
      ->required();
  command->callback([file, &io, &exit] { exit = run(*file, io); });
}

}  // namespace cli
