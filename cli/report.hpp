// duiding report: counts of a study, each with its definition.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "cli/context.hpp"
#include "cli/selection.hpp"
#include "engine/coding/coding.hpp"

namespace cli {

void add_report(CLI::App& parent, Context& io, Exit& exit);

// What every report takes.
struct ReportOptions {
  std::string study;
  SelectionOptions selection;
  std::string as_of;
  engine::report::Format format = engine::report::Format::table;
};
void add_report_options(CLI::App& command, const Context& io, ReportOptions& options);

// False, after naming those there are, where no transcript has the attribute.
bool know_attribute(const engine::coding::StudyView& view, const std::string& key,
                    const Context& io);

// Prints a report. Data holds rows alone: what the rows are, and how they were
// counted, then goes to stderr.
void print_report(const Context& io, const engine::report::Table& table,
                  engine::report::Format format);

}  // namespace cli
