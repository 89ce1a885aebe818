#include <utility>

#include "engine/precoding/pass.hpp"
#include "engine/precoding/precoding.hpp"
#include "engine/precoding/same.hpp"
#include "engine/precoding/sinks.hpp"

namespace engine::precoding {

std::vector<FileOutcome> import_files(store::Study& study, const ImportRequest& request,
                                      const Progress& progress) {
  std::vector<FileOutcome> outcomes;
  study.write([&](store::Writer& writer) {
    ImportSink sink{writer, study};
    Pass pass{{request.files, request.read, request.jobs, nullptr, request.reader},
              Intake{study.transcripts(), request.replace},
              sink,
              progress};
    outcomes = pass.run({});
  });
  describe_same(outcomes, study);
  return outcomes;
}

std::vector<FileOutcome> preview_files(const std::vector<coding::TranscriptView>& known,
                                       const ImportRequest& request) {
  std::vector<store::TranscriptRow> rows;
  for (const coding::TranscriptView& view : known) {
    store::TranscriptRow& row = rows.emplace_back();
    row.id = view.id;
    row.name = view.name;
    row.digest = view.digest;
  }
  NoSink sink;
  Pass pass{{request.files, request.read, request.jobs, nullptr, request.reader},
            Intake{rows, request.replace},
            sink,
            {}};
  std::vector<FileOutcome> outcomes = pass.run({});
  describe_same(outcomes, known);
  return outcomes;
}

}  // namespace engine::precoding
