// The person's own browser.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace cli {

// A page, for this user's eyes alone, that goes on to an address. Other users see
// what programs are started with, so a secret address must not be among that. Gone
// when this is.
class Signpost {
 public:
  // Nothing where no file can be made.
  static std::optional<Signpost> to(const std::string& address);
  ~Signpost();
  Signpost(Signpost&& other) noexcept;
  Signpost& operator=(Signpost&&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  explicit Signpost(std::filesystem::path path) : path_{std::move(path)} {}
  std::filesystem::path path_;
};

// Starts xdg-open, and does not wait for it. False where there is no screen to open a
// browser on, or no xdg-open.
bool open_in_browser(const std::filesystem::path& page);

}  // namespace cli
