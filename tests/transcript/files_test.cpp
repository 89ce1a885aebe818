// Files as they lie on a disk: what cannot be read is named, with its reason.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <thread>

#include "engine/transcript/read.hpp"
#include "engine/transcript/source_file.hpp"

namespace {

namespace fs = std::filesystem;
using engine::transcript::read_file;

class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "duiding-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  fs::path write(const std::string& name, const std::string& bytes) const {
    std::ofstream{path_ / name, std::ios::binary} << bytes;
    return path_ / name;
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::string problem(const fs::path& path, const std::string& format = "") {
  engine::transcript::ReadOptions options;
  options.format = format;
  const auto result = read_file(path, options);
  return result ? "" : result.error().front().problem.en;
}

}  // namespace

TEST_CASE("a file that cannot be read says why", "[transcript][files]") {
  const Folder folder;
  CHECK(problem(folder.path() / "weg.txt") == "does not exist");
  CHECK(problem(folder.write("x.txt", "Jan: hoi") / "y.txt") == "does not exist");
  CHECK(problem(folder.path()) == "is a directory");
  CHECK(problem(folder.write("leeg.txt", "")) != "");
  CHECK(problem(folder.write("wit.txt", " \n\n \t\n")) != "");
  CHECK(problem(folder.write("leestekens.txt", "...\n\n!?\n")) == "there is not a word in it");
  CHECK(problem(folder.write("stilte.txt", "Interviewer: [lacht]\n")) ==
        "there is not a word in it");
  CHECK(problem(folder.write("kaal.txt", "Interviewer:\nRespondent:\n")) ==
        "there is not a word in it");
  CHECK(problem(folder.write("beeld.txt",
                             std::string{"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\2\3", 20})) != "");
  CHECK(problem(folder.write("x.txt", "Jan: hoi"), "wordperfect") ==
        "unknown format 'wordperfect'");
  CHECK(problem("/dev/null") != "");
}

TEST_CASE("a problem names the file", "[transcript][files]") {
  const Folder folder;
  const fs::path path = folder.path() / "weg.txt";
  CHECK(read_file(path, {}).error().front().file == path.string());
}

TEST_CASE("a file without permission is named", "[transcript][files]") {
  if (geteuid() == 0) {
    WARN("root may read everything: not tested");
    return;
  }
  const Folder folder;
  const fs::path path = folder.write("dicht.txt", "Jan: hoi");
  fs::permissions(path, fs::perms::none);
  CHECK(problem(path) == "no permission to read it");
}

TEST_CASE("what has no end is refused", "[transcript][files]") {
  CHECK(problem("/dev/zero") == "too large: more than 256 MiB from a pipe or device");
}

TEST_CASE("a pipe that nobody writes into is refused, and a slow one read", "[transcript][files]") {
  const Folder folder;
  const fs::path path = folder.write("pijp", "");
  fs::remove(path);
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  CHECK(problem(path) == "nothing comes out of this pipe");
  std::thread writer{[&path] { std::ofstream{path} << "Jan: hoi daar\n"; }};
  const auto read = engine::transcript::read_file(path, {});
  writer.join();
  REQUIRE(read);
  CHECK(read->turns.size() == 1);
}

TEST_CASE("a sparse file of 5 GiB is refused before it is read", "[transcript][files]") {
  const Folder folder;
  const fs::path path = folder.write("groot.txt", "");
  if (::truncate(path.c_str(), 5LL << 30) != 0) {
    WARN("this disk has no sparse files: not tested");
    return;
  }
  CHECK(problem(path) == "too large: more than 4 GiB");
}

TEST_CASE("a name is the file's name without folder and extension", "[transcript][files]") {
  const Folder folder;
  const auto name = [&folder](const std::string& file) {
    return read_file(folder.write(file, "Jan: hoi"), {})->name;
  };
  CHECK(name("interview.txt") == "interview");
  CHECK(name("interview 3 (v2).def.txt") == "interview 3 (v2).def");
  CHECK(name("interview") == "interview");
  CHECK(name("gesprek é.txt") == "gesprek é");
  CHECK(name("gesprek \xE9.txt") == "gesprek \uFFFD");
}

TEST_CASE("a transcript outlives the file it came from", "[transcript][files]") {
  const Folder folder;
  const fs::path path = folder.write("gesprek.txt", "Interviewer: Hoi.\nRespondent: Dag.\n");
  const auto transcript = read_file(path, {});
  REQUIRE(transcript);
  fs::resize_file(path, 0);
  fs::remove(path);
  CHECK(transcript->text.at(transcript->turns.at(1).span) == "Dag.");
}

TEST_CASE("a file too large to be copied is mapped, and reads the same", "[transcript][files]") {
  const Folder folder;
  std::string text;
  while (text.size() <= engine::transcript::kReadWholeBytes)
    text += "Interviewer: Hoe gaat het met u, en met de mensen thuis?\nRespondent: Goed.\n";
  const auto transcript = read_file(folder.write("groot.txt", text), {});
  REQUIRE(transcript);
  CHECK(transcript->text.bytes() == text);
  CHECK(transcript->speakers.size() == 2);
  CHECK(transcript->text.at(transcript->turns.back().span) == "Goed.");
}
