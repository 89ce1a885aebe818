// A study's project as others may read it: masked texts with the codings in their
// places, numbers for names, and nothing that people wrote.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/exchange/masked_transcript.hpp"
#include "engine/exchange/outgoing.hpp"

namespace engine::exchange {

struct Disguise {
  std::string title;
  std::vector<MaskedTranscript> texts;        // beside those of the project
  std::vector<std::uint32_t> order;           // in which they leave: indices
  std::map<std::string, std::string> coders;  // names of all; the machine keeps its own
  std::map<std::string, std::string> codes;   // ids of those that may not keep theirs
  std::set<std::string> attributes;           // that stay
};

// "transcript-001": the text that leaves as the first, from 0.
std::string masked_name(std::size_t number);

// `outgoing` was made without remarks. Adds to its losses what masking takes away.
void put_on(const Disguise& disguise, Outgoing& outgoing);

}  // namespace engine::exchange
