#include "cli/export.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/as_of.hpp"
#include "cli/export_job.hpp"
#include "cli/filter.hpp"
#include "cli/new_file.hpp"
#include "cli/options.hpp"
#include "engine/analysis/filter.hpp"
#include "engine/base/joined.hpp"

namespace cli {
namespace {

namespace analysis = engine::analysis;
namespace base = engine::base;
namespace store = engine::store;
using analysis::Layer;
using base::message;

struct ExportFormat {
  const char* name;
  const char *nl, *en;         // what it is, for --help
  bool codings;                // --layer and --coder say something of it
  bool counts = false;         // its numbers are those of the reports: of all coders
  bool page = false;           // --sample and --seed say something of it
  std::optional<Layer> layer;  // where --layer is not given; nothing: every state
  WriteExport write;
  WriteExport write_masked;  // null: it has no masked form
};

constexpr std::array kFormats{
    ExportFormat{.name = "text",
                 .nl = "een map met de teksten waarin posities tellen",
                 .en = "a folder with the texts that positions count in",
                 .codings = false,
                 .layer = {},
                 .write = export_text,
                 .write_masked = export_text_masked},
    ExportFormat{.name = "jsonl",
                 .nl = "de rijen van duiding codings",
                 .en = "the rows of duiding codings",
                 .codings = true,
                 .layer = {},
                 .write = export_jsonl,
                 .write_masked = nullptr},
    ExportFormat{.name = "qdpx",
                 .nl = "een REFI-QDA-project voor ATLAS.ti, MAXQDA, NVivo …",
                 .en = "a REFI-QDA project for ATLAS.ti, MAXQDA, NVivo …",
                 .codings = true,
                 .layer = Layer::final,
                 .write = export_qdpx,
                 .write_masked = export_qdpx_masked},
    ExportFormat{.name = "qdc",
                 .nl = "de codes als REFI-QDA-codeboek",
                 .en = "the codes as a REFI-QDA codebook",
                 .codings = false,
                 .layer = {},
                 .write = export_qdc,
                 .write_masked = nullptr},
    ExportFormat{.name = "webannotation",
                 .nl = "de coderingen als W3C Web Annotations (JSON-LD)",
                 .en = "the codings as W3C Web Annotations (JSON-LD)",
                 .codings = true,
                 .layer = Layer::final,
                 .write = export_webannotation,
                 .write_masked = nullptr},
    ExportFormat{.name = "csv",
                 .nl = "een map met tabellen voor R en Python",
                 .en = "a folder with tables for R and Python",
                 .codings = true,
                 .counts = true,
                 .layer = {},
                 .write = export_csv,
                 .write_masked = nullptr},
    ExportFormat{.name = "xlsx",
                 .nl = "een werkmap voor Excel",
                 .en = "a workbook for Excel",
                 .codings = true,
                 .counts = true,
                 .layer = {},
                 .write = export_xlsx,
                 .write_masked = nullptr},
    ExportFormat{.name = "html",
                 .nl = "een pagina om te lezen en af te drukken",
                 .en = "a page to read and to print",
                 .codings = true,
                 .counts = true,
                 .page = true,
                 .layer = {},
                 .write = export_html,
                 .write_masked = export_html_masked},
};

struct Options {
  std::string study, to, out, layer;
  std::vector<std::string> coders;
  bool no_times = false, masked = false;
  std::string sample, seed;
  engine::privacy::MaskingLists masking;
};

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  names.reserve(kFormats.size());
  for (const ExportFormat& format : kFormats) names.emplace_back(format.name);
  return names;
}

// "text, a folder …; jsonl, the rows …"
base::Message formats_in_words() {
  base::Message words;
  for (const ExportFormat& format : kFormats) {
    const char* const between = words.nl.empty() ? "" : "; ";
    words.nl += fmt::format("{}{}: {}", between, format.name, format.nl);
    words.en += fmt::format("{}{}: {}", between, format.name, format.en);
  }
  return words;
}

// "text, qdpx, html"
std::string masked_formats() {
  std::string names;
  for (const ExportFormat& format : kFormats)
    if (format.write_masked != nullptr)
      names += (names.empty() ? "" : ", ") + std::string{format.name};
  return names;
}

// Options that a format would pass over are no options of it. (--no-times is one of
// all: without times there are none to leave out.)
bool fits(const ExportFormat& format, const Options& options, const Context& io) {
  if (options.masked && format.write_masked == nullptr) {
    io.tell(message("--to {} kan niet gemaskeerd worden", "--to {} cannot be masked", format.name),
            message("maskeren kan met --to {0}, of losse citaten met duiding quotes",
                    "what can be masked: --to {0}, or single quotes with duiding quotes",
                    masked_formats()));
    return false;
  }
  const auto refuse = [&](const char* option, const base::Message& why) {
    io.tell(why, message("laat {} weg", "leave out {}", option));
    return false;
  };
  if (!format.codings && (!options.layer.empty() || !options.coders.empty())) {
    const char* const option = options.layer.empty() ? "--coder" : "--layer";
    return refuse(option,
                  message("{} kiest coderingen, en die staan niet in --to {}",
                          "{} chooses codings, and --to {} holds none", option, format.name));
  }
  if (format.counts && !options.coders.empty())
    return refuse("--coder",
                  message("de getallen van --to {} zijn die van alle codeurs",
                          "the numbers of --to {} are those of all coders", format.name));
  using engine::privacy::MaskingLists;
  const MaskingLists& lists = options.masking;
  const MaskingLists unsaid;
  for (const auto& [option, list] : {std::pair{"--roster", &MaskingLists::roster},
                                     std::pair{"--lexicon", &MaskingLists::lexicon},
                                     std::pair{"--dictionary", &MaskingLists::dictionary}})
    if (!options.masked && lists.*list != unsaid.*list)
      return refuse(option, message("{} hoort bij --masked", "{} goes with --masked", option));
  for (const auto& [option, value] :
       {std::pair{"--sample", &options.sample}, std::pair{"--seed", &options.seed}})
    if (!value->empty() && !format.page)
      return refuse(option, message("{} hoort bij --to html", "{} goes with --to html", option));
  if (!options.seed.empty() && options.sample.empty())
    return refuse("--seed", message("--seed hoort bij de loting van --sample, en die ontbreekt",
                                    "--seed picks the draw of --sample, and there is none"));
  return true;
}

Exit run(const Options& options, const Context& io) {
  const auto* const format =
      std::ranges::find(kFormats, std::string_view{options.to}, &ExportFormat::name);
  if (format == kFormats.end() || !fits(*format, options, io)) return Exit::failed;
  refuse_existing(options.out);
  const auto study = store::Study::open(options.study, store::Study::Mode::read);
  const auto view = view_of(study, "", io);
  if (!view) return Exit::failed;
  if (view->transcripts.empty()) {
    tell_if_empty(io, *view, {}, options.study);
    return Exit::failed;
  }
  analysis::Filter filter;
  filter.coders = options.coders;
  filter.layer = options.layer.empty() ? format->layer : analysis::parse_layer(options.layer);
  ExportJob job{.study = study,
                .view = *view,
                .codings = {},
                .layer = filter.layer,
                .coders = options.coders,
                .times = !options.no_times,
                .out = options.out,
                .masking = options.masking,
                .study_path = options.study};
  if (!options.seed.empty()) job.seed = std::stoull(options.seed);
  if (!options.sample.empty()) job.sample = static_cast<std::uint32_t>(std::stoul(options.sample));
  if (format->codings) {
    job.codings = analysis::select(*view, filter);
    if (job.codings.empty()) tell_nothing_found(io, *view, filter, options.study);
  }
  return (options.masked ? format->write_masked : format->write)(job, io);
}

}  // namespace

