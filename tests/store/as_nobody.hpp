// Runs something as a person without any rights: tests may be run by root, to
// whom no file is read-only.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <functional>
#include <string>

namespace store_test {

// What `work` returns, run in a child process as user nobody (or as the person
// who runs the tests, when that is not root).
inline std::string as_nobody(const std::function<std::string()>& work) {
  int ends[2];
  if (pipe(ends) != 0) return "no pipe";
  const pid_t child = fork();
  if (child == 0) {
    constexpr uid_t kNobody = 65534;
    if (geteuid() == 0 && (setgid(kNobody) != 0 || setuid(kNobody) != 0)) _exit(1);
    std::string result;
    try {
      result = work();
    } catch (const std::exception& error) {
      result = std::string{"threw: "} + error.what();
    }
    const bool told = write(ends[1], result.data(), result.size()) >= 0;
    _exit(told ? 0 : 1);
  }
  close(ends[1]);
  std::string result;
  char buffer[4096];
  for (ssize_t size = 0; (size = read(ends[0], buffer, sizeof buffer)) > 0;)
    result.append(buffer, static_cast<std::size_t>(size));
  close(ends[0]);
  waitpid(child, nullptr, 0);
  return result;
}

}  // namespace store_test
