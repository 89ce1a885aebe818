#include "cli/options.hpp"

#include <algorithm>
#include <charconv>
#include <ostream>
#include <thread>

#include "engine/codebook/suggest.hpp"

namespace cli {

namespace base = engine::base;
namespace report = engine::report;
using base::message;

CLI::App* add_command(CLI::App& parent, const Context& io, const std::string& name,
                      const base::Message& description, const std::string& example) {
  CLI::App* command = parent.add_subcommand(name, io.say(description));
  command->footer(example);
  return command;
}

CLI::Option* add_study(CLI::App& command, const Context& io, std::string& study) {
  return command.add_option("STUDY", study, io.say(message("studiebestand", "study file")))
      ->required();
}

CLI::Option* add_format(CLI::App& command, const Context& io, report::Format& format) {
  return command
      .add_option_function<std::string>(
          "--format",
          [&format](const std::string& name) {
            format = report::parse_format(name).value_or(report::Format::table);
          },
          io.say(message("hoe de tabel geschreven wordt", "how the table is written")))
      ->type_name("table|csv|json|jsonl")
      ->default_str("table")
      ->check(one_of(io, {"table", "csv", "json", "jsonl"}));
}

unsigned default_jobs() { return std::max(1U, std::thread::hardware_concurrency()); }

CLI::Option* add_jobs(CLI::App& command, const Context& io, unsigned& jobs) {
  constexpr std::uint64_t kMost = 256;
  return command
      .add_option("--jobs", jobs,
                  io.say(message("aantal threads; anders zoveel als er kernen zijn",
                                 "number of threads; else as many as there are cores")))
      ->type_name("N")
      ->check(whole_number(io, 1, kMost));
}

CLI::Option* add_value(CLI::App& command, const Context& io, const std::string& name,
                       std::string& value, const std::string& type,
                       const base::Message& description) {
  return command.add_option(name, value, io.say(description))->type_name(type);
}

CLI::Option* add_values(CLI::App& command, const Context& io, const std::string& name,
                        std::vector<std::string>& values, const std::string& type,
                        const base::Message& description) {
  return command.add_option(name, values, io.say(description))
      ->type_name(type)
      ->allow_extra_args(false);
}

std::string any_of(const Context& io, const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 < words.size() ? ", " : io.say(message(" of ", " or "));
    out += words[i];
  }
  return out;
}

CLI::Validator one_of(const Context& io, std::vector<std::string> allowed) {
  return {[&io, allowed = std::move(allowed)](std::string& value) -> std::string {
            for (const std::string& word : allowed)
              if (word == value) return {};
            const std::string_view near =
                engine::codebook::nearest(value, {allowed.begin(), allowed.end()});
            if (!near.empty())
              return io.say(message("'{0}' kan hier niet; misschien bedoeld: '{1}' (kies {2})",
                                    "'{0}' cannot stand here; did you mean '{1}'? (choose {2})",
                                    value, near, any_of(io, allowed)));
            return io.say(message("'{}' kan hier niet; kies {}",
                                  "'{}' cannot stand here; choose {}", value, any_of(io, allowed)));
          },
          ""};
}

CLI::Validator whole_number(const Context& io, std::uint64_t least, std::uint64_t most) {
  return {
      [&io, least, most](std::string& value) -> std::string {
        std::uint64_t number = 0;
        const char* const end = value.data() + value.size();
        const auto [stop, error] = std::from_chars(value.data(), end, number);
        if (error == std::errc{} && stop == end && number >= least && number <= most) {
          // Without leading zeros, which CLI11 would read as octal.
          value = std::to_string(number);
          return {};
        }
        return io.say(message("'{0}' is geen heel getal van {1} tot en met {2}",
                              "'{0}' is not a whole number from {1} to {2}", value, least, most));
      },
      ""};
}

void show(const Context& io, const report::Table& table, report::Format format) {
  io.out << report::render(table, format, io.look());
}

}  // namespace cli
