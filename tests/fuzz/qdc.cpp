// Codebooks of REFI-QDA: what is read makes a codebook that loads, or says why not.
#include "engine/codebook/codebook.hpp"
#include "engine/exchange/refi_codebook.hpp"
#include "tests/fuzz/reading.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto codebook = engine::exchange::read_qdc(fuzz::as_bytes(data, size), "x.qdc");
  if (!codebook) {
    fuzz::require(!codebook.error().empty());
    return 0;
  }
  for (std::size_t i = 0; i < codebook->codes.size(); ++i)
    fuzz::require(!codebook->codes[i].parent || *codebook->codes[i].parent < i);
  const std::string yaml = engine::exchange::starter_of(*codebook, "x", engine::base::Language::en);
  const auto loaded = engine::codebook::load(yaml, "x.yaml");
  if (loaded)
    fuzz::require(loaded->codes.size() == codebook->codes.size());
  else
    for (const auto& problem : loaded.error()) fuzz::require(!problem.problem.en.empty());
  return 0;
}
