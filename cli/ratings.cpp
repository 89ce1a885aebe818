#include "cli/ratings.hpp"

#include <fmt/ranges.h>

#include <map>
#include <set>

#include "cli/csv.hpp"
#include "engine/base/joined.hpp"

namespace cli {
namespace {

namespace base = engine::base;
using base::message;
using engine::analysis::Ratings;

void check_coders(const CsvRow& header, const std::string& path, base::Diagnostics& problems) {
  const auto problem = [&](base::Message what, base::Message hint) {
    problems.push_back({path, header.line, 0, std::move(what), std::move(hint), ""});
  };
  if (header.cells.size() < 2)
    problem(message("er zijn minstens twee codeurs nodig; in de kop: {}",
                    "at least two coders are needed; in the header: {}", header.cells.size()),
            message("de kop noemt de codeurs: anna,ben", "the header names the coders: anna,ben"));
  std::set<std::string> seen;
  for (const std::string& name : header.cells)
    if (name.empty())
      problem(
          message("een codeur heeft geen naam", "a coder has no name"),
          message("de kop noemt de codeurs: anna,ben", "the header names the coders: anna,ben"));
    else if (!seen.insert(name).second)
      problem(message("codeur '{}' staat er twee keer in", "coder '{}' is there twice", name),
              message("elke kolom is van een andere codeur", "each column is of another coder"));
}

}  // namespace

base::Result<Ratings> read_ratings(const std::string& path,
                                   const std::vector<std::string>& categories) {
  const auto rows = read_csv(path, EmptyRows::keep);
  if (!rows) return rows.error();
  base::Diagnostics problems;
  const CsvRow& header = rows->front();
  check_coders(header, path, problems);

  std::map<std::string, std::uint32_t> number_of;
  for (const std::string& category : categories)
    number_of.emplace(category, static_cast<std::uint32_t>(number_of.size()));
  std::set<std::string> unknown;
  Ratings ratings;
  ratings.coders = static_cast<std::uint32_t>(header.cells.size());
  for (std::size_t row = 1; row < rows->size(); ++row)
    for (const std::string& cell : (*rows)[row].cells) {
      if (cell.empty()) {
        ratings.cells.push_back(Ratings::kMissing);
        continue;
      }
      auto known = number_of.find(cell);
      if (known == number_of.end()) {
        if (!categories.empty() && unknown.insert(cell).second &&
            unknown.size() <= base::kMostProblems)
          problems.push_back({path, (*rows)[row].line, 0,
                              message("categorie '{}' staat niet in --categories",
                                      "category '{}' is not in --categories", cell),
                              message("daar staan: {}", "these are: {}", base::joined(categories)),
                              ""});
        known = number_of.emplace(cell, static_cast<std::uint32_t>(number_of.size())).first;
      }
      ratings.cells.push_back(known->second);
    }
  if (!problems.empty()) return problems;
  ratings.categories = static_cast<std::uint32_t>(number_of.size());
  return ratings;
}

}  // namespace cli
