// A file that a command makes.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

namespace cli {

// What holds words of an interview is its owner's alone, as the study is.
enum class Readers : std::uint8_t { owner, anyone };

// Whole or not at all; never in the place of another. Throws base::Failure.
void write_new(const std::string& path, std::string_view content, Readers readers);
// The same, piece by piece; what `write` throws comes out of here.
void write_new(const std::string& path, Readers readers,
               const std::function<void(std::ostream&)>& write);
// Throws base::Failure as write_new does where the file is there already or has no
// name: for a command that is to find out before it does anything else.
void refuse_existing(const std::string& path);

// A name beside `path` for a file or folder that is still being made; `keep` gives
// it its own. What is there under it otherwise goes when this goes.
class Unfinished {
 public:
  // Throws base::Failure where `path` exists, or its folder does not.
  explicit Unfinished(std::string path);
  ~Unfinished();
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;

  // Nothing stands there yet.
  [[nodiscard]] const std::string& path() const { return unfinished_; }
  void make_folder() const;  // its owner's alone; throws base::Failure
  // Never in the place of another. Throws base::Failure.
  void keep();

 private:
  std::string path_, unfinished_;
};

}  // namespace cli
