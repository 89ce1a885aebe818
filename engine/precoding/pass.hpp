// One pass over transcripts: files to be imported and transcripts of the study
// to be gone through again. Several threads read, tokenise and match; what
// they find reaches the sink in one order, on the calling thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/precoding/intake.hpp"
#include "engine/precoding/ordered_pool.hpp"
#include "engine/precoding/plan.hpp"
#include "engine/precoding/precoding.hpp"
#include "engine/precoding/stretch.hpp"

namespace engine::precoding {

// A transcript being gone through.
struct Item {
  std::optional<std::size_t> file;                          // of the request; else one of the study
  std::shared_ptr<const transcript::Transcript> interview;  // of a file
  Intake::Admission admission;
  std::string digest;

  std::int64_t id = 0;  // in the study
  std::vector<Work> work;
  bool recount = false;  // of the study, counted by another tokeniser

  std::uint32_t turns = 0;  // of a transcript of the study

  // So far.
  std::uint32_t next_turn = 0;
  std::uint32_t sentences = 0, words = 0;
  std::uint32_t text_end = 0;  // bytes stored
  bool capped = false;

  [[nodiscard]] bool is_new() const { return interview != nullptr; }
};

// What is done with transcripts: stored, or only counted.
class Sink {
 public:
  virtual ~Sink() = default;
  // May give the item its work and its id.
  virtual void begin(Item& item) = 0;
  // In order. Sentences and words of `coded` are still counted from its own
  // beginning; those of the item are what stands before.
  virtual void add(Item& item, CodedStretch& coded) = 0;
  virtual void end(Item& item) = 0;
};

class Pass {
 public:
  struct Request {
    std::vector<std::filesystem::path> files;
    transcript::ReadOptions read;
    unsigned jobs = 1;
    const store::Study* study = nullptr;  // of the items
    decltype(ImportRequest::reader) reader{};
  };
  Pass(Request request, Intake intake, Sink& sink, Progress progress);

  // Files first, then these transcripts of the study. Returns what became of
  // each file, counts included.
  std::vector<FileOutcome> run(std::vector<Item> stored);

 private:
  using Result = std::variant<FileRead, CodedStretch>;
  using Pool = OrderedPool<StretchCoder, Result>;

  std::optional<Pool::Task> next_task();
  Pool::Task next_read();
  Pool::Task next_stretch();
  Stretch cut_stretch(Item& item) const;
  Stretch load_stretch(Item& item) const;
  void start(Item item);
  void handle(FileRead& read);
  void handle(CodedStretch& coded);
  void count(const Item& item, const CodedStretch& coded);
  void report_progress();

  Request request_;
  Intake intake_;
  Sink& sink_;
  Progress progress_;
  std::vector<FileOutcome> outcomes_;
  std::size_t next_file_ = 0;
  std::size_t reads_ = 0;            // under way
  std::deque<Item> items_;           // all begun; those that ended are emptied
  std::deque<Item> stored_;          // not begun
  std::deque<std::size_t> cutting_;  // items with turns not handed out yet
  std::size_t done_ = 0, total_ = 0;
};

}  // namespace engine::precoding
