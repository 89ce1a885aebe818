#include "engine/foreign/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include "engine/base/failure.hpp"

namespace engine::foreign {
namespace {

using base::message;
using Clock = std::chrono::steady_clock;

constexpr int kFileNumber = 3;  // the file's descriptor in the child
constexpr std::size_t kMaxErrors = 4096;

[[noreturn]] void fail(int error) {
  const std::string reason = std::generic_category().message(error);
  throw base::Failure{message("het systeem geeft geen ruimte om een PDF te lezen ({})",
                              "the system gives no room to read a PDF ({})", reason),
                      message("sluit andere programma's en probeer het opnieuw",
                              "close other programs and try again")};
}

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_{number} {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : number_{std::exchange(other.number_, -1)} {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    close();
    number_ = std::exchange(other.number_, -1);
    return *this;
  }
  [[nodiscard]] int number() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_ = -1;
};

Descriptor memory_file(std::string_view bytes) {
  Descriptor file{::memfd_create("document", MFD_CLOEXEC)};
  if (file.number() < 0) fail(errno);
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return file;
}

struct Pipe {
  Descriptor read, write;
  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail(errno);
    read = Descriptor{ends[0]};
    write = Descriptor{ends[1]};
  }
};

// "" where PATH has no such program.
std::string find_program(const std::string& name) {
  const char* const path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? "/usr/local/bin:/usr/bin:/bin" : path;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    const std::string candidate = std::string{rest.substr(0, end)} + "/" + name;
    if (candidate.starts_with('/') && ::access(candidate.c_str(), X_OK) == 0) return candidate;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return "";
}

void limit(int resource, rlim_t most) {
  const rlimit both{most, most};
  ::setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

// In the child: only calls that are allowed between fork and exec.
[[noreturn]] void become(const char* program, char* const* arguments, char* const* environment,
                         const std::array<int, 3>& numbers, const ChildLimits& limits) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  // the descriptors may lie on the numbers they must get: first out of the way
  std::array<int, 3> safe{};
  for (std::size_t i = 0; i < safe.size(); ++i) safe[i] = ::fcntl(numbers[i], F_DUPFD_CLOEXEC, 10);
  const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (nothing < 0) ::_exit(127);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(safe[0], kFileNumber);
  ::dup2(safe[1], STDOUT_FILENO);
  ::dup2(safe[2], STDERR_FILENO);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_AS, limits.memory);
  limit(RLIMIT_CPU, static_cast<rlim_t>(limits.processor.count()));
  ::execve(program, arguments, environment);
  ::_exit(127);
}

// A process that does not outlive this: it is ended, and its end is taken note of.
class Child {
 public:
  explicit Child(pid_t id) : id_{id} {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (id_ < 0) return;
    ::kill(id_, SIGKILL);
    while (::waitpid(id_, nullptr, 0) < 0 && errno == EINTR) continue;
  }

  // How it ended by itself; nothing where the time is up first.
  std::optional<int> wait(Clock::time_point until) {
    constexpr std::chrono::milliseconds kBetween{2};
    int status = 0;
    while (true) {
      const pid_t ended = ::waitpid(id_, &status, WNOHANG);
      if (ended == id_) {
        id_ = -1;
        return status;
      }
      if ((ended < 0 && errno != EINTR) || Clock::now() >= until) return std::nullopt;
      std::this_thread::sleep_for(kBetween);
    }
  }

 private:
  pid_t id_;
};

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> out;
  out.reserve(words.size() + 1);
  for (std::string& word : words) out.push_back(word.data());
  out.push_back(nullptr);
  return out;
}

// Reads both pipes until they end, the time is up or too much came.
ChildResult::End listen(Descriptor& output, Descriptor& errors, Clock::time_point until,
                        std::size_t most, ChildResult& result) {
  std::array<char, std::size_t{1} << 16U> buffer;
  while (output.number() >= 0 || errors.number() >= 0) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    if (left <= 0) return ChildResult::End::time;
    std::array<pollfd, 2> waiting{pollfd{output.number(), POLLIN, 0},
                                  pollfd{errors.number(), POLLIN, 0}};
    if (::poll(waiting.data(), waiting.size(), static_cast<int>(left)) < 0 && errno != EINTR)
      fail(errno);
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      if (waiting[i].revents == 0) continue;
      Descriptor& from = i == 0 ? output : errors;
      const ssize_t got = ::read(from.number(), buffer.data(), buffer.size());
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) {
        from.close();
        continue;
      }
      const auto size = static_cast<std::size_t>(got);
      if (i == 0) {
        if (result.output.size() + size > most) return ChildResult::End::too_much;
        result.output.append(buffer.data(), size);
      } else {
        result.errors.append(
            buffer.data(), std::min(size, kMaxErrors - std::min(kMaxErrors, result.errors.size())));
      }
    }
  }
  return ChildResult::End::exited;
}

}  // namespace

ChildResult run_child(const std::string& program, const std::vector<std::string>& arguments,
                      std::string_view file, const ChildLimits& limits) {
  ChildResult result;
  const std::string path = find_program(program);
  if (path.empty()) {
    result.end = ChildResult::End::not_found;
    return result;
  }
  const Descriptor content = memory_file(file);
  Pipe output, errors;
  std::vector<std::string> words{program};
  for (const std::string& argument : arguments)
    words.push_back(argument == "{}" ? "/dev/fd/" + std::to_string(kFileNumber) : argument);
  std::vector<std::string> environment{"LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin"};
  const std::vector<char*> argv = pointers(words), envp = pointers(environment);
  const std::array<int, 3> numbers{content.number(), output.write.number(), errors.write.number()};

  const pid_t id = ::fork();
  if (id < 0) fail(errno);
  if (id == 0) become(path.c_str(), argv.data(), envp.data(), numbers, limits);
  Child child{id};
  output.write.close();
  errors.write.close();
  const auto until = Clock::now() + limits.wall;
  result.end = listen(output.read, errors.read, until, limits.output, result);
  if (result.end != ChildResult::End::exited) return result;
  const std::optional<int> ended = child.wait(until);
  if (!ended) {
    result.end = ChildResult::End::time;
    return result;
  }
  const int status = *ended;
  if (WIFEXITED(status)) {
    result.status = WEXITSTATUS(status);
  } else {
    const int signal = WTERMSIG(status);
    result.end =
        signal == SIGXCPU || signal == SIGKILL ? ChildResult::End::time : ChildResult::End::broken;
  }
  return result;
}

}  // namespace engine::foreign
