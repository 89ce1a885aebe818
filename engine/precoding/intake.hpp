// What becomes of a file: read, recognised by its content, and given a name.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/precoding/precoding.hpp"
#include "engine/store/study.hpp"
#include "engine/transcript/read.hpp"

namespace engine::precoding {

struct FileRead {
  std::size_t file = 0;  // index into the request
  base::Result<transcript::Transcript> transcript;
  std::string digest;  // SHA-256 of the stored text, hexadecimal; "" where reading failed
};

FileRead read(std::size_t file, base::Result<transcript::Transcript> transcript);

// Files are shown one after another, in the order asked for.
class Intake {
 public:
  // `known`: the study's transcripts. `replace`: the name of one of them.
  Intake(const std::vector<store::TranscriptRow>& known, std::optional<std::string> replace);

  struct Admission {
    std::string name;
    std::optional<std::int64_t> replaces;
  };
  // Nothing where the file is not to be imported; `outcome` says why, and what
  // the reader had to say.
  std::optional<Admission> admit(const FileRead& read, FileOutcome& outcome);

 private:
  struct Known {
    std::int64_t id = 0;
    std::string digest;
  };
  std::optional<Admission> admit_replacement(FileOutcome& outcome);
  std::string free_name(const std::string& wanted) const;
  void remember(const std::string& name, const std::string& digest);

  std::map<std::string, Known> by_name_;          // of the study
  std::map<std::string, std::string> by_digest_;  // name, of the study and of this call
  std::set<std::string> taken_;                   // names given in this call
  std::optional<std::string> replace_;
};

}  // namespace engine::precoding
