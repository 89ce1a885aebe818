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

std::vector<FileOutcome> preview_files(const ImportRequest& request) {
  NoSink sink;
  Pass pass{{request.files, request.read, request.jobs, nullptr, request.reader},
            Intake{{}, {}},
            sink,
            {}};
  std::vector<FileOutcome> outcomes = pass.run({});
  describe_same(outcomes);
  return outcomes;
}

}  // namespace engine::precoding
