// What the tests of other tools' projects share.
#pragma once

#include <sqlite3.h>

#include <catch2/catch.hpp>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/exchange/project_file.hpp"

namespace exchange_test {

using engine::exchange::Project;

inline Project read(const std::string& bytes) {
  const auto owner = std::make_shared<const std::string>(bytes);
  auto project = engine::exchange::read_project(owner, *owner, "x");
  if (!project) FAIL(project.error().front().problem.en);
  return *project;
}

inline std::string problem_of(const std::string& bytes) {
  const auto owner = std::make_shared<const std::string>(bytes);
  const auto project = engine::exchange::read_project(owner, *owner, "x");
  if (project) return "";
  CHECK(!project.error().front().hint.nl.empty());
  return project.error().front().problem.en;
}

// `text: code by coder: "what is coded"`, one a line.
inline std::vector<std::string> codings_of(const Project& project) {
  std::vector<std::string> out;
  for (const auto& coding : project.codings) {
    const auto& text = project.texts.at(coding.text);
    out.push_back(text.name + ": " + project.codes.at(coding.code).name + " by " +
                  project.coders.at(coding.coder) + ": \"" +
                  std::string{text.text.at(coding.span)} + "\"");
  }
  return out;
}

inline std::vector<std::string> remarks_of(const Project& project) {
  std::vector<std::string> out;
  for (const auto& remark : project.remarks) out.push_back(remark.en);
  return out;
}

// The bytes of a database that these statements make.
inline std::string database(const std::string& statements) {
  sqlite3* made = nullptr;
  sqlite3_open(":memory:", &made);
  char* error = nullptr;
  sqlite3_exec(made, statements.c_str(), nullptr, nullptr, &error);
  if (error != nullptr) throw std::runtime_error{error};
  sqlite3_int64 size = 0;
  unsigned char* bytes = sqlite3_serialize(made, "main", &size, 0);
  std::string out{reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size)};
  sqlite3_free(bytes);
  sqlite3_close(made);
  return out;
}

}  // namespace exchange_test
