#include "cli/attribute.hpp"

#include <map>
#include <memory>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "cli/csv.hpp"
#include "cli/lookup.hpp"
#include "cli/options.hpp"
#include "engine/store/study.hpp"
#include "engine/store/writer.hpp"

namespace cli {
namespace {

namespace base = engine::base;
namespace store = engine::store;
using base::Diagnostics;
using base::message;

struct Options {
  std::string study, transcript, from;
  std::vector<std::string> pairs;
};

struct Attribute {
  std::int64_t transcript = 0;
  std::string key, value;  // an empty value takes the attribute away
};

base::Diagnostic at_line(const std::string& file, std::uint32_t line, base::Message problem) {
  return {file, line, 0, std::move(problem), {}, ""};
}

void check_header(const std::string& file, const CsvRow& header, Diagnostics& problems) {
  if (header.cells.size() < 2)
    problems.push_back(at_line(file, header.line,
                               message("de kop heeft één kolom; na het transcript hoort minstens "
                                       "één kenmerk",
                                       "the header has one column; at least one attribute belongs "
                                       "after the transcript")));
  std::set<std::string> seen;
  for (std::size_t i = 1; i < header.cells.size(); ++i) {
    const std::string& key = header.cells[i];
    if (key.empty())
      problems.push_back(at_line(
          file, header.line, message("kolom {} heeft geen naam", "column {} has no name", i + 1)));
    else if (!seen.insert(key).second)
      problems.push_back(at_line(file, header.line,
                                 message("het kenmerk '{}' staat er twee keer",
                                         "the attribute '{}' is there twice", key)));
  }
}

// Every row is checked before anything is changed. An empty cell says nothing.
base::Result<std::vector<Attribute>> from_rows(const std::vector<CsvRow>& rows,
                                               const std::string& file, const store::Study& study) {
  Diagnostics problems;
  check_header(file, rows.front(), problems);
  std::vector<Attribute> attributes;
  std::map<std::string, std::uint32_t> first_line;
  const auto known = study.transcripts();
  for (std::size_t r = 1; r < rows.size(); ++r) {
    const auto& [line, cells] = rows[r];
    const std::string& name = cells.front();
    const auto row = study.find_transcript(name);
    if (!row) {
      problems.push_back(at_line(file, line, no_such_transcript(known, name)));
      continue;
    }
    if (const auto [first, fresh] = first_line.emplace(name, line); !fresh)
      problems.push_back(at_line(file, line,
                                 message("'{}' stond al op regel {}", "'{}' was on line {} already",
                                         name, first->second)));
    for (std::size_t i = 1; i < cells.size(); ++i)
      if (!cells[i].empty()) attributes.push_back({row->id, rows.front().cells[i], cells[i]});
  }
  if (!problems.empty()) return problems;
  return attributes;
}

std::optional<std::vector<Attribute>> from_pairs(const Options& options, const store::Study& study,
                                                 const Context& io) {
  const auto row = find_transcript(study, options.transcript, io);
  if (!row) return std::nullopt;
  std::vector<Attribute> attributes;
  for (const std::string& pair : options.pairs) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos || equals == 0) {
      io.tell(message("'{}' is geen KEY=VALUE", "'{}' is not KEY=VALUE", pair),
              message("schrijf bijvoorbeeld sector=zorg", "write for example sector=care"));
      return std::nullopt;
    }
    attributes.push_back({row->id, pair.substr(0, equals), pair.substr(equals + 1)});
  }
  return attributes;
}

std::optional<std::vector<Attribute>> from_file(const std::string& file, const store::Study& study,
                                                const Context& io) {
  const auto rows = read_csv(file);
  if (!rows) {
    print(io.err, rows.error(), io.language);
    return std::nullopt;
  }
  auto attributes = from_rows(*rows, file, study);
  if (!attributes) {
    print(io.err, attributes.error(), io.language);
    return std::nullopt;
  }
  return std::move(attributes).value();
}

Exit run(const Options& options, const Context& io) {
  const bool pairs = !options.transcript.empty() && !options.pairs.empty();
  const bool file = !options.from.empty();
  if (pairs == file || (file && !options.transcript.empty())) {
    io.tell(message("geef kenmerken op de regel of uit een bestand",
                    "give attributes on the line or from a file"),
            message("duiding attribute STUDY TRANSCRIPT KEY=VALUE …, of duiding attribute STUDY "
                    "--from FILE.csv",
                    "duiding attribute STUDY TRANSCRIPT KEY=VALUE …, or duiding attribute STUDY "
                    "--from FILE.csv"));
    return Exit::failed;
  }
  auto study = store::Study::open(options.study, store::Study::Mode::write);
  const auto attributes =
      file ? from_file(options.from, study, io) : from_pairs(options, study, io);
  if (!attributes) return Exit::failed;
  std::set<std::int64_t> transcripts;
  study.write([&](store::Writer& writer) {
    for (const Attribute& attribute : *attributes) {
      writer.set_attribute(attribute.transcript, attribute.key, attribute.value);
      transcripts.insert(attribute.transcript);
    }
  });
  const auto values = base::counted(attributes->size(), message("kenmerk", "attribute"),
                                    message("kenmerken", "attributes"));
  const auto of = base::counted(transcripts.size(), message("transcript", "transcript"),
                                message("transcripten", "transcripts"));
  io.tell(message("{0} bij {2}", "{1} of {3}", values.nl, values.en, of.nl, of.en));
  return Exit::ok;
}

}  // namespace

void add_attribute(CLI::App& parent, Context& io, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      parent, io, "attribute",
      message("Legt kenmerken van een interview vast\n\n"
              "Sector, regio, jaren ervaring: rapporten zijn ernaar uit te splitsen met --by "
              "attribute:KEY. KEY= zonder waarde haalt een kenmerk weg. In een CSV-bestand staat "
              "in de eerste kolom het transcript en in elke volgende een kenmerk, met de naam in "
              "de kop; een lege cel verandert niets. Staat er een fout in, dan verandert er niets.",
              "Records what is known of an interview\n\n"
              "Sector, region, years of experience: reports split by them with --by attribute:KEY. "
              "KEY= without a value takes an attribute away. A CSV file has the transcript in its "
              "first column and an attribute in each other one, named in the header; an empty cell "
              "changes nothing. If there is a mistake in it, nothing is changed."),
      "duiding attribute studie.duiding interview-01 sector=zorg regio=noord\n"
      "duiding attribute studie.duiding --from kenmerken.csv");
  add_study(*command, io, options->study);
  command->add_option("TRANSCRIPT", options->transcript,
                      io.say(message("naam van het transcript", "the transcript's name")));
  command->add_option("KEY=VALUE", options->pairs,
                      io.say(message("kenmerk en waarde", "attribute and value")));
  add_value(
      *command, io, "--from", options->from, "FILE",
      message("lees de kenmerken uit dit CSV-bestand", "read the attributes from this CSV file"));
  command->callback([options, &io, &exit] { exit = run(*options, io); });
}

}  // namespace cli