void tell_exported(const ExportJob& job, const Context& io) {
  const base::Message transcripts =
      base::counted(job.view.transcripts.size(), message("transcript", "transcript"),
                    message("transcripten", "transcripts"));
  const base::Message codings = base::counted(job.codings.size(), message("codering", "coding"),
                                              message("coderingen", "codings"));
  io.tell(message("{0}: {1}, {3}", "{0}: {2}, {4}", job.out, transcripts.nl, transcripts.en,
                  codings.nl, codings.en));
}

void add_export(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  const base::Message formats = formats_in_words();
  CLI::App* command =
      add_command(parent, io, "export",
                  message("Schrijft een studie voor een ander programma of voor mensen\n\n"
                          "Wat er onder PATH al is, blijft zoals het is. {0}. Met --masked: "
                          "{2}; dat het naar buiten ging, komt in het logboek.",
                          "Writes a study for another program or for people\n\n"
                          "What exists already at PATH is left as it is. {1}. With --masked: "
                          "{2}; that it left goes into the log.",
                          formats.nl, formats.en, masked_formats()),
                  "duiding export studie.duiding --to qdpx --out studie.qdpx\n"
                  "duiding export studie.duiding --to text --out teksten\n"
                  "duiding export studie.duiding --to text --masked --out archief\n"
                  "duiding export studie.duiding --to qdpx --masked --out gemaskeerd.qdpx");
  add_study(*command, io, options->study);
  add_value(*command, io, "--to", options->to, base::joined(format_names(), "|"),
            message("het formaat", "the format"))
      ->required()
      ->check(one_of(io, format_names()));
  add_value(*command, io, "--out", options->out, "PATH",
            message("het nieuwe bestand of de nieuwe map", "the new file or folder"))
      ->required();
  add_value(
      *command, io, "--layer", options->layer, "suggested|reviewed|final",
      message("alleen coderingen die in deze laag staan", "only codings that stand in this layer"))
      ->check(one_of(io, {"suggested", "reviewed", "final"}));
  add_values(*command, io, "--coder", options->coders, "NAME",
             message("alleen coderingen van deze codeur: machine of een naam",
                     "only codings of this coder: machine or a name"));
  command->add_flag("--no-times", options->no_times,
                    io.say(message("laat tijden weg, zodat gelijke invoer gelijke bytes geeft",
                                   "leave out times, so that equal input gives equal bytes")));
  add_value(*command, io, "--sample", options->sample, "N",
            message("html: ten hoogste N segmenten per code, door loting",
                    "html: at most N segments a code, drawn by lot"))
      ->check(whole_number(io, 1));
  add_value(*command, io, "--seed", options->seed, "N",
            message("html: kiest de loting", "html: picks the draw"))
      ->check(whole_number(io));
  command->add_flag("--masked", options->masked,
                    io.say(message("met namen, plaatsen, getallen en feiten gemaskeerd, zoals bij "
                                   "duiding anonymise; niet voor elk formaat",
                                   "with names, places, numbers and facts masked, as by duiding "
                                   "anonymise; not for every format")));
  add_masking_lists(*command, io, options->masking);
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
