// The one sheet of a spreadsheet, in an archive that is whole.
#include "tests/fuzz/reading.hpp"
#include "tests/fuzz/stored_zip.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string sheet = fuzz::as_bytes(data, size);
  return fuzz::check_reading(
      fuzz::stored_zip(
          {{"xl/workbook.xml", "<workbook><sheets><sheet id='r'/></sheets></workbook>"},
           {"xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id='r' Target='worksheets/s.xml'/></Relationships>"},
           {"xl/sharedStrings.xml", "<sst><si><t>wie</t></si><si><t>tekst</t></si></sst>"},
           {"xl/worksheets/s.xml", sheet}}),
      "xlsx");
}
