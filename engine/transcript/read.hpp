// From a file on disk to a Transcript. The format is found by content.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "engine/base/result.hpp"
#include "engine/transcript/source.hpp"
#include "engine/transcript/transcript.hpp"

namespace engine::transcript {

struct ReadOptions {
  std::string format;                        // "" detects; else a name of `formats()`
  std::map<std::string, std::string> roles;  // LABEL=ROLE; labels may end in * (P*)
  // Of a table: "text", "speaker", "time" or "role", and the heading of its column.
  std::map<std::string, std::string> columns;
};

// Errors: missing, unreadable, a directory, empty, binary, too large, no
// format fits, a text without a single word. Never throws for what is in the
// file, nor for a file that cannot be read: others may be good.
base::Result<Transcript> read_file(const std::filesystem::path& path, const ReadOptions& options);

// The same for text already in memory; `path` gives the name and is quoted in diagnostics.
base::Result<Transcript> read_bytes(std::string bytes, const std::string& path,
                                    const ReadOptions& options);

// From what another reader took from a file: finds header, speakers and turns, and
// leaves the text as it is. Errors: a text without a single word.
struct Origin {
  std::string name;    // of the transcript
  std::string format;  // of the reader
  std::string path;    // only quoted
};
base::Result<Transcript> finish_reading(Source source, const Origin& origin,
                                        const ReadOptions& options);

std::vector<std::string> formats();

// The role a label says by itself ("Interviewer", "I", "P3", "Moderator", …),
// or "" . Labels are compared folded.
std::string role_of_label(std::string_view label);

// True where `label` fits `pattern`, which may end in *. Compared folded.
bool label_matches(std::string_view pattern, std::string_view label);

}  // namespace engine::transcript
