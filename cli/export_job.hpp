// What `duiding export` hands to the writer of a format, and the writers: one
// file each, cli/export_FORMAT.cpp. A new format is a function here and a line
// in the table of cli/export.cpp.
//
// A writer makes `out` whole or not at all and never in the place of another
// (Unfinished in cli/new_file.hpp), and tells what it wrote. Equal input gives
// equal bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "cli/masking.hpp"
#include "engine/analysis/layers.hpp"
#include "engine/coding/coding.hpp"
#include "engine/exchange/neutral_names.hpp"
#include "engine/store/study.hpp"

namespace engine::exchange {
struct Outgoing;
}

namespace cli {

struct ExportJob {
  const engine::store::Study& study;
  const engine::coding::StudyView& view;  // has at least one transcript
  // Those asked for by --layer and --coder, in the view's order.
  std::vector<const engine::coding::Coding*> codings;
  // As asked, or the format's usual one; nothing: codings in every state.
  std::optional<engine::analysis::Layer> layer;
  std::vector<std::string> coders;  // as asked; none: all
  bool times = true;
  std::string out;
  engine::privacy::MaskingLists masking;  // of --masked
  std::string study_path = {};            // as typed, for commands that a reader may give
  // For pages: at most so many segments a code, drawn with `seed`.
  std::optional<std::uint32_t> sample = {};
  std::uint64_t seed = 1;
  engine::exchange::NeutralNames names = {};  // in what leaves masked
};

using WriteExport = Exit (*)(const ExportJob&, const Context&);

Exit export_csv(const ExportJob& job, const Context& io);
Exit export_html(const ExportJob& job, const Context& io);
Exit export_html_masked(const ExportJob& job, const Context& io);
Exit export_jsonl(const ExportJob& job, const Context& io);
Exit export_qdc(const ExportJob& job, const Context& io);
Exit export_qdpx(const ExportJob& job, const Context& io);
Exit export_qdpx_masked(const ExportJob& job, const Context& io);
Exit export_text(const ExportJob& job, const Context& io);
Exit export_text_masked(const ExportJob& job, const Context& io);
Exit export_webannotation(const ExportJob& job, const Context& io);

// What was chosen, as a project of another tool holds it.
engine::exchange::Outgoing outgoing_project(const ExportJob& job, const Context& io);
Exit export_xlsx(const ExportJob& job, const Context& io);

// "a.duiding: 3 transcripts, 12 codings"
void tell_exported(const ExportJob& job, const Context& io);

}  // namespace cli
