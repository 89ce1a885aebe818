// Where a pass leaves what it finds.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "engine/precoding/pass.hpp"
#include "engine/store/writer.hpp"

namespace engine::precoding {

// Nowhere: the outcomes alone are wanted.
class NoSink : public Sink {
 public:
  void begin(Item&) override {}
  void add(Item&, CodedStretch&) override {}
  void end(Item&) override {}
};

// New transcripts go into the study.
class ImportSink : public Sink {
 public:
  ImportSink(store::Writer& writer, const store::Study& study) : writer_{writer}, study_{study} {}
  void begin(Item& item) override;
  void add(Item& item, CodedStretch& coded) override;
  void end(Item& item) override;

 protected:
  [[nodiscard]] store::Writer& writer() const { return writer_; }

 private:
  store::Writer& writer_;
  const store::Study& study_;
};

// The same, and what the plan's codebooks find.
class CodingSink : public ImportSink {
 public:
  // `begin_run` is called before the first transcript; later calls do nothing.
  CodingSink(store::Writer& writer, const store::Study& study, Plan& plan,
             std::function<void()> begin_run)
      : ImportSink{writer, study}, plan_{plan}, begin_run_{std::move(begin_run)} {}
  void begin(Item& item) override;
  void add(Item& item, CodedStretch& coded) override;
  void end(Item& item) override;

  store::Changes changes;
  std::uint32_t transcripts = 0;    // that had work
  std::uint32_t pairs_matched = 0;  // transcripts × codes
  std::vector<base::Message> remarks;

 private:
  Plan& plan_;
  std::function<void()> begin_run_;
};

}  // namespace engine::precoding
