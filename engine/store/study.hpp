// The study: one SQLite file that holds transcripts, codebooks, runs and
// codings. Throws base::Failure when the world fails (no such file, not a
// study, from a newer version, locked, read-only, disk full); nothing is
// changed then. Schema: schema/*.sql, documented in docs/reference/schema.md.
//
// Reading works on read-only files and folders. Writing happens inside
// `write` alone: all of it is stored, or none.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/coding/coding.hpp"
#include "engine/transcript/transcript.hpp"

namespace engine::store {

inline constexpr std::int32_t kApplicationId = 0x44554944;  // "DUID"

struct TranscriptRow {
  std::int64_t id = 0;
  std::string name, digest, format, encoding;
  std::uint32_t turns = 0, sentences = 0, words = 0;
};

struct RunRow {
  std::int64_t id = 0;
  std::string at;  // UTC, RFC 3339
  std::string program, icu, unicode, tokeniser;
};

struct SuppressionRow {
  std::string code;  // the rule's own code
  coding::Suppression suppression;
};

class Writer;

class Study {
 public:
  enum class Mode : std::uint8_t { read, write };

  // Refuses to overwrite: Failure where the path exists.
  static Study create(const std::filesystem::path& path, const std::string& title);
  static Study open(const std::filesystem::path& path, Mode mode);
  ~Study();
  Study(Study&&) noexcept;
  Study& operator=(Study&&) noexcept;

  [[nodiscard]] std::string title() const;
  [[nodiscard]] std::vector<TranscriptRow> transcripts() const;  // by name
  [[nodiscard]] std::optional<TranscriptRow> find_transcript(const std::string& name) const;
  // Text, speakers and turns as imported.
  [[nodiscard]] transcript::Transcript load_transcript(std::int64_t id) const;
  [[nodiscard]] text::StoredText load_text(std::int64_t id) const;

  // Everything a report needs, as plain values.
  [[nodiscard]] coding::StudyView view() const;
  [[nodiscard]] std::vector<SuppressionRow> suppressions(std::int64_t transcript) const;
  // Sources of the codebooks last applied, in the order they were first applied.
  [[nodiscard]] std::vector<std::string> codebook_sources() const;
  [[nodiscard]] std::vector<RunRow> runs() const;

  // Every problem of the file: SQLite's own integrity check, foreign keys, and
  // each coding's text against its transcript. Empty when sound.
  [[nodiscard]] std::vector<base::Message> verify() const;

  // One transaction.
  void write(const std::function<void(Writer&)>& work);

 private:
  friend class Writer;
  struct State;
  std::unique_ptr<State> state_;
  explicit Study(std::unique_ptr<State> state);
};

}  // namespace engine::store
