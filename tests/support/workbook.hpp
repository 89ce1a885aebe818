// A workbook read back as text, with nothing of the library that wrote it.
#pragma once

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "engine/foreign/xml.hpp"
#include "engine/foreign/zip.hpp"

namespace support {

struct SheetCell {
  std::string text;
  bool formula = false, number = false;
};
using SheetRows = std::vector<std::vector<SheetCell>>;

class WorkbookParts : public engine::foreign::XmlHandler {
 public:
  std::vector<std::string> names;    // of sheets
  std::vector<std::string> strings;  // shared
  SheetRows rows;

  void begin(const engine::foreign::XmlElement& element) override {
    const std::string_view name = element.name();
    if (name == "sheet") names.emplace_back(element.attribute("name"));
    if (name == "si") strings.emplace_back();
    if (name == "row") rows.resize(std::stoul(std::string{element.attribute("r")}));
    if (name == "c") {
      std::size_t column = 0;
      for (const char c : element.attribute("r")) {
        if (c >= 'A' && c <= 'Z') column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
      }
      rows.back().resize(column);
      type_ = element.attribute("t");
    }
    if (name == "f") rows.back().back().formula = true;
    inside_ = name;
  }
  void end(std::string_view name) override {
    if (name == "c" && !rows.back().empty()) {
      SheetCell& cell = rows.back().back();
      if (type_ == "s") cell.text = shared_->at(std::stoul(cell.text));
      cell.number = type_.empty() && !cell.text.empty();
    }
    inside_.clear();
  }
  void text(std::string_view text) override {
    if (inside_ == "t" && rows.empty() && !strings.empty()) strings.back() += text;
    if (inside_ == "v") rows.back().back().text += text;
  }
  void use(const std::vector<std::string>& shared) { shared_ = &shared; }

 private:
  std::string inside_, type_;
  const std::vector<std::string>* shared_ = nullptr;
};

// Rows by sheet name.
inline std::map<std::string, SheetRows> read_workbook(const std::string& bytes) {
  engine::foreign::ZipLimits limits;
  limits.bytes = std::size_t{1} << 30U;
  const auto parts =
      engine::foreign::read_zip(bytes, "workbook", [](std::string_view) { return true; }, limits);
  REQUIRE(parts);
  const auto parse = [&](const std::string& part, WorkbookParts& into) {
    REQUIRE(parts->contains(part));
    REQUIRE(engine::foreign::parse_xml(parts->at(part), part, into));
  };
  WorkbookParts book, shared;
  parse("xl/workbook.xml", book);
  parse("xl/sharedStrings.xml", shared);
  std::map<std::string, SheetRows> sheets;
  for (std::size_t i = 0; i < book.names.size(); ++i) {
    WorkbookParts sheet;
    sheet.use(shared.strings);
    parse("xl/worksheets/sheet" + std::to_string(i + 1) + ".xml", sheet);
    sheets[book.names[i]] = std::move(sheet.rows);
  }
  return sheets;
}

}  // namespace support
