// Another program, run on one file in memory, with limits.
//
// Promises: the file reaches the program as an unnamed file in memory, never
// on disk; the program has so much memory and processor time and no more, gets
// no other open file, and dies with us; what it writes is cut at a limit.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace engine::foreign {

struct ChildLimits {
  std::size_t memory = std::size_t{300} << 20U;  // bytes of address space
  std::chrono::seconds processor{1};
  std::chrono::seconds wall{20};
  std::size_t output = std::size_t{64} << 20U;  // bytes
};

struct ChildResult {
  enum class End {
    exited,
    not_found,  // no such program
    time,       // took too long
    too_much,   // wrote too much
    broken,     // died of a signal: out of memory, or its own mistake
  };
  End end = End::exited;
  int status = 0;      // with End::exited
  std::string output;  // what it wrote
  std::string errors;  // what it complained of, the beginning
};

// Runs `program` (looked up in PATH) with `arguments`, in which "{}" stands
// for the file. Throws base::Failure where the system gives no process.
ChildResult run_child(const std::string& program, const std::vector<std::string>& arguments,
                      std::string_view file, const ChildLimits& limits);

}  // namespace engine::foreign
